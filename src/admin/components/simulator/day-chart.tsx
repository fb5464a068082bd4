import { Button, Table, Text } from "@medusajs/ui"
import { useId, useState } from "react"
import type { AdminSimulatedDay, AdminSimulation } from "../../../types/http"
import { useNames } from "../../hooks/use-names"
import { toTag } from "../../hooks/use-moments"
import { useTranslate } from "../../hooks/use-translate"

/** Day by day, as bars or as a table: what would have gone, and what not. */
export const DayChart = ({ simulation }: { simulation: AdminSimulation }) => {
  const { t } = useTranslate()
  const [isTable, setTable] = useState(false)
  const id = useId()
  return (
    <div className="flex flex-col gap-y-3 py-4">
      <div className="flex flex-wrap items-center justify-between gap-2 px-6">
        <Text id={id} size="small" weight="plus">
          {t("simulator.byDay")}
        </Text>
        <div className="flex items-center gap-x-4">
          <Legend />
          <Button
            type="button"
            size="small"
            variant="secondary"
            aria-pressed={isTable}
            onClick={() => setTable(!isTable)}
          >
            {t("simulator.asTable")}
          </Button>
        </div>
      </div>
      {isTable ? (
        <DayTable days={simulation.by_day} labelId={id} />
      ) : (
        <Bars days={simulation.by_day} labelId={id} />
      )}
    </div>
  )
}

const Legend = () => {
  const { t } = useTranslate()
  return (
    <ul className="txt-compact-xsmall text-ui-fg-subtle flex gap-x-3">
      <li className="flex items-center gap-x-1.5">
        <span aria-hidden className="bg-ui-tag-blue-icon size-2.5 rounded-sm" />
        {t("simulator.wouldSend")}
      </li>
      <li className="flex items-center gap-x-1.5">
        <span aria-hidden className="bg-ui-tag-neutral-icon size-2.5 rounded-sm" />
        {t("simulator.blocked")}
      </li>
    </ul>
  )
}

type DaysProps = { days: AdminSimulatedDay[]; labelId: string }

const Bars = ({ days, labelId }: DaysProps) => {
  const { t } = useTranslate()
  const { number } = useNames()
  const day = useDays()
  const highest = Math.max(1, ...days.map(({ sent, blocked }) => sent + blocked))
  const top = days.reduce((best, one) => (one.sent > best.sent ? one : best))
  const height = (count: number) => `${(count / highest) * 100}%`
  return (
    <div
      role="img"
      aria-labelledby={labelId}
      aria-description={t("simulator.chartSummary", {
        from: day(days[0].date),
        until: day(days[days.length - 1].date),
        day: day(top.date),
        sent: number(top.sent),
      })}
      className="flex flex-col gap-y-1 px-6"
    >
      <div className="text-ui-fg-subtle txt-compact-xsmall text-right tabular-nums">
        {number(highest)}
      </div>
      <div className="border-ui-border-base flex h-32 items-end gap-x-px border-y">
        {days.map(({ date, sent, blocked }) => (
          <div
            key={date}
            title={t("simulator.dayFigures", { day: day(date), sent, blocked })}
            className="hover:bg-ui-bg-base-hover flex h-full min-w-0 max-w-16 flex-1 flex-col justify-end"
          >
            <div className="bg-ui-tag-neutral-icon" style={{ height: height(blocked) }} />
            <div className="bg-ui-tag-blue-icon" style={{ height: height(sent) }} />
          </div>
        ))}
      </div>
      <div className="text-ui-fg-subtle txt-compact-xsmall flex justify-between">
        <span>{day(days[0].date)}</span>
        {days.length > 1 && <span>{day(days[days.length - 1].date)}</span>}
      </div>
    </div>
  )
}

const DayTable = ({ days, labelId }: DaysProps) => {
  const { t } = useTranslate()
  const { number } = useNames()
  const day = useDays()
  return (
    <div
      // It scrolls, so the keyboard must be able to reach it.
      tabIndex={0}
      role="region"
      aria-labelledby={labelId}
      className="focus-visible:shadow-borders-interactive-with-active max-h-80 overflow-y-auto border-y outline-none"
    >
      <Table aria-labelledby={labelId}>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("simulator.day")}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">
              {t("simulator.wouldSend")}
            </Table.HeaderCell>
            <Table.HeaderCell className="text-right">
              {t("simulator.blocked")}
            </Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {days.map(({ date, sent, blocked }) => (
            <Table.Row key={date}>
              <Table.Cell>{day(date)}</Table.Cell>
              <Table.Cell className="text-right tabular-nums">{number(sent)}</Table.Cell>
              <Table.Cell className="text-right tabular-nums">
                {number(blocked)}
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}

/** Days of the store's calendar, whatever the reader's time zone. */
function useDays() {
  const { language } = useTranslate()
  const format = new Intl.DateTimeFormat(toTag(language), {
    dateStyle: "medium",
    timeZone: "UTC",
  })
  return (date: string) => format.format(new Date(`${date}T00:00:00Z`))
}
