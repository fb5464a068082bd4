import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import express, { type RequestHandler } from "express"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { guardPublicRoute } from "../../../src/api/post-purchase/support/guard"

// Medusa brings it, without its types.
const session: (options: object) => RequestHandler = require("express-session")

describe("what stands before all public routes", () => {
  let server: Server
  let url: string

  beforeAll(async () => {
    const app = express()
    // The most talkative session that a store can configure.
    app.use(
      session({ secret: "s", resave: true, saveUninitialized: true, rolling: true })
    )
    // Medusa's request is Express's with a container, which a whole link does not need.
    app.use("/post-purchase", (...request) => {
      Reflect.apply(guardPublicRoute, undefined, request)
    })
    app.use((_req, res) => void res.send("here"))
    server = createServer(app)
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))

  it("sets no cookie, however the store has configured its sessions", async () => {
    const elsewhere = await fetch(`${url}/store/products`)
    const cookie = elsewhere.headers.get("set-cookie")?.split(";")[0] ?? ""
    expect(cookie).toMatch(/^connect\.sid=/)
    for (const headers of [new Headers(), new Headers({ cookie })]) {
      const answer = await fetch(`${url}/post-purchase/open/token`, { headers })
      expect(await answer.text()).toBe("here")
      expect(answer.headers.get("set-cookie")).toBeNull()
      expect(answer.headers.get("cache-control")).toBe("no-store")
      expect(answer.headers.get("referrer-policy")).toBe("no-referrer")
    }
    const still = await fetch(`${url}/store/products`, { headers: { cookie } })
    expect(still.headers.get("set-cookie")?.split(";")[0]).toBe(cookie)
  })
})
