import { DatePicker, toast } from "@medusajs/ui"
import type { AdminContact } from "../../../types/http"
import { useUpdateContact } from "../../hooks/api/contacts"
import { useForm } from "../../hooks/use-form"
import { useMoments } from "../../hooks/use-moments"
import { useTranslate } from "../../hooks/use-translate"
import { Field } from "../form/field"
import { FormDrawer } from "../form/form-drawer"

/** A leap year's day less, as the server allows. */
const LONGEST_DAYS = 365

type PauseDrawerProps = {
  contact: AdminContact
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  returnFocus: () => void
}

/** No marketing mail to one person for a while. */
export const PauseDrawer = ({
  contact,
  isOpen,
  onOpenChange,
  returnFocus,
}: PauseDrawerProps) => {
  const { t } = useTranslate()
  const { day } = useMoments()
  const { mutate, isPending } = useUpdateContact(contact.id, {
    onSuccess: (_, { paused_until }) => {
      toast.success(t("contacts.pausedToast"), {
        description: paused_until
          ? t("contacts.until", { day: day(paused_until) })
          : undefined,
      })
      close()
    },
    onError: (error) => {
      toast.error(t("common.saveFailed"), { description: error.message })
      form.refuse(error.message)
    },
  })
  const form = useForm<{ paused_until: Date | null }>({
    initial: { paused_until: null },
    validate: ({ paused_until }) => ({
      paused_until: dayError(paused_until, t),
    }),
    onSubmit: ({ paused_until }) =>
      mutate({ paused_until: paused_until?.toISOString() ?? null }),
  })
  const close = () => {
    form.reset({ paused_until: null })
    onOpenChange(false)
  }

  return (
    <FormDrawer
      title={t("contacts.pause")}
      description={t("contacts.pauseText", { email: contact.email })}
      submitLabel={t("contacts.pauseConfirm")}
      isSaving={isPending}
      onOpenChange={(next) => (next ? onOpenChange(true) : close())}
      {...{ form, isOpen, returnFocus }}
    >
      <Field
        label={t("contacts.pauseUntil")}
        hint={t("contacts.pauseUntilHint")}
        error={form.errors.paused_until}
        required
      >
        {(control) => (
          <DatePicker
            {...control}
            isInvalid={control["aria-invalid"]}
            aria-label={t("contacts.pauseUntil")}
            granularity="day"
            minValue={inDays(1)}
            maxValue={inDays(LONGEST_DAYS)}
            value={form.values.paused_until}
            onChange={(paused_until) => form.set({ paused_until })}
            modal
          />
        )}
      </Field>
    </FormDrawer>
  )
}

function dayError(
  day: Date | null,
  t: ReturnType<typeof useTranslate>["t"]
): string | undefined {
  if (!day) {
    return t("validation.required")
  }
  return day < inDays(1) || day > inDays(LONGEST_DAYS)
    ? t("contacts.pauseRange")
    : undefined
}

/** The beginning of a day, counted from today. */
function inDays(days: number): Date {
  const day = new Date()
  day.setHours(0, 0, 0, 0)
  day.setDate(day.getDate() + days)
  return day
}
