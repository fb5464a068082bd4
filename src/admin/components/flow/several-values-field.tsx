import { useState } from "react"
import { isEntity, useEntityNames, useEntitySearch } from "../../hooks/api/entities"
import { useDebounced } from "../../hooks/use-debounced"
import { useCountryChoices, useCurrencyChoices, useNames } from "../../hooks/use-names"
import { useTranslate } from "../../hooks/use-translate"
import { LANGUAGE_CODES } from "../../lib/languages"
import { SeveralField } from "../form/several-field"
import type { SetName } from "./conditions-form"

type SeveralValuesFieldProps = {
  attribute: SetName
  values: string[]
  error?: string
  onChange: (values: string[]) => void
}

/** Some of the store's products, collections, countries … */
export const SeveralValuesField = ({
  attribute,
  values,
  error,
  onChange,
}: SeveralValuesFieldProps) => {
  const { t } = useTranslate()
  const names = useNames()
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState("")
  const entity = isEntity(attribute) ? attribute : null
  const { data: found, isFetching } = useEntitySearch(entity, useDebounced(text, 250), {
    enabled: isOpen,
  })
  const { data: chosen } = useEntityNames(entity, values)
  const known = {
    country: useCountryChoices(),
    currency: useCurrencyChoices(),
    language: LANGUAGE_CODES.map((value) => ({
      value,
      label: names.language(value),
      detail: value,
    })),
  }
  const field = {
    label: t("conditions.values"),
    addLabel: t("conditions.add"),
    values,
    error,
    onChange,
  }
  if (attribute === "country" || attribute === "currency" || attribute === "language") {
    return <SeveralField {...field} choices={known[attribute]} />
  }
  return (
    <SeveralField
      {...field}
      choices={(found ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      nameOf={(id) => chosen?.get(id) ?? id}
      onSearch={setText}
      onOpenChange={setOpen}
      isLoading={isFetching}
    />
  )
}
