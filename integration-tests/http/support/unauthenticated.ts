import { createSend } from "../../support/store-client"
import type { TestStore } from "../../support/test-store"
import { refused } from "./refused"

/** What routes of the admin API answer to whoever is not logged in: `GET /settings 401`. */
export async function answersToAnyone(
  store: TestStore,
  routes: readonly (readonly [method: "GET" | "POST" | "DELETE", path: string])[]
): Promise<string[]> {
  const anyone = createSend(store.baseUrl, {})
  return Promise.all(
    routes.map(async ([method, path]) => {
      const body = method === "POST" ? {} : undefined
      const { status } = await refused(
        anyone(method, `/admin/post-purchase${path}`, body)
      )
      return `${method} ${path} ${status}`
    })
  )
}
