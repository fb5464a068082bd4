import { CursorArrowRays } from "@medusajs/icons"
import type { AdminContactResponse } from "../../../types/http"
import { useMoments } from "../../hooks/use-moments"
import { useNames } from "../../hooks/use-names"
import { useTranslate } from "../../hooks/use-translate"
import { EmptyState } from "../section/empty-state"
import { Section } from "../section/section"
import { SectionRow } from "../section/section-row"
import { type HitCounts, JUDGED, countHits } from "./hit-counts"

/** The server hands over so many. */
const NEWEST = 100

type HitsSectionProps = { hits: AdminContactResponse["contact"]["hits"] }

/** What came back of the mails: never more than what is known of this person. */
export const HitsSection = ({ hits }: HitsSectionProps) => {
  const { t } = useTranslate()
  return (
    <Section
      title={t("hits.title")}
      description={
        hits.length >= NEWEST
          ? t("hits.newest", { count: NEWEST })
          : t("hits.description")
      }
    >
      {hits.length === 0 ? (
        <EmptyState
          icon={<CursorArrowRays />}
          title={t("hits.none")}
          text={t("hits.noneText")}
        />
      ) : (
        <dl className="divide-y">
          {countHits(hits).map((counts) => (
            <SectionRow key={counts.kind} label={t(`hits.kind.${counts.kind}`)}>
              <Counts counts={counts} />
            </SectionRow>
          ))}
        </dl>
      )}
    </Section>
  )
}

const Counts = ({ counts }: { counts: HitCounts }) => {
  const { t } = useTranslate()
  const { day } = useMoments()
  const { list } = useNames()
  const { kind, human, machine, other, lastAt } = counts
  const parts = JUDGED.has(kind)
    ? [
        human > 0 && t("hits.human", { count: human }),
        machine > 0 && t("hits.machine", { count: machine }),
        other > 0 && t("hits.unknown", { count: other }),
      ].filter((part) => part !== false)
    : [t("hits.times", { count: human + machine + other })]
  return (
    <>
      <span className="text-ui-fg-base">{list(parts)}</span>
      <span className="mt-1 block">{t("hits.last", { day: day(lastAt) })}</span>
    </>
  )
}
