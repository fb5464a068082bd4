import type { AdminSettingsResponse, AdminUpdateSettings } from "../../../types/http"
import type { FormErrors } from "../../hooks/use-form"
import type { Translate } from "../../hooks/use-translate"
import { isEmail, isWebUrl, isWithin } from "../../lib/checks"
import { isHexColor } from "../../lib/contrast"
import { orNull } from "./use-settings-form"

export type Brand = AdminSettingsResponse["settings"]["brand"]
type BrandInput = NonNullable<AdminUpdateSettings["brand"]>

export const COLORS = ["accent", "background", "surface", "text", "muted"] as const
export type ColorName = (typeof COLORS)[number]

/** Limits of the server's schema. */
export const MAX_SOCIAL_LINKS = 8
const LOGO_WIDTH = { min: 20, max: 400 }

/** The brand as inputs hold it: everything is text. */
export type BrandValues = { brand: { [Key in keyof Brand]: FieldOf<Brand[Key]> } }
type FieldOf<T> = T extends object ? T : string

export function toValues(brand: Brand): BrandValues {
  return {
    brand: {
      store_name: brand.store_name ?? "",
      logo_url: brand.logo_url ?? "",
      logo_width: brand.logo_width?.toString() ?? "",
      colors: brand.colors,
      support_email: brand.support_email ?? "",
      support_url: brand.support_url ?? "",
      postal_address: brand.postal_address ?? "",
      website_url: brand.website_url ?? "",
      social_links: brand.social_links,
      footer_text: brand.footer_text ?? "",
    },
  }
}

export function toInput({ brand }: BrandValues): AdminUpdateSettings {
  return {
    brand: {
      store_name: orNull(brand.store_name),
      logo_url: orNull(brand.logo_url),
      logo_width: brand.logo_width.trim() ? Number(brand.logo_width) : null,
      colors: brand.colors,
      support_email: orNull(brand.support_email),
      support_url: orNull(brand.support_url),
      postal_address: orNull(brand.postal_address),
      website_url: orNull(brand.website_url),
      social_links: brand.social_links.map(({ label, url }) => ({
        label: label.trim(),
        url: url.trim(),
      })),
      footer_text: orNull(brand.footer_text),
    },
  }
}

export function validate({ brand }: BrandValues, t: Translate): FormErrors {
  const url = (value: string) =>
    value.trim() && !isWebUrl(value.trim()) ? t("validation.url") : undefined
  const { min, max } = LOGO_WIDTH
  const width = brand.logo_width.trim()

  return {
    "brand.logo_url": url(brand.logo_url),
    "brand.logo_width":
      width && !isWithin(width, min, max)
        ? t("validation.range", { min, max })
        : undefined,
    "brand.website_url": url(brand.website_url),
    "brand.support_url": url(brand.support_url),
    "brand.support_email":
      brand.support_email.trim() && !isEmail(brand.support_email.trim())
        ? t("validation.email")
        : undefined,
    ...Object.fromEntries(
      COLORS.map((name) => [
        `brand.colors.${name}`,
        isHexColor(brand.colors[name]) ? undefined : t("validation.color"),
      ])
    ),
    ...Object.fromEntries(
      brand.social_links.flatMap((link, index) => [
        [
          `brand.social_links.${index}.label`,
          link.label.trim() ? undefined : t("validation.required"),
        ],
        [
          `brand.social_links.${index}.url`,
          link.url.trim() ? url(link.url) : t("validation.required"),
        ],
      ])
    ),
  }
}

/** What the preview can already show: everything but the fields that are wrong as they stand. */
export function toPreview(values: BrandValues, errors: FormErrors): AdminUpdateSettings {
  const { colors, social_links, ...fields } = toInput(values).brand ?? {}
  const isFine = (path: string) => !errors[`brand.${path}`]

  const brand: BrandInput = {
    ...pick(fields, isFine),
    colors: pick(colors ?? {}, (name) => isFine(`colors.${name}`)),
    social_links: social_links?.filter(
      (_, index) =>
        isFine(`social_links.${index}.label`) && isFine(`social_links.${index}.url`)
    ),
  }
  return { brand }
}

function pick<T extends object>(
  fields: T,
  isWanted: (key: string) => boolean
): Partial<T> {
  const kept: Partial<T> = { ...fields }
  for (const key in fields) {
    if (!isWanted(key)) {
      delete kept[key]
    }
  }
  return kept
}
