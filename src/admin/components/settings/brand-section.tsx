import { Text } from "@medusajs/ui"
import { type ReactNode, useState } from "react"
import type { AdminFlow } from "../../../types/http"
import { useTranslate } from "../../hooks/use-translate"
import { Section } from "../section/section"
import { SectionRow } from "../section/section-row"
import { BrandEditor } from "./brand-editor"
import { type Brand, COLORS } from "./brand-form"

type BrandSectionProps = { brand: Brand; flows: AdminFlow[] }

export const BrandSection = ({ brand, flows }: BrandSectionProps) => {
  const { t } = useTranslate()
  return (
    <Section
      anchor="brand"
      title={t("brand.title")}
      description={t("brand.description")}
      actions={<BrandEditor brand={brand} flows={flows} />}
    >
      <dl className="divide-y">
        <SectionRow label={t("brand.storeName")}>{brand.store_name}</SectionRow>
        <SectionRow label={t("brand.logo")}>
          {brand.logo_url && (
            <Logo key={brand.logo_url} url={brand.logo_url} width={brand.logo_width} />
          )}
        </SectionRow>
        <SectionRow label={t("brand.colors")}>
          <ul className="flex flex-wrap gap-x-4 gap-y-2">
            {COLORS.map((name) => (
              <li key={name} className="flex items-center gap-x-2">
                <span
                  aria-hidden
                  className="shadow-borders-base size-4 rounded"
                  style={{ backgroundColor: brand.colors[name] }}
                />
                <span>{t(`brand.color.${name}`)}</span>
                <span className="uppercase">{brand.colors[name]}</span>
              </li>
            ))}
          </ul>
        </SectionRow>
        <SectionRow label={t("brand.website")}>
          {brand.website_url && (
            <WebLink url={brand.website_url}>{brand.website_url}</WebLink>
          )}
        </SectionRow>
        <SectionRow label={t("brand.contact")}>
          {(brand.support_email || brand.support_url) && (
            <span className="flex flex-col gap-y-1">
              {brand.support_email && <span>{brand.support_email}</span>}
              {brand.support_url && (
                <WebLink url={brand.support_url}>{brand.support_url}</WebLink>
              )}
            </span>
          )}
        </SectionRow>
        <SectionRow label={t("brand.postalAddress")}>{brand.postal_address}</SectionRow>
        <SectionRow label={t("brand.socialLinks")}>
          {brand.social_links.length > 0 && (
            <span className="flex flex-wrap gap-x-3 gap-y-1">
              {brand.social_links.map(({ label, url }, index) => (
                <WebLink key={index} url={url}>
                  {label}
                </WebLink>
              ))}
            </span>
          )}
        </SectionRow>
        <SectionRow label={t("brand.footerText")}>{brand.footer_text}</SectionRow>
      </dl>
    </Section>
  )
}

const Logo = ({ url, width }: { url: string; width: number | null }) => {
  const { t } = useTranslate()
  const [isBroken, setBroken] = useState(false)
  if (isBroken) {
    return (
      <Text as="span" size="small" className="text-ui-fg-error">
        {t("brand.logoBroken")}
      </Text>
    )
  }
  return (
    <span className="flex flex-wrap items-center gap-3">
      <img
        src={url}
        alt={t("brand.logoAlt")}
        onError={() => setBroken(true)}
        // Mails are light by default, and most logos are made for a light ground.
        className="shadow-borders-base h-10 max-w-[200px] rounded-md bg-white object-contain p-1.5"
      />
      {width && <span>{t("brand.widthValue", { width })}</span>}
    </span>
  )
}

const WebLink = ({ url, children }: { url: string; children: ReactNode }) => (
  <a
    href={url}
    target="_blank"
    rel="noreferrer"
    className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover focus-visible:shadow-borders-focus break-all rounded-sm outline-none"
  >
    {children}
  </a>
)
