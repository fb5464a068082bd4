import type {
  ConditionGroup,
  FlowSettings,
  Incentive,
  StepOverrides,
} from "../modules/post-purchase/flow-overrides"
import type { StoreSettings } from "../modules/post-purchase/settings"
import { type Duration, toSeconds } from "./duration"
import type { Flow, FlowStep } from "./flow"

/** How a step is to run: its file, under what the admin set for the store, under what they set for the sales channel. */
export type StepConfig = {
  isFlowEnabled: boolean
  isEnabled: boolean
  delaySeconds: number
  expiresSeconds: number
  /** In place of the store's preferred hours; null leaves those. */
  window: StoreSettings["sending"]["preferred"]
  conditions: ConditionGroup | null
  /** Changed sentences by language and key. */
  copy: Readonly<Record<string, Readonly<Record<string, string>>>>
  incentive: Incentive | null
}

/**
 * Resolves a step's configuration.
 *
 * With a delay of its own and no expiry of its own a step stays useful for as long after it is
 * due as its file says.
 *
 * @param stored - what the admin set; undefined for nothing
 */
export function resolveStepConfig(
  flow: Flow,
  step: FlowStep,
  stored: FlowSettings | undefined,
  salesChannelId: string | null
): StepConfig {
  const channel = stored?.overrides.channels?.[salesChannelId ?? ""]
  const layers = [stored?.overrides.steps?.[step.key], channel?.steps?.[step.key]].filter(
    (layer) => layer !== undefined
  )
  const delaySeconds = toSeconds(last(layers, "delay") ?? step.delay)
  const usefulSeconds = toSeconds(step.expiresAfter) - toSeconds(step.delay)
  const expiresAfter: Duration | undefined = last(layers, "expires_after")
  return {
    isFlowEnabled: channel?.enabled ?? stored?.enabled ?? flow.enabledByDefault,
    isEnabled: last(layers, "enabled") ?? true,
    delaySeconds,
    expiresSeconds: expiresAfter
      ? Math.max(toSeconds(expiresAfter), delaySeconds)
      : delaySeconds + usefulSeconds,
    window: last(layers, "window") ?? null,
    conditions: last(layers, "conditions") ?? null,
    copy: mergeCopy(layers),
    incentive: last(layers, "incentive") ?? null,
  }
}

function last<Field extends keyof StepOverrides>(
  layers: readonly StepOverrides[],
  field: Field
): NonNullable<StepOverrides[Field]> | undefined {
  for (const layer of [...layers].reverse()) {
    const value = layer[field]
    if (value !== null && value !== undefined) {
      return value
    }
  }
  return undefined
}

function mergeCopy(layers: readonly StepOverrides[]): StepConfig["copy"] {
  const copy: Record<string, Record<string, string>> = {}
  for (const layer of layers) {
    for (const [language, sentences] of Object.entries(layer.copy ?? {})) {
      for (const [key, sentence] of Object.entries(sentences)) {
        if (sentence !== null) {
          copy[language] = { ...copy[language], [key]: sentence }
        }
      }
    }
  }
  return copy
}
