import type { Form } from "../../hooks/use-form"
import { useTranslate } from "../../hooks/use-translate"
import { READABLE, lowestContrast } from "../../lib/contrast"
import { ColorField } from "../form/color-field"
import { FieldGroup } from "../form/field-group"
import { TextField } from "../form/text-field"
import { type BrandValues, COLORS, type ColorName } from "./brand-form"
import { SocialLinksField } from "./social-links-field"

type Brand = BrandValues["brand"]
type TextName = {
  [Key in keyof Brand]: Brand[Key] extends string ? Key : never
}[keyof Brand]

export const BrandFields = ({ form }: { form: Form<BrandValues> }) => {
  const { t } = useTranslate()
  const { brand } = form.values
  const set = (change: Partial<Brand>) => form.set({ brand: { ...brand, ...change } })

  const field = (name: TextName) => ({
    value: brand[name],
    error: form.errors[`brand.${name}`],
    onChange: (value: string) => set({ [name]: value }),
  })
  const advice = useColorAdvice(brand.colors)

  return (
    <div className="flex flex-col gap-y-8">
      <FieldGroup title={t("brand.identity")}>
        <TextField
          {...field("store_name")}
          label={t("brand.storeName")}
          hint={t("brand.storeNameHint")}
          maxLength={100}
        />
        <TextField
          {...field("logo_url")}
          label={t("brand.logoUrl")}
          hint={t("brand.logoHint")}
          type="url"
          placeholder="https://"
        />
        <TextField
          {...field("logo_width")}
          label={t("brand.logoWidth")}
          inputMode="numeric"
        />
        <TextField
          {...field("website_url")}
          label={t("brand.website")}
          type="url"
          placeholder="https://"
        />
      </FieldGroup>
      <FieldGroup title={t("brand.colors")} hint={t("brand.colorsHint")}>
        {COLORS.map((name) => (
          <ColorField
            key={name}
            label={t(`brand.color.${name}`)}
            value={brand.colors[name]}
            error={form.errors[`brand.colors.${name}`]}
            advice={advice(name)}
            onChange={(value) => set({ colors: { ...brand.colors, [name]: value } })}
          />
        ))}
      </FieldGroup>
      <FieldGroup title={t("brand.contact")}>
        <TextField
          {...field("support_email")}
          label={t("brand.supportEmail")}
          type="email"
        />
        <TextField
          {...field("support_url")}
          label={t("brand.supportUrl")}
          type="url"
          placeholder="https://"
        />
      </FieldGroup>
      <FieldGroup title={t("brand.footer")}>
        <TextField
          {...field("postal_address")}
          label={t("brand.postalAddress")}
          hint={t("brand.postalAddressHint")}
          rows={3}
          maxLength={500}
        />
        <SocialLinksField
          links={brand.social_links}
          errors={form.errors}
          path="brand.social_links"
          onChange={(social_links) => set({ social_links })}
        />
        <TextField
          {...field("footer_text")}
          label={t("brand.footerText")}
          hint={t("brand.footerTextHint")}
          rows={3}
          maxLength={1000}
        />
      </FieldGroup>
    </div>
  )
}

/** Says where a colour cannot be read, and what the mail does about it. */
function useColorAdvice(colors: Brand["colors"]) {
  const { t } = useTranslate()
  return (name: ColorName): string | undefined => {
    if (name === "background" || name === "surface") {
      return undefined
    }
    const ratio = lowestContrast(colors[name], [colors.background, colors.surface])
    if (ratio === null || ratio >= READABLE) {
      return undefined
    }
    return t(name === "accent" ? "brand.lowAccent" : "brand.lowText", {
      ratio: ratio.toFixed(1),
    })
  }
}
