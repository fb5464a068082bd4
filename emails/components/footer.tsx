import { When } from "../compile/when"
import { useDesign } from "../design"
import type { FrameProps } from "../props"
import { oneLine } from "../view-models/text-values"
import { linkUrl, webUrl } from "../view-models/urls"
import { Grid } from "./grid"
import { FootnoteLink } from "./text-link"
import { Small } from "./typography"

/**
 * Who sent this and why, below the card; in marketing mail also the way out.
 *
 * @param props.plain without the brand's own text and social links
 */
export function Footer({
  frame,
  plain = false,
}: {
  frame: Pick<FrameProps, "footerNote" | "unsubscribe" | "preferences">
  plain?: boolean
}) {
  const { brand, theme, start } = useDesign()
  const small = { fontSize: "13px", lineHeight: "20px", color: theme.light.footnote }
  const home = webUrl(brand.websiteUrl)
  const links = [
    { label: home ? new URL(home).host : "", url: home },
    ...(plain ? [] : brand.socialLinks),
    {
      label: brand.supportEmail ?? "",
      url: brand.supportEmail ? `mailto:${brand.supportEmail}` : "",
    },
  ].filter((link) => linkUrl(link.url) && link.label)
  const text = plain ? null : brand.footerText
  const address = brand.postalAddress
    ?.split(/\s*[\r\n]+\s*/)
    .filter(Boolean)
    .join(", ")
  // "Linde & Salz, Linde & Salz GmbH, …" says it twice.
  const name = oneLine(brand.storeName)
  const named = address?.startsWith(name) ?? false

  return (
    <Grid>
      <tr>
        <td className="px" align={start} style={{ padding: "32px 48px 40px" }}>
          {text ? (
            <Small muted style={small}>
              {text}
            </Small>
          ) : null}
          <Small muted style={{ ...small, marginTop: text ? "12px" : "0" }}>
            {[named ? "" : name, address].filter(Boolean).join(", ")}
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
            {frame.footerNote}
          </Small>
          <When test={frame.unsubscribe.url}>
            <Small muted style={{ ...small, marginTop: "12px" }}>
              <FootnoteLink href={frame.unsubscribe.url} untracked>
                {frame.unsubscribe.label}
              </FootnoteLink>
              {"\u00A0\u00A0\u00A0 "}
              <FootnoteLink href={frame.preferences.url} untracked>
                {frame.preferences.label}
              </FootnoteLink>
            </Small>
          </When>
        </td>
      </tr>
    </Grid>
  )
}
