import { defineConfig } from "@medusajs/framework/utils"

const env = process.env
const port = env.PORT ?? "9000"
const publicUrl = env.STORE_URL ?? `http://localhost:${port}`
const pluginName = "medusa-plugin-post-purchase"

/** One process is both; of several some serve and some work. */
function readWorkerMode(mode = "shared"): "shared" | "server" | "worker" {
  return mode === "server" || mode === "worker" ? mode : "shared"
}

const plugin = {
  resolve: pluginName,
  options: {
    settings: {
      sender: { name: "Lindgren & Roe", address: "hello@lindgren-roe.example" },
      brand: {
        store_name: "Lindgren & Roe",
        support_email: "help@lindgren-roe.example",
        postal_address: "Lindgren & Roe ApS, Refshalevej 171, 1432 København K",
        website_url: "https://lindgren-roe.example",
      },
      order_url: "https://lindgren-roe.example/orders/{order_id}",
      public_url: publicUrl,
      time_zone: "Europe/Copenhagen",
    },
  },
}

// A store may have another provider for its e-mails already; the tests name theirs by its path.
const emailProvider = env.EMAIL_PROVIDER
  ? { resolve: env.EMAIL_PROVIDER, id: "other", options: { channels: ["email"] } }
  : {
      resolve: `${pluginName}/providers/resend`,
      id: "resend",
      options: {
        channels: ["email"],
        api_key: env.RESEND_API_KEY,
        base_url: env.RESEND_BASE_URL,
        webhook_secret: env.RESEND_WEBHOOK_SECRET,
      },
    }

// Whoever configures the notification module replaces all of its providers:
// without this one the admin's own feed stays empty.
const feedProvider = {
  resolve: "@medusajs/medusa/notification-local",
  id: "local",
  options: { channels: ["feed"] },
}

const notificationModule = {
  resolve: "@medusajs/medusa/notification",
  options: { providers: [emailProvider, feedProvider] },
}

// Several instances share their events, workflows and locks through Redis. One
// instance needs none of it.
const redisModules = env.REDIS_URL
  ? [
      {
        resolve: "@medusajs/medusa/event-bus-redis",
        options: { redisUrl: env.REDIS_URL },
      },
      {
        resolve: "@medusajs/medusa/workflow-engine-redis",
        options: { redis: { redisUrl: env.REDIS_URL } },
      },
      {
        resolve: "@medusajs/medusa/locking",
        options: {
          providers: [
            {
              resolve: "@medusajs/medusa/locking-redis",
              id: "locking-redis",
              is_default: true,
              options: { redisUrl: env.REDIS_URL },
            },
          ],
        },
      },
    ]
  : []

export default defineConfig({
  projectConfig: {
    databaseUrl: env.DATABASE_URL,
    databaseLogging: false,
    redisUrl: env.REDIS_URL,
    workerMode: readWorkerMode(env.WORKER_MODE),
    // The demo is served over plain http. In production Medusa marks the cookie
    // as secure, the browser drops it, and the admin's login starts over.
    cookieOptions: { secure: false, sameSite: "lax" },
    http: {
      storeCors: env.STORE_CORS ?? "http://localhost:8000",
      adminCors: env.ADMIN_CORS ?? publicUrl,
      authCors: env.AUTH_CORS ?? `${publicUrl},http://localhost:8000`,
      jwtSecret: env.JWT_SECRET ?? "only-for-the-demo",
      cookieSecret: env.COOKIE_SECRET ?? "only-for-the-demo",
    },
  },
  admin: {
    disable: env.DISABLE_ADMIN === "true",
    // Relative to the page it comes from, so that one build serves any port.
    backendUrl: "/",
  },
  plugins: [plugin],
  modules: [
    notificationModule,
    {
      resolve: "@medusajs/medusa/file",
      options: {
        providers: [
          {
            resolve: "@medusajs/medusa/file-local",
            id: "local",
            options: { backend_url: `${publicUrl}/static`, upload_dir: env.UPLOAD_DIR },
          },
        ],
      },
    },
    ...redisModules,
  ],
})
