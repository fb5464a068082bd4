import { confirmSubscription } from "./confirm-subscription"
import { csatSurvey } from "./csat-survey"
import { npsSurvey } from "./nps-survey"
import { lowScore } from "./low-score"
import { orderCanceled } from "./order-canceled"
import { orderConfirmation } from "./order-confirmation"
import { orderDelivered } from "./order-delivered"
import { orderShipped } from "./order-shipped"
import { outForDelivery } from "./out-for-delivery"
import { personalFollowUp } from "./personal-follow-up"
import { preferencesLink } from "./preferences-link"
import { refundIssued } from "./refund-issued"
import { returnReceived } from "./return-received"
import { reviewRequest } from "./review-request"
import { shipmentDelayed } from "./shipment-delayed"
import { thankYou } from "./thank-you"
import { usageTips } from "./usage-tips"

export type { ConfirmSubscriptionProps } from "./confirm-subscription"
export type { CsatSurveyProps } from "./csat-survey"
export type { NpsSurveyProps } from "./nps-survey"
export type { LowScoreProps } from "./low-score"
export type { OrderCanceledProps } from "./order-canceled"
export type { OrderConfirmationProps } from "./order-confirmation"
export type { OrderDeliveredProps } from "./order-delivered"
export type { OrderShippedProps } from "./order-shipped"
export type { OutForDeliveryProps } from "./out-for-delivery"
export type { PersonalFollowUpProps } from "./personal-follow-up"
export type { PreferencesLinkProps } from "./preferences-link"
export type { RefundIssuedProps } from "./refund-issued"
export type { ReturnReceivedProps } from "./return-received"
export type { ReviewRequestProps } from "./review-request"
export type { ShipmentDelayedProps } from "./shipment-delayed"
export type { ThankYouProps } from "./thank-you"
export type { UsageTipsProps } from "./usage-tips"

/** The templates by key. */
export const templates = {
  "order-confirmation": orderConfirmation,
  "order-shipped": orderShipped,
  "out-for-delivery": outForDelivery,
  "shipment-delayed": shipmentDelayed,
  "order-delivered": orderDelivered,
  "order-canceled": orderCanceled,
  "refund-issued": refundIssued,
  "return-received": returnReceived,
  "thank-you": thankYou,
  "usage-tips": usageTips,
  "review-request": reviewRequest,
  "nps-survey": npsSurvey,
  "csat-survey": csatSurvey,
  "personal-follow-up": personalFollowUp,
  "confirm-subscription": confirmSubscription,
  "preferences-link": preferencesLink,
  "low-score": lowScore,
} as const

export type TemplateKey = keyof typeof templates

export {
  confirmSubscription,
  csatSurvey,
  npsSurvey,
  lowScore,
  orderCanceled,
  orderConfirmation,
  orderDelivered,
  orderShipped,
  outForDelivery,
  personalFollowUp,
  preferencesLink,
  refundIssued,
  returnReceived,
  reviewRequest,
  shipmentDelayed,
  thankYou,
  usageTips,
}
