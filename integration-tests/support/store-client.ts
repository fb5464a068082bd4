export {
  adminLogin,
  createAdmin,
  type Admin,
  type AdminCredentials,
  type NotifyOptions,
  type OrderWithParcels,
  type Parcel,
  type Pieces,
  type TrackingLabel,
} from "./store-client/admin"
export { createSend, StoreHttpError, type Send } from "./store-client/http"
export {
  createShopper,
  type CreateCartInput,
  type OrderedItem,
  type PlaceOrderInput,
  type Shopper,
  type ShopperAddress,
  type ShopperOptions,
} from "./store-client/shopper"
