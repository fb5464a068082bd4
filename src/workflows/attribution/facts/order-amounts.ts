import type { PurchaseReading } from "../../../modules/post-purchase/queries/record-purchases"

/** What is read of an order, before its address is normalised. */
export type OrderAmounts = Omit<PurchaseReading, "email_hash" | "pseudonym">
