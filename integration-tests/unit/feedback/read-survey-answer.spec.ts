import { describe, expect, it } from "vitest"
import {
  cleanComment,
  readAnswer,
} from "../../../src/workflows/feedback/surveys/read-answer"

const withoutWords = (score: string | number | null) => ({ score, comment: null })

describe("an answer to a survey", () => {
  it.each([0, 6, 10, "0", "10", " 7 ", "07"])("may be %j for NPS", (score) => {
    expect(readAnswer("nps", withoutWords(score))).toEqual({
      score: Number(score),
      comment: null,
    })
  })

  it.each([
    11,
    -1,
    7.5,
    "11",
    "-1",
    "7.5",
    "7,5",
    "abc",
    "",
    " ",
    null,
    "1e1",
    "0x5",
    "٧",
    NaN,
  ])("is never %j", (score) => {
    expect(readAnswer("nps", withoutWords(score))).toEqual({ problem: "score" })
  })

  it.each([
    [0, false],
    [1, true],
    [5, true],
    [6, false],
  ])("of %d for CSAT: %s", (score, isOne) => {
    expect("score" in readAnswer("csat", withoutWords(score))).toBe(isOne)
  })

  it("has at most 2,000 characters of comment, however its lines are parted", () => {
    const longest = "ä\n".repeat(999) + "ä."
    expect(longest).toHaveLength(2000)
    const sent = { score: 9, comment: ` ${longest.replaceAll("\n", "\r\n")}\r\n` }
    expect(readAnswer("nps", sent)).toEqual({ score: 9, comment: longest })
    expect(readAnswer("nps", { score: 9, comment: `${longest}!` })).toEqual({
      problem: "comment",
    })
  })

  it("keeps words as they are, markup included, and no control characters", () => {
    expect(cleanComment("<b>5 < 6</b>\u0000\u0007\ud800 {{ x }}\tok")).toBe(
      "<b>5 < 6</b>\ufffd {{ x }}\tok"
    )
    expect(readAnswer("csat", { score: "4", comment: " \u0007\r\n" })).toEqual({
      score: 4,
      comment: null,
    })
  })
})
