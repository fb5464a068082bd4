import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import {
  toStorableJson,
  toStorableText,
} from "../../../src/modules/post-purchase/storable-text"
import { type LedgerDatabase, createLedgerDatabase } from "./support/ledger-database"

/** Any code unit at all, halves of surrogate pairs and NUL among them more often than by chance. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        0,
        0xd800,
        0xdbff,
        0xdc00,
        0xdfff,
        0xfffd,
        0xfeff,
        0x5c,
        0x22,
        0x2028
      ),
      fc.nat(0xffff)
    ),
    { maxLength: 60 }
  )
  .map((units) => String.fromCharCode(...units))

describe("a storable text", () => {
  let ledger: LedgerDatabase

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
  })
  afterAll(() => ledger.drop())

  it("comes back from PostgreSQL as it went in, whatever it was made of", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyText, { minLength: 20, maxLength: 20 }),
        async (texts) => {
          const storable = texts.map(toStorableText)
          const { rows } = await ledger.db.raw(
            `select value from jsonb_array_elements_text(?::jsonb) with ordinality as x(value, n)
           order by n`,
            [JSON.stringify(storable)]
          )
          expect(rows.map(({ value }: { value: string }) => value)).toEqual(storable)
        }
      ),
      { numRuns: 100, seed: 20261122 }
    )
  })

  it("comes back by the plain text parameter too", async () => {
    const text = toStorableText("a\u0000b\ud83dc\udca9d💩")
    const { rows } = await ledger.db.raw("select ?::text as value", [text])
    expect(rows[0].value).toBe(text)
  })

  it("would be refused if it were not made storable", async () => {
    const refusals = {
      "\u0000": "unsupported Unicode escape",
      "\ud83d": "invalid input syntax",
    }
    for (const [text, refusal] of Object.entries(refusals)) {
      await expect(
        ledger.db.raw("select ?::jsonb ->> 'x' as x", [JSON.stringify({ x: text })])
      ).rejects.toThrow(refusal)
    }
  })

  it("is made storable however deep it stands among rows", async () => {
    const { rows } = await ledger.db.raw("select ?::jsonb as value", [
      toStorableJson([{ a: { b: ["\u0000x", 1, null, true] } }]),
    ])
    expect(rows[0].value).toEqual([{ a: { b: ["x", 1, null, true] } }])
  })
})
