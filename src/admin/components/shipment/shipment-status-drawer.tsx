import { Alert, DatePicker, RadioGroup, toast } from "@medusajs/ui"
import { useFlows } from "../../hooks/api/flows"
import { type Parcel, useParcels } from "../../hooks/api/orders"
import { useReportShipment } from "../../hooks/api/shipment-status"
import { useForm } from "../../hooks/use-form"
import { useTranslate } from "../../hooks/use-translate"
import { Field } from "../form/field"
import { FormDrawer } from "../form/form-drawer"
import { TextField } from "../form/text-field"
import { ParcelChoice } from "./parcel-choice"
import { type ShipmentValues, STATUSES, startOfToday, toDay } from "./shipment-form"

const SHIPPING_FLOW = "shipping-update"

type ShipmentStatusDrawerProps = {
  orderId: string
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  returnFocus: () => void
}

/** Tells the customer what happens to a parcel between "shipped" and "delivered". */
export const ShipmentStatusDrawer = ({
  orderId,
  isOpen,
  onOpenChange,
  returnFocus,
}: ShipmentStatusDrawerProps) => {
  const { t } = useTranslate()
  const { data: parcels } = useParcels(orderId, { enabled: isOpen })
  const { data: list } = useFlows({ enabled: isOpen })
  const isFlowOff =
    list?.flows.find(({ key }) => key === SHIPPING_FLOW)?.enabled === false
  const open = (parcels ?? []).filter(isOnItsWay)

  const { mutate, isPending } = useReportShipment(orderId, {
    onSuccess: ({ is_new: isNew }) => {
      if (isNew) {
        toast.success(t("shipment.reported"), {
          description: t(isFlowOff ? "shipment.wontTell" : "shipment.willTell"),
        })
      } else {
        toast.info(t("shipment.knownTitle"), { description: t("shipment.knownText") })
      }
      form.reset(EMPTY)
      onOpenChange(false)
    },
    onError: (error) => {
      toast.error(t("shipment.failed"), { description: error.message })
      form.refuse(error.message)
    },
  })

  const dateError = (day: string | null) => {
    if (!day) {
      return t("validation.required")
    }
    return day < toDay(new Date()) ? t("validation.futureDate") : undefined
  }

  const form = useForm<ShipmentValues>({
    initial: EMPTY,
    validate: ({ fulfillment_id, status, estimated_delivery }) => ({
      fulfillment_id: chosen(fulfillment_id, open) ? undefined : t("validation.required"),
      estimated_delivery:
        status === "delayed" ? dateError(estimated_delivery) : undefined,
    }),
    onSubmit: ({ fulfillment_id, status, estimated_delivery, reason }) =>
      mutate({
        fulfillment_id: chosen(fulfillment_id, open),
        status,
        estimated_delivery: status === "delayed" ? estimated_delivery : null,
        reason: status === "delayed" ? reason.trim() || null : null,
      }),
  })
  const { values, errors, set } = form

  return (
    <FormDrawer
      title={t("shipment.action")}
      description={t("shipment.description")}
      submitLabel={t("shipment.submit")}
      isSaving={isPending}
      isSubmitDisabled={open.length === 0}
      onOpenChange={(next) => {
        if (!next) {
          form.reset(EMPTY)
        }
        onOpenChange(next)
      }}
      {...{ form, isOpen, returnFocus }}
    >
      {isFlowOff && (
        <Alert variant="warning">
          {`${t("shipment.flowOffLabel")}. ${t("shipment.flowOffText")}`}
        </Alert>
      )}
      <ParcelChoice
        parcels={parcels}
        value={chosen(values.fulfillment_id, open)}
        error={errors.fulfillment_id}
        isOpen={isOnItsWay}
        onChange={(fulfillment_id) => set({ fulfillment_id })}
      />
      {open.length > 0 && (
        <>
          <Field label={t("shipment.status")} error={errors.status}>
            {({ id, ...control }) => (
              <RadioGroup
                {...control}
                id={id}
                aria-label={t("shipment.status")}
                value={values.status}
                onValueChange={(status) =>
                  set({
                    status: STATUSES.find((known) => known === status) ?? values.status,
                  })
                }
              >
                <RadioGroup.ChoiceBox
                  value="out_for_delivery"
                  label={t("shipment.out_for_delivery")}
                  description={t("shipment.outForDeliveryHint")}
                />
                <RadioGroup.ChoiceBox
                  value="delayed"
                  label={t("shipment.delayed")}
                  description={t("shipment.delayedHint")}
                />
              </RadioGroup>
            )}
          </Field>
          {values.status === "delayed" && (
            <>
              <Field
                label={t("shipment.newDate")}
                error={errors.estimated_delivery}
                required
              >
                {(control) => (
                  <DatePicker
                    {...control}
                    isInvalid={control["aria-invalid"]}
                    aria-label={t("shipment.newDate")}
                    granularity="day"
                    minValue={startOfToday()}
                    value={
                      values.estimated_delivery
                        ? new Date(`${values.estimated_delivery}T00:00`)
                        : null
                    }
                    onChange={(date) =>
                      set({ estimated_delivery: date ? toDay(date) : null })
                    }
                    modal
                  />
                )}
              </Field>
              <TextField
                label={t("shipment.reason")}
                hint={t("shipment.reasonHint")}
                value={values.reason}
                error={errors.reason}
                onChange={(reason) => set({ reason })}
                rows={3}
                maxLength={500}
                optional
              />
            </>
          )}
        </>
      )}
    </FormDrawer>
  )
}

const EMPTY: ShipmentValues = {
  fulfillment_id: "",
  status: "out_for_delivery",
  estimated_delivery: null,
  reason: "",
}

const isOnItsWay = ({ delivered_at, canceled_at }: Parcel) =>
  !delivered_at && !canceled_at

/** With one parcel on its way there is nothing to choose. */
const chosen = (id: string, open: Parcel[]) => id || (open.length === 1 ? open[0].id : "")
