import { Each } from "../compile/each"
import { Unless, When } from "../compile/when"
import type { ItemListProps } from "../props"
import { CompactItem } from "./compact-item"
import { Grid } from "./grid"
import { ItemRow } from "./item-row"
import { TextLink } from "./text-link"
import { Small } from "./typography"

/** The lines of an order or a parcel: with pictures, or, for long orders, one line each. */
export function ItemList({ list }: { list: ItemListProps }) {
  return (
    <>
      <When test={list.note}>
        <Small muted style={{ marginTop: "4px" }}>
          {list.note}
        </Small>
      </When>
      <When test={list.compact}>
        <Grid className="ci t">
          <Each list={list.rows}>{(item) => <CompactItem item={item} />}</Each>
        </Grid>
      </When>
      <Unless test={list.compact}>
        <Grid>
          <Each list={list.rows}>{(item) => <ItemRow item={item} />}</Each>
        </Grid>
      </Unless>
      <When test={list.more}>
        <Small style={{ marginTop: "12px" }}>
          <When test={list.moreUrl}>
            <TextLink href={list.moreUrl}>{list.more}</TextLink>
          </When>
          <Unless test={list.moreUrl}>{list.more}</Unless>
        </Small>
      </When>
    </>
  )
}
