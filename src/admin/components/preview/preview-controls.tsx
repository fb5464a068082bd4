import { Select, clx } from "@medusajs/ui"
import { useMemo } from "react"
import type { AdminFlow } from "../../../types/http"
import type { OrderChoice } from "../../hooks/api/orders"
import { toTag } from "../../hooks/use-moments"
import { useFlowNames } from "../../hooks/use-flow-names"
import { useTranslate } from "../../hooks/use-translate"
import { Field } from "../form/field"
import { OrderPicker } from "./order-picker"

/** What to show; `step` is `flow/step`. */
export type PreviewChoice = {
  step: string
  order: OrderChoice | null
  /** Empty: the order's own. */
  locale: string
}

const ORDERS_OWN = "order"
const LANGUAGES = ["en", "de"]

type PreviewControlsProps = {
  /** Left out: which message is shown is settled elsewhere. */
  flows?: AdminFlow[]
  choice: PreviewChoice
  onChange: (change: Partial<PreviewChoice>) => void
  /** Whether the order's own language can be chosen. */
  hasOwnLanguage?: boolean
}

export const PreviewControls = ({
  flows,
  choice,
  onChange,
  hasOwnLanguage = true,
}: PreviewControlsProps) => {
  const { t, language } = useTranslate()
  const names = useFlowNames()
  const languageNames = useMemo(
    () => new Intl.DisplayNames(toTag(language), { type: "language" }),
    [language]
  )

  return (
    <div className={clx("grid gap-3", flows ? "sm:grid-cols-3" : "sm:grid-cols-2")}>
      {flows && (
        <Field label={t("preview.message")}>
          {({ id }) => (
            <Select value={choice.step} onValueChange={(step) => onChange({ step })}>
              <Select.Trigger id={id}>
                <Select.Value />
              </Select.Trigger>
              <Select.Content className="max-h-[320px]">
                {flows.map((flow) => (
                  <Select.Group key={flow.key}>
                    <Select.Label>{names.flow(flow)}</Select.Label>
                    {flow.steps.map((step) => (
                      <Select.Item key={step.key} value={`${flow.key}/${step.key}`}>
                        {names.step(flow.key, step)}
                      </Select.Item>
                    ))}
                  </Select.Group>
                ))}
              </Select.Content>
            </Select>
          )}
        </Field>
      )}
      <Field label={t("preview.order")}>
        {({ id }) => (
          <OrderPicker
            id={id}
            order={choice.order}
            onChange={(order) => onChange({ order })}
          />
        )}
      </Field>
      <Field label={t("preview.language")}>
        {({ id }) => (
          <Select
            value={choice.locale || ORDERS_OWN}
            onValueChange={(locale) =>
              onChange({ locale: locale === ORDERS_OWN ? "" : locale })
            }
          >
            <Select.Trigger id={id}>
              <Select.Value />
            </Select.Trigger>
            <Select.Content>
              {hasOwnLanguage && (
                <Select.Item value={ORDERS_OWN}>{t("preview.orderLanguage")}</Select.Item>
              )}
              {LANGUAGES.map((tag) => (
                <Select.Item key={tag} value={tag}>
                  {languageNames.of(tag) ?? tag}
                </Select.Item>
              ))}
            </Select.Content>
          </Select>
        )}
      </Field>
    </div>
  )
}
