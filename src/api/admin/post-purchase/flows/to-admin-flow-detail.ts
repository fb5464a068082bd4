import { COPY_VARIABLES, builtInCopy, isCopySection } from "../../../../../emails"
import { explainConditions } from "../../../../flows/conditions"
import { toSeconds } from "../../../../flows/duration"
import type { Flow, FlowStep } from "../../../../flows/flow"
import { resolveStepConfig } from "../../../../flows/step-config"
import {
  type FlowSettings,
  NEVER_SAVED,
  type StoredFlowSettings,
} from "../../../../modules/post-purchase/flow-overrides"
import type {
  AdminFlowDetail,
  AdminFlowStepDetail,
  AdminStepConfig,
  AdminStepCopy,
} from "../../../../types/http"
import { toAdminFlow, toAdminStep } from "./to-admin-flow"

/**
 * A flow with all that was changed about it, and how each step runs because of that.
 *
 * @param channelNames - of the sales channels that differ, by id
 */
export function toAdminFlowDetail(
  flow: Flow,
  settings: StoredFlowSettings | undefined,
  channelNames: ReadonlyMap<string, string>
): AdminFlowDetail {
  const channels = Object.entries(settings?.overrides.channels ?? {})
  const listed = toAdminFlow(flow, settings)
  return {
    ...listed,
    version: settings?.version ?? NEVER_SAVED,
    enabled_override: settings?.enabled ?? null,
    overrides: settings?.overrides ?? {},
    channels: channels.map(([id, { enabled }]) => ({
      id,
      name: channelNames.get(id) ?? null,
      enabled: enabled ?? listed.enabled,
    })),
    steps: flow.steps.map((step) =>
      toStepDetail(
        flow,
        step,
        settings,
        channels.map(([id]) => id)
      )
    ),
  }
}

function toStepDetail(
  flow: Flow,
  step: FlowStep,
  settings: FlowSettings | undefined,
  channelIds: string[]
): AdminFlowStepDetail {
  return {
    ...toAdminStep(flow, step),
    defaults: {
      delay_seconds: toSeconds(step.delay),
      expires_seconds: toSeconds(step.expiresAfter),
    },
    config: toConfig(flow, step, settings, null),
    channel_configs: Object.fromEntries(
      channelIds.map((id) => [id, toConfig(flow, step, settings, id)])
    ),
    copy: step.about === "order" ? toCopy(step.copySection) : null,
  }
}

function toConfig(
  flow: Flow,
  step: FlowStep,
  settings: FlowSettings | undefined,
  salesChannelId: string | null
): AdminStepConfig {
  const config = resolveStepConfig(flow, step, settings, salesChannelId)
  return {
    enabled: config.isEnabled,
    delay_seconds: config.delaySeconds,
    expires_seconds: config.expiresSeconds,
    window: config.window,
    conditions: config.conditions,
    conditions_explained: config.conditions && explainConditions(config.conditions),
    copy: config.copy,
    incentive: config.incentive,
  }
}

function toCopy(section: string | null): AdminStepCopy | null {
  return section !== null && isCopySection(section)
    ? {
        section,
        built_in: builtInCopy(section),
        variables: [...COPY_VARIABLES[section]],
      }
    : null
}
