import { Button, StatusBadge, Text, Tooltip, clx } from "@medusajs/ui"
import type { ComponentProps } from "react"
import { Link } from "react-router-dom"
import type { AdminMessage } from "../../../types/http"
import { useFlowNames } from "../../hooks/use-flow-names"
import { useMoments } from "../../hooks/use-moments"
import { useTranslate } from "../../hooks/use-translate"
import { readPutOff } from "../../lib/put-off"
import { isErased } from "../contacts/topics"
import { MessageViewer } from "./message-viewer"
import { momentOf } from "./message-order"
import { ResolveActions } from "./resolve-actions"

type Color = NonNullable<ComponentProps<typeof StatusBadge>["color"]>

const COLOR: Record<AdminMessage["state"], Color> = {
  scheduled: "blue",
  claimed: "blue",
  sent: "green",
  skipped: "grey",
  failed: "red",
  unknown: "orange",
  canceled: "grey",
}

const DOT: Record<AdminMessage["state"], string> = {
  scheduled: "bg-ui-tag-blue-icon",
  claimed: "bg-ui-tag-blue-icon",
  sent: "bg-ui-tag-green-icon",
  skipped: "bg-ui-tag-neutral-icon",
  failed: "bg-ui-tag-red-icon",
  unknown: "bg-ui-tag-orange-icon",
  canceled: "bg-ui-tag-neutral-icon",
}

type MessageItemProps = {
  message: AdminMessage
  isLast: boolean
  showsOrder: boolean
  showsRecipient: boolean
}

/** One message as a point of a timeline, drawn like the order's own activity. */
export const MessageItem = ({
  message,
  isLast,
  showsOrder,
  showsRecipient,
}: MessageItemProps) => {
  const { t } = useTranslate()
  const { moment, fromNow } = useMoments()
  const names = useFlowNames()
  const title = names.step(message.flow, { key: message.step, title: message.title })
  const at = momentOf(message)

  return (
    <li
      className="grid grid-cols-[20px_1fr] items-start gap-2"
      data-message={message.id}
      data-state={message.state}
    >
      <div className="flex size-full flex-col items-center gap-y-0.5" aria-hidden>
        <div className="flex size-5 items-center justify-center">
          <div className="bg-ui-bg-base shadow-borders-base flex size-2.5 items-center justify-center rounded-full">
            <div className={clx("size-1.5 rounded-full", DOT[message.state])} />
          </div>
        </div>
        {!isLast && <div className="bg-ui-border-base w-px flex-1" />}
      </div>
      <div className={clx("min-w-0", !isLast && "pb-4")}>
        <div className="flex items-start justify-between gap-x-3">
          <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
            <Text as="span" size="small" leading="compact" weight="plus">
              {title}
            </Text>
            <StatusBadge color={COLOR[message.state]}>
              {t(`messages.state.${message.state}`)}
            </StatusBadge>
          </div>
          <Tooltip content={moment(at)}>
            <time
              dateTime={at}
              className="txt-compact-small text-ui-fg-subtle shrink-0 whitespace-nowrap text-right"
            >
              {fromNow(at)}
            </time>
          </Tooltip>
        </div>
        <div className="text-ui-fg-subtle txt-small mt-1 flex flex-col items-start gap-y-1">
          <MessageFacts message={message} showsRecipient={showsRecipient} />
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {canBeShown(message) && <MessageViewer message={message} title={title} />}
            {showsOrder && message.order_id && (
              <Button
                size="small"
                variant="transparent"
                className="text-ui-fg-subtle -ml-2 px-2"
                asChild
              >
                <Link to={`/orders/${message.order_id}`}>{t("messages.openOrder")}</Link>
              </Button>
            )}
          </div>
          {message.state === "unknown" && <ResolveActions message={message} />}
        </div>
      </div>
    </li>
  )
}

type MessageFactsProps = Pick<MessageItemProps, "message" | "showsRecipient">

const MessageFacts = ({ message, showsRecipient }: MessageFactsProps) => {
  const { t, tOr } = useTranslate()
  const { moment } = useMoments()
  const { state, email, rendered_subject, skip_reason, skip_explanation, last_error } =
    message

  const putOff = last_error ? readPutOff(last_error) : null
  const isDue = new Date(message.send_at).getTime() <= Date.now()
  return (
    <>
      {rendered_subject && <p className="break-words">{rendered_subject}</p>}
      {showsRecipient && email && (
        <p className="break-all">
          {isErased(email) ? t("messages.toErased") : t("messages.to", { email })}
        </p>
      )}
      {state === "scheduled" && (
        <p>
          {isDue
            ? t("messages.dueNow")
            : t("messages.dueAt", { when: moment(message.send_at) })}
        </p>
      )}
      {state === "scheduled" && last_error && (
        <p className="text-pretty">
          {t("messages.postponed", {
            reason: putOff ? t(putOff.key, putOff.values) : last_error,
          })}
        </p>
      )}
      {state === "skipped" && skip_reason && (
        <p className="text-pretty">
          {tOr(`skip.${skip_reason}`, skip_explanation ?? skip_reason)}
        </p>
      )}
      {state === "failed" && last_error && (
        <p className="text-ui-fg-error break-words">{last_error}</p>
      )}
    </>
  )
}

// A skipped mail may have been rendered too: without a provider's key it is kept to be read.
function canBeShown({ state, has_content }: AdminMessage): boolean {
  return has_content || state === "sent"
}
