const LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
const ADDRESS = new RegExp(`^${ATOM}(?:\\.${ATOM})*@${LABEL}(?:\\.${LABEL})+$`)
const NAMED = /^([^<>\r\n]*)<([^<>\r\n]+)>$/

/**
 * The bare address of `email@example.com` or `Name <email@example.com>`;
 * undefined when it is neither. ASCII only, the stricter reading of the API.
 */
export const bareAddress = (value: string): string | undefined => {
  const named = NAMED.exec(value.trim())
  const address = (named ? named[2] : value).trim()
  const local = address.slice(0, address.lastIndexOf("@"))
  const fits = address.length <= 254 && local.length <= 64
  return fits && ADDRESS.test(address) ? address : undefined
}

export const localPart = (value: string): string =>
  (bareAddress(value) ?? value).split("@")[0].toLowerCase()
