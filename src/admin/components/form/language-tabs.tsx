import { ExclamationCircleSolid } from "@medusajs/icons"
import { Tabs } from "@medusajs/ui"
import { type ReactNode, useMemo } from "react"
import { useNames } from "../../hooks/use-names"
import { useTranslate } from "../../hooks/use-translate"
import { LANGUAGE_CODES } from "../../lib/languages"
import { SearchSelect } from "./search-select"

type LanguageTabsProps = {
  languages: string[]
  language: string
  onLanguage: (language: string) => void
  /** Given: languages can be added. */
  onAdd?: (language: string) => void
  /** Languages with something wrong in them. */
  wrong?: string[]
  /** The fields of the chosen language. */
  children: ReactNode
}

/** The same fields in several languages, one at a time. */
export const LanguageTabs = ({
  languages,
  language,
  onLanguage,
  onAdd,
  wrong = [],
  children,
}: LanguageTabsProps) => {
  const { t } = useTranslate()
  const names = useNames()
  const others = useMemo(
    () =>
      LANGUAGE_CODES.filter((code) => !languages.includes(code)).map((value) => ({
        value,
        label: names.language(value),
        detail: value,
      })),
    [names, languages]
  )
  return (
    <Tabs value={language} onValueChange={onLanguage} className="flex flex-col gap-y-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Tabs.List aria-label={t("languages.label")} className="flex-wrap">
          {languages.map((code) => (
            <Tabs.Trigger key={code} value={code} lang={code}>
              {names.language(code)}
              {wrong.includes(code) && (
                <ExclamationCircleSolid
                  className="text-ui-tag-red-icon ml-1 inline"
                  role="img"
                  aria-label={t("languages.wrong")}
                />
              )}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {onAdd && (
          <div className="w-44">
            <SearchSelect
              value=""
              valueLabel={t("languages.add")}
              choices={others}
              onChange={onAdd}
            />
          </div>
        )}
      </div>
      <Tabs.Content value={language} tabIndex={-1} className="flex flex-col gap-y-4">
        {children}
      </Tabs.Content>
    </Tabs>
  )
}
