/** http(s) links, normalised; "" for everything else (javascript:, data:, relative, broken). */
export function webUrl(value: string | null | undefined): string {
  return parse(value, ["https:", "http:"])
}

/** Like {@link webUrl}, and mailto. */
export function linkUrl(value: string | null | undefined): string {
  return parse(value, ["https:", "http:", "mailto:"])
}

/**
 * A link that a mail is nothing without, normalised.
 *
 * @param what names the link in the error
 * @throws when it is no http(s) address: a mail that cannot be refused or answered must not go out.
 */
export function neededUrl(value: string, what: string): string {
  const url = webUrl(value)
  if (!url) {
    throw new Error(
      `${what} is no http(s) address: check the address under which the store is reached from the internet`
    )
  }
  return url
}

function parse(value: string | null | undefined, protocols: readonly string[]): string {
  if (!value || value.length > MAX_LENGTH || !URL.canParse(value)) {
    return ""
  }
  const url = new URL(value)
  return protocols.includes(url.protocol) ? url.href : ""
}

// A link of this length would cost a mail its place under Gmail's 102 KB; real ones are far shorter.
const MAX_LENGTH = 2000
