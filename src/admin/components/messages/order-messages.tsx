import { Envelope, PencilSquare, TruckFast } from "@medusajs/icons"
import type { AdminOrder } from "@medusajs/framework/types"
import { Skeleton } from "@medusajs/ui"
import { useEffect, useRef, useState } from "react"
import { useMessages } from "../../hooks/api/messages"
import { useTranslate } from "../../hooks/use-translate"
import { FollowUpModal } from "../follow-up/follow-up-modal"
import { WaitingFollowUps } from "../follow-up/waiting-follow-ups"
import { ActionMenu } from "../section/action-menu"
import { EmptyState } from "../section/empty-state"
import { LoadError } from "../section/load-error"
import { Section } from "../section/section"
import { ShipmentStatusDrawer } from "../shipment/shipment-status-drawer"
import { inOrder, isMoving } from "./message-order"
import { MessageTimeline } from "./message-timeline"

const SOON = 4_000
const LATER = 60_000
/** For so long after the order changed, a message about it may still be on its way to the ledger. */
const WATCH = 30_000
/** More messages than any order gets. */
const LIMIT = 100

/** What the customer was, and will be, told about an order. */
export const OrderMessages = ({ order }: { order: AdminOrder }) => {
  const { t } = useTranslate()
  const [isReporting, setReporting] = useState(false)
  const [isWriting, setWriting] = useState(false)
  const menuButton = useRef<HTMLButtonElement>(null)
  const changedAt = useRef(0)

  const { data, error, refetch } = useMessages(
    { order_id: order.id, limit: LIMIT },
    {
      refetchInterval: (seen) =>
        Date.now() - changedAt.current < WATCH || isMoving(seen?.messages ?? [])
          ? SOON
          : LATER,
    }
  )

  // The host hands over a new object whenever the order itself has changed.
  useEffect(() => {
    changedAt.current = Date.now()
    void refetch()
  }, [order, refetch])

  return (
    <Section
      title={t("messages.title")}
      actions={
        <ActionMenu
          ref={menuButton}
          groups={[
            [
              {
                label: t("shipment.action"),
                icon: <TruckFast />,
                onClick: () => setReporting(true),
              },
              {
                label: t("followUp.action"),
                icon: <PencilSquare />,
                onClick: () => setWriting(true),
              },
            ],
          ]}
        />
      }
    >
      {error && !data && <LoadError error={error} onRetry={() => void refetch()} />}
      {!data && !error && <TimelineSkeleton />}
      {data?.messages.length === 0 && (
        <EmptyState
          icon={<Envelope />}
          title={t("messages.empty")}
          text={t("messages.emptyText")}
        />
      )}
      {data && data.messages.length > 0 && (
        <div className="px-6 py-4">
          <MessageTimeline messages={inOrder(data.messages)} />
        </div>
      )}
      <WaitingFollowUps addressee={{ order_id: order.id }} />
      <ShipmentStatusDrawer
        orderId={order.id}
        isOpen={isReporting}
        onOpenChange={setReporting}
        returnFocus={() => menuButton.current?.focus()}
      />
      <FollowUpModal
        addressee={{ order_id: order.id }}
        isOpen={isWriting}
        onOpenChange={setWriting}
        returnFocus={() => menuButton.current?.focus()}
      />
    </Section>
  )
}

const TimelineSkeleton = () => {
  const { t } = useTranslate()
  return (
    <div className="flex flex-col gap-y-4 px-6 py-4" aria-busy="true">
      <span className="sr-only">{t("common.loading")}</span>
      {[0, 1].map((item) => (
        <div key={item} className="grid grid-cols-[20px_1fr] gap-2" aria-hidden>
          <Skeleton className="size-5 rounded-full" />
          <div className="flex flex-col gap-y-2">
            <Skeleton className="h-5 w-2/3" />
            <Skeleton className="h-4 w-full" />
          </div>
        </div>
      ))}
    </div>
  )
}
