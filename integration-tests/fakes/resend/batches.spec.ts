import { afterEach, describe, expect, it } from "vitest"
import { closeAll, mail, post, start } from "./spec-support"

afterEach(closeAll)

describe("batches", () => {
  const mixed = () => [mail("a@example.com"), mail("broken"), mail("c@example.com")]

  it("accepts in order and keeps each position", async () => {
    const { fake, resend } = await start()
    const { data } = await resend.batch.send([
      mail("a@example.com"),
      mail("b@example.com"),
    ])
    expect(data?.data.map(({ id }) => id)).toEqual(fake.emails().map(({ id }) => id))
    expect(fake.emails().map(({ batchPosition }) => batchPosition)).toEqual([0, 1])
  })

  it("refuses all for one bad mail when strict, and names its index", async () => {
    const { fake, resend } = await start()
    const { error } = await resend.batch.send(mixed())
    expect(error).toMatchObject({ statusCode: 422, name: "validation_error" })
    expect(error?.message).toMatch(/index 1.*`to`/)
    expect(fake.emails()).toEqual([])
  })

  it("accepts the good ones when permissive, so that positions shift", async () => {
    const { fake, resend } = await start()
    const { data } = await resend.batch.send(mixed(), { batchValidation: "permissive" })
    expect(data?.data.map(({ id }) => id)).toEqual(fake.emails().map(({ id }) => id))
    expect(data?.errors).toMatchObject([
      { index: 1, message: expect.stringContaining("`to`") },
    ])
    expect(fake.emails().map(({ batchPosition }) => batchPosition)).toEqual([0, 2])
  })

  it("ignores permissive when told that it is not supported", async () => {
    const { fake, resend } = await start({ permissiveSupported: false })
    const refused = await resend.batch.send(mixed(), { batchValidation: "permissive" })
    expect(refused.error).toMatchObject({ statusCode: 422 })
    const good = await resend.batch.send([mail()], { batchValidation: "permissive" })
    expect(good.data).toEqual({ data: [{ id: fake.emails()[0].id }] })
  })

  it.each([0, 101])("refuses a batch of %i", async (length) => {
    const { resend } = await start()
    const { error } = await resend.batch.send(Array.from({ length }, () => mail()))
    expect(error).toMatchObject({ statusCode: 422, name: "validation_error" })
  })

  it("accepts a batch of 100", async () => {
    const { fake, resend } = await start()
    await resend.batch.send(Array.from({ length: 100 }, () => mail()))
    expect(fake.emails()).toHaveLength(100)
  })

  it.each(["attachments", "scheduled_at"])("refuses %s in a batch", async (field) => {
    const { fake } = await start()
    const value =
      field === "attachments" ? [{ filename: "a.txt", content: "YQ==" }] : "in 1 hour"
    const body = JSON.stringify([{ ...mail(), [field]: value }])
    const response = await post(fake, "/emails/batch", body)
    expect(response.status).toBe(422)
    expect(await response.text()).toContain(field)
  })
})
