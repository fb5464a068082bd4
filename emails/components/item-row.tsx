import { Unless, When } from "../compile/when"
import { useDesign } from "../design"
import type { ItemProps } from "../props"
import { PICTURE, Picture } from "./picture"
import { QuietLink } from "./text-link"
import { Small } from "./typography"

/** A line with its picture, variant, quantity and price. */
export function ItemRow({ item }: { item: ItemProps }) {
  const { start, end } = useDesign()
  const gap = end === "right" ? { paddingRight: "20px" } : { paddingLeft: "20px" }
  return (
    <tr>
      <td
        width={PICTURE}
        valign="top"
        style={{ width: `${PICTURE}px`, paddingTop: "20px", ...gap }}
      >
        <Picture item={item} />
      </td>
      <td align={start} valign="top" style={{ paddingTop: "20px", ...gap }}>
        <Small style={{ fontSize: "15px", fontWeight: 600, wordBreak: "break-word" }}>
          <When test={item.url}>
            <QuietLink href={item.url}>
              <bdi>{item.title}</bdi>
            </QuietLink>
          </When>
          <Unless test={item.url}>
            <bdi>{item.title}</bdi>
          </Unless>
        </Small>
        <When test={item.detail}>
          <Small muted>
            <bdi>{item.detail}</bdi>
          </Small>
        </When>
        <When test={item.quantity}>
          <Small muted>{item.quantity}</Small>
        </When>
      </td>
      <td align={end} valign="top" style={{ paddingTop: "20px", whiteSpace: "nowrap" }}>
        <When test={item.price}>
          <Small style={{ fontSize: "15px" }}>{item.price}</Small>
        </When>
        <When test={item.originalPrice}>
          <Small muted>
            <del>{item.originalPrice}</del>
          </Small>
        </When>
      </td>
    </tr>
  )
}
