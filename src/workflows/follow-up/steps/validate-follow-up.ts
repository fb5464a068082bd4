import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { describeProblems } from "../../../describe-problems"
import { FOLLOW_UP_FLOW, FOLLOW_UP_STEPS } from "../../../flows/personal-follow-up"
import { findStep } from "../../../flows/registry"
import { resolveStepConfig } from "../../../flows/step-config"
import type { Purpose } from "../../../modules/post-purchase/constants"
import type { FollowUpContent } from "../../../modules/post-purchase/follow-up"
import { followUpContentSchema } from "../../../modules/post-purchase/follow-up-schema"
import { resolveLedger } from "../../../modules/post-purchase/resolve-ledger"
import { ifGiven, requireLocale, requireMoment } from "../../consent/requirements"
import { type FollowUpAddressee, findAddressee } from "../find-addressee"
import type { WriteFollowUpInput } from "../workflows/write-follow-up"

/** A personal message that may be stored. */
export type ValidFollowUp = FollowUpAddressee & {
  dedupe_key: string
  purpose: Purpose
  content: FollowUpContent
  author_id: string | null
  /** From now until it is due. */
  delay_seconds: number
  /** From now until it is not worth sending any more. */
  expires_seconds: number
}

const KEY_LENGTH = 200
const FURTHEST_SECONDS = 365 * 86_400

/**
 * Checks what was written and to whom.
 *
 * @throws MedusaError; see the workflow
 */
export const validateFollowUpStep = createStep(
  "post-purchase-validate-follow-up",
  async (input: WriteFollowUpInput, { container }) => {
    const content = followUpContentSchema.safeParse(input.content)
    const problems = [
      ...(input.dedupe_key.trim() && input.dedupe_key.length <= KEY_LENGTH
        ? []
        : [`dedupe_key must have 1 to ${KEY_LENGTH} characters`]),
      ...(content.success ? [] : describeProblems(content.error, "content")),
    ]
    if (!content.success || problems.length) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `The personal message is not complete: ${problems.join("; ")}.`
      )
    }
    const locale = ifGiven(input.locale, requireLocale)
    const addressee = await findAddressee(container, input)
    const valid: ValidFollowUp = {
      ...addressee,
      locale: locale ?? addressee.locale,
      dedupe_key: input.dedupe_key,
      purpose: input.purpose,
      content: content.data,
      author_id: input.author_id,
      ...(await readTiming(container, input, addressee)),
    }
    return new StepResponse(valid)
  }
)

async function readTiming(
  container: MedusaContainer,
  { purpose, send_at }: WriteFollowUpInput,
  { sales_channel_id }: FollowUpAddressee
): Promise<Pick<ValidFollowUp, "delay_seconds" | "expires_seconds">> {
  const found = findStep(FOLLOW_UP_FLOW, FOLLOW_UP_STEPS[purpose])
  const stored = (await resolveLedger(container).getFlowSettings()).get(FOLLOW_UP_FLOW)
  const config =
    found && resolveStepConfig(found.flow, found.step, stored, sales_channel_id)
  if (!config?.isFlowEnabled || !config.isEnabled) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Personal messages of purpose ${purpose} are switched off: switch the flow ${FOLLOW_UP_FLOW} on under Settings → Post-purchase.`
    )
  }
  const at = ifGiven(send_at, requireMoment)
  const delay = at ? Math.max(0, (at.getTime() - Date.now()) / 1000) : 0
  if (delay > FURTHEST_SECONDS) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `send_at ${send_at} is more than a year ahead: choose an earlier moment.`
    )
  }
  return {
    delay_seconds: delay,
    expires_seconds: delay + (config.expiresSeconds - config.delaySeconds),
  }
}
