import { Hint, Label, Switch } from "@medusajs/ui"
import { useId } from "react"
import type { AdminFlowDetail } from "../../../types/http"
import type { Form } from "../../hooks/use-form"
import { useTranslate } from "../../hooks/use-translate"
import { FieldGroup } from "../form/field-group"
import { OverrideField } from "../form/override-field"
import { ConditionsField } from "./conditions-field"
import { toGroupValues } from "./conditions-form"
import { CopyField } from "./copy-field"
import { type FlowValues, type Layer, pathOf, stepOf, withStep } from "./flow-form"
import { IncentiveField } from "./incentive-field"
import { inheritedBy } from "./inherited"
import { ScheduleFields } from "./schedule-fields"
import { type StepValues, secondsOf } from "./step-form"

type Step = AdminFlowDetail["steps"][number]
type StepFieldsProps = {
  flowKey: string
  step: Step
  layer: Layer
  form: Form<FlowValues>
  language: string
  onLanguage: (language: string) => void
}

/** All that can be changed about one step in one layer. */
export const StepFields = ({
  flowKey,
  step,
  layer,
  form,
  language,
  onLanguage,
}: StepFieldsProps) => {
  const { t } = useTranslate()
  const values = stepOf(form.values, layer, step.key)
  const inherited = inheritedBy(form.values, layer, step)
  const path = pathOf(layer, step.key)
  const source = t(layer === null ? "flow.builtIn" : "flow.asStore")
  const { errors } = form
  const onChange = (change: Partial<StepValues>) =>
    form.set(withStep(form.values, layer, step.key, change))

  return (
    <div className="flex flex-col gap-y-8">
      <FieldGroup title={t("flow.when")}>
        <EnabledField
          {...{ layer, source }}
          isInherited={inherited.enabled}
          value={values.enabled}
          onChange={(enabled) => onChange({ enabled })}
        />
        <ScheduleFields
          {...{ step, values, inherited, source, path, errors, onChange }}
        />
      </FieldGroup>
      {step.about === "order" && (
        <FieldGroup title={t("flow.who")}>
          <ConditionsField
            {...{ flowKey, layer, source, errors }}
            delaySeconds={
              (values.delay && secondsOf(values.delay)) ?? inherited.delaySeconds
            }
            value={values.conditions}
            inherited={inherited.conditions}
            explained={explainedOf(
              step,
              layer,
              values.conditions ?? inherited.conditions
            )}
            path={`${path}.conditions`}
            onChange={(conditions) => onChange({ conditions })}
          />
        </FieldGroup>
      )}
      {step.copy && (
        <FieldGroup title={t("copy.title")} hint={t("copy.hint")}>
          <CopyField
            {...{ inherited, errors, language, onLanguage }}
            copy={step.copy}
            values={values.copy}
            path={`${path}.copy`}
            onChange={(copy) => onChange({ copy })}
          />
        </FieldGroup>
      )}
      {step.purpose === "marketing" && (
        <FieldGroup title={t("incentive.group")}>
          <IncentiveField
            {...{ source, errors }}
            languages={Object.keys(step.copy?.built_in ?? { en: {}, de: {} })}
            value={values.incentive}
            inherited={inherited.incentive}
            path={`${path}.incentive`}
            onChange={(incentive) => onChange({ incentive })}
          />
        </FieldGroup>
      )}
    </div>
  )
}

type EnabledFieldProps = {
  layer: Layer
  source: string
  isInherited: boolean
  value: boolean | null
  onChange: (value: boolean | null) => void
}

/** In the store a plain switch; a sales channel may also leave it to the store. */
const EnabledField = ({
  layer,
  source,
  isInherited,
  value,
  onChange,
}: EnabledFieldProps) => {
  const { t } = useTranslate()
  const id = useId()
  const plain = (
    <div className="grid grid-cols-[32px_1fr] items-start gap-x-3">
      <Switch
        id={id}
        aria-describedby={`${id}-hint`}
        checked={value ?? isInherited}
        onCheckedChange={(isOn) => onChange(layer === null && isOn ? null : isOn)}
      />
      <div className="flex flex-col gap-y-1">
        <Label htmlFor={id} size="small" weight="plus">
          {t("flow.stepSwitch")}
        </Label>
        <Hint id={`${id}-hint`}>{t("flow.stepSwitchHint")}</Hint>
      </div>
    </div>
  )
  if (layer === null) {
    return plain
  }
  return (
    <OverrideField
      label={t("flow.stepSwitch")}
      inherited={t(isInherited ? "flows.on" : "flows.off")}
      source={source}
      isOwn={value !== null}
      onChange={() => onChange(!isInherited)}
      onReset={() => onChange(null)}
    >
      {plain}
    </OverrideField>
  )
}

/** The server's words for conditions, as long as they are those that it spoke of. */
function explainedOf(
  step: Step,
  layer: Layer,
  group: StepValues["conditions"]
): string | null {
  const saved = (layer === null ? null : step.channel_configs[layer]) ?? step.config
  return saved.conditions &&
    JSON.stringify(toGroupValues(saved.conditions)) === JSON.stringify(group)
    ? saved.conditions_explained
    : null
}
