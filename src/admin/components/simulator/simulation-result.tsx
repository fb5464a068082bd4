import { Text } from "@medusajs/ui"
import type { AdminFlowDetail, AdminSimulation } from "../../../types/http"
import { useDurations } from "../../hooks/use-durations"
import { useFlowNames } from "../../hooks/use-flow-names"
import { useNames } from "../../hooks/use-names"
import { useTranslate } from "../../hooks/use-translate"
import { EmptyState } from "../section/empty-state"
import { Beaker } from "@medusajs/icons"
import { BlockedList } from "./blocked-list"
import { DayChart } from "./day-chart"
import { SampleList } from "./sample-list"
import type { Configuration } from "./simulation-form"

type SimulationResultProps = {
  flow: AdminFlowDetail
  simulation: AdminSimulation
  configuration: Configuration
}

/** What a replay came to: figures, reasons, days, and some of the mails. */
export const SimulationResult = ({
  flow,
  simulation,
  configuration,
}: SimulationResultProps) => {
  const { t } = useTranslate()
  const { number } = useNames()
  const blocked = simulation.blocked.reduce((sum, { count }) => sum + count, 0)
  const figures: [label: string, value: number][] = [
    [t("simulator.wouldSend"), simulation.would_send],
    [t("simulator.people"), simulation.people],
    [t("simulator.blocked"), blocked],
    [t("simulator.notDueYet"), simulation.not_due_yet],
  ]
  if (simulation.messages === 0) {
    return (
      <EmptyState
        icon={<Beaker />}
        title={t("simulator.nothing")}
        text={t("simulator.nothingText")}
      />
    )
  }
  return (
    <div className="flex flex-col divide-y">
      <dl className="grid grid-cols-2 gap-4 px-6 py-4 lg:grid-cols-4">
        {figures.map(([label, value]) => (
          <div key={label} className="flex flex-col-reverse gap-y-1">
            <dt className="txt-small text-ui-fg-subtle">{label}</dt>
            <dd className="h1-core text-ui-fg-base tabular-nums">{number(value)}</dd>
          </div>
        ))}
      </dl>
      <Notes {...{ simulation, configuration }} />
      {simulation.by_step.length > 1 && <Steps {...{ flow, simulation }} />}
      {simulation.by_day.length > 0 && <DayChart simulation={simulation} />}
      {simulation.blocked.length > 0 && <BlockedList blocked={simulation.blocked} />}
      {simulation.samples.length > 0 && (
        <SampleList flow={flow} samples={simulation.samples} />
      )}
    </div>
  )
}

type NotesProps = { simulation: AdminSimulation; configuration: Configuration }

/** What the figures do not say by themselves. */
const Notes = ({ simulation, configuration }: NotesProps) => {
  const { t } = useTranslate()
  const { number } = useNames()
  const duration = useDurations()
  const { limits, is_complete, time_zone, not_due_yet } = simulation
  const notes = [
    t(`simulator.configurationNotes.${configuration}`),
    !is_complete &&
      (limits.reached === "seconds"
        ? t("simulator.cutBySeconds", { seconds: duration(limits.seconds) })
        : t("simulator.cutByMessages", { messages: number(limits.messages) })),
    not_due_yet > 0 && t("simulator.notDueYetNote"),
    t("simulator.asOfNow"),
    t("simulator.timeZoneNote", { zone: time_zone.replaceAll("_", " ") }),
  ].filter((note): note is string => Boolean(note))
  return (
    <ul className="flex list-disc flex-col gap-y-1 px-6 py-4 pl-10">
      {notes.map((note) => (
        <li key={note} className="txt-small text-ui-fg-subtle text-pretty">
          {note}
        </li>
      ))}
    </ul>
  )
}

type StepsProps = { flow: AdminFlowDetail; simulation: AdminSimulation }

const Steps = ({ flow, simulation }: StepsProps) => {
  const { t } = useTranslate()
  const names = useFlowNames()
  return (
    <div className="flex flex-col gap-y-2 px-6 py-4">
      <Text size="small" weight="plus">
        {t("simulator.bySteps")}
      </Text>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1">
        {simulation.by_step.map(({ step, would_send, blocked, not_due_yet }) => {
          const known = flow.steps.find(({ key }) => key === step)
          return (
            <div key={step} className="txt-small contents">
              <dt className="text-ui-fg-base">
                {known ? names.step(flow.key, known) : step}
              </dt>
              <dd className="text-ui-fg-subtle">
                {t("simulator.stepFigures", {
                  sent: would_send,
                  blocked,
                  open: not_due_yet,
                })}
              </dd>
            </div>
          )
        })}
      </dl>
    </div>
  )
}
