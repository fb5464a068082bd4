import { Alert, Button, Text } from "@medusajs/ui"
import { useEffect } from "react"
import type { AdminConditionCountResponse } from "../../../types/http"
import { useCountConditions } from "../../hooks/api/flow-detail"
import type { FormErrors } from "../../hooks/use-form"
import { useMoments } from "../../hooks/use-moments"
import { useNames } from "../../hooks/use-names"
import { useTranslate } from "../../hooks/use-translate"
import { OverrideField } from "../form/override-field"
import { ConditionGroupField } from "./condition-group-field"
import { type GroupValues, NEW_GROUP, toGroup, validateGroup } from "./conditions-form"
import type { Layer } from "./flow-form"

const DAY_SECONDS = 86_400

type ConditionsFieldProps = {
  flowKey: string
  layer: Layer
  /** From the trigger to the moment when the customer is looked at. */
  delaySeconds: number
  value: GroupValues | null
  inherited: GroupValues | null
  /** The saved conditions in words, as the server says them; null for none. */
  explained: string | null
  source: string
  path: string
  errors: FormErrors
  onChange: (value: GroupValues | null) => void
}

/** Which orders the step is for; all of them until somebody says otherwise. */
export const ConditionsField = ({
  flowKey,
  layer,
  delaySeconds,
  value,
  inherited,
  explained,
  source,
  path,
  errors,
  onChange,
}: ConditionsFieldProps) => {
  const { t } = useTranslate()
  return (
    <OverrideField
      label={t("conditions.title")}
      hint={t("conditions.hint")}
      inherited={
        inherited ? (explained ?? t("conditions.asStore")) : t("conditions.none")
      }
      isOwn={value !== null}
      onChange={() => onChange(inherited ?? NEW_GROUP)}
      onReset={() => onChange(null)}
      source={source}
    >
      {value && (
        <>
          <ConditionGroupField {...{ path, errors, onChange }} group={value} />
          <ConditionsCount
            {...{ flowKey, layer, delaySeconds, explained }}
            group={value}
            path={path}
          />
        </>
      )}
    </OverrideField>
  )
}

type ConditionsCountProps = {
  flowKey: string
  layer: Layer
  delaySeconds: number
  group: GroupValues
  explained: string | null
  path: string
}

/** The conditions in words, and how many past orders meet them. */
const ConditionsCount = ({
  flowKey,
  layer,
  delaySeconds,
  group,
  explained,
  path,
}: ConditionsCountProps) => {
  const { t } = useTranslate()
  const { mutate, data, error, isPending, reset } = useCountConditions(flowKey)
  const written = JSON.stringify(group)
  // What was counted is about conditions that are no longer there.
  useEffect(() => reset(), [written, layer, reset])
  const isWrong = Object.values(validateGroup(group, path, t)).some(Boolean)

  return (
    <div className="flex flex-col gap-y-2">
      {(data?.explained ?? explained) && (
        // The server says it in English.
        <Text
          size="small"
          className="text-ui-fg-subtle text-pretty break-words"
          lang="en"
        >
          {data?.explained ?? explained}
        </Text>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button
          type="button"
          size="small"
          variant="secondary"
          isLoading={isPending}
          aria-disabled={isWrong}
          onClick={() =>
            !isWrong &&
            mutate({
              conditions: toGroup(group),
              after_days: delaySeconds / DAY_SECONDS,
              ...(layer !== null && { sales_channel_id: layer }),
            })
          }
        >
          {t("conditions.count")}
        </Button>
        <Text size="small" className="text-ui-fg-subtle" role="status">
          {data ? <CountInWords count={data} /> : isWrong ? t("conditions.fillIn") : ""}
        </Text>
      </div>
      {error && (
        <Alert variant="error" role="alert">
          {`${t("conditions.countFailed")}: ${error.message}`}
        </Alert>
      )}
    </div>
  )
}

const CountInWords = ({ count }: { count: AdminConditionCountResponse }) => {
  const { t } = useTranslate()
  const { number } = useNames()
  const { day } = useMoments()
  return (
    <>
      {t("conditions.counted", {
        matching: number(count.matching),
        orders: number(count.orders),
        since: day(count.since),
      })}
      {!count.is_complete &&
        ` ${t("conditions.newestOnly", { limit: number(count.limit) })}`}
    </>
  )
}
