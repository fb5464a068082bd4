import type { NUMBER_OPERATORS } from "../../modules/post-purchase/flow-overrides"
import type { SetCondition } from "./kinds"

/** More ids than this nobody reads. */
const SHOWN = 10

/** What stands before the number: `at least 50`. */
export const NUMBER_WORDS: Record<(typeof NUMBER_OPERATORS)[number], string> = {
  eq: "",
  ne: "anything but ",
  gt: "more than ",
  gte: "at least ",
  lt: "less than ",
  lte: "at most ",
}

/** What stands before the list, for what an order has one of, and for what it can have several of. */
export const SET_WORDS: Record<
  SetCondition["operator"],
  { single: string; one: string; several: string; many: string }
> = {
  in: { single: "is", one: "include", several: "is one of", many: "include one of" },
  not_in: {
    single: "is not",
    one: "do not include",
    several: "is none of",
    many: "include none of",
  },
  all: { single: "is", one: "include", several: "is all of", many: "include all of" },
}

/** A list as people read it; of a long one its beginning. */
export function listInWords(values: readonly string[]): string {
  const more = values.length - SHOWN
  return more > 0
    ? `${values.slice(0, SHOWN).join(", ")} and ${more} more`
    : values.join(", ")
}
