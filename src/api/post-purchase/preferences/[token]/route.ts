import type { MedusaContainer } from "@medusajs/framework/types"
import { ConsentSource, TrackingMode } from "../../../../modules/post-purchase/constants"
import { resolveLedger } from "../../../../modules/post-purchase/resolve-ledger"
import { Saved, consentWording, preferencesPage } from "../../../../pages"
import { TokenUse } from "../../../../signing/token"
import { savePreferencesWorkflow } from "../../../../workflows/consent/workflows/save-preferences"
import { openContact } from "../../support/open-contact"
import { proofOf } from "../../support/proof"
import { readForm } from "../../support/read-form"
import { servePage } from "../../support/serve-page"
import { readChange } from "./read-change"

const ALL_OFF = {
  tips: false,
  reviews: false,
  surveys: false,
  offers: false,
  reminders: false,
}

/** Shows what a person gets. */
export const GET = servePage(async (req) => {
  const opened = await openContact(req, TokenUse.PREFERENCES)
  if ("problem" in opened) {
    return opened
  }
  const { context, preferences } = opened
  const asksForTracking = await isTrackingAsked(req.scope)
  const saved = Object.values(Saved).find((value) => value === req.query.saved) ?? null
  const page = preferencesPage(context, {
    preferences,
    asksForTracking,
    saved,
    now: new Date(),
  })
  return { page, context }
})

/** Saves it, and leads to the page that says so: loading that again saves nothing again. */
export const POST = servePage(async (req) => {
  const form = await readForm(req)
  if (!form) {
    return { problem: { kind: "refused" }, status: 413 }
  }
  const opened = await openContact(req, TokenUse.PREFERENCES)
  if ("problem" in opened) {
    return opened
  }
  const { context, preferences, id: contact_id } = opened
  const person = {
    contact_id,
    source: ConsentSource.PREFERENCE_PAGE,
    // The link to this page is only ever sent to the address.
    is_confirmed: true,
    ...proofOf(req),
  }
  switch (form.get("action")) {
    case "save": {
      const { granted, ...change } = readChange(
        form,
        {
          locale: preferences.locale,
          timeZone: context.timeZone,
          asksForTracking: await isTrackingAsked(req.scope),
        },
        new Date()
      )
      await savePreferencesWorkflow(req.scope).run({
        input: {
          ...person,
          ...change,
          wording: consentWording(context, granted) || null,
        },
      })
      return { seeOther: `?saved=${Saved.PREFERENCES}` }
    }
    case "leave":
      await savePreferencesWorkflow(req.scope).run({
        input: {
          ...person,
          topics: ALL_OFF,
          ...((await isTrackingAsked(req.scope)) ? { tracking: false } : {}),
        },
      })
      return { seeOther: `?saved=${Saved.UNSUBSCRIBED}` }
    default:
      // Without a button's name it is not our form: all boxes off would be a great deal to guess.
      return { problem: { kind: "refused" }, context }
  }
})

async function isTrackingAsked(container: MedusaContainer): Promise<boolean> {
  const { tracking } = await resolveLedger(container).getSettings()
  return tracking.mode === TrackingMode.INDIVIDUAL && tracking.requires_consent
}
