import { afterEach, describe, expect, it } from "vitest"
import { closeAll, mail, start } from "./spec-support"

afterEach(closeAll)

describe("rate limit", () => {
  it("refuses the sixth request of a second and says when to come again", async () => {
    const { fake, resend } = await start({ rate: 5, frozenClock: true })
    const answers = []
    for (let n = 0; n < 6; n++) {
      answers.push(await resend.emails.send(mail()))
    }
    expect(answers.map(({ headers }) => headers?.["ratelimit-remaining"])).toEqual([
      "4",
      "3",
      "2",
      "1",
      "0",
      "0",
    ])
    expect(answers[5].error).toMatchObject({
      statusCode: 429,
      name: "rate_limit_exceeded",
    })
    expect(answers[5].error?.message).toContain(
      "You can only make 5 requests per second."
    )
    expect(answers[5].headers).toMatchObject({
      "ratelimit-limit": "5",
      "ratelimit-reset": "1",
      "retry-after": "1",
    })
    expect(fake.emails()).toHaveLength(5)
    await fake.advanceClock(1000)
    expect((await resend.emails.send(mail())).error).toBeNull()
  })

  it("changes while it runs", async () => {
    const { fake, resend } = await start({ rate: 1, frozenClock: true })
    await resend.emails.send(mail())
    expect((await resend.emails.send(mail())).error?.statusCode).toBe(429)
    fake.setRate(2)
    const answer = await resend.emails.send(mail())
    expect(answer.headers?.["ratelimit-limit"]).toBe("2")
    expect(() => fake.setRate(0)).toThrow("The rate must be a number above 0")
  })
})
