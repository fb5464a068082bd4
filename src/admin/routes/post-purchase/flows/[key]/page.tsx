import { Container } from "@medusajs/ui"
import { type UIMatch, useParams } from "react-router-dom"
import { FlowEditor } from "../../../../components/flow/flow-editor"
import { MarketingNotice } from "../../../../components/marketing/marketing-notice"
import { LoadError } from "../../../../components/section/load-error"
import { SectionSkeleton } from "../../../../components/section/section-skeleton"
import { useFlow } from "../../../../hooks/api/flow-detail"
import { useFlowNames } from "../../../../hooks/use-flow-names"

const FlowPage = () => {
  const { key = "" } = useParams()
  const { data, error, refetch } = useFlow(key)

  if (error && !data) {
    return (
      <Container className="p-0">
        <LoadError error={error} onRetry={() => void refetch()} />
      </Container>
    )
  }
  if (!data) {
    return (
      <div className="flex flex-col gap-y-3">
        <SectionSkeleton rows={2} />
        <SectionSkeleton rows={6} />
      </div>
    )
  }
  return (
    <div className="flex flex-col gap-y-3">
      <MarketingNotice />
      <FlowEditor key={data.flow.key} flow={data.flow} />
    </div>
  )
}

const Breadcrumb = ({ flowKey }: { flowKey: string }) => {
  const names = useFlowNames()
  const { data } = useFlow(flowKey)
  return data ? <>{names.flow(data.flow)}</> : null
}

export const handle = {
  breadcrumb: ({ params }: UIMatch) => <Breadcrumb flowKey={params.key ?? ""} />,
}

export default FlowPage
