import { DataTable, Heading, Text, useDataTable } from "@medusajs/ui"
import { type ReactNode, useEffect, useId } from "react"
import { useNavigate } from "react-router-dom"
import type { ListParams } from "../../hooks/use-list-params"
import { useTranslate } from "../../hooks/use-translate"
import { EmptyState } from "../section/empty-state"

type Columns<Row> = Parameters<typeof useDataTable<Row>>[0]["columns"]
type Nothing = { icon: ReactNode; title: string; text: string }

type DataListProps<Row> = {
  title: string
  description: string
  searchLabel: string
  params: ListParams
  pageSize: number
  columns: Columns<Row>
  /** Undefined while they load for the first time. */
  rows: Row[] | undefined
  count: number
  rowId: (row: Row) => string
  /** Where a click on a row leads; the row itself needs a link as well, for keyboards. */
  rowHref?: (row: Row) => string
  /** Whether anything but the search narrows the list. */
  isFiltered?: boolean
  empty: Nothing
  /** Between the search and the buttons. */
  filters?: ReactNode
  actions?: ReactNode
}

/** A page's table: title, search, filters, rows and pages. */
export const DataList = <Row,>({
  title,
  description,
  searchLabel,
  params,
  pageSize,
  columns,
  rows,
  count,
  rowId,
  rowHref,
  isFiltered = false,
  empty,
  filters,
  actions,
}: DataListProps<Row>) => {
  const { t } = useTranslate()
  const navigate = useNavigate()
  const id = useId()
  const { q, offset, search, turnTo } = params

  // The last row of the last page may be gone since.
  const isBeyond = rows?.length === 0 && count > 0 && offset > 0
  useEffect(() => {
    if (isBeyond) {
      turnTo(0)
    }
  })

  const table = useDataTable<Row>({
    data: rows ?? [],
    columns,
    getRowId: rowId,
    rowCount: count,
    isLoading: rows === undefined,
    autoResetPageIndex: false,
    onRowClick: rowHref && ((_, row) => navigate(rowHref(row))),
    search: { state: q, onSearchChange: search },
    pagination: {
      state: { pageIndex: Math.floor(offset / pageSize), pageSize },
      onPaginationChange: ({ pageIndex }) => turnTo(pageIndex * pageSize),
    },
  })
  const nothing =
    q || isFiltered
      ? { ...empty, title: t("common.noMatches"), text: t("common.noMatchesText") }
      : empty
  const message = { custom: <EmptyState {...nothing} /> }

  return (
    <section aria-labelledby={id} data-post-purchase="">
      <DataTable instance={table}>
        <DataTable.Toolbar className="flex flex-col items-start justify-between gap-3 md:flex-row">
          <div className="min-w-0">
            <Heading id={id}>{title}</Heading>
            <Text size="small" className="text-ui-fg-subtle text-pretty">
              {description}
            </Text>
          </div>
          <div className="flex w-full flex-wrap items-center gap-2 md:w-auto md:shrink-0 md:flex-nowrap">
            {filters}
            <div className="min-w-40 flex-1 md:min-w-0 md:flex-none">
              <DataTable.Search placeholder={searchLabel} aria-label={searchLabel} />
            </div>
            {actions}
          </div>
        </DataTable.Toolbar>
        <DataTable.Table emptyState={{ empty: message, filtered: message }} />
        {count > pageSize && (
          <DataTable.Pagination
            translations={{
              of: t("table.of"),
              results: t("table.results"),
              pages: t("table.pages"),
              prev: t("table.prev"),
              next: t("table.next"),
            }}
          />
        )}
      </DataTable>
    </section>
  )
}
