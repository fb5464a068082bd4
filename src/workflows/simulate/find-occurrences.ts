import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Flow } from "../../flows/flow"
import { normalizeEmail } from "../../modules/post-purchase/normalize-email"
import { sourceOf } from "../plan/sources"
import type { Occurrence, Period } from "../plan/sources/occurrence"
import type { Addressee } from "../plan/to-planned-message"
import type { Deadline } from "./limits"

const PAGE = 200

/** Something that happened, and whose order it happened to. */
export type ReplayedOccurrence = Occurrence & { addressee: Addressee }

/** Occurrences, and whether these are all. */
export type FoundOccurrences = { occurrences: ReplayedOccurrence[]; isComplete: boolean }

/**
 * Reads what happened in a period and starts one of a flow's clocks, oldest first; from the
 * store itself, as the reconciliation does, and also what happened before the installation.
 *
 * @param limit - of each kind at most so many, the oldest
 * @param salesChannelId - of orders of this channel only; null for all
 */
export async function findOccurrences(
  container: MedusaContainer,
  flow: Flow,
  period: Period,
  salesChannelId: string | null,
  limit: number,
  deadline: Deadline
): Promise<FoundOccurrences> {
  const kinds = new Set(
    flow.steps.flatMap((step) =>
      step.about === "order" ? step.triggers.map(({ kind }) => kind) : []
    )
  )
  const occurrences: ReplayedOccurrence[] = []
  // Where one kind is cut short the others are too, so that what is left is a whole period.
  let known = period.until
  for (const kind of kinds) {
    const source = sourceOf(kind)
    let taken = 0
    let skip = 0
    let last = period.since
    let ids: string[]
    do {
      if (deadline.isOver() || taken >= limit) {
        known = last < known ? last : known
        break
      }
      ids = await source.findIds(container, kind, period, { skip, take: PAGE })
      if (ids.length) {
        const read = await source.read(container, kind, [...new Set(ids)])
        const meant = (await withAddressees(container, read)).filter(
          ({ addressee, occurred_at }) =>
            // A source may look by another moment than the one that counts.
            occurred_at >= period.since &&
            occurred_at < period.until &&
            (salesChannelId === null || addressee.sales_channel_id === salesChannelId)
        )
        occurrences.push(...meant)
        last = read.reduce(
          (latest, { occurred_at }) => (occurred_at > latest ? occurred_at : latest),
          last
        )
        taken += meant.length
      }
      // By offset, over a period that is over: nothing is taken out of it.
      skip += ids.length
    } while (ids.length === PAGE)
  }
  return {
    occurrences: occurrences
      .filter(({ occurred_at }) => occurred_at <= known)
      .sort(
        (one, other) =>
          one.occurred_at.getTime() - other.occurred_at.getTime() ||
          one.subject.localeCompare(other.subject)
      ),
    isComplete: known === period.until,
  }
}

/** Occurrences whose order is gone are left out, as they would plan nothing that is sent. */
async function withAddressees(
  container: MedusaContainer,
  occurrences: Occurrence[]
): Promise<ReplayedOccurrence[]> {
  const ids = [...new Set(occurrences.map(({ order_id }) => order_id))]
  if (!ids.length) {
    return []
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "email", "customer_id", "sales_channel_id", "locale"],
    filters: { id: ids },
    pagination: { take: ids.length },
  })
  const addressees = new Map(
    data.map((order): [string, Addressee] => [
      order.id,
      {
        email: normalizeEmail(order.email) ?? (order.email?.trim() || null),
        customer_id: order.customer_id ?? null,
        sales_channel_id: order.sales_channel_id ?? null,
        locale: order.locale ?? null,
      },
    ])
  )
  return occurrences.flatMap((occurrence) => {
    const addressee = addressees.get(occurrence.order_id)
    return addressee ? [{ ...occurrence, addressee }] : []
  })
}
