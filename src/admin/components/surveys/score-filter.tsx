import { Funnel } from "@medusajs/icons"
import { Button, DropdownMenu } from "@medusajs/ui"
import { useTranslate } from "../../hooks/use-translate"
import type { SurveyKind } from "./survey-kinds"

export const RANGES = ["low", "middle", "high"] as const
export type Range = (typeof RANGES)[number]

const BOUNDS: Record<SurveyKind, Record<Range, { min: number; max: number }>> = {
  nps: {
    low: { min: 0, max: 6 },
    middle: { min: 7, max: 8 },
    high: { min: 9, max: 10 },
  },
  csat: {
    low: { min: 1, max: 2 },
    middle: { min: 3, max: 3 },
    high: { min: 4, max: 5 },
  },
}

/** The scores of a range that stands in the address; null for anything else there. */
export function toRange(
  survey: SurveyKind,
  written: string | undefined
): { min: number; max: number } | null {
  const range = RANGES.find((known) => known === written)
  return range ? BOUNDS[survey][range] : null
}

type ScoreFilterProps = {
  survey: SurveyKind
  range: Range | null
  tag: string | null
  onRange: (range: Range | null) => void
  onNoTag: () => void
}

/** Which answers are listed. */
export const ScoreFilter = ({
  survey,
  range,
  tag,
  onRange,
  onNoTag,
}: ScoreFilterProps) => {
  const { t } = useTranslate()
  const count = (range ? 1 : 0) + (tag ? 1 : 0)
  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <Button size="small" variant="secondary" className="shrink-0">
          <Funnel />
          {count > 0 ? t("table.filterCount", { count }) : t("table.filter")}
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content align="start">
        <DropdownMenu.Label>{t("surveys.score")}</DropdownMenu.Label>
        {RANGES.map((value) => (
          <DropdownMenu.CheckboxItem
            key={value}
            checked={range === value}
            onCheckedChange={(isOn) => onRange(isOn ? value : null)}
          >
            {t("surveys.scores", { ...BOUNDS[survey][value] })}
          </DropdownMenu.CheckboxItem>
        ))}
        {tag && (
          <>
            <DropdownMenu.Separator />
            <DropdownMenu.CheckboxItem checked onCheckedChange={onNoTag}>
              {t("surveys.filterTag", { tag })}
            </DropdownMenu.CheckboxItem>
          </>
        )}
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}
