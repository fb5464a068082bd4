import { createServer } from "node:net"
import { codeOf } from "./failure"

/** Whether nothing listens on a port of the loopback interface or on all of them. */
export async function isPortFree(port: number): Promise<boolean> {
  // Medusa listens on all addresses, the others on the loopback one: a port
  // counts as free when both would succeed.
  return (await canListen(port, "127.0.0.1")) && (await canListen(port))
}

/** A port that is free now, as the system picks it. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      const port = address !== null && typeof address === "object" ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}

function canListen(port: number, host?: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once("error", (error) => {
      const code = codeOf(error)
      if (code === "EADDRINUSE" || code === "EACCES") {
        resolve(false)
      } else {
        reject(error)
      }
    })
    server.listen({ port, host, exclusive: true }, () =>
      server.close(() => resolve(true))
    )
  })
}
