const GROUNDS = ["#e7dfd0", "#d9e0d6", "#e9d8cc", "#dcdad3"]

/** A picture for a product without a file: a jar, a pouch or a logo drawn as SVG, by the address asked for. */
export function productPicture(url: string): string {
  if (url.includes("logo")) {
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 148 32" width="148" height="32"><path d="M16 4a12 12 0 1 0 0 24a9 12 0 0 1 0-24" fill="#1c1c1c"/><text x="36" y="22" font-family="Liberation Sans" font-size="17" font-weight="700" fill="#1c1c1c">halfmoon</text></svg>`
  }
  const sum = [...url].reduce((total, character) => total + character.charCodeAt(0), 0)
  const ground = GROUNDS[sum % GROUNDS.length]
  const shape =
    sum % 2
      ? `<rect x="52" y="34" width="40" height="18" rx="3" fill="#2b2722"/><rect x="44" y="50" width="56" height="64" rx="8" fill="#8a5a34"/><rect x="50" y="68" width="44" height="28" fill="#f5efe4"/>`
      : `<path d="M46 36h52l6 78H40z" fill="#3b4a40"/><rect x="46" y="30" width="52" height="10" fill="#2d3931"/><rect x="52" y="62" width="40" height="30" fill="#f5efe4"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 144 144" width="144" height="144"><rect width="144" height="144" fill="${ground}"/><ellipse cx="72" cy="116" rx="42" ry="7" fill="#00000022"/>${shape}</svg>`
}
