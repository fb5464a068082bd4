import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { SocialProof } from "../social-proof"

/** What other buyers say of each request's products, by the request's key. */
export async function readSocialProof(
  _db: Knex,
  _requests: { key: string; product_ids: string[] }[]
): Promise<Map<string, SocialProof>> {
  return new Map()
}
