export { FAULT_KINDS, type FaultKind } from "./fault-kinds"
export { startFakeResend } from "./fake-resend"
export { signWebhook } from "./sign-webhook"
export type {
  EmailCriterion,
  EmailEventType,
  EmailTag,
  EmitOptions,
  FakeEmail,
  FakeResend,
  FakeResendOptions,
  Fault,
  FaultMatch,
  LastEvent,
  RequestCounts,
  WebhookDelivery,
  WebhookOptions,
} from "./types"
