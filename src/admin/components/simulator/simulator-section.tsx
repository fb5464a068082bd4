import { Alert, Button, Text } from "@medusajs/ui"
import { useState } from "react"
import type { AdminFlowDetail, AdminSimulateFlow } from "../../../types/http"
import { useSimulateFlow } from "../../hooks/api/flow-detail"
import { useSettings } from "../../hooks/api/settings"
import { useForm } from "../../hooks/use-form"
import { useTranslate } from "../../hooks/use-translate"
import { SelectField } from "../form/select-field"
import { TextField } from "../form/text-field"
import { Section } from "../section/section"
import {
  type Configuration,
  PRESETS,
  type SimulationValues,
  lastDays,
  toPeriod,
  validate,
} from "./simulation-form"
import { SimulationResult } from "./simulation-result"

type SimulatorSectionProps = {
  flow: AdminFlowDetail
  /** A sales channel whose orders alone are replayed; null for all. */
  layer: string | null
  /** What is changed and not saved; null when nothing is, or when it could not be saved as it stands. */
  unsaved: AdminSimulateFlow["overrides"] | null
  /** There are changes that could not be saved as they stand. */
  isHeld: boolean
}

/** What the flow would have done with the orders of a period. */
export const SimulatorSection = ({
  flow,
  layer,
  unsaved,
  isHeld,
}: SimulatorSectionProps) => {
  const { t } = useTranslate()
  const { data } = useSettings()
  return (
    <Section title={t("simulator.title")} description={t("simulator.description")}>
      {data && (
        <Simulator
          {...{ flow, layer, unsaved, isHeld }}
          timeZone={data.settings.time_zone}
        />
      )}
    </Section>
  )
}

const Simulator = ({
  flow,
  layer,
  unsaved,
  isHeld,
  timeZone,
}: SimulatorSectionProps & { timeZone: string }) => {
  const { t } = useTranslate()
  const [ran, setRan] = useState<Configuration>("saved")
  const { mutate, data, error, isPending } = useSimulateFlow(flow.key, {
    onError: ({ message }) => form.refuse(message),
  })
  const form = useForm<SimulationValues>({
    initial: { ...lastDays(30, new Date(), timeZone), configuration: "unsaved" },
    validate: (values) => validate(values, new Date(), timeZone, t),
    onSubmit: (values) => {
      const isUnsaved = unsaved && values.configuration === "unsaved"
      setRan(isUnsaved ? "unsaved" : "saved")
      mutate({
        ...toPeriod(values, new Date(), timeZone),
        ...(isUnsaved && { overrides: unsaved }),
        ...(layer !== null && { sales_channel_id: layer }),
      })
    },
  })
  const { values, errors, set } = form
  const day = (name: "since" | "until") => ({
    type: "date",
    className: "w-40",
    label: t(`simulator.${name}`),
    value: values[name],
    error: errors[name],
    onChange: (value: string) => set({ [name]: value }),
  })

  return (
    <>
      <form
        {...form.formProps}
        aria-label={t("simulator.title")}
        className="flex flex-col gap-y-4 px-6 py-4"
      >
        <div className="flex flex-wrap items-end gap-3">
          <TextField {...day("since")} />
          <TextField {...day("until")} />
          {PRESETS.map((days) => (
            <Button
              key={days}
              type="button"
              size="small"
              variant="transparent"
              onClick={() => set(lastDays(days, new Date(), timeZone))}
            >
              {t("simulator.lastDays", { count: days })}
            </Button>
          ))}
          {unsaved && (
            <SelectField
              className="w-64"
              label={t("simulator.configuration")}
              value={values.configuration}
              options={(["unsaved", "saved"] as const).map((value) => ({
                value,
                label: t(`simulator.configurations.${value}`),
              }))}
              onChange={(configuration) => set({ configuration })}
            />
          )}
          <Button type="submit" size="small" isLoading={isPending} disabled={isPending}>
            {t("simulator.run")}
          </Button>
        </div>
        <Text size="small" className="text-ui-fg-subtle text-pretty" role="status">
          {isPending
            ? t("simulator.running")
            : t(layer === null ? "simulator.allOrders" : "simulator.channelOrders")}
          {isHeld && ` ${t("simulator.unsavedWrong")}`}
        </Text>
        {error && (
          <Alert variant="error" role="alert">
            {`${t("simulator.failed")}: ${error.message}`}
          </Alert>
        )}
      </form>
      {data && (
        <SimulationResult flow={flow} simulation={data.simulation} configuration={ran} />
      )}
    </>
  )
}
