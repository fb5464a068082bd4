import { DocumentText } from "@medusajs/icons"
import { Text, Tooltip } from "@medusajs/ui"
import type { AdminConsent } from "../../../types/http"
import { useMoments } from "../../hooks/use-moments"
import { useTranslate } from "../../hooks/use-translate"
import { EmptyState } from "../section/empty-state"
import { Expandable } from "../section/expandable"
import { QuietLink } from "../section/quiet-link"
import { Section } from "../section/section"
import { WishBadge } from "./wish-badge"

const SHOWN = 6

/** Everything that was ever said, with its proof. */
export const ConsentLogSection = ({ log }: { log: AdminConsent[] }) => {
  const { t } = useTranslate()
  return (
    <Section title={t("consentLog.title")} description={t("consentLog.description")}>
      {log.length === 0 ? (
        <EmptyState
          icon={<DocumentText />}
          title={t("consentLog.none")}
          text={t("consentLog.noneText")}
        />
      ) : (
        <Expandable items={log} shown={SHOWN}>
          {(rows) => (
            <ol className="divide-y">
              {rows.map((consent) => (
                <LogRow key={consent.id} consent={consent} />
              ))}
            </ol>
          )}
        </Expandable>
      )}
    </Section>
  )
}

const LogRow = ({ consent }: { consent: AdminConsent }) => {
  const { t } = useTranslate()
  const { moment, fromNow } = useMoments()
  const { topic, action, occurred_at, wording } = consent
  return (
    <li className="flex flex-col gap-y-2 px-6 py-4">
      <div className="flex items-start justify-between gap-x-3">
        <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
          <Text as="span" size="small" leading="compact" weight="plus">
            {t(`topics.${topic}.title`)}
          </Text>
          <WishBadge statement={action} />
        </div>
        <Tooltip content={moment(occurred_at)}>
          <time
            dateTime={occurred_at}
            className="txt-compact-small text-ui-fg-subtle shrink-0"
          >
            {fromNow(occurred_at)}
          </time>
        </Tooltip>
      </div>
      {wording && (
        <blockquote className="txt-small text-ui-fg-base border-ui-border-strong text-pretty break-words border-l-2 pl-3">
          {wording}
        </blockquote>
      )}
      <Proof consent={consent} />
    </li>
  )
}

/** Where it came from. */
const Proof = ({ consent }: { consent: AdminConsent }) => {
  const { t } = useTranslate()
  const { source, is_confirmed, ip, user_agent, order_id, actor_id } = consent
  return (
    <ul className="txt-compact-small text-ui-fg-subtle flex flex-wrap gap-x-3 gap-y-1">
      <li>{t(`consentLog.source.${source}`)}</li>
      {is_confirmed && <li>{t("consentLog.confirmed")}</li>}
      {ip && <li className="break-all">{t("consentLog.ip", { ip })}</li>}
      {order_id && (
        <li>
          <QuietLink to={`/orders/${order_id}`}>{t("consentLog.order")}</QuietLink>
        </li>
      )}
      {actor_id && (
        <li>
          <QuietLink to={`/settings/users/${actor_id}`}>
            {t("consentLog.actor")}
          </QuietLink>
        </li>
      )}
      {user_agent && <li className="w-full break-words">{user_agent}</li>}
    </ul>
  )
}
