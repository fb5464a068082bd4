import { Alert, Text } from "@medusajs/ui"
import { useId } from "react"
import type { AdminImportSuppressionsResponse } from "../../../types/http"
import { useNames } from "../../hooks/use-names"
import { useTranslate } from "../../hooks/use-translate"

type ImportResultProps = { result: AdminImportSuppressionsResponse }

/** What became of a file. */
export const ImportResult = ({ result }: ImportResultProps) => {
  const { t } = useTranslate()
  const { number } = useNames()
  const id = useId()
  const { imported, known, refused, refused_count } = result
  return (
    <div className="flex flex-col gap-y-3" role="status">
      <Alert variant={refused_count > 0 ? "warning" : "success"}>
        {[
          t("suppressions.imported", { count: imported }),
          known > 0 && t("suppressions.known", { count: known }),
          refused_count > 0 && t("suppressions.refused", { count: refused_count }),
        ]
          .filter(Boolean)
          .join(" ")}
      </Alert>
      {refused.length > 0 && (
        <div className="flex flex-col gap-y-2">
          <Text id={id} size="small" leading="compact" weight="plus">
            {refused_count > refused.length
              ? t("suppressions.refusedFirst", { count: refused.length })
              : t("suppressions.refusedAll")}
          </Text>
          <ul
            aria-labelledby={id}
            className="shadow-borders-base divide-y overflow-hidden rounded-lg"
          >
            {refused.map(({ row, value, problem }) => (
              <li key={row} className="txt-small px-3 py-2">
                <span className="text-ui-fg-base break-all">
                  {t("suppressions.refusedRow", { row: number(row), value })}
                </span>
                <span className="text-ui-fg-subtle block break-words">{problem}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
