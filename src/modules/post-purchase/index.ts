import { Module } from "@medusajs/framework/utils"
import { POST_PURCHASE_MODULE } from "./constants"
import PostPurchaseService from "./service"

export * from "./constants"
export * from "./skip-reasons"
export type { StoreSettings, StoreSettingsInput } from "./settings"
export type { PostPurchaseService }

export default Module(POST_PURCHASE_MODULE, { service: PostPurchaseService })
