import { Badge, Hint, Select, Switch, Text } from "@medusajs/ui"
import { useId } from "react"
import type { AdminFlowDetail } from "../../../types/http"
import { useSalesChannels } from "../../hooks/api/sales-channels"
import type { Form } from "../../hooks/use-form"
import { useFlowNames } from "../../hooks/use-flow-names"
import { useTranslate } from "../../hooks/use-translate"
import { Field } from "../form/field"
import { OverrideField } from "../form/override-field"
import { Section } from "../section/section"
import { PurposeBadge, TopicBadge } from "../settings/flow-badges"
import { type FlowValues, type Layer, withEnabled } from "./flow-form"
import { isOn } from "./inherited"

type FlowHeaderProps = {
  flow: AdminFlowDetail
  form: Form<FlowValues>
  layer: Layer
  onLayer: (layer: Layer) => void
}

const STORE = "store"

/** What the flow is, whose settings are edited, and whether it is on there. */
export const FlowHeader = ({ flow, form, layer, onLayer }: FlowHeaderProps) => {
  const names = useFlowNames()
  return (
    <Section
      level="h1"
      title={names.flow(flow)}
      description={names.description(flow)}
      actions={
        <>
          <PurposeBadge purpose={flow.purpose} />
          {flow.topic && <TopicBadge topic={flow.topic} />}
        </>
      }
    >
      <div className="grid items-start gap-6 px-6 py-4 md:grid-cols-2">
        <LayerField {...{ form, layer, onLayer }} />
        <FlowSwitch {...{ flow, form, layer }} />
      </div>
    </Section>
  )
}

type LayerFieldProps = Pick<FlowHeaderProps, "form" | "layer" | "onLayer">

const LayerField = ({ form, layer, onLayer }: LayerFieldProps) => {
  const { t } = useTranslate()
  const { data } = useSalesChannels()
  const changed = form.values.overrides.channels
  return (
    <Field label={t("flow.layer")} hint={t("flow.layerHint")}>
      {(control) => (
        <Select
          size="small"
          value={layer ?? STORE}
          onValueChange={(value) => onLayer(value === STORE ? null : value)}
        >
          <Select.Trigger {...control}>
            <Select.Value />
          </Select.Trigger>
          <Select.Content className="max-h-[320px]">
            <Select.Item value={STORE}>{t("flow.wholeStore")}</Select.Item>
            {data?.sales_channels.map(({ id, name }) => (
              <Select.Item key={id} value={id}>
                {id in changed ? t("flow.channelDiffers", { name }) : name}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      )}
    </Field>
  )
}

type FlowSwitchProps = Pick<FlowHeaderProps, "flow" | "form" | "layer">

const FlowSwitch = ({ flow, form, layer }: FlowSwitchProps) => {
  const { t } = useTranslate()
  const names = useFlowNames()
  const id = useId()
  const isFlowOn = isOn(flow, form.values, layer)
  const change = (enabled: boolean | null) =>
    form.set(withEnabled(form.values, layer, enabled))
  const plain = (
    <div className="flex items-center gap-x-3">
      <Switch
        aria-label={t("flows.toggle", { flow: names.flow(flow) })}
        aria-describedby={id}
        checked={isFlowOn}
        onCheckedChange={change}
      />
      <Text as="span" size="small" leading="compact" aria-hidden>
        {t(isFlowOn ? "flows.on" : "flows.off")}
      </Text>
    </div>
  )
  if (layer !== null) {
    const own = form.values.overrides.channels[layer]?.enabled ?? null
    return (
      <OverrideField
        label={t("flow.switch")}
        inherited={t(isOn(flow, form.values, null) ? "flows.on" : "flows.off")}
        source={t("flow.asStore")}
        isOwn={own !== null}
        onChange={() => change(!isFlowOn)}
        onReset={() => change(null)}
      >
        {plain}
      </OverrideField>
    )
  }
  return (
    <div className="flex flex-col gap-y-2">
      <span className="txt-compact-small-plus text-ui-fg-base flex items-center gap-x-2">
        {t("flow.switch")}
        {form.values.enabled === null && (
          <Badge size="2xsmall">{t("flow.builtIn")}</Badge>
        )}
      </span>
      {plain}
      <Hint id={id} className="text-pretty">
        {flow.topic
          ? t("flows.needsConsent", { topic: t(`topics.${flow.topic}.title`) })
          : t("flows.transactionalHint")}
      </Hint>
    </div>
  )
}
