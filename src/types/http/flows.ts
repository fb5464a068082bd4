import type { Purpose, Topic } from "../../modules/post-purchase/constants"
import type {
  ConditionGroup,
  FlowOverrides,
  Incentive,
} from "../../modules/post-purchase/flow-overrides"

export type AdminFlowStep = {
  key: string
  /** In words, English; the admin translates by `flow.step` where it knows it. */
  title: string
  /** What it is about: an order, or a person. */
  about: "order" | "contact" | "team"
  /** The flow's, unless the step has one of its own. */
  purpose: Purpose
  /** Kinds of what starts its clock: `order-placed`, `delivered` …; none for a step about a person. */
  triggers: string[]
  /** At most one of these goes to a person in so many days; null for no such rule. */
  once_per_days: number | null
}

export type AdminFlow = {
  key: string
  title: string
  description: string
  purpose: Purpose
  /** What a person may switch off alone; null for transactional flows. */
  topic: Topic | null
  /** As it is for the store; sales channels may differ. */
  enabled: boolean
  /** What holds while no admin has decided. */
  enabled_by_default: boolean
  /** Whether an admin changed more than the switch. */
  is_customized: boolean
  steps: AdminFlowStep[]
}

/** How a step runs: its file, under what was set for the store, under what was set for the sales channel. */
export type AdminStepConfig = {
  enabled: boolean
  /** From the trigger to the moment it is due. */
  delay_seconds: number
  /** From the trigger to its last useful moment. */
  expires_seconds: number
  /** Null leaves the store's preferred hours. */
  window: { weekdays: number[]; from: string; until: string } | null
  conditions: ConditionGroup | null
  /** The conditions in words, English; null without any. */
  conditions_explained: string | null
  /** Changed sentences by language and key. */
  copy: Record<string, Record<string, string>>
  incentive: Incentive | null
}

/** What a step says before anybody changes it. */
export type AdminStepCopy = {
  /** The copy's section in the language files. */
  section: string
  /** Built-in sentences by language and key. */
  built_in: Record<string, Record<string, string>>
  /** Names that sentences may print: `customer.first_name`. */
  variables: string[]
}

export type AdminFlowStepDetail = AdminFlowStep & {
  /** As the flow's file says. */
  defaults: { delay_seconds: number; expires_seconds: number }
  /** As it is for the store: where a sales channel says nothing else. */
  config: AdminStepConfig
  /** As it is in the sales channels that differ from the store, by their ids. */
  channel_configs: Record<string, AdminStepConfig>
  /** Null for a step whose sentences cannot be changed. */
  copy: AdminStepCopy | null
}

export type AdminFlowDetail = Omit<AdminFlow, "steps"> & {
  /** Of what is stored for the store and all sales channels; grows with every save, 0 before the first. */
  version: number
  /** What an admin decided; null leaves it to the default. */
  enabled_override: boolean | null
  /** What was changed, as it is stored; what a POST sends replaces all of it. */
  overrides: FlowOverrides
  /** Sales channels that differ from the store; `name` is null once the channel is gone. */
  channels: { id: string; name: string | null; enabled: boolean }[]
  steps: AdminFlowStepDetail[]
}

export type AdminFlowsResponse = { flows: AdminFlow[] }
export type AdminFlowResponse = { flow: AdminFlowDetail }

/** What is left out stays as it is. */
export type AdminUpdateFlow = {
  /** Null leaves it to the default. */
  enabled?: boolean | null
  /** Replace those that are stored; `{}` takes all of them back. */
  overrides?: FlowOverrides
  /**
   * Of the answer that the change is based on: when somebody saved since, it is refused with
   * status 409, and nothing is stored. (Default: stored over whatever there is)
   */
  version?: number
}

/** Comes with status 409: somebody else was faster, and nothing was stored. */
export type AdminConflict = { type: "conflict"; message: string }

export type AdminCountConditions = {
  conditions: ConditionGroup
  /** Orders placed at this moment or later, ISO 8601. (Default: 90 days ago) */
  since?: string
  sales_channel_id?: string
  /** How long after each order its customer is looked at, such as a step's delay. (Default: 0) */
  after_days?: number
}

export type AdminConditionCountResponse = {
  /** Of the orders that were read, those that met the conditions. */
  matching: number
  /** How many orders were read: not cancelled, newest first. */
  orders: number
  /** The conditions in words, English. */
  explained: string
  since: string
  /** False when there are more orders than are read at once. */
  is_complete: boolean
  /** At most so many orders are read. */
  limit: number
}
