import { z } from "@medusajs/framework/zod"

export const color = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, "must be a colour like #1a2b3c")
export const webUrl = z
  .url({ protocol: /^https?$/, error: "must be an http(s) address" })
  .max(2000)
export const oneLine = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((value) => !/[\u0000-\u001f\u007f]/.test(value), "must be one line of text")

export const timeZone = z.string().refine((value) => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: value })
    return true
  } catch {
    return false
  }
}, "must be an IANA time zone like Europe/Berlin")

export const locale = z.string().refine((value) => {
  try {
    return Intl.getCanonicalLocales(value).length === 1
  } catch {
    return false
  }
}, "must be a language tag like en or de-AT")

/** `HH:MM` of a 24-hour clock. */
export const clockTime = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "must be a time like 21:00")

export const countryCode = z
  .string()
  .trim()
  .regex(/^[A-Za-z]{2}$/, "must be a two-letter country code like DE")
  .transform((code) => code.toLowerCase())

export const currencyCode = z
  .string()
  .trim()
  .regex(/^[A-Za-z]{3}$/, "must be a three-letter currency code like EUR")
  .transform((code) => code.toLowerCase())
