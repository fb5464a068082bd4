import type { ShopperAddress } from "../../support/store-client"

/** Lives where prices hold the tax. */
export const berlin: ShopperAddress = {
  first_name: "Mara",
  last_name: "Vogel",
  address_1: "Invalidenstraße 117",
  city: "Berlin",
  postal_code: "10115",
  country_code: "de",
}

/** Lives where a tax of 5 % comes on top. */
export const toronto: ShopperAddress = {
  first_name: "June",
  last_name: "Okafor",
  address_1: "401 Richmond Street West",
  city: "Toronto",
  province: "ON",
  postal_code: "M5V 3A8",
  country_code: "ca",
}
