import { Button, Text } from "@medusajs/ui"
import { ExclamationCircle } from "@medusajs/icons"
import { useTranslate } from "../../hooks/use-translate"

type LoadErrorProps = {
  error: Error
  onRetry: () => void
}

/** What went wrong, in the server's words, and a way to ask again. */
export const LoadError = ({ error, onRetry }: LoadErrorProps) => {
  const { t } = useTranslate()
  return (
    <div
      role="alert"
      className="flex flex-col items-center gap-y-3 px-6 py-8 text-center"
    >
      <ExclamationCircle className="text-ui-fg-subtle" />
      <div>
        <Text size="small" leading="compact" weight="plus">
          {t("common.loadFailed")}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {error.message}
        </Text>
      </div>
      <Button size="small" variant="secondary" onClick={onRetry}>
        {t("actions.retry")}
      </Button>
    </div>
  )
}
