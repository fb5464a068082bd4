import { createServer } from "node:http"
import type { AddressInfo } from "node:net"

export interface ReceivedWebhook {
  headers: { id: string; timestamp: string; signature: string }
  payload: string
}

export interface WebhookReceiver {
  url: string
  received: ReceivedWebhook[]
  /** The statuses to answer with next; 200 when there is none left. */
  answers: number[]
  close(): Promise<void>
}

/** A store's webhook endpoint, as the sender sees it. */
export const startWebhookReceiver = async (): Promise<WebhookReceiver> => {
  const received: ReceivedWebhook[] = []
  const answers: number[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", () => {
      received.push({
        headers: {
          id: String(request.headers["svix-id"]),
          timestamp: String(request.headers["svix-timestamp"]),
          signature: String(request.headers["svix-signature"]),
        },
        payload: Buffer.concat(chunks).toString("utf8"),
      })
      response.writeHead(answers.shift() ?? 200).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hooks/post-purchase/resend`,
    received,
    answers,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
