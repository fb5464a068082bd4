import { createHmac } from "node:crypto"

const PREFIX = "whsec_"

/** The three headers that Svix signs a request with. */
export const signWebhook = (
  secret: string,
  id: string,
  timestampSeconds: number,
  body: string
): Record<string, string> => {
  const key = Buffer.from(
    secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret,
    "base64"
  )
  const signature = createHmac("sha256", key)
    .update(`${id}.${timestampSeconds}.${body}`)
    .digest("base64")
  return {
    "svix-id": id,
    "svix-timestamp": String(timestampSeconds),
    "svix-signature": `v1,${signature}`,
  }
}
