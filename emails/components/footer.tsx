import { useDesign } from "../design"
import { linkUrl, webUrl } from "../view-models/urls"
import { Grid } from "./grid"
import { FootnoteLink } from "./text-link"
import { Small } from "./typography"

/** Who sent this and why, below the card. */
export function Footer({ note }: { note: string }) {
  const { brand, theme, start } = useDesign()
  const small = { fontSize: "13px", lineHeight: "20px", color: theme.light.footnote }
  const home = webUrl(brand.websiteUrl)
  const links = [
    { label: home ? new URL(home).host : "", url: home },
    ...brand.socialLinks,
    {
      label: brand.supportEmail ?? "",
      url: brand.supportEmail ? `mailto:${brand.supportEmail}` : "",
    },
  ].filter((link) => linkUrl(link.url) && link.label)
  const address = brand.postalAddress
    ?.split(/\s*[\r\n]+\s*/)
    .filter(Boolean)
    .join(", ")
  // "Linde & Salz, Linde & Salz GmbH, …" says it twice.
  const named = address?.startsWith(brand.storeName) ?? false

  return (
    <Grid>
      <tr>
        <td className="px" align={start} style={{ padding: "32px 48px 40px" }}>
          {brand.footerText ? (
            <Small muted style={small}>
              {brand.footerText}
            </Small>
          ) : null}
          <Small muted style={{ ...small, marginTop: brand.footerText ? "12px" : "0" }}>
            {[named ? "" : brand.storeName, address].filter(Boolean).join(", ")}
          </Small>
          {links.length ? (
            <Small muted style={{ ...small, marginTop: "12px" }}>
              {links.map((link, index) => (
                <span key={link.url}>
                  {index ? "\u00A0\u00A0\u00A0 " : null}
                  <FootnoteLink href={linkUrl(link.url)}>{link.label}</FootnoteLink>
                </span>
              ))}
            </Small>
          ) : null}
          <Small muted style={{ ...small, marginTop: "12px" }}>
            {note}
          </Small>
        </td>
      </tr>
    </Grid>
  )
}
