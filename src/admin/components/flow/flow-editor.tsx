import { Tabs, toast } from "@medusajs/ui"
import { useEffect, useMemo, useState } from "react"
import type { AdminFlowDetail } from "../../../types/http"
import { useSaveFlow } from "../../hooks/api/flow-detail"
import { useFlowNames } from "../../hooks/use-flow-names"
import { useForm } from "../../hooks/use-form"
import { useGuardedPage } from "../../hooks/use-guarded-page"
import { useTranslate } from "../../hooks/use-translate"
import { isConflict } from "../../lib/is-conflict"
import { SaveBar } from "../form/save-bar"
import { Section } from "../section/section"
import { SimulatorSection } from "../simulator/simulator-section"
import { ConflictBar } from "./conflict-bar"
import { FlowHeader } from "./flow-header"
import {
  type Layer,
  placeOfError,
  stepOf,
  toUpdate,
  toValues,
  validate,
} from "./flow-form"
import { StepFields } from "./step-fields"
import { StepPreview } from "./step-preview"

const FORM = "post-purchase-flow"

/** A flow's whole configuration: what is changed here holds once it is saved. */
export const FlowEditor = ({ flow }: { flow: AdminFlowDetail }) => {
  const { t, language: dashboardLanguage } = useTranslate()
  const names = useFlowNames()
  const [layer, setLayer] = useState<Layer>(null)
  const [stepKey, setStepKey] = useState(flow.steps.at(0)?.key ?? "")
  const [language, setLanguage] = useState(
    dashboardLanguage.startsWith("de") ? "de" : "en"
  )
  const title = names.flow(flow)
  const {
    mutate,
    isPending,
    error,
    reset: forgetRefusal,
  } = useSaveFlow(flow.key, {
    onSuccess: (response) => {
      toast.success(t("common.saved", { section: title }))
      form.reset(toValues(response.flow))
    },
    onError: (refusal) => {
      // The bar says so, and must not be covered by a toast that says it again.
      if (isConflict(refusal)) {
        return
      }
      toast.error(t("common.saveFailed"), { description: refusal.message })
      form.refuse(refusal.message)
    },
  })
  const form = useForm({
    initial: useMemo(() => toValues(flow), [flow]),
    validate: (values) => validate(values, t),
    onSubmit: (values) => mutate(toUpdate(values)),
    onInvalid: (errors) => {
      const place = placeOfError(errors)
      if (place) {
        setLayer(place.layer)
        setStepKey(place.step)
      }
      if (place?.copy) {
        setLanguage(place.copy)
      }
    },
  })
  useGuardedPage(form.isDirty)

  const isBehind = flow.version > form.values.version
  const { isDirty, reset } = form
  useEffect(() => {
    // What nobody has touched follows what is saved.
    if (isBehind && !isDirty) {
      reset(toValues(flow))
    }
  }, [flow, isBehind, isDirty, reset])

  const isWrong = Object.values(validate(form.values, t)).some(Boolean)
  const step = flow.steps.find(({ key }) => key === stepKey)

  const fields = step && (
    <StepFields
      // Another step or layer has fields of its own, not the same ones with other values.
      key={`${step.key}/${layer ?? ""}`}
      flowKey={flow.key}
      onLanguage={setLanguage}
      {...{ step, layer, form, language }}
    />
  )

  return (
    <div className="flex flex-col gap-y-3">
      <form
        {...form.formProps}
        id={FORM}
        aria-label={t("flow.form", { flow: title })}
        // What has the focus must not lie behind the bar at the lower edge.
        className="flex flex-col gap-y-3 [&_:is(input,textarea,button)]:scroll-mb-20"
      >
        <FlowHeader {...{ flow, form, layer }} onLayer={setLayer} />
        <div className="grid items-start gap-3 xl:grid-cols-2">
          <Section title={t("flow.messages")} description={t("flow.messagesHint")}>
            {flow.steps.length > 1 ? (
              <Tabs value={stepKey} onValueChange={setStepKey}>
                <div className="border-b px-6 py-3">
                  <Tabs.List aria-label={t("flow.messages")} className="flex-wrap">
                    {flow.steps.map((one) => (
                      <Tabs.Trigger key={one.key} value={one.key}>
                        {names.step(flow.key, one)}
                      </Tabs.Trigger>
                    ))}
                  </Tabs.List>
                </div>
                <Tabs.Content value={stepKey} tabIndex={-1} className="px-6 py-4">
                  {fields}
                </Tabs.Content>
              </Tabs>
            ) : (
              <div className="px-6 py-4">{fields}</div>
            )}
          </Section>
          {step && (
            <div className="xl:sticky xl:top-3">
              <Section title={t("preview.title")}>
                <div className="h-[840px] xl:h-[calc(100vh-160px)] xl:min-h-[560px]">
                  <StepPreview
                    key={step.key}
                    flowKey={flow.key}
                    stepKey={step.key}
                    values={stepOf(form.values, layer, step.key)}
                    isDirty={form.isDirty}
                    onLanguage={setLanguage}
                    {...{ layer, language }}
                  />
                </div>
              </Section>
            </div>
          )}
        </div>
      </form>
      {flow.steps.some(({ about }) => about === "order") && (
        <SimulatorSection
          flow={flow}
          layer={layer}
          isHeld={form.isDirty && isWrong}
          unsaved={form.isDirty && !isWrong ? toUpdate(form.values).overrides : null}
        />
      )}
      {isDirty && (isBehind || (error !== null && isConflict(error))) ? (
        <ConflictBar
          flow={flow}
          onLoad={(saved) => {
            forgetRefusal()
            reset(toValues(saved))
          }}
        />
      ) : (
        <SaveBar
          isDirty={isDirty}
          isSaving={isPending}
          form={FORM}
          onDiscard={() => reset(toValues(flow))}
        />
      )}
    </div>
  )
}
