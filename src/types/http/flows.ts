import type { Purpose, Topic } from "../../modules/post-purchase/constants"

export type AdminFlowStep = {
  key: string
  /** In words, English; the admin translates by `flow.step` where it knows it. */
  title: string
}

export type AdminFlow = {
  key: string
  title: string
  description: string
  purpose: Purpose
  /** What a person may switch off alone; null for transactional flows. */
  topic: Topic | null
  enabled: boolean
  steps: AdminFlowStep[]
}

export type AdminFlowsResponse = { flows: AdminFlow[] }
export type AdminFlowResponse = { flow: AdminFlow }
export type AdminUpdateFlow = { enabled: boolean }
