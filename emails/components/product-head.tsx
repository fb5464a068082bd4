import type { ReactNode } from "react"
import { Unless, When } from "../compile/when"
import { useDesign } from "../design"
import type { ProductProps } from "../props"
import { Grid } from "./grid"
import { PICTURE, Picture } from "./picture"
import { QuietLink } from "./text-link"
import { Small } from "./typography"

/** A product's picture and title as the head of what is said about it; children stand under the title. */
export function ProductHead({
  product,
  as: Tag = "h2",
  children,
}: {
  product: ProductProps
  as?: "h2" | "h3"
  children?: ReactNode
}) {
  const { theme, start, end } = useDesign()
  const gap = end === "right" ? { paddingRight: "20px" } : { paddingLeft: "20px" }
  return (
    <Grid>
      <tr>
        <td width={PICTURE} valign="top" style={{ width: `${PICTURE}px`, ...gap }}>
          <Picture item={product} />
        </td>
        <td align={start} valign={children ? "top" : "middle"}>
          <Tag
            className="t"
            style={{
              margin: "0",
              fontFamily: theme.headingFont,
              fontSize: "18px",
              lineHeight: "25px",
              fontWeight: 500,
              wordBreak: "break-word",
              color: theme.light.text,
            }}
          >
            <When test={product.url}>
              <QuietLink href={product.url}>
                <bdi>{product.title}</bdi>
              </QuietLink>
            </When>
            <Unless test={product.url}>
              <bdi>{product.title}</bdi>
            </Unless>
          </Tag>
          <When test={product.detail}>
            <Small muted style={{ wordBreak: "break-word" }}>
              <bdi>{product.detail}</bdi>
            </Small>
          </When>
          {children}
        </td>
      </tr>
    </Grid>
  )
}
