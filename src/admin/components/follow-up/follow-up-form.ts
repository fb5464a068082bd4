import type { AdminFollowUpDraft } from "../../../types/http"
import type { FormErrors } from "../../hooks/use-form"
import type { Translate } from "../../hooks/use-translate"
import { isWebUrl } from "../../lib/checks"

/** Whom it is to. */
export type Addressee = Pick<AdminFollowUpDraft, "order_id" | "customer_id">

/** As the inputs hold it. */
export type FollowUpValues = {
  purpose: AdminFollowUpDraft["purpose"]
  /** Empty: the customer's own. */
  locale: string
  content: {
    subject: string
    greeting: string
    recap: { text: string }[]
    next_steps: { text: string }[]
    action: { label: string; url: string }
    closing: string
  }
}

/** Of the server's schema. */
export const MAX_LINES = 10

export const EMPTY: FollowUpValues = {
  purpose: "transactional",
  locale: "",
  content: {
    subject: "",
    greeting: "",
    recap: [],
    next_steps: [],
    action: { label: "", url: "" },
    closing: "",
  },
}

/** What the server is sent. Lines without words are left out, and a button without both of its parts. */
export function toDraft(
  { purpose, locale, content }: FollowUpValues,
  addressee: Addressee
): AdminFollowUpDraft {
  const lines = (rows: { text: string }[]) =>
    rows.map(({ text }) => text.trim()).filter(Boolean)
  const action = {
    label: content.action.label.trim(),
    url: content.action.url.trim(),
  }
  return {
    ...addressee,
    purpose,
    ...(locale ? { locale } : {}),
    content: {
      subject: content.subject.trim(),
      greeting: content.greeting.trim(),
      recap: lines(content.recap),
      next_steps: lines(content.next_steps),
      action: action.label && action.url ? action : null,
      closing: content.closing.trim(),
    },
  }
}

export function validate(values: FollowUpValues, t: Translate): FormErrors {
  const { content } = toDraft(values, {})
  const { label, url } = values.content.action
  const isSilent =
    !content.greeting &&
    content.recap.length === 0 &&
    content.next_steps.length === 0 &&
    !content.closing
  return {
    "content.subject": content.subject ? undefined : t("validation.required"),
    "content.greeting": isSilent ? t("followUp.saysNothing") : undefined,
    "content.action.label":
      url.trim() && !label.trim() ? t("validation.required") : undefined,
    "content.action.url":
      (label.trim() || url.trim()) && !isWebUrl(url.trim())
        ? t("validation.url")
        : undefined,
  }
}
