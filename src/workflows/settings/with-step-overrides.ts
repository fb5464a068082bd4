import type {
  FlowSettings,
  StepOverrides,
} from "../../modules/post-purchase/flow-overrides"

/**
 * What is stored of a flow, with other overrides in one step's place.
 *
 * @param channelId - whose overrides they are; null for the store's
 */
export function withStepOverrides(
  stored: FlowSettings | undefined,
  step: string,
  overrides: StepOverrides,
  channelId: string | null
): FlowSettings {
  const { enabled = null, overrides: all = {} } = stored ?? {}
  if (channelId === null) {
    return {
      enabled,
      overrides: { ...all, steps: { ...all.steps, [step]: overrides } },
    }
  }
  const channel = all.channels?.[channelId]
  return {
    enabled,
    overrides: {
      ...all,
      channels: {
        ...all.channels,
        [channelId]: { ...channel, steps: { ...channel?.steps, [step]: overrides } },
      },
    },
  }
}
