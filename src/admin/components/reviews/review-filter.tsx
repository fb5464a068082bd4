import { Funnel } from "@medusajs/icons"
import { Button, DropdownMenu } from "@medusajs/ui"
import type { AdminReview } from "../../../types/http"
import { useTranslate } from "../../hooks/use-translate"
import { REVIEW_STATES } from "./review-state-badge"

export const RATINGS = [5, 4, 3, 2, 1]

type State = AdminReview["state"]
type ReviewFilterProps = {
  states: State[]
  onStates: (states: State[]) => void
  ratings: number[]
  onRatings: (ratings: number[]) => void
}

/** Which reviews are listed. */
export const ReviewFilter = ({
  states,
  onStates,
  ratings,
  onRatings,
}: ReviewFilterProps) => {
  const { t } = useTranslate()
  const count = states.length + ratings.length
  /** Several may be wanted, so choosing one does not close the menu. */
  const stayOpen = (event: Event) => event.preventDefault()
  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <Button size="small" variant="secondary" className="shrink-0">
          <Funnel />
          {count > 0 ? t("table.filterCount", { count }) : t("table.filter")}
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content align="start">
        <DropdownMenu.Label>{t("reviews.state")}</DropdownMenu.Label>
        {REVIEW_STATES.map((state) => (
          <DropdownMenu.CheckboxItem
            key={state}
            checked={states.includes(state)}
            onSelect={stayOpen}
            onCheckedChange={(isOn) => onStates(toggle(states, state, isOn))}
          >
            {t(`reviews.stateName.${state}`)}
          </DropdownMenu.CheckboxItem>
        ))}
        <DropdownMenu.Separator />
        <DropdownMenu.Label>{t("reviews.starsLabel")}</DropdownMenu.Label>
        {RATINGS.map((rating) => (
          <DropdownMenu.CheckboxItem
            key={rating}
            checked={ratings.includes(rating)}
            onSelect={stayOpen}
            onCheckedChange={(isOn) => onRatings(toggle(ratings, rating, isOn))}
          >
            {t("reviews.stars", { count: rating })}
          </DropdownMenu.CheckboxItem>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}

function toggle<Value>(values: Value[], value: Value, isOn: boolean): Value[] {
  return isOn ? [...values, value] : values.filter((known) => known !== value)
}
