import { asValue } from "@medusajs/framework/awilix"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  Modules,
  createMedusaContainer,
} from "@medusajs/framework/utils"
import { POST_PURCHASE_MODULE } from "../../../../src/modules/post-purchase/constants"
import {
  DEFAULT_SETTINGS,
  type StoreSettings,
  type StoreSettingsInput,
  mergeSettings,
} from "../../../../src/modules/post-purchase/settings"

/** What the engagement code resolves, without a Medusa: the database is real, the rest records. */
export type EngagementStore = {
  container: MedusaContainer
  settings: StoreSettings
  /** Lines of the log, with their level. */
  log: string[]
  events: { name: string; data: unknown }[]
}

/** A container for one process's connection. */
export function engagementStore(
  db: Knex,
  change: StoreSettingsInput = {}
): EngagementStore {
  const store: EngagementStore = {
    container: createMedusaContainer(),
    settings: mergeSettings(DEFAULT_SETTINGS, change),
    log: [],
    events: [],
  }
  const say = (level: string) => (line: string) =>
    void store.log.push(`${level}: ${line}`)
  store.container.register({
    [ContainerRegistrationKeys.PG_CONNECTION]: asValue(db),
    [ContainerRegistrationKeys.LOGGER]: asValue({
      info: say("info"),
      warn: say("warn"),
      error: say("error"),
    }),
    [POST_PURCHASE_MODULE]: asValue({ getSettings: async () => store.settings }),
    [Modules.EVENT_BUS]: asValue({
      emit: async (event: { name: string; data: unknown }) =>
        void store.events.push(event),
    }),
  })
  return store
}
