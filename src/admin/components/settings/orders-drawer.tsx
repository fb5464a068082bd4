import type { AdminSettingsResponse } from "../../../types/http"
import { useLocaleChoices, useTimeZoneChoices } from "../../hooks/use-choices"
import { useTranslate } from "../../hooks/use-translate"
import { isLocale, isWebUrl, isWithin } from "../../lib/checks"
import { EditButton } from "../form/edit-button"
import { Field } from "../form/field"
import { FormDrawer } from "../form/form-drawer"
import { type Choice, SearchSelect } from "../form/search-select"
import { TextField } from "../form/text-field"
import { orNull, useSettingsForm } from "./use-settings-form"

type Settings = AdminSettingsResponse["settings"]

const RETENTION_DAYS = { min: 1, max: 3650 }

export const OrdersDrawer = ({ settings }: { settings: Settings }) => {
  const { t } = useTranslate()
  const { form, ...drawer } = useSettingsForm({
    section: t("orders.title"),
    initial: {
      order_url: settings.order_url ?? "",
      default_locale: settings.default_locale,
      time_zone: settings.time_zone,
      payload_retention_days: settings.payload_retention_days.toString(),
    },
    validate: (values) => ({
      order_url: orderUrlError(values.order_url.trim(), t),
      default_locale: isLocale(values.default_locale)
        ? undefined
        : t("validation.locale"),
      payload_retention_days: isWithin(
        values.payload_retention_days.trim(),
        RETENTION_DAYS.min,
        RETENTION_DAYS.max
      )
        ? undefined
        : t("validation.range", RETENTION_DAYS),
    }),
    toInput: (values) => ({
      order_url: orNull(values.order_url),
      default_locale: values.default_locale,
      time_zone: values.time_zone,
      payload_retention_days: Number(values.payload_retention_days),
    }),
  })
  const { values, errors, set } = form
  const zones = useTimeZoneChoices(values.time_zone)
  const locales = useLocaleChoices(values.default_locale)

  return (
    <FormDrawer
      {...drawer}
      form={form}
      title={t("orders.edit")}
      trigger={<EditButton label={t("orders.edit")} />}
    >
      <TextField
        label={t("orders.orderUrl")}
        hint={t("orders.orderUrlHint")}
        type="url"
        placeholder="https://example.com/order/{order_id}"
        value={values.order_url}
        error={errors.order_url}
        onChange={(order_url) => set({ order_url })}
      />
      <Field
        label={t("orders.locale")}
        hint={t("orders.localeHint")}
        error={errors.default_locale}
      >
        {(control) => (
          <SearchSelect
            {...control}
            value={values.default_locale}
            valueLabel={labelOf(locales, values.default_locale)}
            choices={locales}
            onChange={(default_locale) => set({ default_locale })}
          />
        )}
      </Field>
      <Field
        label={t("orders.timeZone")}
        hint={t("orders.timeZoneHint")}
        error={errors.time_zone}
      >
        {(control) => (
          <SearchSelect
            {...control}
            value={values.time_zone}
            valueLabel={labelOf(zones, values.time_zone)}
            choices={zones}
            onChange={(time_zone) => set({ time_zone })}
          />
        )}
      </Field>
      <TextField
        label={t("orders.retention")}
        hint={t("orders.retentionHint")}
        inputMode="numeric"
        value={values.payload_retention_days}
        error={errors.payload_retention_days}
        onChange={(payload_retention_days) => set({ payload_retention_days })}
      />
    </FormDrawer>
  )
}

function orderUrlError(url: string, t: ReturnType<typeof useTranslate>["t"]) {
  if (!url) {
    return undefined
  }
  if (!isWebUrl(url)) {
    return t("validation.url")
  }
  return /\{(order_id|display_id)\}/.test(url) ? undefined : t("validation.orderUrl")
}

const labelOf = (choices: Choice[], value: string) =>
  choices.find((choice) => choice.value === value)?.label ?? value
