import { z } from "@medusajs/framework/zod"
import { ConsentTopic, Frequency } from "../../../../modules/post-purchase/constants"
import { isTimeZone } from "../../../../time-zones/is-time-zone"
import { MAX_WORDING } from "../../../../workflows/consent/read-checkout-metadata"
import { toLocale } from "../../../../workflows/consent/requirements"
import { writtenEmail } from "../query-values"

export const AdminContactsParams = z
  .object({
    q: z.string().trim().max(320).optional(),
    email: writtenEmail.optional(),
    customer_id: z.string().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  })
  .strict()
export type AdminContactsParams = z.output<typeof AdminContactsParams>

export const AdminUpdateContact = z
  .object({
    topics: z.partialRecord(z.enum(Object.values(ConsentTopic)), z.boolean()).optional(),
    wording: z.string().trim().max(MAX_WORDING).optional(),
    paused_until: z.iso
      .datetime({ offset: true, error: "must be a moment like 2026-12-24T10:00:00Z" })
      .nullish(),
    frequency: z.enum(Object.values(Frequency)).optional(),
    locale: z
      .string()
      .refine(
        (value) => toLocale(value) !== null,
        "must be a language tag like en or de-AT"
      )
      .nullish(),
    time_zone: z
      .string()
      .refine(isTimeZone, "must be an IANA time zone like Europe/Berlin")
      .nullish(),
  })
  .strict()
  .refine(
    ({ topics, wording }) => wording || !Object.values(topics ?? {}).includes(true),
    {
      path: ["wording"],
      error: "a yes needs how you know of it, like: asked by phone on 12 March",
    }
  )

/** Whose rows: for people of whom there is no contact, only mails. */
export const AdminContactAddress = z.object({ email: writtenEmail }).strict()
export type AdminContactAddress = z.output<typeof AdminContactAddress>
