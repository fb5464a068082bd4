import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import ResendNotificationProvider from "./service"

export type { ResendOptions } from "./options"

export default ModuleProvider(Modules.NOTIFICATION, {
  services: [ResendNotificationProvider],
})
