import type { IncomingMessage } from "node:http"

/** Read to its end, and thrown away, so that the sender gets to hear the answer. */
const MOST_DRAINED = 4 * 1024 * 1024

/** A body to the byte as it was sent, since that is what is signed. */
export type RawBody =
  | { kind: "read"; text: string }
  /** `isEnded` is false when the sender would go on for long. */
  | { kind: "too-large"; isEnded: boolean }
  /** The sender went away. */
  | { kind: "aborted" }

/** Reads a request's body, of which no more than `limit` bytes are ever held. */
export function readRawBody(req: IncomingMessage, limit: number): Promise<RawBody> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    const finish = (body: RawBody): void => {
      req
        .off("data", onData)
        .off("end", onEnd)
        .off("close", onClose)
        .off("error", onClose)
      resolve(body)
    }
    const onData = (chunk: Buffer): void => {
      size += chunk.length
      if (size <= limit) {
        chunks.push(chunk)
        return
      }
      chunks.length = 0
      if (size > MOST_DRAINED) {
        req.pause()
        finish({ kind: "too-large", isEnded: false })
      }
    }
    const onEnd = (): void =>
      finish(
        size > limit
          ? { kind: "too-large", isEnded: true }
          : { kind: "read", text: Buffer.concat(chunks).toString("utf8") }
      )
    const onClose = (): void => finish({ kind: "aborted" })
    req.on("data", onData).on("end", onEnd).on("close", onClose).on("error", onClose)
  })
}
