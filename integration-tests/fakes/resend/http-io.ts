import type { IncomingMessage, ServerResponse } from "node:http"

const MAX_BODY_BYTES = 64 * 1024 * 1024

/** @throws Error when the body is too large or the client goes away. */
export const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = chunk as Buffer
    size += bytes.length
    if (size > MAX_BODY_BYTES) {
      throw new Error(`The body is larger than ${MAX_BODY_BYTES} bytes.`)
    }
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

export const sendText = (
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  headers: Record<string, string> = {}
): void => {
  if (response.destroyed) {
    return
  }
  response.writeHead(status, {
    "content-type": type,
    "content-length": Buffer.byteLength(body),
    "x-content-type-options": "nosniff",
    ...headers,
  })
  response.end(body)
}

export const sendJson = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {}
): void => sendText(response, status, "application/json", JSON.stringify(body), headers)
