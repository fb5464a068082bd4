import { Star, StarSolid } from "@medusajs/icons"
import { useTranslate } from "../../hooks/use-translate"

const PLACES = [1, 2, 3, 4, 5]

/** Five stars, so many of them filled. */
export const ReviewStars = ({ rating }: { rating: number }) => {
  const { t } = useTranslate()
  return (
    <span
      role="img"
      aria-label={t("reviews.stars", { count: rating })}
      className="text-ui-tag-orange-icon flex shrink-0"
    >
      {PLACES.map((place) =>
        place <= rating ? <StarSolid key={place} /> : <Star key={place} />
      )}
    </span>
  )
}
