import type { AdminSettingsResponse } from "../../../types/http"
import { useTranslate } from "../../hooks/use-translate"
import { isEmail, isWithin } from "../../lib/checks"
import { EditButton } from "../form/edit-button"
import { FormDrawer } from "../form/form-drawer"
import { TextField } from "../form/text-field"
import { orNull, useSettingsForm } from "./use-settings-form"

type Surveys = AdminSettingsResponse["settings"]["surveys"]

/** Of the server's schema. */
const NPS = { min: 0, max: 10 }
const CSAT = { min: 1, max: 5 }

export const SurveysDrawer = ({ surveys }: { surveys: Surveys }) => {
  const { t } = useTranslate()
  const { form, ...drawer } = useSettingsForm({
    section: t("surveyAlerts.title"),
    initial: {
      surveys: {
        alert_email: surveys.alert_email ?? "",
        nps_alert_at_most: surveys.nps_alert_at_most?.toString() ?? "",
        csat_alert_at_most: surveys.csat_alert_at_most?.toString() ?? "",
      },
    },
    validate: ({ surveys: values }) => {
      const range = (value: string, limits: { min: number; max: number }) =>
        !value.trim() || isWithin(value.trim(), limits.min, limits.max)
          ? undefined
          : t("validation.range", limits)
      const email = values.alert_email.trim()
      return {
        "surveys.alert_email":
          email && !isEmail(email) ? t("validation.email") : undefined,
        "surveys.nps_alert_at_most": range(values.nps_alert_at_most, NPS),
        "surveys.csat_alert_at_most": range(values.csat_alert_at_most, CSAT),
      }
    },
    toInput: ({ surveys: values }) => ({
      surveys: {
        alert_email: orNull(values.alert_email),
        nps_alert_at_most: toScore(values.nps_alert_at_most),
        csat_alert_at_most: toScore(values.csat_alert_at_most),
      },
    }),
  })
  const { values, errors } = form
  const set = (part: Partial<typeof values.surveys>) =>
    form.set({ surveys: { ...values.surveys, ...part } })

  return (
    <FormDrawer
      {...drawer}
      form={form}
      title={t("surveyAlerts.edit")}
      trigger={<EditButton label={t("surveyAlerts.edit")} />}
    >
      <TextField
        label={t("surveyAlerts.email")}
        hint={t("surveyAlerts.emailHint")}
        type="email"
        value={values.surveys.alert_email}
        error={errors["surveys.alert_email"]}
        onChange={(alert_email) => set({ alert_email })}
      />
      <TextField
        label={t("surveyAlerts.nps")}
        hint={t("surveyAlerts.limitHint")}
        inputMode="numeric"
        value={values.surveys.nps_alert_at_most}
        error={errors["surveys.nps_alert_at_most"]}
        onChange={(nps_alert_at_most) => set({ nps_alert_at_most })}
      />
      <TextField
        label={t("surveyAlerts.csat")}
        hint={t("surveyAlerts.limitHint")}
        inputMode="numeric"
        value={values.surveys.csat_alert_at_most}
        error={errors["surveys.csat_alert_at_most"]}
        onChange={(csat_alert_at_most) => set({ csat_alert_at_most })}
      />
    </FormDrawer>
  )
}

const toScore = (text: string): number | null => (text.trim() ? Number(text) : null)
