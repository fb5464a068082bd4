import { copyLanguages, nearestName } from "../../../emails"
import { toSeconds } from "../../flows/duration"
import { type Flow, type FlowStep, purposeOf } from "../../flows/flow"
import { resolveStepConfig } from "../../flows/step-config"
import { Purpose } from "../../modules/post-purchase/constants"
import type {
  FlowOverrides,
  StepOverrides,
} from "../../modules/post-purchase/flow-overrides"
import type { StoreSettings } from "../../modules/post-purchase/settings"
import { nextAllowedMoment } from "../dispatch/rules/sending-window"
import { findCopyOverrideProblems } from "./find-copy-override-problems"
import { sayDuration } from "./say-duration"

/** What of the store overrides have to fit to. */
export type OverrideSurroundings = {
  /** Of the sales channels that the overrides name, those that exist. */
  salesChannelIds: ReadonlySet<string>
  /** Of the promotion codes that the overrides name, those that exist. */
  promotionCodes: ReadonlySet<string>
  quietHours: StoreSettings["sending"]["quiet_hours"]
}

/** One step's overrides, where they stand, and what lies under them. */
type Layer = {
  flow: Flow
  step: FlowStep
  path: string
  overrides: StepOverrides
  /** Null for the store's. */
  channelId: string | null
}

/**
 * All that keeps overrides from being saved, each with the path of its field and a remedy.
 *
 * Pure; their shape has been checked already.
 */
export function findOverrideProblems(
  flow: Flow,
  overrides: FlowOverrides,
  surroundings: OverrideSurroundings
): string[] {
  const channels = Object.entries(overrides.channels ?? {})
  return [
    ...findStepProblems(flow, overrides, "", null, surroundings),
    ...channels.flatMap(([id, { steps }]) => [
      ...(surroundings.salesChannelIds.has(id)
        ? []
        : [
            `channels.${id}: there is no sales channel ${id}; leave it out, or name one of the store's`,
          ]),
      ...(steps
        ? findStepProblems(flow, overrides, `channels.${id}.`, id, surroundings)
        : []),
    ]),
  ]
}

function findStepProblems(
  flow: Flow,
  overrides: FlowOverrides,
  prefix: string,
  channelId: string | null,
  surroundings: OverrideSurroundings
): string[] {
  const steps =
    channelId === null ? overrides.steps : overrides.channels?.[channelId]?.steps
  return Object.entries(steps ?? {}).flatMap(([key, changed]) => {
    const path = `${prefix}steps.${key}`
    const step = flow.steps.find((each) => each.key === key)
    if (!step) {
      return [`${path}: ${sayUnknownStep(flow, key)}`]
    }
    const layer = { flow, step, path, overrides: changed, channelId }
    return [
      ...findScheduleProblems(layer, overrides),
      ...findPurposeProblems(layer),
      ...findWindowProblems(layer, surroundings),
      ...findIncentiveProblems(layer, surroundings),
      ...findCopyOverrideProblems(step, changed.copy ?? {}, `${path}.copy`),
    ]
  })
}

function sayUnknownStep(flow: Flow, key: string): string {
  const keys = flow.steps.map((step) => step.key)
  const nearest = nearestName(key, keys)
  return `${flow.key} has no step ${key}; ${nearest ? `did you mean ${nearest}?` : `there are ${keys.join(", ")}`}`
}

/** A channel's delay can outgrow the store's last moment, so that both layers are looked at together. */
function findScheduleProblems(
  { flow, step, path, overrides: { delay, expires_after }, channelId }: Layer,
  all: FlowOverrides
): string[] {
  if (step.about !== "order" || (!delay && !expires_after)) {
    return []
  }
  const { delaySeconds } = resolveStepConfig(
    flow,
    step,
    { enabled: null, overrides: all },
    channelId
  )
  const expires = expires_after ?? all.steps?.[step.key]?.expires_after
  if (!expires || toSeconds(expires) > delaySeconds) {
    return []
  }
  const field = expires_after ? "expires_after" : "delay"
  return [
    `${path}.${field}: it would expire after ${sayDuration(toSeconds(expires))} and be due after ${sayDuration(delaySeconds)}; make expires_after longer than the delay`,
  ]
}

/** What a step would never look at is refused, or an admin would wait for its effect. */
function findPurposeProblems({ flow, step, path, overrides }: Layer): string[] {
  const isMarketing = purposeOf(flow, step) === Purpose.MARKETING
  return [
    ...(overrides.window && !isMarketing
      ? [
          `${path}.window: transactional mail leaves at once, whatever the hour; leave it out`,
        ]
      : []),
    ...(overrides.incentive && !isMarketing
      ? [
          `${path}.incentive: an offer makes advertising of a transactional mail; give it to a step of a marketing flow`,
        ]
      : []),
    ...(["delay", "expires_after"] as const)
      .filter((field) => overrides[field] && step.about !== "order")
      .map(
        (field) =>
          `${path}.${field}: this step answers a person and keeps its own times; leave it out`
      ),
    ...(overrides.conditions && step.about !== "order"
      ? [
          `${path}.conditions: this step is about a person and not about an order, so there is nothing to compare; leave them out`,
        ]
      : []),
  ]
}

/** Any week serves: both rules are by the recipient's own clock. */
const SOME_MONDAY = new Date("2026-01-05T00:00:00Z")

function findWindowProblems(
  { path, overrides: { window } }: Layer,
  { quietHours }: OverrideSurroundings
): string[] {
  const moment =
    window &&
    quietHours &&
    nextAllowedMoment({
      now: SOME_MONDAY,
      timeZone: "UTC",
      quietHours,
      preferred: window,
    })
  return window && quietHours && moment === null
    ? [
        `${path}.window: the store's quiet hours from ${quietHours.from} until ${quietHours.until} cover it entirely, so that nothing would ever leave; choose other hours, or change the quiet hours under Settings → Post-purchase`,
      ]
    : []
}

function findIncentiveProblems(
  { path, overrides: { incentive } }: Layer,
  { promotionCodes }: OverrideSurroundings
): string[] {
  if (!incentive) {
    return []
  }
  const unknown = Object.keys(incentive.text).filter(
    (language) => !copyLanguages().includes(language)
  )
  return [
    ...(promotionCodes.has(incentive.code)
      ? []
      : [
          `${path}.incentive.code: there is no promotion ${incentive.code}; create it under Promotions first, or name one that exists`,
        ]),
    ...unknown.map(
      (language) =>
        `${path}.incentive.text.${language}: mails are not written in ${language}; there are ${copyLanguages().join(", ")}`
    ),
  ]
}
