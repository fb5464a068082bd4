import { MedusaError } from "@medusajs/framework/utils"
import { describe, expect, it } from "vitest"
import { resolveOptions } from "../../../src/options"

/** What `resolveOptions` throws for an input. */
const refusal = (input: unknown): MedusaError => {
  try {
    resolveOptions(input)
  } catch (error) {
    if (error instanceof MedusaError) {
      return error
    }
    throw error
  }
  return expect.unreachable(`${JSON.stringify(input)} was taken`)
}

describe("the plugin's options", () => {
  it.each([[undefined], [null], [{}], [{ dispatch: {} }]])(
    "fills %j with defaults",
    (input) => {
      expect(resolveOptions(input)).toEqual({
        dispatch: {
          batch_size: 100,
          lanes: 3,
          lease_seconds: 120,
          settle_seconds: 2,
          run_seconds: 50,
        },
      })
    }
  )

  it("keeps what is set, and the other defaults", () => {
    const options = resolveOptions({
      dispatch: { lanes: 2, settle_seconds: 0 },
      settings: { sender: { name: "  Acme  " } },
    })
    expect(options.dispatch).toMatchObject({
      lanes: 2,
      settle_seconds: 0,
      batch_size: 100,
    })
    expect(options.settings?.sender?.name).toBe("Acme")
  })

  it("names every wrong field at once, with its path", () => {
    const error = refusal({
      dispatch: { lanes: 0, batch_size: 101, run_seconds: "long", workers: 3 },
      settings: {
        sender: { address: "nobody" },
        brand: {
          colors: { accent: "red" },
          social_links: [{ label: "", url: "https://a.example" }],
        },
        order_url: "https://shop.example/orders",
      },
      api_key: "re_1",
    })
    expect(error.type).toBe(MedusaError.Types.INVALID_DATA)
    const [title, ...problems] = error.message.split("\n")
    expect(title).toContain("medusa-plugin-post-purchase")
    const paths = problems.map((problem) => problem.trim().split(":")[0])
    expect(paths.sort()).toEqual([
      "dispatch",
      "dispatch.batch_size",
      "dispatch.lanes",
      "dispatch.run_seconds",
      "options",
      "settings.brand.colors.accent",
      "settings.brand.social_links.0.label",
      "settings.order_url",
      "settings.sender.address",
    ])
    expect(error.message).toContain("must be a colour like #1a2b3c")
    expect(error.message).toContain('"workers"')
    expect(error.message).toContain('"api_key"')
  })

  it.each([
    ["batch_size", 1, 100],
    ["lanes", 1, 16],
    ["lease_seconds", 5, 3600],
    ["settle_seconds", 0, 300],
    ["run_seconds", 5, 600],
  ])("takes dispatch.%s from %d to %d and nothing beyond", (field, least, most) => {
    const withValue = (value: number) => ({ dispatch: { [field]: value } })
    expect(resolveOptions(withValue(least)).dispatch).toMatchObject({ [field]: least })
    expect(resolveOptions(withValue(most)).dispatch).toMatchObject({ [field]: most })
    expect(refusal(withValue(least - 1)).message).toContain(`dispatch.${field}`)
    expect(refusal(withValue(most + 1)).message).toContain(`dispatch.${field}`)
  })

  it("refuses what is no object", () => {
    expect(refusal("on").message).toContain("options:")
  })
})
