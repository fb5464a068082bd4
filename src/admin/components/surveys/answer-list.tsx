import { ChatBubbleLeftRight } from "@medusajs/icons"
import { Badge, Container, Tooltip, createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"
import { Link } from "react-router-dom"
import type { AdminSurveyAnswer } from "../../../types/http"
import { useSurveyAnswers } from "../../hooks/api/surveys"
import { type ListParams, useListParams } from "../../hooks/use-list-params"
import { useMoments } from "../../hooks/use-moments"
import { useTranslate } from "../../hooks/use-translate"
import { LoadError } from "../section/load-error"
import { DataList } from "../table/data-list"
import { type Period, type SurveyKind, moodOf, sinceOf } from "./survey-kinds"
import { ScoreFilter, type Range, toRange } from "./score-filter"
import { TagsDrawer } from "./tags-drawer"

const PAGE = 20
const column = createDataTableColumnHelper<AdminSurveyAnswer>()

type AnswerListProps = { params: ListParams; survey: SurveyKind; period: Period }

/** What people said, the newest first. */
export const AnswerList = ({ params, survey, period }: AnswerListProps) => {
  const { t } = useTranslate()
  const columns = useColumns()
  const [range] = params.all("scores")
  const [tag] = params.all("tag")
  const scores = toRange(survey, range)
  const { data, error, refetch } = useSurveyAnswers({
    survey,
    q: params.q || undefined,
    tag,
    ...(scores ? { min_score: scores.min, max_score: scores.max } : {}),
    since: sinceOf(period, new Date()),
    limit: PAGE,
    offset: params.offset,
  })

  if (error && !data) {
    return <LoadError error={error} onRetry={() => void refetch()} />
  }
  return (
    <Container className="divide-y p-0">
      <DataList
        title={t("surveys.answers")}
        description={
          tag ? t("surveys.onlyTag", { tag }) : t("surveys.answersDescription")
        }
        searchLabel={t("surveys.search")}
        params={params}
        pageSize={PAGE}
        columns={columns}
        rows={data?.answers}
        count={data?.count ?? 0}
        rowId={({ id }) => id}
        isFiltered={Boolean(scores) || Boolean(tag)}
        empty={{
          icon: <ChatBubbleLeftRight />,
          title: t("surveys.none"),
          text: t("surveys.noneText"),
        }}
        filters={
          <ScoreFilter
            survey={survey}
            range={scores ? (range as Range) : null}
            tag={tag ?? null}
            onRange={(value) => params.filter("scores", value ? [value] : [])}
            onNoTag={() => params.filter("tag", [])}
          />
        }
      />
    </Container>
  )
}

function useColumns() {
  const { t } = useTranslate()
  const { day, moment } = useMoments()
  return useMemo(
    () => [
      column.accessor("score", {
        header: t("surveys.score"),
        truncateTooltip: false,
        cell: ({ row: { original: answer } }) => (
          <Badge size="2xsmall" color={moodOf(answer.survey, answer.score)}>
            {answer.score}
          </Badge>
        ),
      }),
      column.accessor("comment", {
        header: t("surveys.comment"),
        truncateTooltip: false,
        cell: ({ row: { original: answer } }) => (
          <span className="block max-w-[28rem] whitespace-pre-line break-words py-2">
            {answer.comment ?? (
              <span className="text-ui-fg-subtle">{t("surveys.noComment")}</span>
            )}
          </span>
        ),
      }),
      column.accessor("email", {
        header: t("surveys.from"),
        truncateTooltip: false,
        cell: ({ row: { original: answer } }) => <From answer={answer} />,
      }),
      column.accessor("tags", {
        header: t("surveys.tags"),
        truncateTooltip: false,
        cell: ({ row: { original: answer } }) => (
          <span className="flex max-w-60 flex-wrap gap-1 py-2">
            {answer.tags.map((tag) => (
              <TagButton key={tag} tag={tag} />
            ))}
          </span>
        ),
      }),
      column.accessor("answered_at", {
        header: t("surveys.when"),
        truncateTooltip: false,
        cell: ({ row: { original: answer } }) => (
          <Tooltip content={moment(answer.changed_at)}>
            <time dateTime={answer.answered_at}>{day(answer.answered_at)}</time>
          </Tooltip>
        ),
      }),
      column.display({
        id: "edit",
        header: () => <span className="sr-only">{t("surveys.editTags")}</span>,
        cell: ({ row: { original: answer } }) => <TagsDrawer answer={answer} />,
      }),
    ],
    [t, day, moment]
  )
}

/** Shows the answers with the same tag. */
const TagButton = ({ tag }: { tag: string }) => {
  const { t } = useTranslate()
  // Asked for here: columns that change with the address would close a drawer in their rows.
  const { filter } = useListParams()
  return (
    <button
      type="button"
      aria-label={t("surveys.filterTag", { tag })}
      onClick={() => filter("tag", [tag])}
      className="focus-visible:shadow-borders-focus rounded-md outline-none"
    >
      <Badge size="2xsmall">{tag}</Badge>
    </button>
  )
}

const From = ({ answer }: { answer: AdminSurveyAnswer }) => {
  const { t } = useTranslate()
  return (
    <span className="flex max-w-60 flex-col py-2">
      <span className="truncate" title={answer.email ?? undefined}>
        {answer.email ?? t("surveys.erased")}
      </span>
      {answer.order_id && answer.order_display_id !== null && (
        <Link
          to={`/orders/${answer.order_id}`}
          className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover focus-visible:shadow-borders-focus w-fit rounded-sm outline-none"
        >
          {t("surveys.order", { number: answer.order_display_id })}
        </Link>
      )}
    </span>
  )
}
