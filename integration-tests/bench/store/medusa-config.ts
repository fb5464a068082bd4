import { join } from "node:path"
import { defineConfig } from "@medusajs/framework/utils"

const plugin = "medusa-plugin-post-purchase"
const { BENCH_BATCH_SIZE, BENCH_LEASE_SECONDS } = process.env

/** The store that is measured: ours on the channel email, the guide's provider on one of its own. */
export default defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    databaseLogging: false,
    http: {
      storeCors: "*",
      adminCors: "*",
      authCors: "*",
      jwtSecret: "bench",
      cookieSecret: "bench",
    },
  },
  admin: { disable: true },
  plugins: [
    {
      resolve: plugin,
      options: {
        dispatch: {
          ...(BENCH_BATCH_SIZE ? { batch_size: Number(BENCH_BATCH_SIZE) } : {}),
          ...(BENCH_LEASE_SECONDS ? { lease_seconds: Number(BENCH_LEASE_SECONDS) } : {}),
        },
        settings: {
          sender: { name: "Lindgren & Roe", address: "hello@lindgren-roe.example" },
          brand: { store_name: "Lindgren & Roe" },
          order_url: "https://lindgren-roe.example/orders/{order_id}",
        },
      },
    },
  ],
  modules: [
    {
      resolve: "@medusajs/medusa/notification",
      options: {
        providers: [
          {
            resolve: `${plugin}/providers/resend`,
            id: "resend",
            options: {
              channels: ["email"],
              api_key: process.env.RESEND_API_KEY,
              base_url: process.env.RESEND_BASE_URL,
              webhook_secret: process.env.RESEND_WEBHOOK_SECRET,
            },
          },
          {
            resolve: join(__dirname, "..", "guide"),
            id: "guide",
            options: {
              channels: ["guide"],
              api_key: process.env.RESEND_API_KEY,
              from: "Lindgren & Roe <hello@lindgren-roe.example>",
            },
          },
        ],
      },
    },
  ],
})
