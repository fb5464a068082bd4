import { Each } from "../compile/each"
import { useDesign } from "../design"
import type { ChoiceProps } from "../props"

/**
 * Numbers to choose from, in two tables beside each other: a phone puts the second
 * under the first, also where it ignores the style element.
 */
export function ScoreRow({
  first,
  second,
}: {
  first: readonly ChoiceProps[]
  second: readonly ChoiceProps[]
}) {
  return (
    <>
      <Scores scores={first} />
      <Scores scores={second} />
    </>
  )
}

function Scores({ scores }: { scores: readonly ChoiceProps[] }) {
  const { theme, start, end } = useDesign()
  const gap = end === "right" ? "0 5px 8px 0" : "0 0 8px 5px"
  return (
    <table
      role="presentation"
      align={start}
      cellPadding="0"
      cellSpacing="0"
      border={0}
      style={{ float: start }}
    >
      <tbody>
        <tr>
          <Each list={scores}>
            {(score) => (
              <td style={{ padding: gap }}>
                <a
                  href={score.url}
                  aria-label={score.name}
                  title={score.name}
                  className="tint t sc"
                  style={{
                    display: "block",
                    width: "40px",
                    borderRadius: "4px",
                    backgroundColor: theme.light.tint,
                    fontFamily: theme.font,
                    fontSize: "16px",
                    fontWeight: 600,
                    lineHeight: "46px",
                    textAlign: "center",
                    textDecoration: "none",
                    color: theme.light.text,
                  }}
                >
                  {score.label}
                </a>
              </td>
            )}
          </Each>
        </tr>
      </tbody>
    </table>
  )
}
