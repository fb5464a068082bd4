import { When } from "../compile/when"
import { useDesign } from "../design"
import type { IncentiveProps } from "../props"
import { Block } from "./block"
import { Grid } from "./grid"
import { LabelTitle } from "./label-title"
import { Small } from "./typography"

/** An offer with its code, and what it does not depend on. Nothing without a title. */
export function Incentive({ incentive }: { incentive: IncentiveProps }) {
  const { theme, start } = useDesign()
  return (
    <When test={incentive.title}>
      <Block top={36} breakWords>
        <Grid
          className="tint"
          style={{ backgroundColor: theme.light.tint, borderRadius: "4px" }}
        >
          <tr>
            <td align={start} style={{ padding: "20px 24px 22px" }}>
              <LabelTitle title={incentive.title} />
              <Small>{incentive.text}</Small>
              <When test={incentive.code}>
                <Small muted style={{ marginTop: "12px", fontSize: "13px" }}>
                  {incentive.codeLabel}
                </Small>
                <Small
                  style={{
                    fontSize: "20px",
                    lineHeight: "30px",
                    fontWeight: 600,
                    letterSpacing: "0.06em",
                  }}
                >
                  <bdi>{incentive.code}</bdi>
                </Small>
              </When>
              <When test={incentive.note}>
                <Small muted style={{ marginTop: "12px", fontSize: "13px" }}>
                  {incentive.note}
                </Small>
              </When>
            </td>
          </tr>
        </Grid>
      </Block>
    </When>
  )
}
