import { createSend } from "../../support/store-client"
import { type TestStore, seeded } from "../../support/test-store"

/** A file as the browser of an admin gets it. */
export type Download = { status: number; headers: Headers; bytes: Buffer }

/** Fetches a file of the admin API. */
export async function download(store: TestStore, path: string): Promise<Download> {
  const { email, password } = seeded.adminAccount
  const { token } = await createSend(store.baseUrl, {})<{ token: string }>(
    "POST",
    "/auth/user/emailpass",
    { email, password }
  )
  const answer = await fetch(`${store.baseUrl}${path}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  return {
    status: answer.status,
    headers: answer.headers,
    bytes: Buffer.from(await answer.arrayBuffer()),
  }
}
