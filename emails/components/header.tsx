import { Img, Link } from "@react-email/components"
import type { ReactNode } from "react"
import { useDesign } from "../design"
import { webUrl } from "../view-models/urls"
import { Block } from "./block"
import { Grid } from "./grid"

/** The store on one side, what the mail is about on the other. */
export function Header({ reference }: { reference: string }) {
  const { theme, start, end } = useDesign()
  return (
    <Block top={40}>
      <Grid>
        <tr>
          <td align={start} valign="middle">
            <HomeLink>
              <StoreMark />
            </HomeLink>
          </td>
          <td
            align={end}
            valign="middle"
            className="m"
            style={{
              fontFamily: theme.font,
              fontSize: "13px",
              lineHeight: "20px",
              color: theme.light.muted,
            }}
          >
            {reference}
          </td>
        </tr>
      </Grid>
    </Block>
  )
}

function StoreMark() {
  const { brand, theme } = useDesign()
  const logo = webUrl(brand.logoUrl)
  if (logo) {
    return (
      <Img
        src={logo}
        alt={brand.storeName}
        width={brand.logoWidth ?? 120}
        className="logo"
        style={{ maxWidth: "240px", height: "auto" }}
      />
    )
  }
  return (
    <span
      className="t"
      style={{
        fontFamily: theme.headingFont,
        fontSize: "20px",
        lineHeight: "28px",
        fontWeight: 600,
        letterSpacing: "0.01em",
        color: theme.light.text,
      }}
    >
      {brand.storeName}
    </span>
  )
}

function HomeLink({ children }: { children: ReactNode }) {
  const home = webUrl(useDesign().brand.websiteUrl)
  return home ? <Link href={home}>{children}</Link> : <>{children}</>
}
