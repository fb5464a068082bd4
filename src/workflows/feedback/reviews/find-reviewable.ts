import type { MedusaContainer } from "@medusajs/framework/types"
import { normalizeEmail } from "../../../modules/post-purchase/normalize-email"
import {
  findInvitation,
  readInvitation,
} from "../../../modules/post-purchase/queries/review-invitation"
import { readReviewOf } from "../../../modules/post-purchase/queries/review-of-line-item"
import type { ReviewRow } from "../../../modules/post-purchase/queries/review-rows"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"
import { type BoughtItem, readBoughtItem } from "./read-bought-item"

/** Who wants to write, and about what. */
export type Reviewer =
  /** Whoever has the signed link: `position` is that of the item in the mail's mentions. */
  | { source: "link"; message_id: string; position: number }
  | { source: "account"; customer_id: string; line_item_id: string }

/** An item that may be reviewed, and what was written of it before. */
export type Reviewable = {
  item: BoughtItem
  /** Of the order, normalised. */
  email: string
  /** The mail that asked; null when none did. */
  message_id: string | null
  /** What that mail offered, which is said with the review. */
  incentive: string | null
  /** Of the mail. */
  locale: string | null
  review: ReviewRow | null
}

/**
 * Finds what somebody may review: a line item of the order that the mail was about, or of an
 * order of the customer's own.
 *
 * @returns null for all else, alike: whose an item is, and whether it exists, is nobody's business
 */
export async function findReviewable(
  container: MedusaContainer,
  reviewer: Reviewer
): Promise<Reviewable | null> {
  const db = resolveConnection(container)
  const isLink = reviewer.source === "link"
  const invited = isLink ? await readInvitation(db, reviewer) : null
  const lineItemId = isLink ? invited?.line_item_id : reviewer.line_item_id
  const item = lineItemId ? await readBoughtItem(db, lineItemId) : null
  const isOwn = isLink
    ? item?.order_id === invited?.order_id
    : item?.customer_id === reviewer.customer_id
  const email = normalizeEmail(item?.email)
  if (!item || !isOwn || !email) {
    return null
  }
  const asked = invited ?? (await findInvitation(db, item))
  return {
    item,
    email,
    message_id: asked?.id ?? null,
    incentive: asked?.incentive ?? null,
    locale: asked?.locale ?? item.locale,
    review: await readReviewOf(db, item.line_item_id),
  }
}
