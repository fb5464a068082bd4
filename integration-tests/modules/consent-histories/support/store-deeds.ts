import { generateEntityId } from "@medusajs/framework/utils"
import {
  endPauses,
  openPause,
} from "../../../../src/modules/post-purchase/queries/pauses"
import {
  liftSuppressions,
  suppress,
} from "../../../../src/modules/post-purchase/queries/suppressions"
import { resolveConnection } from "../../../../src/modules/post-purchase/resolve-ledger"
import { openKeyRing } from "../../../../src/signing/key-ring"
import type { Command } from "./history"
import { placeOrder, takeBack } from "./order-deeds"
import { confirm, prefer, say, unsubscribe } from "./people-deeds"
import type { Stage } from "./stage"

/** A command that happens outside of the dispatcher. */
export type Deed = Exclude<Command, { do: "run" | "pass" }>

/** Does it in the store, by the real workflows and statements, and says it in the truth. */
export async function perform(stage: Stage, deed: Deed): Promise<void> {
  switch (deed.do) {
    case "order":
      return placeOrder(stage, deed)
    case "cancel":
    case "refund":
      return takeBack(stage, deed)
    case "say":
      return say(stage, deed)
    case "confirm":
      return confirm(stage, stage.truth.people[deed.person])
    case "unsubscribe":
      return unsubscribe(stage, deed)
    case "prefer":
      return prefer(stage, deed)
    case "suppress":
    case "lift":
      return changeSuppression(stage, deed)
    case "pause":
    case "resume":
      return changePause(stage, deed.do === "pause")
    case "set":
      stage.truth.rules = deed.rules
  }
}

/** A bounce, a complaint, or an admin at work. */
async function changeSuppression(
  { container, truth }: Stage,
  deed: Deed & { do: "suppress" | "lift" }
): Promise<void> {
  const db = resolveConnection(container)
  const { email, suppressed } = truth.people[deed.person]
  const emailHash = (await openKeyRing(db)).hashEmail(email)
  if (deed.do === "lift") {
    suppressed.delete(deed.reason)
    await liftSuppressions(db, { emailHash, reasons: [deed.reason], by: "user_1" })
    return
  }
  suppressed.add(deed.reason)
  await suppress(db, [
    {
      id: generateEntityId(undefined, "ppsup"),
      email_hash: emailHash,
      email,
      reason: deed.reason,
      detail: null,
      message_id: null,
    },
  ])
}

async function changePause({ container, truth }: Stage, isPaused: boolean) {
  const db = resolveConnection(container)
  truth.isPaused = isPaused
  if (isPaused) {
    const id = generateEntityId(undefined, "pppau")
    await openPause(db, { id, reason: "admin", detail: null })
  } else {
    await endPauses(db, "user_1")
  }
}
