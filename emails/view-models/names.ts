import { oneLine, truncate } from "./text-values"

// Sign-up forms are abused to make shops mail links to strangers: neither "www.win.example" nor markup is a name.
const NO_NAME = /:\/\/|www\.|\.[a-z]{2,}(\/|$)|[@<>{}]/i

const NAME_LENGTH = 60

/** A name fit for a greeting, or null: then the copy greets without one. */
export function greetingName(name: string | null | undefined): string | null {
  const clean = truncate(oneLine(name), NAME_LENGTH)
  return clean && !NO_NAME.test(clean) ? clean : null
}

/** First and last name in one string, or null. */
export function fullName(name: {
  first: string | null
  last: string | null
}): string | null {
  return (
    [greetingName(name.first), greetingName(name.last)].filter(Boolean).join(" ") || null
  )
}
