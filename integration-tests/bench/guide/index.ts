import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import GuideResendProvider from "./service"

export default ModuleProvider(Modules.NOTIFICATION, { services: [GuideResendProvider] })
