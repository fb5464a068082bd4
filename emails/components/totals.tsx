import { Each } from "../compile/each"
import { When } from "../compile/when"
import { useDesign } from "../design"
import type { TotalsProps } from "../props"
import { Grid } from "./grid"
import { Small } from "./typography"

/** Subtotal to total, figures under each other. */
export function Totals({ totals }: { totals: TotalsProps }) {
  const { theme, start, end } = useDesign()
  const line = { borderTop: `1px solid ${theme.light.line}`, paddingTop: "16px" }
  return (
    <Grid>
      <Each list={totals.rows}>
        {(row) => (
          <tr>
            <td align={start} valign="top" style={{ paddingBottom: "8px" }}>
              <Small muted>{row.label}</Small>
            </td>
            <td
              align={end}
              valign="top"
              style={{ paddingBottom: "8px", whiteSpace: "nowrap" }}
            >
              <Small>{row.amount}</Small>
            </td>
          </tr>
        )}
      </Each>
      <tr>
        <td
          colSpan={2}
          height={8}
          style={{ height: "8px", fontSize: "0", lineHeight: "0" }}
        />
      </tr>
      <tr>
        <td align={start} valign="top" className="ln" style={line}>
          <Small style={{ fontSize: "17px", lineHeight: "26px", fontWeight: 600 }}>
            {totals.total.label}
          </Small>
          <When test={totals.note}>
            <Small muted style={{ fontSize: "13px" }}>
              {totals.note}
            </Small>
          </When>
        </td>
        <td
          align={end}
          valign="top"
          className="ln"
          style={{ ...line, whiteSpace: "nowrap" }}
        >
          <Small style={{ fontSize: "17px", lineHeight: "26px", fontWeight: 600 }}>
            {totals.total.amount}
          </Small>
        </td>
      </tr>
    </Grid>
  )
}
