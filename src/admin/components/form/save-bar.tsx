import { Button, Text } from "@medusajs/ui"
import { useTranslate } from "../../hooks/use-translate"

type SaveBarProps = {
  isDirty: boolean
  isSaving: boolean
  /** The `id` of the form that is saved. */
  form: string
  onDiscard: () => void
}

/** At the lower edge of a page while something on it is not saved. */
export const SaveBar = ({ isDirty, isSaving, form, onDiscard }: SaveBarProps) => {
  const { t } = useTranslate()
  return (
    // Always there, so that a screen reader hears what appears in it.
    <div role="status" className="sticky bottom-0 z-10">
      {isDirty && (
        <div className="bg-ui-bg-base shadow-elevation-flyout flex flex-wrap items-center justify-between gap-3 rounded-lg px-6 py-3">
          <Text size="small" weight="plus">
            {t("common.unsavedTitle")}
          </Text>
          <div className="flex items-center gap-x-2">
            <Button
              type="button"
              size="small"
              variant="secondary"
              disabled={isSaving}
              onClick={onDiscard}
            >
              {t("actions.discard")}
            </Button>
            <Button
              type="submit"
              form={form}
              size="small"
              isLoading={isSaving}
              disabled={isSaving}
            >
              {t("actions.save")}
            </Button>
          </div>
        </div>
      )}
    </div>
  )
}
