import type { AdminFlowDetail } from "../../../types/http"
import { useDurations } from "../../hooks/use-durations"
import type { FormErrors } from "../../hooks/use-form"
import { useNames } from "../../hooks/use-names"
import { type TranslationKey, useTranslate } from "../../hooks/use-translate"
import { OverrideField } from "../form/override-field"
import { TextField } from "../form/text-field"
import { WEEKDAYS } from "../settings/sending-form"
import { WeekdaysField } from "../settings/weekdays-field"
import { DurationField } from "./duration-field"
import type { Inherited } from "./inherited"
import { type StepValues, type WindowValues, fromSeconds } from "./step-form"

type ScheduleFieldsProps = {
  step: AdminFlowDetail["steps"][number]
  values: StepValues
  inherited: Inherited
  source: string
  path: string
  errors: FormErrors
  onChange: (change: Partial<StepValues>) => void
}

const NEW_WINDOW: WindowValues = {
  weekdays: [1, 2, 3, 4, 5],
  from: "09:00",
  until: "18:00",
}

/** When a step is due, how long it stays useful, and in which hours it may leave. */
export const ScheduleFields = ({
  step,
  values,
  inherited,
  source,
  path,
  errors,
  onChange,
}: ScheduleFieldsProps) => {
  const { t, tOr } = useTranslate()
  const { list } = useNames()
  const duration = useDurations()
  const triggers = list(step.triggers.map((kind) => tOr(`flow.triggers.${kind}`, kind)))
  const field = (name: "delay" | "expires_after" | "window") => ({
    source,
    error: errors[`${path}.${name}`],
    isOwn: values[name] !== null,
    onReset: () => onChange({ [name]: null }),
  })

  return (
    <>
      {step.about === "order" && (
        <>
          <OverrideField
            {...field("delay")}
            label={t("flow.delay")}
            hint={t("flow.delayHint", { triggers })}
            inherited={duration(inherited.delaySeconds)}
            onChange={() => onChange({ delay: fromSeconds(inherited.delaySeconds) })}
          >
            {values.delay && (
              <DurationField
                value={values.delay}
                path={`${path}.delay`}
                errors={errors}
                onChange={(delay) => onChange({ delay })}
              />
            )}
          </OverrideField>
          <OverrideField
            {...field("expires_after")}
            label={t("flow.expires")}
            hint={t("flow.expiresHint")}
            inherited={duration(inherited.expiresSeconds)}
            onChange={() =>
              onChange({ expires_after: fromSeconds(inherited.expiresSeconds) })
            }
          >
            {values.expires_after && (
              <DurationField
                value={values.expires_after}
                path={`${path}.expires_after`}
                errors={errors}
                onChange={(expires_after) => onChange({ expires_after })}
              />
            )}
          </OverrideField>
        </>
      )}
      {step.purpose === "marketing" && (
        <OverrideField
          {...field("window")}
          label={t("flow.window")}
          hint={t("flow.windowHint")}
          inherited={<WindowInWords window={inherited.window} />}
          onChange={() => onChange({ window: inherited.window ?? NEW_WINDOW })}
        >
          {values.window && (
            <WindowFields
              window={values.window}
              path={`${path}.window`}
              errors={errors}
              onChange={(window) => onChange({ window })}
            />
          )}
        </OverrideField>
      )}
    </>
  )
}

type WindowFieldsProps = {
  window: WindowValues
  path: string
  errors: FormErrors
  onChange: (window: WindowValues) => void
}

const WindowFields = ({ window, path, errors, onChange }: WindowFieldsProps) => {
  const { t } = useTranslate()
  const end = (name: "from" | "until") => ({
    type: "time",
    label: t(`sending.${name}` satisfies TranslationKey),
    value: window[name],
    error: errors[`${path}.${name}`],
    onChange: (value: string) => onChange({ ...window, [name]: value }),
  })
  return (
    <>
      <WeekdaysField
        label={t("sending.weekdays")}
        days={window.weekdays}
        error={errors[`${path}.weekdays`]}
        onChange={(weekdays) => onChange({ ...window, weekdays })}
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField {...end("from")} />
        <TextField {...end("until")} />
      </div>
    </>
  )
}

const WindowInWords = ({ window }: { window: WindowValues | null }) => {
  const { t } = useTranslate()
  const { weekday, list } = useNames()
  if (!window) {
    return <>{t("flow.windowStore")}</>
  }
  const { weekdays, from, until } = window
  return (
    <>
      {t("sending.daysAndTimes", {
        days:
          weekdays.length === WEEKDAYS.length
            ? t("sending.everyDay")
            : list(weekdays.map(weekday)),
        times: t("sending.times", { from, until }),
      })}
    </>
  )
}
