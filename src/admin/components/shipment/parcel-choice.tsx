import { FlyingBox } from "@medusajs/icons"
import { RadioGroup, Skeleton } from "@medusajs/ui"
import type { Parcel } from "../../hooks/api/orders"
import { useMoments } from "../../hooks/use-moments"
import { useTranslate } from "../../hooks/use-translate"
import { Field } from "../form/field"
import { EmptyState } from "../section/empty-state"

type ParcelChoiceProps = {
  parcels: Parcel[] | undefined
  value: string
  error?: string
  /** Whether anything can still be said about a parcel. */
  isOpen: (parcel: Parcel) => boolean
  onChange: (id: string) => void
}

export const ParcelChoice = ({
  parcels,
  value,
  error,
  isOpen,
  onChange,
}: ParcelChoiceProps) => {
  const { t } = useTranslate()
  const { fromNow } = useMoments()
  if (!parcels) {
    return <Skeleton className="h-20 w-full" aria-busy="true" />
  }
  const shown = parcels.filter(({ canceled_at }) => !canceled_at)
  if (!shown.some(isOpen)) {
    return (
      <EmptyState
        icon={<FlyingBox />}
        title={t("shipment.noParcels")}
        text={t("shipment.noParcelsText")}
      />
    )
  }

  const describe = ({ labels, shipped_at, delivered_at }: Parcel) => {
    const tracking = labels.map(({ tracking_number }) => tracking_number).filter(Boolean)
    const state = delivered_at
      ? t("shipment.delivered")
      : shipped_at
        ? t("shipment.shippedAt", { when: fromNow(shipped_at) })
        : t("shipment.notShipped")
    return `${tracking.join(", ") || t("shipment.noTracking")} · ${state}`
  }

  return (
    <Field label={t("shipment.parcel")} error={error}>
      {({ id, ...control }) => (
        <RadioGroup
          {...control}
          id={id}
          aria-label={t("shipment.parcel")}
          value={value}
          onValueChange={onChange}
        >
          {shown.map((parcel, index) => (
            <RadioGroup.ChoiceBox
              key={parcel.id}
              value={parcel.id}
              disabled={!isOpen(parcel)}
              label={t("shipment.parcelName", { number: index + 1 })}
              description={describe(parcel)}
            />
          ))}
        </RadioGroup>
      )}
    </Field>
  )
}
