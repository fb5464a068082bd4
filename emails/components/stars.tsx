import { Each } from "../compile/each"
import { useDesign } from "../design"
import type { ChoiceProps } from "../props"

/** Height of a star's link in pixels; its width is as much where there is room. */
const TARGET = 44

/**
 * Five links in a row, each a star with a name. Text, not pictures: seen with
 * pictures off, coloured by the theme, and laid out in the reading direction by the table.
 */
export function Stars({ stars }: { stars: readonly ChoiceProps[] }) {
  const { theme, start } = useDesign()
  return (
    <table
      role="presentation"
      cellPadding="0"
      cellSpacing="0"
      border={0}
      style={{ marginTop: "4px" }}
    >
      <tbody>
        <tr>
          <Each list={stars}>
            {(star) => (
              <td width={TARGET} align={start}>
                <a
                  href={star.url}
                  aria-label={star.name}
                  title={star.name}
                  className="k"
                  style={{
                    display: "block",
                    minWidth: "30px",
                    fontFamily: theme.font,
                    fontSize: "32px",
                    lineHeight: `${TARGET}px`,
                    textDecoration: "none",
                    color: theme.light.link,
                  }}
                >
                  {star.label}
                </a>
              </td>
            )}
          </Each>
        </tr>
      </tbody>
    </table>
  )
}
