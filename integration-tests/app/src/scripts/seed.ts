import type { ExecArgs } from "@medusajs/framework/types"
import { seedStore } from "../seed/seed-store"

/** `medusa exec ./src/scripts/seed.ts` */
export default async function seed({ container }: ExecArgs): Promise<void> {
  const storeUrl =
    process.env.STORE_URL ?? `http://localhost:${process.env.PORT ?? "9000"}`
  await seedStore(container, { imageBaseUrl: `${storeUrl}/static/products` })
}
