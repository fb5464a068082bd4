import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { HitKind, HitSource } from "../../../modules/post-purchase/constants"
import { recordHits } from "../../../modules/post-purchase/queries/record-hits"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"
import { readNetwork } from "../../engagement/networks/find-network"
import type { UnsubscribeInput } from "../workflows/unsubscribe"
import type { WithdrawConsentResult } from "./withdraw-consent"

export type RecordUnsubscribeHitInput = UnsubscribeInput &
  Pick<WithdrawConsentResult, "message">

/**
 * Counts the unsubscription against the message that led to it; a second press is counted on
 * the same row.
 *
 * A hit that cannot be written is logged and no more: the person is unsubscribed already, and
 * must not be told otherwise.
 */
export const recordUnsubscribeHitStep = createStep(
  "post-purchase-record-unsubscribe-hit",
  async ({ message, ...input }: RecordUnsubscribeHitInput, { container }) => {
    if (!message) {
      return new StepResponse({ recorded: 0 })
    }
    try {
      const recorded = await recordHits(resolveConnection(container), [
        {
          dedupe_key: `unsubscribe:${input.message_id}:${input.topic ?? "all"}`,
          kind: HitKind.UNSUBSCRIBE,
          source: HitSource.PAGE,
          occurred_at: new Date(),
          message_id: input.message_id,
          flow: message.flow,
          step: message.step,
          sales_channel_id: message.sales_channel_id,
          method: "POST",
          user_agent: input.user_agent,
          ...readNetwork(input.ip),
        },
      ])
      return new StepResponse({ recorded: recorded.length })
    } catch (error) {
      const logger: Logger = container.resolve(ContainerRegistrationKeys.LOGGER)
      const reason = error instanceof Error ? error.message : String(error)
      logger.error(
        `post-purchase: the unsubscription by message ${input.message_id} holds, but could not be counted: ${reason}`
      )
      return new StepResponse({ recorded: 0 })
    }
  }
)
