import { request } from "node:http"
import { Resend } from "resend"
import { afterEach, describe, expect, it } from "vitest"
import { closeAll, mail, start } from "./spec-support"

afterEach(closeAll)

describe("keys and user agent", () => {
  it("refuses a missing key with 401 and a wrong one with 403", async () => {
    const { fake } = await start()
    const none = await fetch(`${fake.url}/emails`, { method: "POST", body: "{}" })
    expect([none.status, await none.json()]).toMatchObject([
      401,
      { name: "missing_api_key" },
    ])
    const wrong = await new Resend("re_other", { baseUrl: fake.url }).emails.send(mail())
    expect(wrong.error).toMatchObject({ statusCode: 403, name: "invalid_api_key" })
    expect(fake.emails()).toEqual([])
  })

  it("refuses a request without a User-Agent with a 403 that is no JSON", async () => {
    const { fake } = await start()
    const answer = await new Promise<{ status?: number; type?: string }>(
      (resolve, reject) => {
        const outgoing = request(
          `${fake.url}/emails`,
          { method: "POST", headers: { authorization: `Bearer ${fake.apiKey}` } },
          (response) => {
            response.resume()
            resolve({
              status: response.statusCode,
              type: response.headers["content-type"],
            })
          }
        )
        outgoing.on("error", reject)
        outgoing.end(JSON.stringify(mail()))
      }
    )
    expect(answer).toEqual({ status: 403, type: "text/plain" })
  })
})
