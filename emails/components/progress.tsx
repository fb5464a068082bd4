import { useDesign } from "../design"
import type { ProgressProps } from "../props"
import { Block } from "./block"
import { Grid } from "./grid"

/** Where a parcel is, in four steps; `at` counts from 1 and is fixed for each template. */
export function Progress({ labels, at }: { labels: ProgressProps; at: 1 | 2 | 3 | 4 }) {
  return (
    <Block top={40}>
      <Grid>
        <tr>
          <Step label={labels.ordered} step={1} at={at} />
          <Step label={labels.shipped} step={2} at={at} />
          <Step label={labels.out} step={3} at={at} />
          <Step label={labels.delivered} step={4} at={at} />
        </tr>
      </Grid>
    </Block>
  )
}

function Step({ label, step, at }: { label: string; step: number; at: number }) {
  const { theme, start, end } = useDesign()
  const done = step <= at
  const last = step === 4
  const gap = last
    ? {}
    : end === "right"
      ? { paddingRight: "6px" }
      : { paddingLeft: "6px" }
  return (
    <td width="25%" align={start} valign="top" style={gap}>
      <div
        className={done ? "on" : "off"}
        style={{
          height: "4px",
          borderRadius: "2px",
          fontSize: "0",
          lineHeight: "0",
          backgroundColor: done ? theme.light.accent : theme.light.line,
        }}
      />
      <div
        className={step === at ? "t" : "m"}
        aria-current={step === at ? "step" : undefined}
        style={{
          paddingTop: "10px",
          fontFamily: theme.font,
          fontSize: "13px",
          lineHeight: "18px",
          fontWeight: step === at ? 600 : 400,
          color: step === at ? theme.light.text : theme.light.muted,
        }}
      >
        {label}
      </div>
    </td>
  )
}
