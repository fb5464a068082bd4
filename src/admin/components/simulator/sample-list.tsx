import { Eye } from "@medusajs/icons"
import { Button, FocusModal, Text } from "@medusajs/ui"
import type { AdminFlowDetail, AdminSimulatedSample } from "../../../types/http"
import { useFlowNames } from "../../hooks/use-flow-names"
import { useMoments } from "../../hooks/use-moments"
import { useTranslate } from "../../hooks/use-translate"
import { ModalHeader } from "../dialog/modal-header"
import { MailPreview } from "../preview/mail-preview"

type SampleListProps = { flow: AdminFlowDetail; samples: AdminSimulatedSample[] }

/** Some of the mails that would have gone, spread over the period. */
export const SampleList = ({ flow, samples }: SampleListProps) => {
  const { t } = useTranslate()
  return (
    <div className="flex flex-col">
      <Text size="small" weight="plus" className="px-6 py-4">
        {t("simulator.samples")}
      </Text>
      <ul className="divide-y border-t">
        {samples.map((sample) => (
          <Sample
            key={`${sample.order.id}/${sample.step}/${sample.due_at}`}
            {...{ flow, sample }}
          />
        ))}
      </ul>
    </div>
  )
}

type SampleProps = { flow: AdminFlowDetail; sample: AdminSimulatedSample }

const Sample = ({ flow, sample }: SampleProps) => {
  const { t } = useTranslate()
  const { moment } = useMoments()
  const names = useFlowNames()
  const step = flow.steps.find(({ key }) => key === sample.step)
  const order = t("preview.orderLabel", { number: sample.order.display_id })
  const title = `${step ? names.step(flow.key, step) : sample.step} · ${order}`
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-3">
      <div className="min-w-0">
        <Text size="small" leading="compact" weight="plus" className="break-words">
          {sample.subject}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {`${title} · ${moment(sample.due_at)}`}
        </Text>
      </div>
      <FocusModal>
        <FocusModal.Trigger asChild>
          <Button
            type="button"
            size="small"
            variant="transparent"
            className="text-ui-fg-subtle"
            aria-label={t("messages.openLabel", { title })}
          >
            <Eye />
            {t("messages.open")}
          </Button>
        </FocusModal.Trigger>
        <FocusModal.Content aria-describedby={undefined}>
          <ModalHeader title={title} />
          <FocusModal.Body className="flex min-h-0 flex-col">
            <MailPreview
              mail={sample}
              facts={[[t("simulator.wouldHaveGone"), moment(sample.due_at)]]}
              isFilling
            />
          </FocusModal.Body>
        </FocusModal.Content>
      </FocusModal>
    </li>
  )
}
