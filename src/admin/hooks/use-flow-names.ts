import { useMemo } from "react"
import { useTranslate } from "./use-translate"

type Flow = { key: string; title: string; description: string }
type Step = { key: string; title: string }

/** Names of flows and steps: ours translated, those of a store's own flows as it wrote them. */
export function useFlowNames() {
  const { tOr } = useTranslate()
  return useMemo(
    () => ({
      flow: ({ key, title }: Pick<Flow, "key" | "title">) =>
        tOr(`flows.${key}.title`, title),
      description: ({ key, description }: Pick<Flow, "key" | "description">) =>
        tOr(`flows.${key}.description`, description),
      step: (flowKey: string, { key, title }: Step) =>
        tOr(`flows.${flowKey}.steps.${key}`, title),
    }),
    [tOr]
  )
}
