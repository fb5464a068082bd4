import { Users } from "@medusajs/icons"
import { Text, createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"
import { Link } from "react-router-dom"
import type { AdminContact } from "../../../types/http"
import { useContacts } from "../../hooks/api/contacts"
import { useListParams } from "../../hooks/use-list-params"
import { useMoments } from "../../hooks/use-moments"
import { useTranslate } from "../../hooks/use-translate"
import { useMarketingActions } from "../marketing/use-marketing-actions"
import { ActionMenu } from "../section/action-menu"
import { LoadError } from "../section/load-error"
import { SuppressionBadge } from "../suppressions/suppression-badge"
import { DataList } from "../table/data-list"
import { TopicBadges } from "./topic-badges"
import { isPaused } from "./topics"

const PAGE = 20
const column = createDataTableColumnHelper<AdminContact>()

export const hrefOf = ({ id }: Pick<AdminContact, "id">) =>
  `/post-purchase/contacts/${id}`

/** Everybody whom the store may, or must not, write to. */
export const ContactList = () => {
  const { t } = useTranslate()
  const params = useListParams()
  const actions = useMarketingActions()
  const columns = useColumns()
  const { data, error, refetch } = useContacts({
    q: params.q || undefined,
    limit: PAGE,
    offset: params.offset,
  })

  if (error && !data) {
    return <LoadError error={error} onRetry={() => void refetch()} />
  }
  return (
    <DataList
      title={t("contacts.title")}
      description={t("contacts.description")}
      searchLabel={t("contacts.search")}
      params={params}
      pageSize={PAGE}
      columns={columns}
      rows={data?.contacts}
      count={data?.count ?? 0}
      rowId={({ id }) => id}
      rowHref={hrefOf}
      empty={{
        icon: <Users />,
        title: t("contacts.none"),
        text: t("contacts.noneText"),
      }}
      actions={<ActionMenu groups={[actions]} />}
    />
  )
}

function useColumns() {
  const { t } = useTranslate()
  const { day } = useMoments()
  return useMemo(
    () => [
      column.accessor("email", {
        header: t("contacts.email"),
        cell: ({ row: { original: contact } }) => (
          <Link
            to={hrefOf(contact)}
            title={contact.email}
            // The row leads there too: one step in the history is enough.
            onClick={(event) => event.stopPropagation()}
            className="text-ui-fg-base hover:text-ui-fg-interactive focus-visible:shadow-borders-focus block max-w-44 truncate rounded-sm outline-none sm:max-w-80"
          >
            {contact.email}
          </Link>
        ),
      }),
      column.accessor("consents", {
        header: t("contacts.wants"),
        size: 300,
        minSize: 300,
        truncateTooltip: false,
        cell: ({ row: { original: contact } }) => (
          <div className="py-1.5">
            <TopicBadges consents={contact.consents} />
          </div>
        ),
      }),
      column.accessor("suppressions", {
        header: t("contacts.suppressed"),
        size: 200,
        minSize: 200,
        truncateTooltip: false,
        cell: ({ row: { original: contact } }) => (
          <span className="flex flex-wrap gap-1 py-1.5">
            {contact.suppressions.map((reason) => (
              <SuppressionBadge key={reason} reason={reason} />
            ))}
          </span>
        ),
      }),
      column.accessor("paused_until", {
        header: t("contacts.paused"),
        size: 170,
        minSize: 170,
        cell: ({ row: { original: contact } }) =>
          isPaused(contact) &&
          contact.paused_until && (
            <Text as="span" size="small" leading="compact">
              {t("contacts.until", { day: day(contact.paused_until) })}
            </Text>
          ),
      }),
    ],
    [t, day]
  )
}
