/** http(s) links, normalised; "" for everything else (javascript:, data:, relative, broken). */
export function webUrl(value: string | null | undefined): string {
  return parse(value, ["https:", "http:"])
}

/** Like {@link webUrl}, and mailto. */
export function linkUrl(value: string | null | undefined): string {
  return parse(value, ["https:", "http:", "mailto:"])
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
