import type { AdminSettingsResponse } from "../../../types/http"
import { useCurrencyChoices, useNames } from "../../hooks/use-names"
import { useTranslate } from "../../hooks/use-translate"
import { ChoiceField } from "../form/choice-field"
import { EditButton } from "../form/edit-button"
import { Field } from "../form/field"
import { FieldGroup } from "../form/field-group"
import { FormDrawer } from "../form/form-drawer"
import { SearchSelect } from "../form/search-select"
import { SwitchField } from "../form/switch-field"
import { TextField } from "../form/text-field"
import { ExchangeRatesField } from "./exchange-rates-field"
import { type MeasuringValues, toInput, toValues, validate } from "./measuring-form"
import { TRACKING_MODES } from "./modes"
import { useSettingsForm } from "./use-settings-form"

const RATES = "attribution.exchange_rates"

type MeasuringDrawerProps = { settings: AdminSettingsResponse["settings"] }

export const MeasuringDrawer = ({ settings }: MeasuringDrawerProps) => {
  const { t } = useTranslate()
  const { number } = useNames()
  const currencies = useCurrencyChoices()
  const { form, ...drawer } = useSettingsForm({
    section: t("measuring.title"),
    initial: toValues(settings, number),
    validate: (values) => validate(values, t),
    toInput,
  })
  const { tracking, attribution, reputation } = form.values
  const setTracking = (part: Partial<MeasuringValues["tracking"]>) =>
    form.set({ tracking: { ...tracking, ...part } })
  const setAttribution = (part: Partial<MeasuringValues["attribution"]>) =>
    form.set({ attribution: { ...attribution, ...part } })

  const reputationField = (name: keyof MeasuringValues["reputation"]) => ({
    inputMode: "numeric" as const,
    value: reputation[name],
    error: form.errors[`reputation.${name}`],
    onChange: (value: string) =>
      form.set({ reputation: { ...reputation, [name]: value } }),
  })
  const ownCurrency = { value: "", label: t("measuring.baseCurrencyOwn") }

  return (
    <FormDrawer
      {...drawer}
      form={form}
      title={t("measuring.edit")}
      trigger={<EditButton label={t("measuring.edit")} />}
    >
      <FieldGroup title={t("measuring.tracking")}>
        <ChoiceField
          label={t("measuring.modeLabel")}
          value={tracking.mode}
          error={form.errors["tracking.mode"]}
          options={TRACKING_MODES.map((value) => ({
            value,
            label: t(`measuring.mode.${value}.title`),
            description: t(`measuring.mode.${value}.text`),
          }))}
          onChange={(mode) => setTracking({ mode })}
        />
        {tracking.mode === "individual" && (
          <SwitchField
            label={t("measuring.requiresConsent")}
            hint={t("measuring.requiresConsentHint")}
            isOn={tracking.requires_consent}
            onChange={(requires_consent) => setTracking({ requires_consent })}
          />
        )}
        {tracking.mode !== "off" && (
          <SwitchField
            label={t("measuring.transactionalSwitch")}
            hint={t("measuring.transactionalHint")}
            isOn={tracking.transactional}
            onChange={(transactional) => setTracking({ transactional })}
          />
        )}
      </FieldGroup>
      <FieldGroup title={t("measuring.attribution")}>
        <TextField
          label={t("measuring.windowDays")}
          hint={t("measuring.windowDaysHint")}
          inputMode="numeric"
          value={attribution.window_days}
          error={form.errors["attribution.window_days"]}
          onChange={(window_days) => setAttribution({ window_days })}
        />
        <Field
          label={t("measuring.baseCurrency")}
          hint={t("measuring.baseCurrencyHint")}
          error={form.errors["attribution.base_currency"]}
        >
          {(control) => (
            <SearchSelect
              {...control}
              value={attribution.base_currency}
              valueLabel={attribution.base_currency.toUpperCase() || ownCurrency.label}
              choices={[ownCurrency, ...currencies]}
              onChange={(base_currency) => setAttribution({ base_currency })}
            />
          )}
        </Field>
        <ExchangeRatesField
          rates={attribution.exchange_rates}
          baseCurrency={attribution.base_currency || null}
          errors={form.errors}
          path={RATES}
          onChange={(exchange_rates) => setAttribution({ exchange_rates })}
        />
      </FieldGroup>
      <FieldGroup title={t("measuring.complaints")} hint={t("measuring.complaintsHint")}>
        <TextField
          {...reputationField("complaint_rate")}
          inputMode="decimal"
          label={t("measuring.complaintRate")}
          hint={t("measuring.complaintRateHint")}
        />
        <div className="grid grid-cols-2 items-start gap-3">
          <TextField
            {...reputationField("complaint_days")}
            label={t("measuring.complaintDays")}
          />
          <TextField
            {...reputationField("complaint_minimum")}
            label={t("measuring.complaintMinimum")}
          />
        </div>
      </FieldGroup>
      <FieldGroup title={t("measuring.bounces")} hint={t("measuring.bouncesHint")}>
        <div className="grid grid-cols-2 items-start gap-3">
          <TextField
            {...reputationField("soft_bounces")}
            label={t("measuring.softBounces")}
          />
          <TextField
            {...reputationField("soft_bounce_days")}
            label={t("measuring.softBounceDays")}
          />
        </div>
      </FieldGroup>
    </FormDrawer>
  )
}
