import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { Flow } from "../../flows/flow"
import type { FlowOverrides } from "../../modules/post-purchase/flow-overrides"
import { readPausesSince } from "../../modules/post-purchase/queries/read-pauses"
import {
  resolveConnection,
  resolveLedger,
} from "../../modules/post-purchase/resolve-ledger"
import { openKeyRing } from "../../signing/key-ring"
import { createPublicLinks } from "../../signing/links"
import type { AdminSimulation } from "../../types/http"
import { readAttributionSettings } from "../attribution/run/read-attribution-settings"
import { selectDelivery } from "../dispatch/delivery/select-delivery"
import { buildEnvelope } from "../dispatch/run/envelope"
import { openMailContexts } from "../dispatch/run/mail-contexts"
import type { RunContext } from "../dispatch/run/run-context"
import { findExisting } from "../settings/find-existing"
import { refuseBadOverrides } from "../settings/refuse-bad-overrides"
import { findOccurrences } from "./find-occurrences"
import { SIMULATION_LIMITS, startDeadline } from "./limits"
import { planReplay } from "./plan-replay"
import { renderSamples } from "./render-samples"
import { type ReplayContext, replay } from "./replay"
import { openReplayFacts } from "./replay-facts"
import { createSimulatedSends } from "./simulated-sends"
import { tally } from "./tally"

export type SimulateFlowInput = {
  flow: Flow
  since: Date
  /** Exclusive. */
  until: Date
  /** In place of the stored ones. */
  overrides?: FlowOverrides
  /** Orders of this channel only; null for all. */
  salesChannelId: string | null
}

/**
 * Replays what happened in a period through a flow, as if the flow had been on: what would have
 * gone, to how many people, and what would have kept the rest back.
 *
 * It writes nothing and sends nothing. The decision is the dispatcher's own; settings, guides,
 * products and what cannot be dated (a parcel's items, an order's amounts, a person's wish for
 * fewer mails) are as they are now. A message that is due after this moment is neither sent nor
 * blocked. A flow that is switched off counts as on; a sales channel that was switched off by
 * the overrides does not.
 *
 * @throws MedusaError (not_allowed) for a flow that no order causes; (invalid_data) for
 *   overrides that could not be saved, and for a sales channel that there is not
 */
export async function simulateFlow(
  container: MedusaContainer,
  input: SimulateFlowInput
): Promise<AdminSimulation> {
  const { flow, since, until, salesChannelId } = input
  if (!flow.steps.some(({ about }) => about === "order")) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `The flow ${flow.key} is about people and not about orders, so there is nothing to replay.`
    )
  }
  if (input.overrides) {
    await refuseBadOverrides(container, flow, input.overrides)
  }
  await refuseUnknownChannel(container, salesChannelId)
  const deadline = startDeadline(SIMULATION_LIMITS.seconds)
  const { run, settings } = await openRun(container, input)
  const found = await findOccurrences(
    container,
    flow,
    { since, until },
    salesChannelId,
    SIMULATION_LIMITS.messages,
    deadline
  )
  const planned = planReplay(
    flow,
    settings,
    found.occurrences,
    resolveLedger(container).options.dispatch.settle_seconds
  )
  const messages = planned.slice(0, SIMULATION_LIMITS.messages)
  const context = await openReplay(container, run, flow, messages, since)
  const replayed = await replay(context, messages, deadline)
  const isOutOfTime =
    replayed.length < messages.length || (!found.isComplete && deadline.isOver())
  const isComplete =
    found.isComplete && !isOutOfTime && messages.length === planned.length
  return {
    flow: flow.key,
    since: since.toISOString(),
    until: until.toISOString(),
    time_zone: run.settings.time_zone,
    occurrences: found.occurrences.length,
    ...tally(
      replayed,
      flow.steps.map(({ key }) => key),
      run.settings.time_zone
    ),
    samples: renderSamples(replayed, SIMULATION_LIMITS.samples),
    is_complete: isComplete,
    limits: {
      messages: SIMULATION_LIMITS.messages,
      seconds: SIMULATION_LIMITS.seconds,
      reached: isComplete ? null : isOutOfTime ? "seconds" : "messages",
    },
  }
}

/** No order is of a channel that there is not, which would look like a flow that nobody gets. */
async function refuseUnknownChannel(
  container: MedusaContainer,
  id: string | null
): Promise<void> {
  if (id !== null && !(await findExisting(container, "sales_channel", [id])).has(id)) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `Invalid request: sales_channel_id: there is no sales channel ${id}; leave it out for all orders.`
    )
  }
}

/** A run as the dispatcher would open it, with the flow on and links that lead nowhere. */
async function openRun(
  container: MedusaContainer,
  { flow, overrides }: SimulateFlowInput
): Promise<{
  run: RunContext
  settings: { enabled: boolean; overrides: FlowOverrides }
}> {
  const ledger = resolveLedger(container)
  const [settings, flowSettings, ring] = await Promise.all([
    ledger.getSettings(),
    ledger.getFlowSettings(),
    openKeyRing(resolveConnection(container)),
  ])
  const replayed = {
    enabled: true,
    overrides: overrides ?? flowSettings.get(flow.key)?.overrides ?? {},
  }
  return {
    run: {
      container,
      settings,
      flowSettings: new Map([[flow.key, replayed]]),
      delivery: selectDelivery(container),
      // A sample must not carry a link that would unsubscribe the person it is about.
      publicLinks: settings.public_url
        ? createPublicLinks({ sign: () => "preview" }, settings.public_url, new Date())
        : null,
      hashEmail: (email) => ring.hashEmail(email),
      isPaused: false,
      promises: new Map(),
    },
    settings: replayed,
  }
}

async function openReplay(
  container: MedusaContainer,
  run: RunContext,
  flow: Flow,
  messages: ReturnType<typeof planReplay>,
  since: Date
): Promise<ReplayContext> {
  const keys = new Set(messages.map(({ planned }) => planned.dedupe_key))
  const reader = openReplayFacts(run, messages)
  const [attribution, pauses] = await Promise.all([
    readAttributionSettings(container),
    readPausesSince(resolveConnection(container), since),
  ])
  const envelope = buildEnvelope(
    { id: "simulated", flow: flow.key, step: flow.steps[0].key },
    run.settings,
    run.delivery
  )
  return {
    run,
    mails: openMailContexts(run.settings),
    reader,
    asOf: {
      facts: reader.facts,
      sends: createSimulatedSends(),
      isReplayed: (dedupeKey) => keys.has(dedupeKey),
      attribution,
      settings: run.settings,
    },
    pauses,
    standstill: envelope
      ? null
      : "no sender is set: enter one under Settings → Post-purchase, or set the provider's option from",
    now: new Date(),
  }
}
