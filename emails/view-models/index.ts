export type * from "./facts"
export { formatDate, formatDateRange, type DateStyle } from "./dates"
export { confirmSubscriptionProps } from "./confirm-subscription"
export { contactFrameProps, frameProps } from "./frame"
export {
  itemListProps,
  namedLines,
  orderedLines,
  remainingLines,
  type CountedLine,
} from "./items"
export { serializeJsonLd } from "./json-ld"
export { directionOf, resolveLocale, type MailLocale } from "./locale"
export { lowScoreProps, type LowScoreFacts } from "./low-score"
export {
  createMailContext,
  designOf,
  openContactMail,
  openMail,
  type Mail,
  type MailContext,
  type MailLinks,
  type OrderMail,
} from "./mail"
export { decimalAmount, formatMoney, formatQuantity } from "./money"
export { fullName, greetingName } from "./names"
export { orderCanceledProps } from "./order-canceled"
export { orderConfirmationProps } from "./order-confirmation"
export { orderDeliveredProps } from "./order-delivered"
export { orderShippedProps } from "./order-shipped"
export { outForDeliveryProps } from "./out-for-delivery"
export { personalFollowUpProps } from "./personal-follow-up"
export { preferencesLinkProps } from "./preferences-link"
export { refundIssuedProps } from "./refund-issued"
export { returnReceivedProps } from "./return-received"
export { shipmentDelayedProps } from "./shipment-delayed"
export { reviewRequestProps } from "./review-request"
export { csatSurveyProps, npsSurveyProps } from "./surveys"
export { incentiveProps } from "./incentive"
export { proofProps, starText } from "./proof"
export { sanitizeSubject } from "./subject"
export { oneLine, truncate } from "./text-values"
export { thankYouProps } from "./thank-you"
export { totalsProps } from "./totals"
export { linkUrl, webUrl } from "./urls"
export { usageTipsProps } from "./usage-tips"
