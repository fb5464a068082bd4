import { createServer, request, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import {
  addressKey,
  clientAddress,
} from "../../../src/api/post-purchase/support/client-address"
import { createRateLimit } from "../../../src/api/post-purchase/support/rate-limit"
import {
  type FormFields,
  readForm,
} from "../../../src/api/post-purchase/support/read-form"

describe("a visitor's address", () => {
  it.each([
    ["203.0.113.7", "203.0.113.7", "203.0.113.7"],
    ["203.0.113.7:51234", "203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7", "203.0.113.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2:3:4:5:6", "32.1.13.184.0.1.0.2"],
    ["[2001:DB8:1:2::9]:443", "2001:db8:1:2::9", "32.1.13.184.0.1.0.2"],
    ["::1", "::1", "0.0.0.0.0.0.0.0"],
    ["unknown", null, "unknown"],
    ["<script>", null, "unknown"],
    ["", null, "unknown"],
    [undefined, null, "unknown"],
  ])("%s is %s", (ip, address, key) => {
    expect(clientAddress({ ip })).toBe(address)
    expect(addressKey(clientAddress({ ip }))).toBe(key)
  })
})

describe("a rate limit", () => {
  it("lets so many through, and then says how long to wait", async () => {
    const limit = createRateLimit({ points: 3, seconds: 60 })
    const waits = []
    for (let turn = 0; turn < 5; turn += 1) {
      waits.push(await limit.take("a"))
    }
    expect(waits.slice(0, 3)).toEqual([0, 0, 0])
    expect(waits[3]).toBeGreaterThan(58)
    expect(waits[3]).toBeLessThanOrEqual(60)
    expect(await limit.take("b")).toBe(0)
  })

  it("keeps no more for ten thousand made-up addresses than it has slots", async () => {
    const limit = createRateLimit({ points: 2, seconds: 60, slots: 16 })
    let passed = 0
    for (let turn = 0; turn < 10_000; turn += 1) {
      passed += (await limit.take(`address ${turn}`)) === 0 ? 1 : 0
    }
    expect(passed).toBe(16 * 2)
  })

  it("shares its slots in another way in each process", async () => {
    const sharers = async () => {
      const limit = createRateLimit({ points: 1, seconds: 60, slots: 16 })
      const refused = []
      for (let turn = 0; turn < 32; turn += 1) {
        refused.push((await limit.take(`address ${turn}`)) > 0)
      }
      return refused.join()
    }
    expect(await sharers()).not.toBe(await sharers())
  })
})

describe("a form", () => {
  let server: Server
  let form: FormFields | null | undefined

  beforeAll(async () => {
    server = createServer((req, res) => {
      void readForm(req).then((fields) => {
        form = fields
        res.end()
      })
    })
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))
  beforeEach(() => {
    form = undefined
  })

  const multipart = (...parts: string[]) =>
    [
      ...parts.map((part) => `--b\r\nContent-Disposition: form-data; ${part}\r\n`),
      "--b--\r\n",
    ].join("")

  it.each([
    ["a form", "application/x-www-form-urlencoded", "a=1&b=%C3%A4+o&a=2"],
    [
      "a form with a charset",
      "application/x-www-form-urlencoded; charset=UTF-8",
      "a=1&b=ä o&a=2",
    ],
    ["capitals", "Application/X-WWW-Form-URLencoded", "a=1&b=ä%20o&a=2"],
    [
      "multipart",
      "multipart/form-data; boundary=b",
      multipart(`name="a"\r\n\r\n1`, `name="b"\r\n\r\nä o`, `name="a"\r\n\r\n2`),
    ],
  ])("is read from %s", async (_, type, body) => {
    await send(type, body)
    expect([form?.getAll("a"), form?.get("b"), form?.get("c")]).toEqual([
      ["1", "2"],
      "ä o",
      null,
    ])
  })

  it("leaves files out", async () => {
    await send(
      "multipart/form-data; boundary=b",
      multipart(`name="a"; filename="x.txt"\r\nContent-Type: text/plain\r\n\r\n1`)
    )
    expect(form?.getAll("a")).toEqual([])
  })

  it.each([
    ["JSON", "application/json", `{"a":1}`],
    ["text", "text/plain", "a=1"],
    ["no type", "", "a=1"],
    ["half a multipart body", "multipart/form-data; boundary=b", "--b\r\nContent-"],
    ["multipart without boundary", "multipart/form-data", multipart(`name="a"\r\n\r\n1`)],
    [
      "something that merely begins like one",
      "application/x-www-form-urlencoded2",
      "a=1",
    ],
  ])("is empty for %s", async (_, type, body) => {
    await send(type, body)
    expect(form).not.toBeNull()
    expect(form?.getAll("a")).toEqual([])
  })

  it("is none over 16 KB, whether or not the length is said before", async () => {
    const type = "application/x-www-form-urlencoded"
    await send(type, `a=${"x".repeat(16 * 1024 - 2)}`)
    expect(form?.get("a")).toHaveLength(16 * 1024 - 2)
    await send(type, `a=${"x".repeat(16 * 1024 - 1)}`)
    expect(form).toBeNull()
    await send(type, "x".repeat(5_000_000), false)
    expect(form).toBeNull()
  })

  it("is none when the visitor goes away in the middle", async () => {
    const { port } = server.address() as AddressInfo
    const sent = request({ port, method: "POST", headers: { "content-length": 100 } })
    sent.on("error", () => undefined)
    sent.write("a=1")
    await new Promise<void>((resolve) => server.once("request", () => resolve()))
    sent.destroy()
    await expect.poll(() => form).toBeNull()
  })

  function send(type: string, body: string, saysLength = true): Promise<void> {
    const { port } = server.address() as AddressInfo
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          port,
          method: "POST",
          headers: {
            ...(type ? { "content-type": type } : {}),
            ...(saysLength ? { "content-length": Buffer.byteLength(body) } : {}),
          },
        },
        (answer) => {
          answer.resume()
          answer.on("end", resolve)
        }
      )
      sent.on("error", reject)
      sent.end(body)
    })
  }
})
