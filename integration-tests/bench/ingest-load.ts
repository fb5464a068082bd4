import { Agent, request } from "node:http"
import type { SignedWebhook } from "./ingest-events"

/** What the answers were, by status. */
export type Answers = Map<number, number>

/** Posts all webhooks over so many connections, each with the next as soon as one is answered. */
export async function postAll(
  url: string,
  webhooks: SignedWebhook[],
  connections: number
): Promise<Answers> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const target = new URL(url)
  const answers: Answers = new Map()
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < webhooks.length) {
      const status = await post(target, agent, webhooks[next++])
      answers.set(status, (answers.get(status) ?? 0) + 1)
    }
  }
  await Promise.all(Array.from({ length: connections }, lane))
  agent.destroy()
  return answers
}

function post(
  target: URL,
  agent: Agent,
  { body, headers }: SignedWebhook
): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      target,
      {
        method: "POST",
        agent,
        headers: {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
          ...headers,
        },
      },
      (answer) => {
        answer.resume()
        answer.on("end", () => resolve(answer.statusCode ?? 0))
      }
    )
    outgoing.on("error", reject)
    outgoing.end(body)
  })
}
