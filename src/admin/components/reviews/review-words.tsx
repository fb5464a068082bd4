import { Text } from "@medusajs/ui"
import type { AdminReview } from "../../../types/http"
import { useTranslate } from "../../hooks/use-translate"
import { ReviewStars } from "./review-stars"

type Words = Pick<AdminReview, "rating" | "title" | "body" | "author" | "photos">

/** What somebody wrote, as text, and their photos. */
export const ReviewWords = ({ words }: { words: Words }) => {
  const { t } = useTranslate()
  const { rating, title, body, author, photos } = words
  return (
    <div className="flex flex-col gap-y-2">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <ReviewStars rating={rating} />
        <Text as="span" size="small" className="text-ui-fg-subtle break-words">
          {author ?? t("reviews.anonymous")}
        </Text>
      </div>
      {title && (
        <Text size="small" weight="plus" className="break-words">
          {title}
        </Text>
      )}
      {body ? (
        <Text size="small" className="whitespace-pre-line break-words">
          {body}
        </Text>
      ) : (
        !title && (
          <Text size="small" className="text-ui-fg-subtle">
            {t("reviews.noWords")}
          </Text>
        )
      )}
      {photos.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {photos.map(({ id, url }, index) => (
            <li key={id}>
              <a
                href={url}
                target="_blank"
                rel="noreferrer"
                className="shadow-borders-base focus-visible:shadow-borders-focus block overflow-hidden rounded-lg outline-none"
              >
                <img
                  src={url}
                  alt={t("reviews.photo", { number: index + 1 })}
                  className="size-20 object-cover"
                  loading="lazy"
                />
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
