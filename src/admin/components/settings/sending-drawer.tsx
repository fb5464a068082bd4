import { Alert } from "@medusajs/ui"
import type { AdminSettingsResponse } from "../../../types/http"
import { useTranslate } from "../../hooks/use-translate"
import { EditButton } from "../form/edit-button"
import { FormDrawer } from "../form/form-drawer"
import { SwitchField } from "../form/switch-field"
import { TextField } from "../form/text-field"
import { type SendingValues, toInput, toValues, validate } from "./sending-form"
import { useSettingsForm } from "./use-settings-form"
import { WeekdaysField } from "./weekdays-field"

type Values = SendingValues["sending"]
type SendingDrawerProps = { sending: AdminSettingsResponse["settings"]["sending"] }

export const SendingDrawer = ({ sending }: SendingDrawerProps) => {
  const { t } = useTranslate()
  const { form, ...drawer } = useSettingsForm({
    section: t("sending.title"),
    initial: toValues(sending),
    validate: (values) => validate(values, t),
    toInput,
  })
  const { quiet_hours: quiet, preferred, cap } = form.values.sending

  const set = <Name extends keyof Values>(name: Name, part: Partial<Values[Name]>) => {
    const { sending: values } = form.values
    form.set({ sending: { ...values, [name]: { ...values[name], ...part } } })
  }
  const time = (name: "quiet_hours" | "preferred", end: "from" | "until") => ({
    type: "time",
    label: t(`sending.${end}`),
    value: form.values.sending[name][end],
    error: form.errors[`sending.${name}.${end}`],
    onChange: (value: string) => set(name, { [end]: value }),
  })
  const count = (name: "messages" | "days") => ({
    inputMode: "numeric" as const,
    label: t(`sending.${name}`),
    value: cap[name],
    error: form.errors[`sending.cap.${name}`],
    onChange: (value: string) => set("cap", { [name]: value }),
  })

  return (
    <FormDrawer
      {...drawer}
      form={form}
      title={t("sending.edit")}
      trigger={<EditButton label={t("sending.edit")} />}
    >
      <Alert>{t("sending.ownTime")}</Alert>
      <SwitchField
        label={t("sending.quietHours")}
        hint={t("sending.quietHoursHint")}
        isOn={quiet.isOn}
        onChange={(isOn) => set("quiet_hours", { isOn })}
      >
        <div className="grid grid-cols-2 gap-3">
          <TextField {...time("quiet_hours", "from")} />
          <TextField {...time("quiet_hours", "until")} />
        </div>
      </SwitchField>
      <SwitchField
        label={t("sending.preferred")}
        hint={t("sending.preferredHint")}
        isOn={preferred.isOn}
        onChange={(isOn) => set("preferred", { isOn })}
      >
        <WeekdaysField
          label={t("sending.weekdays")}
          days={preferred.weekdays}
          error={form.errors["sending.preferred.weekdays"]}
          onChange={(weekdays) => set("preferred", { weekdays })}
        />
        <div className="grid grid-cols-2 gap-3">
          <TextField {...time("preferred", "from")} />
          <TextField {...time("preferred", "until")} />
        </div>
      </SwitchField>
      <SwitchField
        label={t("sending.cap")}
        hint={t("sending.capHint")}
        isOn={cap.isOn}
        onChange={(isOn) => set("cap", { isOn })}
      >
        <div className="grid grid-cols-2 gap-3">
          <TextField {...count("messages")} />
          <TextField {...count("days")} />
        </div>
      </SwitchField>
    </FormDrawer>
  )
}
