import type { IncomingMessage } from "node:http"
import { MAX_FORM_BYTES } from "../../../workflows/feedback/reviews/limits"
import { readBody } from "../support/read-form"

/** A form with its files, in memory. */
export type ReviewFormData = {
  fields: URLSearchParams
  files: { name: string; content: Buffer }[]
}

const FILES = "photos"
/** More are not looked at: the form is refused for far fewer. */
const MAX_FILES = 50

/**
 * Reads a form with photos. What is no form has no fields.
 *
 * @returns null for a body over 64 MB, and for one that breaks off
 */
export async function readReviewForm(
  req: IncomingMessage
): Promise<ReviewFormData | null> {
  const body = await readBody(req, MAX_FORM_BYTES)
  const type = req.headers["content-type"] ?? ""
  if (!body) {
    return null
  }
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) {
    return { fields: new URLSearchParams(body.toString()), files: [] }
  }
  return /^multipart\/form-data\b/i.test(type)
    ? parseMultipart(body, type)
    : { fields: new URLSearchParams(), files: [] }
}

async function parseMultipart(body: Buffer, type: string): Promise<ReviewFormData> {
  const fields = new URLSearchParams()
  const files: ReviewFormData["files"] = []
  try {
    const headers = { "content-type": type }
    const form = await new Response(new Uint8Array(body), { headers }).formData()
    for (const [name, value] of form) {
      if (typeof value === "string") {
        fields.append(name, value)
      } else if (name === FILES && value.size > 0 && files.length < MAX_FILES) {
        // Where nothing was chosen, browsers send an empty file.
        const content = Buffer.from(await value.arrayBuffer())
        files.push({ name: value.name, content })
      }
    }
  } catch {
    // A broken multipart body says nothing, as one of an unknown type.
  }
  return { fields, files }
}
