import type { AdminFlowDetail, AdminUpdateFlow } from "../../../types/http"
import type { FormErrors } from "../../hooks/use-form"
import type { Translate } from "../../hooks/use-translate"
import {
  NOTHING_CHANGED,
  type Overrides,
  type StepOverrides,
  type StepValues,
  isUnchanged,
  toStepOverrides,
  toStepValues,
  validateStep,
} from "./step-form"

type Steps = Record<string, StepValues>

/** What is changed about a flow as inputs hold it. */
export type FlowValues = {
  /** Of what was read when the inputs were filled, whatever was read since. */
  version: number
  /** Null leaves it to the flow's file. */
  enabled: boolean | null
  overrides: {
    steps: Steps
    channels: Record<string, { enabled: boolean | null; steps: Steps }>
  }
}

/** Whose settings are edited: null for the whole store, or a sales channel's id. */
export type Layer = string | null

export function toValues(flow: AdminFlowDetail): FlowValues {
  const { steps, channels } = flow.overrides
  // The server refuses what is said of a sales channel that is gone.
  const gone = flow.channels.filter(({ name }) => name === null).map(({ id }) => id)
  return {
    version: flow.version,
    enabled: flow.enabled_override,
    overrides: {
      steps: toSteps(steps),
      channels: Object.fromEntries(
        Object.entries(channels ?? {})
          .filter(([id]) => !gone.includes(id))
          .map(([id, channel]) => [
            id,
            { enabled: channel.enabled ?? null, steps: toSteps(channel.steps) },
          ])
      ),
    },
  }
}

export function toUpdate(values: FlowValues): AdminUpdateFlow & { overrides: Overrides } {
  const { steps, channels } = values.overrides
  return {
    version: values.version,
    enabled: values.enabled,
    overrides: {
      steps: toOverrides(steps),
      channels: Object.fromEntries(
        Object.entries(channels).map(([id, channel]) => [
          id,
          {
            ...(channel.enabled !== null && { enabled: channel.enabled }),
            steps: toOverrides(channel.steps),
          },
        ])
      ),
    },
  }
}

export function validate(values: FlowValues, t: Translate): FormErrors {
  const { steps, channels } = values.overrides
  const layers: [Layer, Steps][] = [
    [null, steps],
    ...Object.entries(channels).map(([id, channel]): [Layer, Steps] => [
      id,
      channel.steps,
    ]),
  ]
  return Object.assign(
    {},
    ...layers.flatMap(([layer, own]) =>
      Object.entries(own).map(([step, changed]) =>
        validateStep(changed, pathOf(layer, step), t)
      )
    )
  )
}

/** Where the server finds the step of a layer. */
export function pathOf(layer: Layer, step: string): string {
  return layer === null
    ? `overrides.steps.${step}`
    : `overrides.channels.${layer}.steps.${step}`
}

export function stepOf(values: FlowValues, layer: Layer, step: string): StepValues {
  const { steps, channels } = values.overrides
  const own = layer === null ? steps : channels[layer]?.steps
  return own?.[step] ?? NOTHING_CHANGED
}

/** Changes a step of one layer; what is unchanged then is dropped, so that nothing counts as unsaved that is not. */
export function withStep(
  values: FlowValues,
  layer: Layer,
  step: string,
  change: Partial<StepValues>
): FlowValues {
  const next = { ...stepOf(values, layer, step), ...change }
  const put = (steps: Steps): Steps => {
    const { [step]: _, ...others } = steps
    return isUnchanged(next) ? others : { ...steps, [step]: next }
  }
  const { overrides } = values
  if (layer === null) {
    return { ...values, overrides: { ...overrides, steps: put(overrides.steps) } }
  }
  const channel = overrides.channels[layer] ?? { enabled: null, steps: {} }
  return withChannel(values, layer, { ...channel, steps: put(channel.steps) })
}

/** Switches the flow in a layer; null takes a sales channel's own switch back. */
export function withEnabled(
  values: FlowValues,
  layer: Layer,
  enabled: boolean | null
): FlowValues {
  return layer === null
    ? { ...values, enabled }
    : withChannel(values, layer, {
        steps: values.overrides.channels[layer]?.steps ?? {},
        enabled,
      })
}

/** The layer and step of the first error; null when there is none at any step. */
export function placeOfError(
  errors: FormErrors
): { layer: Layer; step: string; copy: string | null } | null {
  for (const [path, message] of Object.entries(errors)) {
    const match =
      /^overrides\.(?:channels\.(?<layer>[^.]+)\.)?steps\.(?<step>[^.]+)(?:\.copy\.(?<copy>[^.]+))?/.exec(
        path
      )
    if (message && match?.groups) {
      const { layer, step, copy } = match.groups
      return { layer: layer ?? null, step, copy: copy ?? null }
    }
  }
  return null
}

function withChannel(
  values: FlowValues,
  id: string,
  channel: FlowValues["overrides"]["channels"][string]
): FlowValues {
  const { [id]: _, ...others } = values.overrides.channels
  const isEmpty = channel.enabled === null && Object.keys(channel.steps).length === 0
  return {
    ...values,
    overrides: {
      ...values.overrides,
      channels: isEmpty ? others : { ...values.overrides.channels, [id]: channel },
    },
  }
}

function toSteps(steps: Overrides["steps"]): Steps {
  return Object.fromEntries(
    Object.entries(steps ?? {})
      .map(([key, step]): [string, StepValues] => [key, toStepValues(step)])
      .filter(([, step]) => !isUnchanged(step))
  )
}

function toOverrides(steps: Steps): Record<string, StepOverrides> {
  return Object.fromEntries(
    Object.entries(steps).map(([key, step]) => [key, toStepOverrides(step)])
  )
}
