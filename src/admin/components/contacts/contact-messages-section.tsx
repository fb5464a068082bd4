import { Envelope } from "@medusajs/icons"
import type { AdminMessage } from "../../../types/http"
import { useTranslate } from "../../hooks/use-translate"
import { inOrder } from "../messages/message-order"
import { MessageTimeline } from "../messages/message-timeline"
import { EmptyState } from "../section/empty-state"
import { Expandable } from "../section/expandable"
import { Section } from "../section/section"

const SHOWN = 10

/** What somebody was told, what is still to come, and why the rest was not sent. */
export const ContactMessagesSection = ({ messages }: { messages: AdminMessage[] }) => {
  const { t } = useTranslate()
  return (
    <Section title={t("messages.title")} description={t("messages.ofContact")}>
      {messages.length === 0 ? (
        <EmptyState
          icon={<Envelope />}
          title={t("messages.empty")}
          text={t("messages.emptyOfContact")}
        />
      ) : (
        <Expandable items={inOrder(messages).toReversed()} shown={SHOWN}>
          {(shown) => (
            <div className="px-6 py-4">
              <MessageTimeline messages={shown} isMixed isOnePerson />
            </div>
          )}
        </Expandable>
      )}
    </Section>
  )
}
