import { afterEach, describe, expect, it } from "vitest"
import { closeAll, mail, start } from "./spec-support"

afterEach(closeAll)

describe("the inbox", () => {
  it("lists, searches and filters", async () => {
    const { fake, resend } = await start()
    const tags = [{ name: "flow", value: "review" }]
    await resend.emails.send({
      ...mail("bert@example.com"),
      subject: "How was it?",
      tags,
    })
    await resend.emails.send({
      ...mail(),
      html: "<style>p{}</style><p>A &amp; B</p>&zwnj;",
    })
    const list = async (query: string) =>
      (await (await fetch(`${fake.url}/inbox/emails?${query}`)).json()) as {
        emails: { subject: string; snippet: string }[]
        total: number
      }
    expect((await list("")).emails.map(({ subject }) => subject)).toEqual([
      "Your order",
      "How was it?",
    ])
    expect((await list("")).emails[0].snippet).toBe("A & B")
    expect((await list("q=flow:review")).emails).toHaveLength(1)
    expect((await list("q=nothing")).emails).toHaveLength(0)
    expect((await list("to=bert@example.com")).emails).toHaveLength(1)
  })

  it("gives a mail's HTML an origin of its own and no scripts", async () => {
    const { fake, resend } = await start()
    const html = "<p>Hi</p><script>parent.document.title = 'taken'</script>"
    const { data } = await resend.emails.send({ ...mail(), html })
    const response = await fetch(`${fake.url}/inbox/${data?.id}/html`)
    const policy = response.headers.get("content-security-policy") ?? ""
    expect(policy).toMatch(
      /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/
    )
    expect(policy).not.toMatch(/allow-scripts|allow-same-origin|script-src/)
    expect(response.headers.get("x-content-type-options")).toBe("nosniff")
    const page = await fetch(fake.url)
    expect(page.headers.get("content-security-policy")).toContain("script-src 'self'")
  })

  it("shows the source as a message", async () => {
    const { fake, resend } = await start()
    const { data } = await resend.emails.send({
      ...mail(),
      subject: "Danke schön",
      text: "Hi",
    })
    const source = await (await fetch(`${fake.url}/inbox/${data?.id}/source`)).text()
    expect(source).toContain("Subject: =?UTF-8?B?RGFua2Ugc2Now7Zu?=\r\n")
    expect(source).toContain("Content-Type: text/plain; charset=utf-8")
  })

  it("tells of new mails as they come", async () => {
    const { fake, resend } = await start()
    const stream = await fetch(`${fake.url}/inbox/events`)
    const { data } = await resend.emails.send(mail())
    const reader = stream.body?.getReader()
    let seen = ""
    while (reader && !seen.includes("accepted")) {
      seen += new TextDecoder().decode((await reader.read()).value)
    }
    expect(seen).toContain(JSON.stringify({ kind: "accepted", id: data?.id }))
    await reader?.cancel()
  })
})
