import { CheckCircle } from "@medusajs/icons"
import { Button, Drawer, Skeleton } from "@medusajs/ui"
import { useState } from "react"
import type { AdminMessage } from "../../../types/http"
import { useMessages } from "../../hooks/api/messages"
import { useTranslate } from "../../hooks/use-translate"
import { DrawerHeader } from "../dialog/drawer-header"
import { MessageTimeline } from "../messages/message-timeline"
import { EmptyState } from "../section/empty-state"
import { LoadError } from "../section/load-error"

const SHOWN = 20

type HealthReviewProps = { state: AdminMessage["state"]; title: string }

/** The messages behind a number, to look at and to decide. */
export const HealthReview = ({ state, title }: HealthReviewProps) => {
  const { t } = useTranslate()
  const [isOpen, setOpen] = useState(false)
  const { data, error, refetch } = useMessages(
    { state: [state], limit: SHOWN },
    { enabled: isOpen }
  )

  return (
    <Drawer open={isOpen} onOpenChange={setOpen}>
      <Drawer.Trigger asChild>
        <Button
          size="small"
          variant="secondary"
          aria-label={`${t("health.review")}: ${title}`}
        >
          {t("health.review")}
        </Button>
      </Drawer.Trigger>
      <Drawer.Content aria-describedby={undefined}>
        <DrawerHeader
          title={title}
          description={
            data && data.count > SHOWN
              ? t("health.reviewText", { count: SHOWN })
              : undefined
          }
        />
        <Drawer.Body className="overflow-y-auto">
          {error && <LoadError error={error} onRetry={() => void refetch()} />}
          {!data && !error && <Skeleton className="h-40 w-full" aria-busy="true" />}
          {data?.messages.length === 0 && (
            <EmptyState icon={<CheckCircle />} title={t("health.allClear")} text="" />
          )}
          {data && <MessageTimeline messages={data.messages} isMixed />}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  )
}
