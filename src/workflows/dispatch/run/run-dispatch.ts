import type { MedusaContainer } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"
import {
  resolveConnection,
  resolveLedger,
} from "../../../modules/post-purchase/resolve-ledger"
import { claimDueMessages } from "../../../modules/post-purchase/queries/claim-due-messages"
import { claimOpenBatch } from "../../../modules/post-purchase/queries/claim-open-batch"
import { MessageState } from "../../../modules/post-purchase/constants"
import { readOpenPause } from "../../../modules/post-purchase/queries/pauses"
import { readBatchMails } from "../../../modules/post-purchase/queries/read-batch-mails"
import { releaseExpiredClaims } from "../../../modules/post-purchase/queries/release-expired-claims"
import { sealBatch } from "../../../modules/post-purchase/queries/seal-batch"
import type { MailOutcome } from "../../../modules/post-purchase/queries/settle-batch"
import {
  type UnsentDecision,
  settleDecisions,
} from "../../../modules/post-purchase/queries/settle-decisions"
import { createPublicLinks } from "../../../signing/links"
import { openKeyRing } from "../../../signing/key-ring"
import { selectDelivery } from "../delivery/select-delivery"
import { announce } from "./announce"
import { handOverBatch, newBatchKey } from "./hand-over-batch"
import { prepareBatch } from "./prepare-batch"
import type { RunContext } from "./run-context"

/** What a run did, by outcome. */
export type DispatchSummary = {
  sent: number
  skipped: number
  rescheduled: number
  failed: number
  unknown: number
}

/**
 * Sends what is due until nothing is, or the run's time is over.
 *
 * Several lanes work side by side, so that one batch is decided and rendered while another
 * waits for its slot or its answer. Any number of processes may run this at the same time.
 */
export async function runDispatch(container: MedusaContainer): Promise<DispatchSummary> {
  const ledger = resolveLedger(container)
  const { lanes, run_seconds } = ledger.options.dispatch
  const summary: DispatchSummary = {
    sent: 0,
    skipped: 0,
    rescheduled: 0,
    failed: 0,
    unknown: 0,
  }
  const deadline = Date.now() + run_seconds * 1000
  await releaseExpiredClaims(resolveConnection(container))
  const db = resolveConnection(container)
  const [settings, flowSettings, ring, pause] = await Promise.all([
    ledger.getSettings(),
    ledger.getFlowSettings(),
    openKeyRing(db),
    readOpenPause(db),
  ])
  const run: RunContext = {
    container,
    settings,
    flowSettings,
    delivery: selectDelivery(container),
    publicLinks: settings.public_url
      ? createPublicLinks(ring, settings.public_url, new Date())
      : null,
    hashEmail: (email) => ring.hashEmail(email),
    isPaused: pause !== null,
    promises: new Map(),
  }
  const lane = async (): Promise<void> => {
    let isBusy = true
    while (isBusy && Date.now() < deadline) {
      isBusy =
        (await repeatOpenBatch(run, summary)) || (await sendDueMessages(run, summary))
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return summary
}

/** @returns false when there was none */
async function repeatOpenBatch(
  run: RunContext,
  summary: DispatchSummary
): Promise<boolean> {
  const db = resolveConnection(run.container)
  const { lease_seconds } = resolveLedger(run.container).options.dispatch
  const batch = await claimOpenBatch(db, lease_seconds, run.delivery.keyWindowSeconds)
  if (!batch) {
    return false
  }
  const mails = await readBatchMails(db, batch.id)
  const outcomes = await handOverBatch(run, { ...batch, mails }, lease_seconds)
  await report(run, summary, outcomes)
  return true
}

/** @returns false when nothing was due */
async function sendDueMessages(
  run: RunContext,
  summary: DispatchSummary
): Promise<boolean> {
  const db = resolveConnection(run.container)
  const { batch_size, lease_seconds } = resolveLedger(run.container).options.dispatch
  const { fence, messages } = await claimDueMessages(db, batch_size, lease_seconds)
  if (!messages.length) {
    return false
  }
  const { mails, capped, unsent } = await prepareBatch(run, messages)
  const settled = new Set(await settleDecisions(db, fence, unsent))
  const decided = unsent.filter(({ id }) => settled.has(id))
  const skipped = decided.filter(({ state }) => state === "skipped")
  summary.skipped += skipped.length
  summary.failed += decided.filter(({ state }) => state === "failed").length
  summary.rescheduled += decided.filter(({ state }) => state === "scheduled").length
  await announce(
    run.container,
    skipped.map(({ id, skip_reason }) => ({
      id,
      outcome: "skipped",
      skip_reason: skip_reason ?? "",
    }))
  )
  if (!mails.length) {
    return true
  }
  const batch = {
    id: generateEntityId(undefined, "ppbat"),
    provider: run.delivery.id,
    idempotency_key: newBatchKey(),
    fence,
    lease_seconds,
  }
  const { sealed, heldBack } = await sealBatch(db, batch, mails, capped)
  const inBatch = new Set(sealed)
  summary.rescheduled += (
    await settleDecisions(db, fence, heldBack.map(waitForOther))
  ).length
  if (sealed.length) {
    const outcomes = await handOverBatch(
      run,
      {
        ...batch,
        attempt: 0,
        open_since: null,
        key_expired: false,
        is_stale: false,
        mails: mails.filter(({ id }) => inBatch.has(id)),
      },
      lease_seconds
    )
    await report(run, summary, outcomes)
  }
  return true
}

/**
 * Another mail to the same person was faster: the next look finds out how long to wait, and what
 * is left to say.
 */
function waitForOther(id: string): UnsentDecision {
  return {
    id,
    state: MessageState.SCHEDULED,
    skip_reason: null,
    delay_seconds: 60,
    detail: "another mail to this person left at the same moment",
    is_failure: false,
  }
}

async function report(
  run: RunContext,
  summary: DispatchSummary,
  outcomes: MailOutcome[]
): Promise<void> {
  for (const { outcome } of outcomes) {
    summary[outcome === "retry" ? "rescheduled" : outcome] += 1
  }
  await announce(run.container, outcomes)
}
