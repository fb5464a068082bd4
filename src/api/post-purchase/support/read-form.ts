import type { IncomingMessage } from "node:http"

/** Far more than a form of choices, or a one-click POST, takes. */
const MAX_BYTES = 16 * 1024

/** The fields of a form. What is no form has none. */
export type FormFields = Pick<URLSearchParams, "get" | "getAll">

/**
 * Reads a form. Medusa's parsers are off for our pages: they know no `multipart/form-data`, in
 * which mail programs may send a one-click POST (RFC 8058), and answer in JSON.
 *
 * @param maxBytes - for a form with room for words. (Default: 16 KB)
 * @returns null for a body that is larger, and for one that breaks off
 */
export async function readForm(
  req: IncomingMessage,
  maxBytes = MAX_BYTES
): Promise<FormFields | null> {
  const body = await readBody(req, maxBytes)
  return body && parseForm(body, req.headers["content-type"] ?? "")
}

async function parseForm(body: Buffer, contentType: string): Promise<FormFields> {
  const isMultipart = /^multipart\/form-data\b/i.test(contentType)
  if (!isMultipart) {
    const isForm = /^application\/x-www-form-urlencoded\b/i.test(contentType)
    return new URLSearchParams(isForm ? body.toString() : "")
  }
  const fields = new URLSearchParams()
  try {
    const headers = { "content-type": contentType }
    const form = await new Response(new Uint8Array(body), { headers }).formData()
    form.forEach((value, name) => {
      if (typeof value === "string") {
        fields.append(name, value)
      }
    })
  } catch {
    // A broken multipart body says nothing, as one of an unknown type.
  }
  return fields
}

/** @returns null for a body over so many bytes, and for one that breaks off */
export function readBody(req: IncomingMessage, maxBytes: number): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    const giveUp = () => resolve(null)
    if (req.destroyed) {
      giveUp()
    }
    req.on("data", (chunk: Buffer) => {
      size += chunk.length
      if (size <= maxBytes) {
        chunks.push(chunk)
      } else {
        // Still read, but not kept: a client that cannot finish writing never reads the answer.
        chunks.length = 0
        giveUp()
      }
    })
    req.on("end", () => resolve(Buffer.concat(chunks)))
    req.on("error", giveUp)
    req.on("close", giveUp)
  })
}
