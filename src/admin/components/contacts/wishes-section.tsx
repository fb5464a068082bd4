import type { AdminConsent, AdminContactResponse } from "../../../types/http"
import { useMoments } from "../../hooks/use-moments"
import { useTranslate } from "../../hooks/use-translate"
import { Section } from "../section/section"
import { CONSENT_TOPICS } from "./topics"
import { WishBadge } from "./wish-badge"
import { WishesDrawer } from "./wishes-drawer"

type WishesSectionProps = { contact: AdminContactResponse["contact"] }

/** What somebody wants mail about, and since when. */
export const WishesSection = ({ contact }: WishesSectionProps) => {
  const { t } = useTranslate()
  return (
    <Section
      title={t("wishes.title")}
      description={t("wishes.description")}
      actions={<WishesDrawer contact={contact} />}
    >
      <ul className="divide-y">
        {CONSENT_TOPICS.map((topic) => (
          <li
            key={topic}
            className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-6 py-4"
          >
            <div className="min-w-0">
              <p className="txt-compact-small-plus text-ui-fg-base">
                {t(`topics.${topic}.title`)}
              </p>
              <p className="txt-small text-ui-fg-subtle text-pretty">
                {t(`topics.${topic}.text`)}
              </p>
            </div>
            <div className="flex flex-col items-start gap-y-1 sm:items-end">
              <WishBadge statement={contact.consents[topic]} />
              <LastChange
                consent={latest(contact.consent_log.filter((row) => row.topic === topic))}
              />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const LastChange = ({ consent }: { consent: AdminConsent | undefined }) => {
  const { t } = useTranslate()
  const { day } = useMoments()
  return (
    consent && (
      <span className="txt-compact-small text-ui-fg-subtle">
        {t("wishes.lastChange", {
          day: day(consent.occurred_at),
          source: t(`consentLog.source.${consent.source}`),
        })}
      </span>
    )
  )
}

/** The log is newest first. */
const latest = (log: AdminConsent[]): AdminConsent | undefined => log[0]
