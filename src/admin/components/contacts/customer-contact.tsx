import { Envelope, PencilSquare } from "@medusajs/icons"
import { Button, Skeleton, Text } from "@medusajs/ui"
import { useRef, useState } from "react"
import { Link } from "react-router-dom"
import type { AdminContact } from "../../../types/http"
import { useContact, useContacts } from "../../hooks/api/contacts"
import { useMoments } from "../../hooks/use-moments"
import { useTranslate } from "../../hooks/use-translate"
import { FollowUpModal } from "../follow-up/follow-up-modal"
import { WaitingFollowUps } from "../follow-up/waiting-follow-ups"
import { inOrder } from "../messages/message-order"
import { MessageTimeline } from "../messages/message-timeline"
import { ActionMenu } from "../section/action-menu"
import { EmptyState } from "../section/empty-state"
import { LoadError } from "../section/load-error"
import { Section } from "../section/section"
import { SectionRow } from "../section/section-row"
import { SuppressionBadge } from "../suppressions/suppression-badge"
import { hrefOf } from "./contact-list"
import { TopicBadges } from "./topic-badges"
import { isPaused } from "./topics"

const LAST = 5

/**
 * What is known of a customer's address. It is looked up by the e-mail: Medusa keeps a guest and
 * an account of the same address apart, and mail goes to both.
 */
export const CustomerContact = ({
  id,
  email,
}: {
  /** The customer's. */
  id: string
  email: string | null
}) => {
  const { t } = useTranslate()
  const [isWriting, setWriting] = useState(false)
  const menuButton = useRef<HTMLButtonElement>(null)
  const { data, error, refetch } = useContacts(
    { email: email ?? undefined, limit: 1 },
    { enabled: Boolean(email), keepsPrevious: false }
  )
  const contact = data?.contacts[0]
  const isUnknown = !email || (data && !contact)

  return (
    <Section
      title={t("menu.main")}
      actions={
        <>
          {contact && (
            <Button size="small" variant="secondary" asChild>
              <Link to={hrefOf(contact)}>{t("contacts.open")}</Link>
            </Button>
          )}
          {email && (
            <ActionMenu
              ref={menuButton}
              groups={[
                [
                  {
                    label: t("followUp.action"),
                    icon: <PencilSquare />,
                    onClick: () => setWriting(true),
                  },
                ],
              ]}
            />
          )}
        </>
      }
    >
      {error && !data && <LoadError error={error} onRetry={() => void refetch()} />}
      {!data && !error && email && (
        <div className="px-6 py-4" aria-busy="true">
          <span className="sr-only">{t("common.loading")}</span>
          <Skeleton className="h-16 w-full" />
        </div>
      )}
      {isUnknown && (
        <EmptyState
          icon={<Envelope />}
          title={t("contacts.unknown")}
          text={t("contacts.unknownText")}
        />
      )}
      {contact && <Known contact={contact} />}
      <WaitingFollowUps addressee={{ customer_id: id }} />
      <FollowUpModal
        addressee={{ customer_id: id }}
        isOpen={isWriting}
        onOpenChange={setWriting}
        returnFocus={() => menuButton.current?.focus()}
      />
    </Section>
  )
}

const Known = ({ contact }: { contact: AdminContact }) => {
  const { t } = useTranslate()
  const { day } = useMoments()
  const { data } = useContact(contact.id)
  const messages = inOrder(data?.contact.messages ?? []).toReversed()
  return (
    <>
      <dl className="divide-y">
        <SectionRow label={t("contacts.wants")}>
          <TopicBadges consents={contact.consents} />
        </SectionRow>
        {contact.suppressions.length > 0 && (
          <SectionRow label={t("contacts.suppressed")}>
            <span className="flex flex-wrap gap-1">
              {contact.suppressions.map((reason) => (
                <SuppressionBadge key={reason} reason={reason} />
              ))}
            </span>
          </SectionRow>
        )}
        {isPaused(contact) && contact.paused_until && (
          <SectionRow label={t("contacts.paused")}>
            {t("contacts.until", { day: day(contact.paused_until) })}
          </SectionRow>
        )}
      </dl>
      {messages.length > 0 && (
        <div className="flex flex-col gap-y-4 px-6 py-4">
          <Text size="small" leading="compact" weight="plus">
            {t("contacts.lastMessages")}
          </Text>
          <MessageTimeline messages={messages.slice(0, LAST)} isMixed isOnePerson />
        </div>
      )}
    </>
  )
}
