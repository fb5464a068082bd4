import { Container, Heading, Text } from "@medusajs/ui"
import { useId } from "react"
import type { AdminMessageDetail } from "../../../types/http"
import { useProviderName } from "../../hooks/use-provider-name"
import { useTranslate } from "../../hooks/use-translate"

type Pairs = AdminMessageDetail["headers"]

/** What a mail carries besides its content, for whoever looks into a delivery. */
export const MessageDetails = ({ message }: { message: AdminMessageDetail }) => {
  const { t } = useTranslate()
  const providerName = useProviderName()
  const delivery: [string, string | null][] = [
    [t("viewer.provider"), message.provider && providerName(message.provider)],
    [t("viewer.externalId"), message.external_id],
  ]
  return (
    <div className="mx-auto flex max-w-[720px] flex-col gap-y-3">
      {delivery.some(([, value]) => value) && (
        <PairsCard
          title={t("sender.provider")}
          pairs={delivery.filter((pair): pair is [string, string] => Boolean(pair[1]))}
        />
      )}
      <PairsCard
        title={t("viewer.headers")}
        pairs={message.headers}
        empty={t("viewer.noHeaders")}
      />
      <PairsCard
        title={t("viewer.tags")}
        pairs={message.tags}
        empty={t("viewer.noTags")}
      />
    </div>
  )
}

type PairsCardProps = { title: string; pairs: Pairs; empty?: string }

const PairsCard = ({ title, pairs, empty }: PairsCardProps) => {
  const id = useId()
  return (
    <Container className="divide-y p-0" role="region" aria-labelledby={id}>
      <Heading level="h2" id={id} className="px-6 py-4">
        {title}
      </Heading>
      {pairs.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {empty}
        </Text>
      ) : (
        <dl className="divide-y">
          {pairs.map(([name, value], index) => (
            <div
              key={index}
              className="txt-compact-small grid grid-cols-1 gap-x-4 gap-y-1 px-6 py-3 sm:grid-cols-[1fr_2fr]"
            >
              <dt className="text-ui-fg-subtle break-words">{name}</dt>
              <dd className="text-ui-fg-base break-all">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </Container>
  )
}
