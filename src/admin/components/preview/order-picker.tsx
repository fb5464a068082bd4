import { useState } from "react"
import { type OrderChoice, useOrderSearch } from "../../hooks/api/orders"
import { useDebounced } from "../../hooks/use-debounced"
import { useTranslate } from "../../hooks/use-translate"
import type { FieldControl } from "../form/field"
import { SearchSelect } from "../form/search-select"

type OrderPickerProps = Partial<FieldControl> & {
  /** Null is the latest order. */
  order: OrderChoice | null
  onChange: (order: OrderChoice | null) => void
}

export const OrderPicker = ({ order, onChange, ...control }: OrderPickerProps) => {
  const { t } = useTranslate()
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState("")
  const search = useDebounced(text, 250)
  const { data, isFetching } = useOrderSearch(search, { enabled: isOpen })
  const orders = data?.orders ?? []

  const label = (choice: OrderChoice) =>
    t("preview.orderLabel", { number: choice.display_id })
  const latest = { value: "", label: t("preview.latestOrder") }

  return (
    <SearchSelect
      {...control}
      value={order?.id ?? ""}
      valueLabel={order ? `${label(order)} · ${order.email ?? ""}` : latest.label}
      searchLabel={t("preview.orderSearch")}
      isLoading={isFetching}
      onSearch={setText}
      onOpenChange={setOpen}
      onChange={(id) => onChange(orders.find((choice) => choice.id === id) ?? null)}
      choices={[
        ...(text ? [] : [latest]),
        ...orders.map((choice) => ({
          value: choice.id,
          label: label(choice),
          detail: choice.email ?? undefined,
        })),
      ]}
    />
  )
}
