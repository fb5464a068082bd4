import type { ReactNode } from "react"
import { useDesign } from "../design"
import { Grid } from "./grid"

/** Two columns that stand under each other on a phone. */
export function Columns({ first, second }: { first: ReactNode; second: ReactNode }) {
  const { start, end } = useDesign()
  const gap = end === "right" ? { paddingRight: "24px" } : { paddingLeft: "24px" }
  return (
    <Grid>
      <tr>
        <td className="col" width="50%" align={start} valign="top" style={gap}>
          {first}
        </td>
        <td className="col col2" width="50%" align={start} valign="top">
          {second}
        </td>
      </tr>
    </Grid>
  )
}
