import { Badge, Text } from "@medusajs/ui"
import type { AdminContact } from "../../../types/http"
import { useTranslate } from "../../hooks/use-translate"
import { TOPICS } from "./topics"

/** What somebody wants mail about, in a line. */
export const TopicBadges = ({ consents }: Pick<AdminContact, "consents">) => {
  const { t } = useTranslate()
  const granted = TOPICS.filter((topic) => consents[topic] === "granted")
  const requested = TOPICS.filter((topic) => consents[topic] === "requested")
  const isSilent = TOPICS.every((topic) => consents[topic] === null)

  if (granted.length === 0 && requested.length === 0) {
    return (
      <Text as="span" size="small" leading="compact" className="text-ui-fg-subtle">
        {t(isSilent ? "contacts.neverSaid" : "contacts.wantsNothing")}
      </Text>
    )
  }
  return (
    <ul className="flex flex-wrap items-center gap-1" aria-label={t("contacts.wants")}>
      {granted.length === TOPICS.length ? (
        <li className="flex">
          <Badge size="2xsmall" color="green">
            {t("contacts.allTopics")}
          </Badge>
        </li>
      ) : (
        granted.map((topic) => (
          <li key={topic} className="flex">
            <Badge size="2xsmall" color="green">
              {t(`topics.${topic}.short`)}
            </Badge>
          </li>
        ))
      )}
      {requested.map((topic) => (
        <li key={topic} className="flex">
          <Badge size="2xsmall" color="orange">
            {t("contacts.unconfirmedTopic", { topic: t(`topics.${topic}.short`) })}
          </Badge>
        </li>
      ))}
    </ul>
  )
}
