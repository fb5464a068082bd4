import type { FormErrors } from "../../hooks/use-form"
import { useCurrencyChoices } from "../../hooks/use-names"
import { useTranslate } from "../../hooks/use-translate"
import { Field } from "../form/field"
import { RowsField } from "../form/rows-field"
import { SearchSelect } from "../form/search-select"
import { TextField } from "../form/text-field"
import type { ExchangeRate } from "./measuring-form"

/** Proposed first: most rows are one of these. */
const COMMON = ["usd", "eur", "gbp", "chf", "dkk", "sek", "nok", "pln", "cad", "aud"]

type ExchangeRatesFieldProps = {
  rates: ExchangeRate[]
  /** Null: the store's own, whatever it is. */
  baseCurrency: string | null
  errors: FormErrors
  /** Where the server finds the table. */
  path: string
  onChange: (rates: ExchangeRate[]) => void
}

export const ExchangeRatesField = ({
  rates,
  baseCurrency,
  errors,
  path,
  onChange,
}: ExchangeRatesFieldProps) => {
  const { t } = useTranslate()
  const choices = useCurrencyChoices()
  const taken = [baseCurrency, ...rates.map(({ currency }) => currency)]
  const proposed = COMMON.find((code) => !taken.includes(code))
  const base = baseCurrency?.toUpperCase() ?? t("measuring.baseCurrencyShort")

  return (
    <RowsField
      label={t("measuring.exchangeRates")}
      hint={t("measuring.exchangeRatesHint")}
      none={t("measuring.exchangeRatesNone")}
      addLabel={t("measuring.rateAdd")}
      removeLabel={(number) => t("measuring.rateRemove", { number })}
      rows={rates}
      create={() => (proposed ? { currency: proposed, rate: "" } : null)}
      error={errors[path]}
      onChange={onChange}
    >
      {(row, change, index) => (
        <div className="grid grid-cols-2 items-start gap-3">
          <Field label={t("measuring.currency")}>
            {(control) => (
              <SearchSelect
                {...control}
                value={row.currency}
                valueLabel={row.currency.toUpperCase()}
                choices={choices.filter(
                  ({ value }) => value === row.currency || !taken.includes(value)
                )}
                onChange={(currency) => change({ currency })}
              />
            )}
          </Field>
          <TextField
            label={t("measuring.rate", { currency: row.currency.toUpperCase(), base })}
            inputMode="decimal"
            value={row.rate}
            error={errors[`${path}.${index}.rate`]}
            onChange={(rate) => change({ rate })}
          />
        </div>
      )}
    </RowsField>
  )
}
