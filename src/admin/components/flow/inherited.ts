import type { AdminFlowDetail } from "../../../types/http"
import { type GroupValues } from "./conditions-form"
import { type FlowValues, type Layer, stepOf } from "./flow-form"
import {
  type IncentiveValues,
  type StepValues,
  type WindowValues,
  secondsOf,
} from "./step-form"

type Step = AdminFlowDetail["steps"][number]

/** What a field of a step is while its layer says nothing of its own. */
export type Inherited = {
  enabled: boolean
  delaySeconds: number
  expiresSeconds: number
  window: WindowValues | null
  conditions: GroupValues | null
  incentive: IncentiveValues | null
  /** What a sentence reads as: built in, or as the store has it. */
  sentence: (language: string, key: string) => string
}

/**
 * What lies below a layer, with what is not saved yet: for a sales channel the store's, for
 * the store what the flow's file says.
 *
 * A step with a delay of its own and no expiry of its own stays useful for as long after it is
 * due as its file says.
 */
export function inheritedBy(values: FlowValues, layer: Layer, step: Step): Inherited {
  const { defaults } = step
  const builtIn = step.copy?.built_in ?? {}
  const store = layer === null ? null : stepOf(values, null, step.key)
  const delaySeconds = seconds(store?.delay) ?? defaults.delay_seconds
  const ownDelay = seconds(stepOf(values, layer, step.key).delay) ?? delaySeconds
  return {
    enabled: store?.enabled ?? true,
    delaySeconds,
    expiresSeconds:
      seconds(store?.expires_after) ??
      ownDelay + defaults.expires_seconds - defaults.delay_seconds,
    window: store?.window ?? null,
    conditions: store?.conditions ?? null,
    incentive: store?.incentive ?? null,
    sentence: (language, key) =>
      store?.copy[language]?.[key] ?? builtIn[language]?.[key] ?? "",
  }
}

/** Whether the flow is on in a layer, with what is not saved yet. */
export function isOn(flow: AdminFlowDetail, values: FlowValues, layer: Layer): boolean {
  const store = values.enabled ?? flow.enabled_by_default
  return layer === null ? store : (values.overrides.channels[layer]?.enabled ?? store)
}

const seconds = (duration: StepValues["delay"] | undefined) =>
  duration ? secondsOf(duration) : null
