import { afterEach, describe, expect, it } from "vitest"
import { startFakeResend } from "./index"
import { closeAll, mail, start } from "./spec-support"

afterEach(closeAll)

describe("waiting for mails", () => {
  it("ends when so many have come, or when one matches", async () => {
    const { fake, resend } = await start()
    const three = fake.waitForEmails(3)
    const toBert = fake.waitForEmails(({ to }) => to.includes("bert@example.com"))
    const delivered = fake.waitForEmails({
      count: 3,
      match: (e) => e.lastEvent === "delivered",
    })
    await resend.emails.send(mail())
    await resend.batch.send([mail("bert@example.com"), mail()])
    expect(await three).toHaveLength(3)
    expect((await toBert)[0].to).toEqual(["bert@example.com"])
    expect(await delivered).toHaveLength(3)
  })

  it("says what it saw when the time is up", async () => {
    const { fake, resend } = await start()
    await resend.emails.send(mail())
    await expect(fake.waitForEmails(2, 20)).rejects.toThrow(
      "Waited 20 ms for 2 mail(s) and saw 1, of 1 accepted in all. The latest: anna@example.com: Your order"
    )
  })

  it("ends with an error when the fake is closed", async () => {
    const fake = await startFakeResend()
    const waiting = expect(fake.waitForEmails(1)).rejects.toThrow("closed while waiting")
    await fake.close()
    await waiting
  })
})
