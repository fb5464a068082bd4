import { describe, expect, it } from "vitest"
import { authorOf } from "../../../src/workflows/feedback/reviews/author-of"
import { checkWords } from "../../../src/workflows/feedback/reviews/check-words"
import { cleanLine, cleanText } from "../../../src/workflows/feedback/reviews/clean-text"
import { fingerprintOf } from "../../../src/workflows/feedback/reviews/fingerprint-of"

describe("what buyers type", () => {
  it.each([
    ["  Good.\r\nVery good.\r", "Good.\nVery good."],
    ["a\u0000b\u0007c\u009bd", "abcd"],
    ["half \ud83d a pair", "half \ufffd a pair"],
    ["\u202eturned\u2069 \ufeffaround", "turned around"],
    ["tab\tstays, 👩‍👩‍👧 too", "tab\tstays, 👩‍👩‍👧 too"],
    ["مرحبا \u200fبك", "مرحبا \u200fبك"],
    ["<b>https://x.example</b>", "<b>https://x.example</b>"],
    [" \n\t ", null],
  ])("%j becomes %j", (typed, kept) => {
    expect(cleanText(typed)).toBe(kept)
  })

  it("has titles and names on one line", () => {
    expect(cleanLine(" Ada \n\u2028 L. ")).toBe("Ada L.")
  })

  it.each([1, 2, 3, 4, 5])("takes %i stars", (rating) => {
    const typed = { rating, title: "", body: "", author: "" }
    const words = { rating, title: null, body: null, author: null }
    expect(checkWords(typed)).toEqual({ words })
  })

  it.each([0, 6, 7, -1, 4.5, NaN, Infinity, null])("refuses %s stars", (rating) => {
    expect(checkWords({ rating, title: "", body: "", author: "" })).toEqual({
      problems: [{ field: "rating" }],
    })
  })

  it("counts what is kept, to the character", () => {
    const typed = { rating: 5, title: "t".repeat(120), author: "a".repeat(60) }
    const body = ` ${"b\r\n".repeat(2500)} `
    expect(checkWords({ ...typed, body })).toHaveProperty("words")
    expect(checkWords({ ...typed, body: "b".repeat(5001) })).toEqual({
      problems: [{ field: "body", limit: 5000, length: 5001 }],
    })
  })

  it("says everything that is wrong at once", () => {
    const answer = checkWords({
      rating: 7,
      title: "t".repeat(121),
      body: "b".repeat(20_000),
      author: "a".repeat(61),
    })
    expect(answer).toEqual({
      problems: [
        { field: "rating" },
        { field: "title", limit: 120, length: 121 },
        { field: "body", limit: 5000, length: 20_000 },
        { field: "author", limit: 60, length: 61 },
      ],
    })
  })
})

describe("the public name", () => {
  it.each([
    ["Ada", "Lovelace", "Ada L."],
    [" Ada ", null, "Ada"],
    ["Zoë", "örsted", "Zoë Ö."],
    ["李", "𠮷田", "李 𠮷."],
    [null, "Lovelace", null],
    ["", "", null],
    ["x".repeat(61), "Y", null],
  ])("of %s %s is %s", (first_name, last_name, author) => {
    expect(authorOf({ first_name, last_name })).toBe(author)
  })
})

describe("the fingerprint", () => {
  const words = { rating: 5, title: "A", body: "B", author: null }

  it("is of all that was said, and of the photos", () => {
    const all = [
      fingerprintOf(words, []),
      fingerprintOf({ ...words, rating: 4 }, []),
      fingerprintOf({ ...words, title: "AB", body: null }, []),
      fingerprintOf({ ...words, author: "A" }, []),
      fingerprintOf(words, ["d1"]),
      fingerprintOf(words, ["d2", "d1"]),
    ]
    expect(new Set(all).size).toBe(all.length)
    expect(fingerprintOf({ ...words }, ["d1"])).toBe(fingerprintOf(words, ["d1"]))
  })
})
