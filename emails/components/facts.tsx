import { Each } from "../compile/each"
import { Unless, When } from "../compile/when"
import { useDesign } from "../design"
import type { FactProps } from "../props"
import { Small } from "./typography"
import { TextLink } from "./text-link"

/** A quiet panel of labels and values: carrier, tracking number, dates. */
export function Facts({ facts }: { facts: readonly FactProps[] }) {
  const { theme, start } = useDesign()
  return (
    <table
      role="presentation"
      width="100%"
      cellPadding="0"
      cellSpacing="0"
      border={0}
      className="tint"
      style={{ backgroundColor: theme.light.tint, borderRadius: "4px" }}
    >
      <tbody>
        <tr>
          <td align={start} style={{ padding: "12px 24px 20px" }}>
            <Each list={facts}>
              {(fact) => (
                <>
                  <Small muted style={{ marginTop: "8px", fontSize: "13px" }}>
                    {fact.label}
                  </Small>
                  <Small
                    style={{
                      fontSize: "16px",
                      lineHeight: "24px",
                      wordBreak: "break-word",
                    }}
                  >
                    <When test={fact.url}>
                      <TextLink href={fact.url}>
                        <bdi>{fact.value}</bdi>
                      </TextLink>
                    </When>
                    <Unless test={fact.url}>
                      <bdi>{fact.value}</bdi>
                    </Unless>
                  </Small>
                </>
              )}
            </Each>
          </td>
        </tr>
      </tbody>
    </table>
  )
}
