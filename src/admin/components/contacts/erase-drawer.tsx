import { Check, XMark } from "@medusajs/icons"
import { Text, toast } from "@medusajs/ui"
import { type ReactNode, useId } from "react"
import { useNavigate } from "react-router-dom"
import type { AdminContact } from "../../../types/http"
import { useEraseContact } from "../../hooks/api/contacts"
import { useForm } from "../../hooks/use-form"
import { type TranslationKey, useTranslate } from "../../hooks/use-translate"
import { FormDrawer } from "../form/form-drawer"
import { TextField } from "../form/text-field"

const GOES: TranslationKey[] = [
  "erase.goesContact",
  "erase.goesMails",
  "erase.goesPlanned",
  "erase.goesTraces",
]
const STAYS: TranslationKey[] = [
  "erase.staysSuppression",
  "erase.staysCounts",
  "erase.staysMedusa",
]

type EraseDrawerProps = {
  contact: AdminContact
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  returnFocus: () => void
}

/** Forgets a person. Whoever does it types the address: it cannot be taken back. */
export const EraseDrawer = ({
  contact,
  isOpen,
  onOpenChange,
  returnFocus,
}: EraseDrawerProps) => {
  const { t } = useTranslate()
  const navigate = useNavigate()
  const { mutate, isPending } = useEraseContact(contact.id, {
    onSuccess: ({ erasure: { pending } }) => {
      toast.success(t("erase.done"), {
        description:
          pending > 0 ? t("erase.pending", { count: pending }) : t("erase.doneText"),
      })
      onOpenChange(false)
      void navigate("/post-purchase")
    },
    onError: (error) => {
      toast.error(t("erase.failed"), { description: error.message })
    },
  })
  const form = useForm({
    initial: { email: "" },
    validate: ({ email }) => ({
      email:
        email.trim().toLowerCase() === contact.email.toLowerCase()
          ? undefined
          : t("erase.mismatch", { email: contact.email }),
    }),
    onSubmit: () => mutate(),
  })
  const close = () => {
    form.reset({ email: "" })
    onOpenChange(false)
  }

  return (
    <FormDrawer
      title={t("erase.title")}
      description={t("erase.description")}
      submitLabel={t("erase.confirm")}
      isDangerous
      isSaving={isPending}
      onOpenChange={(next) => (next ? onOpenChange(true) : close())}
      {...{ form, isOpen, returnFocus }}
    >
      <Facts
        title={t("erase.goes")}
        items={GOES}
        icon={<XMark className="text-ui-tag-red-icon" />}
      />
      <Facts
        title={t("erase.stays")}
        items={STAYS}
        icon={<Check className="text-ui-tag-green-icon" />}
      />
      <TextField
        label={t("erase.type", { email: contact.email })}
        value={form.values.email}
        error={form.errors.email}
        onChange={(email) => form.set({ email })}
        inputMode="email"
        required
      />
    </FormDrawer>
  )
}

type FactsProps = { title: string; items: TranslationKey[]; icon: ReactNode }

const Facts = ({ title, items, icon }: FactsProps) => {
  const { t } = useTranslate()
  const id = useId()
  return (
    <div className="flex flex-col gap-y-2">
      <Text id={id} size="small" leading="compact" weight="plus">
        {title}
      </Text>
      <ul aria-labelledby={id} className="flex flex-col gap-y-2">
        {items.map((item) => (
          <li
            key={item}
            className="txt-small text-ui-fg-subtle grid grid-cols-[20px_1fr] gap-x-2"
          >
            <span className="flex size-5 items-center justify-center" aria-hidden>
              {icon}
            </span>
            <span className="text-pretty">{t(item)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
