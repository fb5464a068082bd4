import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { lockPeople } from "../../../modules/post-purchase/queries/consents-lock"
import {
  type ContactRow,
  readContacts,
} from "../../../modules/post-purchase/queries/contacts"
import { updateContact } from "../../../modules/post-purchase/queries/contacts-update"
import {
  resolveConnection,
  resolveLedger,
} from "../../../modules/post-purchase/resolve-ledger"
import { openKeyRing } from "../../../signing/key-ring"
import type { StorePreferences } from "../../../types/http/contacts"
import { consentModeOf } from "../../dispatch/rules/decide-recipient"
import { planSubscriptionMails } from "../plan-subscription-mails"
import { findPreferenceChanges, toContactChange } from "../preference-changes"
import { readStanding, toPreferences } from "../read-standing"
import { recordStatements } from "../record-statements"
import { type ConsentProof, requireWording } from "../statement"
import { withdraw } from "../withdraw"
import type { SavePreferencesInput } from "../workflows/save-preferences"

export type SavePreferencesStepResult = {
  preferences: StorePreferences
  /** Whether this turned the last topic off. */
  unsubscribed: boolean
  /** Confirmation mails that were planned. */
  planned: number
}

/** Saves all of it or nothing. It has no undo: the log is only added to. */
export const savePreferencesStep = createStep(
  "post-purchase-save-preferences",
  async (input: SavePreferencesInput, { container }) => {
    const db = resolveConnection(container)
    const change = toContactChange(input, new Date())
    const settings = await resolveLedger(container).getSettings()
    const mode = consentModeOf(settings, input.sales_channel_id ?? null)
    const { hashEmail } = await openKeyRing(db)
    const result = await db.transaction(async (trx) => {
      const { email } = await requireContact(trx, input.contact_id)
      // What is compared here must still be the latest word when the changes follow it.
      await lockPeople(trx, [email])
      const contact = await requireContact(trx, input.contact_id)
      const person = { email, emailHash: hashEmail(email) }
      const before = await readStanding(trx, person, { settings, mode })
      const changes = findPreferenceChanges(input, before, mode)
      requireWording(changes.decisions, input.wording)
      const proof: ConsentProof = {
        wording: input.wording,
        ip: input.ip,
        user_agent: input.user_agent,
        locale: input.locale ?? contact.locale,
        sales_channel_id: input.sales_channel_id,
        actor_id: input.actor_id,
      }
      const { planned } = await recordStatements(trx, [
        {
          person: { email },
          decisions: changes.decisions,
          source: input.source,
          isConfirmed: input.is_confirmed,
          mode,
          proof,
          occurredAt: null,
          dedupeKey: null,
        },
      ])
      const unsubscribed =
        changes.isAllOff &&
        (await withdraw(trx, {
          ...person,
          topic: null,
          source: input.source,
          isConfirmed: input.is_confirmed,
          proof,
        }))
      await updateContact(trx, contact.id, change)
      const saved = await requireContact(trx, contact.id)
      const again = changes.asksAgain
        ? await planSubscriptionMails(trx, "confirm", [{ ...proof, contact: saved }])
        : 0
      return {
        preferences: toPreferences(
          await readStanding(trx, person, { settings, mode }),
          saved
        ),
        unsubscribed,
        planned: planned + again,
      }
    })
    return new StepResponse<SavePreferencesStepResult>(result)
  }
)

async function requireContact(db: Knex, id: string): Promise<ContactRow> {
  const [contact] = await readContacts(db, [id])
  if (!contact) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `There is no contact ${id}: it never was, or the person was erased.`
    )
  }
  return contact
}
