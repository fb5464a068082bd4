import { storeSettingsSchema } from "../../../../modules/post-purchase/settings"

/** What an admin may change; fields that are left out stay, `null` clears. */
export const AdminUpdateSettings = storeSettingsSchema
