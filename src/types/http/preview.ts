import type { StepOverrides } from "../../modules/post-purchase/flow-overrides"
import type { StoreSettingsInput } from "../../modules/post-purchase/settings"

export type AdminPreviewRequest = {
  flow: string
  step: string
  /** The order to show; the latest one when left out. */
  order_id?: string
  /** Language to show; the order's own when left out. */
  locale?: string
  /** Settings that are not saved yet, laid over the saved ones. */
  settings?: StoreSettingsInput
  /** What the step is changed to and not saved yet, in place of what is stored for it. */
  overrides?: StepOverrides
  /** Shows the step as it is in this sales channel; the order's own when left out. With `overrides` these are the channel's. */
  sales_channel_id?: string
}

export type AdminPreviewResponse = {
  preview: {
    subject: string
    html: string
    text: string
    from: string | null
    locale: string
    /** The order that was shown; null when the store has none yet and a sample stands in. */
    order: { id: string; display_id: number } | null
    /** True when part of what the step needs (a refund, a return …) was made up for the preview. */
    is_sample: boolean
  }
}
