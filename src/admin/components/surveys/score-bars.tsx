import type { AdminSurveySummary } from "../../../types/http"
import { useNames } from "../../hooks/use-names"
import { useTranslate } from "../../hooks/use-translate"
import { moodOf } from "./survey-kinds"

const COLORS = {
  green: "bg-ui-tag-green-icon",
  orange: "bg-ui-tag-orange-icon",
  red: "bg-ui-tag-red-icon",
}

/** How often each score was given: a table for a screen reader, bars for the eye. */
export const ScoreBars = ({
  survey,
  distribution,
  answered,
}: Pick<AdminSurveySummary, "survey" | "distribution" | "answered">) => {
  const { t } = useTranslate()
  const { number, percent } = useNames()
  const most = Math.max(1, ...distribution.map(({ count }) => count))

  return (
    <table className="txt-compact-small w-full border-separate border-spacing-y-1">
      <caption className="sr-only">{t("surveys.distribution")}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t("surveys.score")}</th>
          <th scope="col">{t("surveys.bar")}</th>
          <th scope="col">{t("surveys.answers")}</th>
        </tr>
      </thead>
      <tbody>
        {distribution.toReversed().map(({ score, count }) => (
          <tr key={score}>
            <th scope="row" className="w-8 pr-3 text-right font-medium tabular-nums">
              {score}
            </th>
            <td aria-hidden>
              <div className="bg-ui-bg-subtle h-4 w-full overflow-hidden rounded-sm">
                <div
                  className={`h-full rounded-sm ${COLORS[moodOf(survey, score)]}`}
                  style={{ width: `${(100 * count) / most}%` }}
                />
              </div>
            </td>
            <td className="text-ui-fg-subtle w-28 whitespace-nowrap pl-3 text-right tabular-nums">
              {t("surveys.countAndShare", {
                number: number(count),
                share: percent(answered ? Math.round((100 * count) / answered) / 100 : 0),
              })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
