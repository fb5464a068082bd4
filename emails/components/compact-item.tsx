import { When } from "../compile/when"
import type { ItemProps } from "../props"

/** A line of a long order, styled by the style element alone: 200 of them stay under Gmail's limit. */
export function CompactItem({ item }: { item: ItemProps }) {
  return (
    <tr>
      <td>
        <bdi>{item.title}</bdi>
        <When test={item.detail}>{`, ${item.detail}`}</When>
        <br />
        <span className="m">{item.quantity}</span>
      </td>
      <td className="cp">{item.price}</td>
    </tr>
  )
}
