import { Button } from "@medusajs/ui"
import type { AdminMarketingResponse } from "../../../types/http"
import { useMoments } from "../../hooks/use-moments"
import { useNames } from "../../hooks/use-names"
import { useTranslate } from "../../hooks/use-translate"
import { Finding } from "../section/finding"
import { QuietLink } from "../section/quiet-link"
import { useMarketingSwitch } from "./use-marketing-switch"

type Marketing = AdminMarketingResponse["marketing"]

/** Section of the settings in which each obstacle is removed. */
const PLACES: Record<Marketing["obstacles"][number], string> = {
  public_url: "links",
  postal_address: "brand",
  sender: "sender",
}

export function hasMarketingFindings({ pause, obstacles }: Marketing): boolean {
  return pause !== null || obstacles.length > 0
}

/** Why no marketing mail leaves the store, and what to do about it. */
export const MarketingFindings = ({ marketing }: { marketing: Marketing }) => (
  <>
    {marketing.pause && <PauseFinding pause={marketing.pause} />}
    {marketing.obstacles.length > 0 && (
      <ObstaclesFinding obstacles={marketing.obstacles} />
    )}
  </>
)

const PauseFinding = ({ pause }: { pause: NonNullable<Marketing["pause"]> }) => {
  const { t } = useTranslate()
  const { moment } = useMoments()
  const { resume, isPending } = useMarketingSwitch()
  const title = useTitle(pause)
  return (
    <Finding
      isError
      title={title}
      text={t(
        pause.reason === "complaints"
          ? "marketing.pausedByComplaintsText"
          : "marketing.pausedByAdminText",
        { when: moment(pause.started_at) }
      )}
      action={
        <Button
          size="small"
          variant="secondary"
          isLoading={isPending}
          onClick={() => void resume(pause.reason === "complaints")}
        >
          {t("marketing.resume")}
        </Button>
      }
    />
  )
}

function useTitle({ reason, detail }: NonNullable<Marketing["pause"]>): string {
  const { t } = useTranslate()
  const { percent, number } = useNames()
  if (reason !== "complaints" || !detail) {
    return t("marketing.paused")
  }
  return t("marketing.pausedByComplaints", {
    count: detail.complaints,
    delivered: number(detail.delivered),
    rate: percent(detail.complaints / Math.max(detail.delivered, 1)),
    limit: percent(detail.threshold),
  })
}

const ObstaclesFinding = ({ obstacles }: Pick<Marketing, "obstacles">) => {
  const { t } = useTranslate()
  return (
    <Finding
      title={t("marketing.obstacles")}
      text={
        <ul className="flex flex-col">
          {obstacles.map((obstacle) => (
            <li key={obstacle}>
              {t(`marketing.obstacle.${obstacle}`)}{" "}
              <QuietLink to={`/settings/post-purchase#${PLACES[obstacle]}`}>
                {t(`marketing.enter.${obstacle}`)}
              </QuietLink>
            </li>
          ))}
        </ul>
      }
    />
  )
}
