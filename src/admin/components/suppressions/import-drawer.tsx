import { toast } from "@medusajs/ui"
import { useState } from "react"
import type { AdminImportSuppressionsResponse } from "../../../types/http"
import { useImportSuppressions } from "../../hooks/api/suppressions"
import { useForm } from "../../hooks/use-form"
import { useTranslate } from "../../hooks/use-translate"
import { FileField } from "../form/file-field"
import { FormDrawer } from "../form/form-drawer"
import { ImportResult } from "./import-result"

/** The server takes no more. */
const MAX_BYTES = 5 * 1024 * 1024

type ImportDrawerProps = {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  returnFocus: () => void
}

/** Takes over a list of addresses from elsewhere, and shows what became of each row that was not taken. */
export const ImportDrawer = ({
  isOpen,
  onOpenChange,
  returnFocus,
}: ImportDrawerProps) => {
  const { t } = useTranslate()
  const [result, setResult] = useState<AdminImportSuppressionsResponse | null>(null)
  const { mutate, isPending } = useImportSuppressions({
    onSuccess: (response) => {
      if (response.imported > 0) {
        toast.success(t("suppressions.importedToast", { count: response.imported }))
      }
      form.reset({ file: null })
      setResult(response)
    },
    onError: (error) => {
      toast.error(t("suppressions.importFailed"), { description: error.message })
      form.refuse(`file: ${error.message}`)
    },
  })
  const form = useForm<{ file: File | null }>({
    initial: { file: null },
    validate: ({ file }) => ({
      file: !file
        ? t("suppressions.fileMissing")
        : file.size > MAX_BYTES
          ? t("suppressions.fileTooLarge")
          : undefined,
    }),
    onSubmit: ({ file }) => {
      void file?.text().then((csv) => mutate({ csv }))
    },
  })
  const close = () => {
    form.reset({ file: null })
    setResult(null)
    onOpenChange(false)
  }

  return (
    <FormDrawer
      title={t("suppressions.import")}
      description={t("suppressions.importText")}
      submitLabel={t("suppressions.importConfirm")}
      cancelLabel={result ? t("actions.close") : undefined}
      isSaving={isPending}
      onOpenChange={(next) => (next ? onOpenChange(true) : close())}
      {...{ form, isOpen, returnFocus }}
    >
      <FileField
        label={t("suppressions.file")}
        hint={t("suppressions.fileHint")}
        accept=".csv,text/csv,text/plain"
        file={form.values.file}
        error={form.errors.file}
        onChange={(file) => form.set({ file })}
      />
      {result && <ImportResult result={result} />}
    </FormDrawer>
  )
}
