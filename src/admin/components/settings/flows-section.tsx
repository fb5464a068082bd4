import { Badge, Button, Switch, Text, toast } from "@medusajs/ui"
import { PaperPlane } from "@medusajs/icons"
import { useId } from "react"
import { Link } from "react-router-dom"
import type { AdminFlow } from "../../../types/http"
import { useUpdateFlow } from "../../hooks/api/flows"
import { useFlowNames } from "../../hooks/use-flow-names"
import { useTranslate } from "../../hooks/use-translate"
import { EmptyState } from "../section/empty-state"
import { Section } from "../section/section"
import { PurposeBadge, TopicBadge } from "./flow-badges"

type FlowsSectionProps = { flows: AdminFlow[]; level?: "h1" | "h2" }

export const FlowsSection = ({ flows, level }: FlowsSectionProps) => {
  const { t } = useTranslate()
  return (
    <Section title={t("flows.title")} description={t("flows.description")} level={level}>
      {flows.length === 0 ? (
        <EmptyState
          icon={<PaperPlane />}
          title={t("flows.none")}
          text={t("flows.noneText")}
        />
      ) : (
        <ul className="divide-y">
          {flows.map((flow) => (
            <FlowRow key={flow.key} flow={flow} />
          ))}
        </ul>
      )}
    </Section>
  )
}

const FlowRow = ({ flow }: { flow: AdminFlow }) => {
  const { t } = useTranslate()
  const names = useFlowNames()
  const id = useId()
  const title = names.flow(flow)
  const { mutate, isPending } = useUpdateFlow(flow.key, {
    onSuccess: ({ flow: { enabled } }) =>
      enabled
        ? toast.success(t("flows.turnedOn", { flow: title }))
        : toast.success(t("flows.turnedOff", { flow: title }), {
            description: t("flows.turnedOffText"),
          }),
    onError: (error) =>
      toast.error(t("flows.toggleFailed", { flow: title }), {
        description: error.message,
      }),
  })

  return (
    <li className="flex items-start justify-between gap-x-6 px-6 py-4">
      <div className="flex min-w-0 flex-col gap-y-3">
        <div>
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Text as="span" size="small" leading="compact" weight="plus">
              {title}
            </Text>
            <PurposeBadge purpose={flow.purpose} />
            {flow.topic && <TopicBadge topic={flow.topic} />}
            {flow.is_customized && (
              <Badge size="2xsmall" color="green">
                {t("flows.customized")}
              </Badge>
            )}
          </div>
          <Text size="small" className="text-ui-fg-subtle text-pretty" id={id}>
            {names.description(flow)}
          </Text>
          {flow.topic && (
            <Text size="small" className="text-ui-fg-subtle text-pretty">
              {t("flows.needsConsent", { topic: t(`topics.${flow.topic}.title`) })}
              {!flow.enabled && ` ${t("flows.offByDefault")}`}
            </Text>
          )}
        </div>
        <ul className="flex flex-wrap gap-1.5" aria-label={t("flows.stepsLabel")}>
          {flow.steps.map((step) => (
            <li key={step.key}>
              <Badge size="2xsmall">{names.step(flow.key, step)}</Badge>
            </li>
          ))}
        </ul>
      </div>
      <div className="flex shrink-0 flex-wrap items-center justify-end gap-x-4 gap-y-3">
        <Button size="small" variant="secondary" asChild>
          <Link
            to={`/post-purchase/flows/${flow.key}`}
            aria-label={t("flows.configureOne", { flow: title })}
          >
            {t("flows.configure")}
          </Link>
        </Button>
        <span className="flex items-center gap-x-2">
          <Text
            as="span"
            size="small"
            leading="compact"
            className="text-ui-fg-subtle"
            aria-hidden
          >
            {flow.enabled ? t("flows.on") : t("flows.off")}
          </Text>
          <Switch
            aria-label={t("flows.toggle", { flow: title })}
            aria-describedby={id}
            checked={flow.enabled}
            // Kept reachable while it saves, or the keyboard would lose its place.
            onCheckedChange={(enabled) => !isPending && mutate({ enabled })}
          />
        </span>
      </div>
    </li>
  )
}
