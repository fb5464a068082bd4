import { afterEach, describe, expect, it } from "vitest"
import { startFakeResend } from "./index"
import { closeAll, mail, open, start } from "./spec-support"

afterEach(closeAll)

describe("the server", () => {
  it("refuses a taken port with a sentence", async () => {
    const { fake } = await start()
    await expect(startFakeResend({ port: fake.port })).rejects.toThrow(
      `The fake Resend cannot listen on 127.0.0.1:${fake.port}: the port is taken.`
    )
  })

  it("frees its port when closed, though a client still waits for an answer", async () => {
    const { fake, resend } = await start()
    fake.addFault({ kind: "slow", delayMs: 60_000 })
    const answer = resend.emails.send(mail())
    await fake.waitForEmails(1)
    await fake.close()
    expect((await answer).error).toMatchObject({ statusCode: null })
    const again = await startFakeResend({ port: fake.port })
    open.push(again)
    expect(again.port).toBe(fake.port)
  })

  it("keeps no bodies when told so, and takes ten thousand mails", async () => {
    const { fake, resend } = await start({ retainBodies: false })
    const batch = Array.from({ length: 100 }, (_, n) => mail(`to${n}@example.com`))
    for (let n = 0; n < 100; n++) {
      await resend.batch.send(batch)
    }
    expect(fake.emails()).toHaveLength(10_000)
    expect(fake.emails()[42]).toMatchObject({
      to: ["to42@example.com"],
      subject: "Your order",
      html: null,
    })
  })
})
