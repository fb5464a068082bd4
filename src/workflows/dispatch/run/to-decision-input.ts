import type { MailContext } from "../../../../emails"
import type { AnswerLinks, Flow, FlowStep, MailIncentive } from "../../../flows/flow"
import { purposeOf } from "../../../flows/flow"
import { findStep } from "../../../flows/registry"
import { type StepConfig, resolveStepConfig } from "../../../flows/step-config"
import { Purpose } from "../../../modules/post-purchase/constants"
import type { Incentive } from "../../../modules/post-purchase/flow-overrides"
import type { FollowUpContent } from "../../../modules/post-purchase/follow-up"
import { normalizeEmail } from "../../../modules/post-purchase/normalize-email"
import type { ClaimedMessage } from "../../../modules/post-purchase/queries/claim-due-messages"
import type { PublicLinks } from "../../../signing/links"
import { mailLocaleOf } from "../facts/mail-locale"
import type { DecisionInput } from "./decide"
import type { MailContexts } from "./mail-contexts"
import { type BatchFacts, feedbackOf } from "./read-facts"
import type { RunContext } from "./run-context"

/** A message with the step that it belongs to and how that is set; without, when the step is gone. */
export type FoundMessage = {
  message: ClaimedMessage
  flow?: Flow
  step?: FlowStep
  config?: StepConfig
}

/** Finds a message's step, as it is set for the message's sales channel. */
export function findMessage(
  { flowSettings }: Pick<RunContext, "flowSettings">,
  message: ClaimedMessage
): FoundMessage {
  const found = findStep(message.flow, message.step)
  return found
    ? {
        message,
        ...found,
        config: resolveStepConfig(
          found.flow,
          found.step,
          flowSettings.get(found.flow.key),
          message.sales_channel_id
        ),
      }
    : { message }
}

/** Brings together what the decision about one message looks at. */
export function toDecisionInput(
  run: Pick<RunContext, "settings" | "publicLinks" | "isPaused">,
  { message, flow, step, config }: FoundMessage,
  facts: BatchFacts,
  mails: MailContexts,
  now: Date
): DecisionInput {
  const { settings, publicLinks } = run
  const order = facts.orders.get(message.order_id ?? "")
  const email = normalizeEmail(order ? order.email : message.email)
  const recipient = facts.people.get(email ?? "")
  const followUp = facts.followUps.get(message.subject) ?? null
  const locale =
    fixedLocaleOf(run, message, step, followUp) ??
    mailLocaleOf(recipient, order?.facts.locale ?? message.locale, settings)
  const mail = mails(locale, step, config)
  const links = linksOf(publicLinks, message, recipient?.contact?.id)
  const isMarketing = flow && step && purposeOf(flow, step) === Purpose.MARKETING
  return {
    message,
    found: flow && step ? { flow, step } : undefined,
    config,
    order,
    reports: facts.reports.get(message.order_id ?? "") ?? [],
    feedback: feedbackOf(facts, message.order_id),
    guides: facts.guides,
    proof: facts.proof.get(message.order_id ?? "") ?? null,
    conditionFacts: facts.conditions.get(message.order_id ?? ""),
    incentive: toMailIncentive(config?.incentive ?? null, mail, settings.default_locale),
    answers: publicLinks && toAnswerLinks(publicLinks, message.id),
    followUp,
    lowScore: facts.lowScores.get(message.subject) ?? null,
    recipient,
    links,
    settings,
    isPaused: run.isPaused,
    mail: isMarketing ? { ...mail, links } : mail,
    now,
  }
}

/**
 * The language of mail that is not for the recipient to choose: the team reads the store's own,
 * whatever is known of its address; around what was written by hand stands the language in
 * which it was written.
 */
function fixedLocaleOf(
  { settings }: Pick<RunContext, "settings">,
  message: ClaimedMessage,
  step: FlowStep | undefined,
  followUp: FollowUpContent | null
): string | null {
  if (step?.about === "team") {
    return settings.default_locale
  }
  return followUp ? message.locale : null
}

/** The offer in the mail's language, else in the store's, else in whichever there is. */
export function toMailIncentive(
  incentive: Incentive | null,
  { copy }: Pick<MailContext, "copy">,
  defaultLocale: string
): MailIncentive | null {
  if (!incentive) {
    return null
  }
  const { code, text } = incentive
  const said =
    text[copy.language] ?? text[defaultLocale.slice(0, 2)] ?? Object.values(text)[0]
  return { code, text: said ?? code }
}

/** Where a message is answered: the number is only what a form begins with. */
export function toAnswerLinks(
  { review, survey }: Pick<PublicLinks, "review" | "survey">,
  messageId: string
): AnswerLinks {
  return {
    review: (position, stars) =>
      `${review(messageId, position)}${stars === undefined ? "" : `?stars=${stars}`}`,
    survey: (score) =>
      `${survey(messageId)}${score === undefined ? "" : `?score=${score}`}`,
  }
}

/** The signed addresses of the recipient's own pages. */
function linksOf(
  publicLinks: PublicLinks | null,
  { id }: ClaimedMessage,
  contactId: string | undefined
): { unsubscribe: string; preferences: string; confirm: string } | null {
  return publicLinks && contactId
    ? {
        unsubscribe: publicLinks.unsubscribe(id),
        preferences: publicLinks.preferences(contactId),
        confirm: publicLinks.confirm(contactId),
      }
    : null
}
