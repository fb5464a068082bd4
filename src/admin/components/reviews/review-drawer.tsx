import { Button, Drawer, Skeleton, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import type { AdminReview, AdminReviewResponse } from "../../../types/http"
import { useDecideReview, useReview } from "../../hooks/api/reviews"
import { useMoments } from "../../hooks/use-moments"
import { useTranslate } from "../../hooks/use-translate"
import { DrawerHeader } from "../dialog/drawer-header"
import { LoadError } from "../section/load-error"
import { RejectDrawer } from "./reject-drawer"
import { RespondDrawer } from "./respond-drawer"
import { ReviewFacts } from "./review-facts"
import { ReviewHistory } from "./review-history"
import { ReviewStateBadge } from "./review-state-badge"
import { ReviewWords } from "./review-words"

/** Opens a review, to be read and decided about. */
export const ReviewDrawer = ({ review }: { review: AdminReview }) => {
  const { t } = useTranslate()
  const [isOpen, setOpen] = useState(false)
  const { id, product_title, variant_title, rating } = review
  const stars = t("reviews.stars", { count: rating })
  return (
    <Drawer open={isOpen} onOpenChange={setOpen}>
      <Drawer.Trigger asChild>
        <Button
          size="small"
          variant="secondary"
          aria-label={t("reviews.readLabel", { product: product_title, stars })}
        >
          {t("reviews.read")}
        </Button>
      </Drawer.Trigger>
      <Drawer.Content {...(variant_title ? {} : { "aria-describedby": undefined })}>
        <DrawerHeader title={product_title} description={variant_title ?? undefined} />
        {isOpen && <Loaded id={id} />}
      </Drawer.Content>
    </Drawer>
  )
}

const Loaded = ({ id }: Pick<AdminReview, "id">) => {
  const { t } = useTranslate()
  const { data, error, refetch } = useReview(id)
  if (error && !data) {
    return <LoadError error={error} onRetry={() => void refetch()} />
  }
  if (!data) {
    return (
      <Drawer.Body className="flex flex-col gap-y-4" aria-busy="true">
        <span className="sr-only">{t("common.loading")}</span>
        <Skeleton className="h-5 w-40" />
        <Skeleton className="h-24 w-full" />
      </Drawer.Body>
    )
  }
  return (
    <>
      <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto">
        <div className="flex flex-col gap-y-3">
          <ReviewStateBadge review={data.review} />
          <ReviewWords words={data.review} />
        </div>
        <Response review={data.review} />
        <ReviewFacts review={data.review} />
        <ReviewHistory review={data.review} />
      </Drawer.Body>
      <Actions review={data.review} />
    </>
  )
}

const Response = ({ review }: AdminReviewResponse) => {
  const { t } = useTranslate()
  const { day } = useMoments()
  return review.response && review.responded_at ? (
    <div className="border-ui-border-strong border-l-2 pl-3">
      <Text size="small" weight="plus">
        {t("reviews.responseTitle", { day: day(review.responded_at) })}
      </Text>
      <Text size="small" className="whitespace-pre-line break-words">
        {review.response}
      </Text>
    </div>
  ) : null
}

const Actions = ({ review }: AdminReviewResponse) => {
  const { t } = useTranslate()
  const { mutate, isPending } = useDecideReview(review.id, {
    onSuccess: () => toast.success(t("reviews.published")),
    onError: (failure) =>
      toast.error(t("reviews.decideFailed"), { description: failure.message }),
  })
  if (review.erased_at) {
    return null
  }
  return (
    <Drawer.Footer className="flex-wrap">
      <RespondDrawer review={review} />
      <RejectDrawer review={review} />
      {review.state !== "published" && (
        <Button
          size="small"
          isLoading={isPending}
          onClick={() => mutate({ decision: "publish", version: review.version })}
        >
          {t("reviews.publish")}
        </Button>
      )}
    </Drawer.Footer>
  )
}
