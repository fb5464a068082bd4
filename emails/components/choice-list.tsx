import { Each } from "../compile/each"
import { useDesign } from "../design"
import type { ChoiceProps } from "../props"
import { Grid } from "./grid"

/** Answers in words under each other, each as wide as the mail. */
export function ChoiceList({ choices }: { choices: readonly ChoiceProps[] }) {
  const { theme, start } = useDesign()
  return (
    <Grid>
      <Each list={choices}>
        {(choice) => (
          <tr>
            <td align={start} style={{ paddingBottom: "8px" }}>
              <a
                href={choice.url}
                className="tint t"
                style={{
                  display: "block",
                  padding: "12px 20px",
                  borderRadius: "4px",
                  backgroundColor: theme.light.tint,
                  fontFamily: theme.font,
                  fontSize: "16px",
                  lineHeight: "24px",
                  textDecoration: "none",
                  color: theme.light.text,
                }}
              >
                {choice.label}
              </a>
            </td>
          </tr>
        )}
      </Each>
    </Grid>
  )
}
