import type { ReactNode } from "react"
import { useTranslate } from "../../hooks/use-translate"

type SectionRowProps = {
  label: string
  /** Nothing, or an empty string, reads as "Not set". */
  children?: ReactNode
}

/** A label and its value; rows belong in a `dl`. */
export const SectionRow = ({ label, children }: SectionRowProps) => {
  const { t } = useTranslate()
  return (
    <div className="text-ui-fg-subtle grid grid-cols-1 items-start gap-x-4 gap-y-1 px-6 py-4 sm:grid-cols-2">
      <dt className="txt-compact-small-plus">{label}</dt>
      <dd className="txt-compact-small min-w-0 whitespace-pre-line break-words">
        {children || <span className="text-ui-fg-subtle">{t("common.notSet")}</span>}
      </dd>
    </div>
  )
}
