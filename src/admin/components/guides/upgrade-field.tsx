import { useState } from "react"
import { useProductSearch, useProductTitle } from "../../hooks/api/products"
import { useDebounced } from "../../hooks/use-debounced"
import { useTranslate } from "../../hooks/use-translate"
import { Field } from "../form/field"
import { SearchSelect } from "../form/search-select"

type UpgradeFieldProps = {
  /** The guide's own product, which is no upgrade to itself. */
  productId: string
  value: string | null
  error?: string
  onChange: (productId: string | null) => void
}

/** The product that somebody who likes this one may want next. */
export const UpgradeField = ({
  productId,
  value,
  error,
  onChange,
}: UpgradeFieldProps) => {
  const { t } = useTranslate()
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState("")
  const { data, isFetching } = useProductSearch(useDebounced(text, 250), {
    enabled: isOpen,
  })
  const { data: title } = useProductTitle(value)
  const none = { value: "", label: t("guide.upgradeNone") }
  const products = (data?.products ?? []).filter(({ id }) => id !== productId)

  return (
    <Field label={t("guide.upgrade")} hint={t("guide.upgradeHint")} error={error}>
      {(control) => (
        <SearchSelect
          {...control}
          value={value ?? ""}
          valueLabel={value ? (title ?? value) : none.label}
          searchLabel={t("guide.upgradeSearch")}
          isLoading={isFetching}
          onSearch={setText}
          onOpenChange={setOpen}
          onChange={(id) => onChange(id || null)}
          choices={[
            ...(text ? [] : [none]),
            ...products.map((product) => ({ value: product.id, label: product.title })),
          ]}
        />
      )}
    </Field>
  )
}
