import { ArrowDownTray, ArrowUpTray, XCircle } from "@medusajs/icons"
import { Text, Tooltip, createDataTableColumnHelper, toast } from "@medusajs/ui"
import { useMemo, useRef, useState } from "react"
import { Link } from "react-router-dom"
import type { AdminSuppression } from "../../../types/http"
import { useExportSuppressions, useSuppressions } from "../../hooks/api/suppressions"
import { useListParams } from "../../hooks/use-list-params"
import { useMoments } from "../../hooks/use-moments"
import { useTranslate } from "../../hooks/use-translate"
import { saveFile } from "../../lib/download"
import { isErased } from "../contacts/topics"
import { useMarketingActions } from "../marketing/use-marketing-actions"
import { ActionMenu } from "../section/action-menu"
import { LoadError } from "../section/load-error"
import { DataList } from "../table/data-list"
import { AddSuppressionDrawer } from "./add-suppression-drawer"
import { ImportDrawer } from "./import-drawer"
import { LiftButton } from "./lift-button"
import { SuppressionBadge, SUPPRESSION_REASONS } from "./suppression-badge"
import { SuppressionFilter } from "./suppression-filter"

const PAGE = 20
const column = createDataTableColumnHelper<AdminSuppression>()

/** Addresses that are not written to, and why. */
export const SuppressionList = () => {
  const { t } = useTranslate()
  const params = useListParams()
  const columns = useColumns()
  const marketingActions = useMarketingActions()
  const menuButton = useRef<HTMLButtonElement>(null)
  const [isImporting, setImporting] = useState(false)

  const asked = params.all("reason")
  const reasons = SUPPRESSION_REASONS.filter((reason) => asked.includes(reason))
  const withLifted = params.all("lifted").length > 0
  const { data, error, refetch } = useSuppressions({
    q: params.q || undefined,
    reason: reasons.length > 0 ? reasons : undefined,
    with_lifted: withLifted || undefined,
    limit: PAGE,
    offset: params.offset,
  })
  const exporting = useExportSuppressions({
    onSuccess: (csv) => {
      const name = `suppressions-${new Date().toISOString().slice(0, 10)}.csv`
      saveFile(name, csv, "text/csv")
      toast.success(t("suppressions.exported", { name }))
    },
    onError: (failure) =>
      toast.error(t("suppressions.exportFailed"), { description: failure.message }),
  })

  if (error && !data) {
    return <LoadError error={error} onRetry={() => void refetch()} />
  }
  return (
    <>
      <DataList
        title={t("suppressions.title")}
        description={t("suppressions.description")}
        searchLabel={t("suppressions.search")}
        params={params}
        pageSize={PAGE}
        columns={columns}
        rows={data?.suppressions}
        count={data?.count ?? 0}
        rowId={({ id }) => id}
        isFiltered={reasons.length > 0 || withLifted}
        empty={{
          icon: <XCircle />,
          title: t("suppressions.none"),
          text: t("suppressions.noneText"),
        }}
        filters={
          <SuppressionFilter
            reasons={reasons}
            onReasons={(values) => params.filter("reason", values)}
            withLifted={withLifted}
            onWithLifted={(isOn) => params.filter("lifted", isOn ? ["true"] : [])}
          />
        }
        actions={
          <>
            <AddSuppressionDrawer />
            <ActionMenu
              ref={menuButton}
              groups={[
                [
                  {
                    label: t("suppressions.import"),
                    icon: <ArrowUpTray />,
                    onClick: () => setImporting(true),
                  },
                  {
                    label: t("suppressions.export"),
                    icon: <ArrowDownTray />,
                    isDisabled: exporting.isPending,
                    onClick: () => exporting.mutate(),
                  },
                ],
                marketingActions,
              ]}
            />
          </>
        }
      />
      <ImportDrawer
        isOpen={isImporting}
        onOpenChange={setImporting}
        returnFocus={() => menuButton.current?.focus()}
      />
    </>
  )
}

function useColumns() {
  const { t } = useTranslate()
  const { day, moment } = useMoments()
  return useMemo(
    () => [
      column.accessor("email", {
        header: t("contacts.email"),
        cell: ({ row: { original: suppression } }) => <Who email={suppression.email} />,
      }),
      column.accessor("reason", {
        header: t("suppressions.reasonLabel"),
        truncateTooltip: false,
        cell: ({ row: { original: suppression } }) => (
          <SuppressionBadge
            reason={suppression.reason}
            isLifted={suppression.lifted_at !== null}
          />
        ),
      }),
      column.accessor("suppressed_at", {
        header: t("suppressions.sinceLabel"),
        truncateTooltip: false,
        cell: ({ row: { original: suppression } }) => (
          <Tooltip content={moment(suppression.suppressed_at)}>
            <time dateTime={suppression.suppressed_at}>
              {day(suppression.suppressed_at)}
            </time>
          </Tooltip>
        ),
      }),
      column.accessor("detail", {
        header: t("suppressions.detail"),
        cell: ({ row: { original: suppression } }) => suppression.detail,
      }),
      column.accessor("lifted_at", {
        truncateTooltip: false,
        header: () => <span className="sr-only">{t("suppressions.lift")}</span>,
        cell: ({ row: { original: suppression } }) =>
          suppression.lifted_at ? (
            <Text as="span" size="small" className="text-ui-fg-subtle">
              {t("suppressions.liftedOn", { day: day(suppression.lifted_at) })}
            </Text>
          ) : (
            <LiftButton suppression={suppression} />
          ),
      }),
    ],
    [t, day, moment]
  )
}

const Who = ({ email }: Pick<AdminSuppression, "email">) => {
  const { t } = useTranslate()
  if (email === null || isErased(email)) {
    return <span className="text-ui-fg-subtle">{t("suppressions.erased")}</span>
  }
  return (
    <Link
      to={`/post-purchase?q=${encodeURIComponent(email)}`}
      title={email}
      className="text-ui-fg-base hover:text-ui-fg-interactive focus-visible:shadow-borders-focus block max-w-44 truncate rounded-sm outline-none sm:max-w-80"
    >
      {email}
    </Link>
  )
}
