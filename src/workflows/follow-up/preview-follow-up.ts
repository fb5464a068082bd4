import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { FOLLOW_UP_FLOW, FOLLOW_UP_STEPS } from "../../flows/personal-follow-up"
import { findStep } from "../../flows/registry"
import { Frequency, Purpose } from "../../modules/post-purchase/constants"
import { readContactsByEmail } from "../../modules/post-purchase/queries/contacts"
import {
  resolveConnection,
  resolveLedger,
} from "../../modules/post-purchase/resolve-ledger"
import { createPublicLinks } from "../../signing/links"
import type {
  AdminFollowUpDraft,
  AdminFollowUpPreviewResponse,
} from "../../types/http/follow-ups"
import { ifGiven, requireLocale } from "../consent/requirements"
import { selectDelivery } from "../dispatch/delivery/select-delivery"
import { readOrderStates } from "../dispatch/facts/read-order-states"
import { buildEnvelope } from "../dispatch/run/envelope"
import { openMailContexts } from "../dispatch/run/mail-contexts"
import { findAddressee } from "./find-addressee"

/**
 * Renders a personal message while it is being written. Nothing is stored or sent, and whether
 * it may be sent is not asked.
 *
 * @throws MedusaError as `findAddressee`, (invalid_data) for what is no language tag
 */
export async function previewFollowUp(
  container: MedusaContainer,
  draft: AdminFollowUpDraft
): Promise<AdminFollowUpPreviewResponse["preview"]> {
  const key = FOLLOW_UP_STEPS[draft.purpose]
  const step = findStep(FOLLOW_UP_FLOW, key)?.step
  if (step?.about !== "contact") {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `There is no step ${FOLLOW_UP_FLOW}/${key} to a person.`
    )
  }
  const given = ifGiven(draft.locale, requireLocale)
  const addressee = await findAddressee(container, draft)
  const settings = await resolveLedger(container).getSettings()
  const [contact] = await readContactsByEmail(resolveConnection(container), [
    addressee.email,
  ])
  const orders = addressee.order_id
    ? await readOrderStates(container, [addressee.order_id], settings, false)
    : null
  const locale = given ?? addressee.locale ?? contact?.locale ?? settings.default_locale
  // They look like the real ones and lead to the page for links that are not valid.
  const links = createPublicLinks(
    { sign: () => "preview" },
    settings.public_url ?? "https://store.example",
    new Date()
  )
  const pages = {
    unsubscribe: links.unsubscribe("preview"),
    preferences: links.preferences("preview"),
    confirm: links.confirm("preview"),
  }
  const now = new Date()
  const rendered = step.render({
    contact: {
      id: "preview",
      email: addressee.email,
      locale,
      hasChosenLocale: false,
      timeZone: null,
      countryCode: null,
      pausedUntil: null,
      frequency: Frequency.ALL,
    },
    subjectId: "preview",
    consents: new Map(),
    links: pages,
    followUp: draft.content,
    order: orders?.get(addressee.order_id ?? "") ?? null,
    mail: {
      ...openMailContexts(settings)(locale, step, undefined),
      links: draft.purpose === Purpose.MARKETING ? pages : null,
    },
    now,
    plannedAt: now,
  })
  const message = { id: "preview", flow: FOLLOW_UP_FLOW, step: key }
  return {
    ...rendered,
    from: buildEnvelope(message, settings, selectDelivery(container))?.from ?? null,
    locale,
    to: addressee.email,
  }
}
