import { model } from "@medusajs/framework/utils"
import { Frequency } from "../constants"

/** A person, known by a normalised e-mail address: Medusa keeps guests and customers apart. */
export const Contact = model
  .define(
    { name: "PostPurchaseContact", tableName: "post_purchase_contact" },
    {
      /** Stands in signed links, so it says nothing about the person. */
      id: model.id({ prefix: "ppcon" }).primaryKey(),
      /** Normalised: see normalize-email.ts. */
      email: model.text(),
      customer_id: model.text().nullable(),
      /** BCP 47 tag that the person chose, else that of the last order. */
      locale: model.text().nullable(),
      /** `order` or `preference-page`; a chosen language outweighs that of an order. */
      locale_source: model.text().nullable(),
      /** IANA zone. */
      time_zone: model.text().nullable(),
      /** `storefront`, `preference-page` or `address`; what a person said outweighs what an address says. */
      time_zone_source: model.text().nullable(),
      /** ISO 3166-1 alpha-2, lower case, of the last order's address. */
      country_code: model.text().nullable(),
      /** No marketing mail before this moment. */
      paused_until: model.dateTime().nullable(),
      frequency: model.enum(Object.values(Frequency)).default(Frequency.ALL),
    }
  )
  .indexes([{ on: ["email"], unique: true }, { on: ["customer_id"] }])
