import type { AdminSettingsResponse } from "../../../types/http"
import { useSalesChannels } from "../../hooks/api/sales-channels"
import { useCountryChoices } from "../../hooks/use-names"
import { useTranslate } from "../../hooks/use-translate"
import { ChoiceField } from "../form/choice-field"
import { EditButton } from "../form/edit-button"
import { FormDrawer } from "../form/form-drawer"
import { RowsField } from "../form/rows-field"
import { SelectField } from "../form/select-field"
import { SeveralField } from "../form/several-field"
import { CONSENT_MODES } from "./modes"
import { useSettingsForm } from "./use-settings-form"

type Consent = AdminSettingsResponse["settings"]["consent"]
type ChannelMode = { channel: string; mode: Consent["mode"] }

export const ConsentDrawer = ({ consent }: { consent: Consent }) => {
  const { t } = useTranslate()
  const countries = useCountryChoices()
  const { data } = useSalesChannels()
  const { form, ...drawer } = useSettingsForm({
    section: t("consent.title"),
    initial: {
      consent: {
        mode: consent.mode,
        channels: Object.entries(consent.channels).map(
          ([channel, mode]): ChannelMode => ({ channel, mode })
        ),
        strict_countries: consent.strict_countries,
      },
    },
    validate: () => ({}),
    toInput: ({ consent: { mode, channels, strict_countries } }) => ({
      consent: {
        mode,
        channels: Object.fromEntries(
          channels.map(({ channel, mode: own }) => [channel, own])
        ),
        strict_countries,
      },
    }),
  })
  const { values, errors } = form
  const set = (change: Partial<typeof values.consent>) =>
    form.set({ consent: { ...values.consent, ...change } })

  const taken = values.consent.channels.map(({ channel }) => channel)
  const channels = data?.sales_channels ?? []
  const free = channels.find(({ id }) => !taken.includes(id))
  const modes = CONSENT_MODES.map((value) => ({
    value,
    label: t(`consent.mode.${value}.title`),
  }))
  /** Those that are free, and the row's own: it may be of a channel that is gone. */
  const optionsFor = (own: string) => [
    ...channels
      .filter(({ id }) => id === own || !taken.includes(id))
      .map(({ id, name }) => ({ value: id, label: name })),
    ...(channels.some(({ id }) => id === own) ? [] : [{ value: own, label: own }]),
  ]

  return (
    <FormDrawer
      {...drawer}
      form={form}
      title={t("consent.edit")}
      trigger={<EditButton label={t("consent.edit")} />}
    >
      <ChoiceField
        label={t("consent.modeLabel")}
        value={values.consent.mode}
        error={errors["consent.mode"]}
        options={CONSENT_MODES.map((value) => ({
          value,
          label: t(`consent.mode.${value}.title`),
          description: t(`consent.mode.${value}.text`),
        }))}
        onChange={(mode) => set({ mode })}
      />
      <RowsField
        label={t("consent.channels")}
        hint={t("consent.channelsHint")}
        none={t("consent.channelsNone")}
        addLabel={t("consent.channelAdd")}
        removeLabel={(number) => t("consent.channelRemove", { number })}
        rows={values.consent.channels}
        create={() => free && { channel: free.id, mode: values.consent.mode }}
        limit={data && t("consent.channelsLimit")}
        error={errors["consent.channels"]}
        onChange={(rows) => set({ channels: rows })}
      >
        {(row, change) => (
          <>
            <SelectField
              label={t("consent.channel")}
              value={row.channel}
              options={optionsFor(row.channel)}
              onChange={(channel) => change({ channel })}
            />
            <SelectField
              label={t("consent.modeLabel")}
              value={row.mode}
              options={modes}
              onChange={(mode) => change({ mode })}
            />
          </>
        )}
      </RowsField>
      <SeveralField
        label={t("consent.strictCountries")}
        hint={t("consent.strictCountriesHint")}
        addLabel={t("consent.countryAdd")}
        choices={countries}
        values={values.consent.strict_countries}
        error={errors["consent.strict_countries"]}
        onChange={(strict_countries) => set({ strict_countries })}
      />
    </FormDrawer>
  )
}
