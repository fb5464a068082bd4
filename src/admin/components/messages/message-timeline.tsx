import type { AdminMessage } from "../../../types/http"
import { MessageItem } from "./message-item"

type MessageTimelineProps = {
  messages: AdminMessage[]
  /** Of several orders: each says which one it belongs to. */
  isMixed?: boolean
  /** All to one person, who is named elsewhere. */
  isOnePerson?: boolean
}

export const MessageTimeline = ({
  messages,
  isMixed = false,
  isOnePerson = false,
}: MessageTimelineProps) => (
  <ol className="flex flex-col gap-y-0.5">
    {messages.map((message, index) => (
      <MessageItem
        key={message.id}
        message={message}
        isLast={index === messages.length - 1}
        showsOrder={isMixed}
        showsRecipient={!isOnePerson}
      />
    ))}
  </ol>
)
