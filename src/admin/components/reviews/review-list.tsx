import { ArrowDownTray, StarSolid } from "@medusajs/icons"
import { Text, Tooltip, createDataTableColumnHelper, toast } from "@medusajs/ui"
import { useMemo } from "react"
import type { AdminReview } from "../../../types/http"
import { useReviewAudit, useReviews } from "../../hooks/api/reviews"
import { useListParams } from "../../hooks/use-list-params"
import { useMoments } from "../../hooks/use-moments"
import { useTranslate } from "../../hooks/use-translate"
import { saveFile } from "../../lib/download"
import { ActionMenu } from "../section/action-menu"
import { LoadError } from "../section/load-error"
import { DataList } from "../table/data-list"
import { ReviewDrawer } from "./review-drawer"
import { RATINGS, ReviewFilter } from "./review-filter"
import { ReviewStars } from "./review-stars"
import { REVIEW_STATES, ReviewStateBadge } from "./review-state-badge"

const PAGE = 20
const column = createDataTableColumnHelper<AdminReview>()

/** What buyers wrote, to be read and decided about. */
export const ReviewList = () => {
  const { t } = useTranslate()
  const params = useListParams()
  const columns = useColumns()
  const states = REVIEW_STATES.filter((state) => params.all("state").includes(state))
  const ratings = RATINGS.filter((rating) =>
    params.all("rating").includes(String(rating))
  )
  const { data, error, refetch } = useReviews({
    q: params.q || undefined,
    state: states.length > 0 ? states : undefined,
    rating: ratings.length > 0 ? ratings : undefined,
    limit: PAGE,
    offset: params.offset,
  })
  const audit = useReviewAudit({
    onSuccess: (csv) => {
      const name = `review-requests-${new Date().toISOString().slice(0, 10)}.csv`
      saveFile(name, csv, "text/csv")
      toast.success(t("reviews.auditSaved", { name }))
    },
    onError: (failure) =>
      toast.error(t("reviews.auditFailed"), { description: failure.message }),
  })

  if (error && !data) {
    return <LoadError error={error} onRetry={() => void refetch()} />
  }
  return (
    <DataList
      title={t("reviews.title")}
      description={t("reviews.description")}
      searchLabel={t("reviews.search")}
      params={params}
      pageSize={PAGE}
      columns={columns}
      rows={data?.reviews}
      count={data?.count ?? 0}
      rowId={({ id }) => id}
      isFiltered={states.length + ratings.length > 0}
      empty={{
        icon: <StarSolid />,
        title: t("reviews.none"),
        text: t("reviews.noneText"),
      }}
      filters={
        <ReviewFilter
          states={states}
          onStates={(values) => params.filter("state", values)}
          ratings={ratings}
          onRatings={(values) => params.filter("rating", values.map(String))}
        />
      }
      actions={
        <ActionMenu
          groups={[
            [
              {
                label: t("reviews.audit"),
                icon: <ArrowDownTray />,
                isDisabled: audit.isPending,
                onClick: () => audit.mutate(),
              },
            ],
          ]}
        />
      }
    />
  )
}

function useColumns() {
  const { t } = useTranslate()
  const { day, moment } = useMoments()
  return useMemo(
    () => [
      column.accessor("product_title", {
        header: t("reviews.product"),
        cell: ({ row: { original: review } }) => review.product_title,
      }),
      column.accessor("body", {
        header: t("reviews.review"),
        size: 300,
        minSize: 240,
        truncateTooltip: false,
        cell: ({ row: { original: review } }) => <Excerpt review={review} />,
      }),
      column.accessor("state", {
        header: t("reviews.state"),
        truncateTooltip: false,
        cell: ({ row: { original: review } }) => (
          <div className="py-1.5">
            <ReviewStateBadge review={review} />
          </div>
        ),
      }),
      column.accessor("edited_at", {
        header: t("reviews.written"),
        truncateTooltip: false,
        cell: ({ row: { original: review } }) => (
          <Tooltip content={moment(review.edited_at)}>
            <time dateTime={review.edited_at}>{day(review.edited_at)}</time>
          </Tooltip>
        ),
      }),
      column.accessor("id", {
        truncateTooltip: false,
        header: () => <span className="sr-only">{t("reviews.read")}</span>,
        cell: ({ row: { original: review } }) => <ReviewDrawer review={review} />,
      }),
    ],
    [t, day, moment]
  )
}

const Excerpt = ({ review }: { review: AdminReview }) => (
  <span className="flex max-w-72 items-center gap-x-2 py-1.5">
    <ReviewStars rating={review.rating} />
    <Text as="span" size="small" className="truncate">
      {review.title ?? review.body ?? ""}
    </Text>
  </span>
)
