import { spawnSync } from "node:child_process"
import { dirname, join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { bundledForBrowser, gzippedSize } from "../../analysis/support/bundle"
import { type Admin, adminLogin, createShopper } from "../../support/store-client"

const { E2E_TARBALL = "", E2E_ADMIN_URL = "", E2E_RESEND_URL = "" } = process.env

type Accepted = { to: string[]; subject: string; tags: { name: string; value: string }[] }

async function acceptedMails(): Promise<Accepted[]> {
  const response = await fetch(`${E2E_RESEND_URL}/_fake/emails`)
  const { emails }: { emails: Accepted[] } = await response.json()
  return emails.filter(({ to }) => to.includes("installed@example.com"))
}

describe("a store that has installed the packed plugin", () => {
  let admin: Admin

  beforeAll(async () => {
    admin = await adminLogin({
      baseUrl: E2E_ADMIN_URL,
      email: process.env.E2E_ADMIN_EMAIL ?? "",
      password: process.env.E2E_ADMIN_PASSWORD ?? "",
    })
  })

  it("got no tests, sources or demo with it", () => {
    const { stdout } = spawnSync("tar", ["tzf", E2E_TARBALL], { encoding: "utf8" })
    const files = stdout.split("\n").filter(Boolean)
    expect(files).toContain("package/.medusa/server/src/modules/post-purchase/index.js")
    expect(files).toContain("package/.medusa/server/src/providers/resend/index.js")
    expect(files).toContain("package/.medusa/server/src/admin/index.mjs")
    expect(files).toContain("package/.medusa/server/emails/copy/de.json")
    expect(files).toContain("package/.medusa/server/src/analysis/analysis.mjs")
    expect(files).toContain("package/src/analysis/REFERENCE.md")
    expect(files).toContain("package/LICENSE")
    expect(
      files.filter((file) =>
        // `chi-square-test.js` is no test.
        /\.(spec|test)\.|\/(tests?|__tests__|integration-tests)\/|\.data|\.tsx?$/.test(
          file.replace(/\.d\.ts$/, "")
        )
      )
    ).toEqual([])
  })

  it("can import, require and bundle the analysis", async () => {
    const store = join(dirname(E2E_TARBALL), "store")
    const node = (...args: string[]) =>
      spawnSync(process.execPath, args, { cwd: store, encoding: "utf8" }).stdout
    const name = JSON.stringify("medusa-plugin-post-purchase/analysis")
    const print = "console.log(nps({ promoters: 3, passives: 1, detractors: 1 }).score)"
    expect(
      node("--input-type=module", "--eval", `import { nps } from ${name}; ${print}`)
    ).toBe("40\n")
    expect(node("--eval", `const { nps } = require(${name}); ${print}`)).toBe("40\n")
    const onlyNps = await bundledForBrowser(`export { nps } from ${name}`, store)
    expect(gzippedSize(onlyNps)).toBeLessThan(2000)
    expect(await bundledForBrowser(`import ${name}`, store)).toBe("")
  })

  it("answers at the plugin's routes, to staff only", async () => {
    const flows = await admin.send<{ flows: { key: string }[] }>(
      "GET",
      "/admin/post-purchase/flows"
    )
    expect(flows.flows.map(({ key }) => key)).toEqual([
      "order-confirmation",
      "shipping-update",
      "thank-you",
      "usage-tips",
      "csat-survey",
      "review-request",
      "nps-survey",
      "personal-follow-up",
      "subscription",
      "team-alert",
      // The store's own, from its own code.
      "bag-return",
    ])
    const stranger = await fetch(`${E2E_ADMIN_URL}/admin/post-purchase/flows`)
    expect(stranger.status).toBe(401)
  })

  it("sends the confirmation of an order, once, through its provider", async () => {
    const shopper = createShopper({
      baseUrl: E2E_ADMIN_URL,
      publishableKey: await admin.publishableKey(),
    })
    const [product] = await shopper.products()
    const order = await shopper.placeOrder({
      email: "installed@example.com",
      items: [{ sku: product.variants?.[0].sku ?? "" }],
      address: {
        first_name: "Ida",
        last_name: "Holm",
        address_1: "Refshalevej 1",
        city: "København",
        postal_code: "1432",
        country_code: "dk",
      },
    })
    await expect.poll(acceptedMails, { timeout: 30_000, interval: 250 }).toHaveLength(1)
    const [mail] = await acceptedMails()
    expect(mail.subject).toContain(String(order.display_id))
    const { messages } = await admin.send<{
      messages: { state: string; provider: string }[]
    }>(
      "GET",
      `/admin/post-purchase/messages?order_id=${order.id}&flow=order-confirmation`
    )
    expect(messages).toMatchObject([{ state: "sent", provider: "resend" }])
  })
})
