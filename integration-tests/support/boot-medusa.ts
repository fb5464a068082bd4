import { type Server, createServer } from "node:http"
import type { AddressInfo } from "node:net"
import type { MedusaContainer } from "@medusajs/framework/types"
import express from "express"

/** A Medusa that runs in this process. One a process: its registries are global. */
export type BootedMedusa = {
  baseUrl: string
  container: MedusaContainer
  stop(): Promise<void>
}

type Loaders = (options: {
  directory: string
  expressApp: express.Express
}) => Promise<{ container: MedusaContainer; shutdown: () => Promise<void> }>

/**
 * Boots Medusa from a project's folder on a free port.
 *
 * @param env - set in this process before the project's configuration is read
 */
export async function bootMedusa(
  directory: string,
  env: Record<string, string>
): Promise<BootedMedusa> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  const baseUrl = `http://127.0.0.1:${port}`
  Object.assign(process.env, { STORE_URL: baseUrl, DISABLE_ADMIN: "true", ...env })

  const app = express()
  const loaders: Loaders = require("@medusajs/medusa/loaders/index").default
  const { container, shutdown } = await loaders({ directory, expressApp: app })
  server.on("request", app)
  return {
    baseUrl,
    container,
    stop: async () => {
      await close(server)
      await shutdown()
    },
  }
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}
