import { Table, Text } from "@medusajs/ui"
import { useId } from "react"
import type { AdminSimulation } from "../../../types/http"
import { useNames } from "../../hooks/use-names"
import { useTranslate } from "../../hooks/use-translate"

type BlockedListProps = { blocked: AdminSimulation["blocked"] }

/** Why messages would not have gone, the most frequent reason first. */
export const BlockedList = ({ blocked }: BlockedListProps) => {
  const { t, tOr } = useTranslate()
  const { number } = useNames()
  const id = useId()
  return (
    <div className="flex flex-col">
      <Text id={id} size="small" weight="plus" className="px-6 py-4">
        {t("simulator.whyBlocked")}
      </Text>
      <Table aria-labelledby={id} className="border-t">
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("simulator.reason")}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">
              {t("simulator.messages")}
            </Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {blocked
            .toSorted((a, b) => b.count - a.count)
            .map(({ reason, explained, count, details }) => (
              <Table.Row key={reason}>
                <Table.Cell className="text-pretty py-3">
                  {tOr(`skip.${reason}`, explained)}
                  {details.map((one) => (
                    // The server says it in English.
                    <span key={one.detail} lang="en" className="text-ui-fg-subtle block">
                      {`${one.detail} (${number(one.count)})`}
                    </span>
                  ))}
                </Table.Cell>
                <Table.Cell className="text-right tabular-nums">
                  {number(count)}
                </Table.Cell>
              </Table.Row>
            ))}
        </Table.Body>
      </Table>
    </div>
  )
}
