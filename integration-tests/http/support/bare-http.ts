import { Agent, type IncomingHttpHeaders, request } from "node:http"

/** An answer, as it came: no redirect is followed, no cookie kept. */
export type BareAnswer = {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

/** Sends one request with exactly these headers. */
export type BareHttp = {
  send(
    path: string,
    options?: {
      method?: string
      headers?: Record<string, string>
      body?: string | Buffer
    }
  ): Promise<BareAnswer>
  close(): void
}

/** A client that adds nothing of its own; browsers' and scanners' requests are made with it. */
export function bareHttp(baseUrl: string, sockets = 50): BareHttp {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets })
  return {
    send: (path, { method = "GET", headers = {}, body } = {}) =>
      new Promise((resolve, reject) => {
        const outgoing = request(
          new URL(path, baseUrl),
          {
            method,
            agent,
            headers: {
              ...headers,
              ...(body === undefined
                ? {}
                : { "content-length": String(Buffer.byteLength(body)) }),
            },
          },
          (incoming) => {
            const chunks: Buffer[] = []
            incoming.on("data", (chunk: Buffer) => chunks.push(chunk))
            incoming.on("error", reject)
            incoming.on("end", () =>
              resolve({
                status: incoming.statusCode ?? 0,
                headers: incoming.headers,
                body: Buffer.concat(chunks),
              })
            )
          }
        )
        outgoing.on("error", reject)
        outgoing.end(body)
      }),
    close: () => agent.destroy(),
  }
}
