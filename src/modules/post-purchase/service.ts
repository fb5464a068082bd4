import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Logger } from "@medusajs/framework/types"
import { MedusaService, generateEntityId } from "@medusajs/framework/utils"
import { type ResolvedOptions, resolveOptions } from "../../options"
import { ShipmentStatus } from "./constants"
import { Batch } from "./models/batch"
import { Consent } from "./models/consent"
import { ConsentCapture } from "./models/consent-capture"
import { Contact } from "./models/contact"
import { Conversion } from "./models/conversion"
import { Cursor } from "./models/cursor"
import { Erasure } from "./models/erasure"
import { FlowSetting } from "./models/flow-setting"
import { Hit } from "./models/hit"
import { FollowUp } from "./models/follow-up"
import { ProductGuide } from "./models/product-guide"
import { Review } from "./models/review"
import { ReviewVersion } from "./models/review-version"
import { SurveyAnswer } from "./models/survey-answer"
import { Message } from "./models/message"
import { Pace } from "./models/pace"
import { Pause } from "./models/pause"
import { Purchase } from "./models/purchase"
import { Setting } from "./models/setting"
import { ShipmentReport } from "./models/shipment-report"
import { SigningKey } from "./models/signing-key"
import { Suppression } from "./models/suppression"
import { type PlannedMessage, planMessages } from "./queries/plan-messages"
import { recordShipmentReport } from "./queries/record-shipment-report"
import { INSTALLED, advanceCursor, readCursor } from "./queries/cursor"
import { emptyPayloads } from "./queries/empty-payloads"
import { resolveUnknown } from "./queries/resolve-unknown"
import { runShutdown } from "./shutdown"
import {
  type FlowSettingsChange,
  readFlowSettings,
  saveFlowSettings,
} from "./queries/flow-settings"
import { saveStoreSettings } from "./queries/save-settings"
import type { StoredFlowSettings } from "./flow-overrides"
import {
  DEFAULT_SETTINGS,
  type StoreSettings,
  type StoreSettingsInput,
  mergeSettings,
} from "./settings"

const STORE_SETTING_ID = "store"

type Dependencies = {
  __pg_connection__: Knex
  logger: Logger
}

/** A report of a parcel's progress, as given by a carrier or an admin. */
export type ShipmentReportInput = {
  order_id: string
  fulfillment_id: string
  status: ShipmentStatus
  /** `YYYY-MM-DD`, for a delay. */
  estimated_delivery?: string | null
  reason?: string | null
}

/**
 * The ledger: what was planned, what is due, what became of it.
 *
 * Reading goes through the generated methods (`listMessages`, …). All that guards the
 * guarantee is one SQL statement a file under `queries/`, which the dispatcher calls directly.
 */
class PostPurchaseService extends MedusaService({
  Message,
  Batch,
  Setting,
  FlowSetting,
  ShipmentReport,
  Pace,
  Cursor,
  Contact,
  Consent,
  ConsentCapture,
  Suppression,
  Hit,
  Purchase,
  Conversion,
  SigningKey,
  Pause,
  Erasure,
  ProductGuide,
  Review,
  ReviewVersion,
  SurveyAnswer,
  FollowUp,
}) {
  /** Called by Medusa: what works in the background stops before the connections close. */
  readonly __hooks = { onApplicationShutdown: runShutdown }
  /** The plugin's options with their defaults. */
  readonly options: ResolvedOptions
  private readonly connection: Knex

  constructor(
    container: Dependencies,
    // Medusa puts its connection among a module's options; it is not the store's to set.
    { database: _database, ...options }: { database?: unknown } = {}
  ) {
    // eslint-disable-next-line prefer-rest-params -- MedusaService reads what Medusa passes beside these two
    super(...arguments)
    this.options = resolveOptions(options)
    this.connection = container.__pg_connection__
  }

  /**
   * Plans messages. Safe to repeat: a message is planned once for its flow, step and subject.
   *
   * @returns those that were new
   */
  async plan(messages: Omit<PlannedMessage, "id">[]): ReturnType<typeof planMessages> {
    return planMessages(
      this.connection,
      messages.map((message) => ({
        ...message,
        id: generateEntityId(undefined, "ppmsg"),
      }))
    )
  }

  /** The settings in force: defaults, under the plugin's options, under what the admin set. */
  async getSettings(): Promise<StoreSettings> {
    const configured = mergeSettings(DEFAULT_SETTINGS, this.options.settings)
    const [row] = await this.listSettings({ id: STORE_SETTING_ID }, { take: 1 })
    return mergeSettings(configured, row?.value ?? null)
  }

  /** Stores what the admin changed, over what was set before; `null` clears a field. */
  async saveSettings(change: StoreSettingsInput): Promise<StoreSettings> {
    await saveStoreSettings(this.connection, STORE_SETTING_ID, change)
    return this.getSettings()
  }

  /** What the admin set, by flow key. A flow that is not there is as its file says. */
  async getFlowSettings(): Promise<Map<string, StoredFlowSettings>> {
    return readFlowSettings(this.connection)
  }

  /**
   * Stores what an admin changed about a flow: its switch when one is given, and overrides,
   * which replace those that were stored.
   *
   * @returns whether it was stored; false when the change names a version that is not the
   *   newest, and then nothing was
   */
  async saveFlowSettings(flow: string, change: FlowSettingsChange): Promise<boolean> {
    return saveFlowSettings(this.connection, flow, change)
  }

  /**
   * Records what was reported about a parcel. The same report twice in a row is one row.
   *
   * @returns the row's id, and whether it is new
   */
  async reportShipment(
    report: ShipmentReportInput
  ): Promise<{ id: string; isNew: boolean }> {
    return recordShipmentReport(this.connection, {
      id: generateEntityId(undefined, "ppship"),
      order_id: report.order_id,
      fulfillment_id: report.fulfillment_id,
      status: report.status,
      estimated_delivery: report.estimated_delivery ?? null,
      reason: report.reason ?? null,
    })
  }

  /** When the plugin was migrated into this store. What happened before causes no mail. */
  async installedAt(): Promise<Date> {
    return readCursor(this.connection, INSTALLED)
  }

  /** How far a job has read; the moment of installation for a job that never ran. */
  async seenUntil(job: string): Promise<Date> {
    return readCursor(this.connection, job)
  }

  /** Moves a job's cursor forward; it never moves back. */
  async advanceCursor(job: string, seenUntil: Date): Promise<void> {
    await advanceCursor(this.connection, job, seenUntil)
  }

  /** Empties rendered mails that are older than the retention period. */
  async emptyPayloads(retentionDays: number, limit: number): Promise<number> {
    return emptyPayloads(this.connection, retentionDays, limit)
  }

  /**
   * What an admin says of messages whose outcome nobody else could tell.
   *
   * @param accepted - true: they arrived, so they are settled as sent; false: they did not,
   *   so they are due again
   * @returns ids that were `unknown` until now
   */
  async resolveUnknown(ids: string[], accepted: boolean): Promise<string[]> {
    return resolveUnknown(this.connection, ids, accepted)
  }
}

export default PostPurchaseService
