import type { MedusaContainer } from "@medusajs/framework/types"
import {
  HitKind,
  HitSource,
  TrackingMode,
} from "../../../modules/post-purchase/constants"
import type { HitMessage } from "../../../modules/post-purchase/queries/hit-messages"
import type { NewHit } from "../../../modules/post-purchase/queries/record-hits"
import type { StoreSettings } from "../../../modules/post-purchase/settings"
import { openHitDesk } from "../ingest/hit-desk"
import type { HitEntry } from "../ingest/write-hits"
import { measureAs } from "../visits/measure-as"
import { readVisitor } from "../visits/read-visitor"
import { startOfDay, toCounter } from "../visits/to-visit-hit"
import type { ResendEvent } from "./read-event"

/**
 * Records a provider's event and carries out what it means. Resolves when both are committed.
 *
 * An event may come before its send is recorded, after newer ones, or again. One of a mail that
 * is not ours (accounts are shared) is recorded without a word about its recipient and does
 * nothing; the labelling job looks again whether a message has its id by now.
 *
 * @throws when it could not be stored, so that the provider delivers it again
 */
export async function receiveEvent(
  container: MedusaContainer,
  event: ResendEvent
): Promise<void> {
  const desk = openHitDesk(container)
  const { message, settings } = await desk.find({
    id: event.messageId,
    externalId: event.externalId,
  })
  const entry = message
    ? toEntry(event, message, settings)
    : toStrangersEntry(event, settings)
  if (entry) {
    await desk.write(entry)
  }
}

/** What the store's tracking mode leaves of an open or click that Resend measured. */
function toEntry(
  event: ResendEvent,
  message: HitMessage,
  settings: StoreSettings
): HitEntry | null {
  const { kind, at, externalId, bounce, detail } = event
  const effect = { message, kind, at, external_id: externalId, bounce, detail }
  if (kind !== HitKind.OPEN && kind !== HitKind.CLICK) {
    return { hit: toHit(event, message), effect }
  }
  const visitor = readVisitor({ ...event.visitor, headers: {} })
  switch (measureAs(settings.tracking, message)) {
    case "individually": {
      const position = positionOf(event.link, message)
      return { hit: { ...toHit(event, message), position, ...visitor }, effect }
    }
    case "counted": {
      const visit = { kind, position: null, method: null, at, ...visitor }
      return { hit: toMark(event), counter: toCounter(visit, message), effect }
    }
    default:
      return null
  }
}

/** Nothing but that the event was there: delivered again, it is not counted again. */
function toMark(event: ResendEvent): NewHit {
  return {
    dedupe_key: keyOf(event),
    kind: HitKind.OTHER,
    source: HitSource.WEBHOOK,
    occurred_at: startOfDay(event.at),
  }
}

function toHit(event: ResendEvent, message: HitMessage): NewHit {
  return {
    dedupe_key: keyOf(event),
    kind: event.kind,
    source: HitSource.WEBHOOK,
    occurred_at: event.at,
    message_id: message.id,
    external_id: event.externalId,
    flow: message.flow,
    step: message.step,
    sales_channel_id: message.sales_channel_id,
    payload: event.payload,
  }
}

function toStrangersEntry(
  event: ResendEvent,
  { tracking }: StoreSettings
): HitEntry | null {
  const isMeasured = event.kind === HitKind.OPEN || event.kind === HitKind.CLICK
  if (isMeasured && tracking.mode === TrackingMode.OFF) {
    return null
  }
  return {
    hit: {
      dedupe_key: keyOf(event),
      kind: event.kind,
      source: HitSource.WEBHOOK,
      occurred_at: event.at,
      external_id: event.externalId,
      payload: event.anonymousPayload,
    },
  }
}

function keyOf({ id }: ResendEvent): string {
  return `resend:${id}`
}

function positionOf(link: string | null, { links }: HitMessage): number | null {
  const position = link === null ? -1 : (links ?? []).indexOf(link)
  return position < 0 ? null : position
}
