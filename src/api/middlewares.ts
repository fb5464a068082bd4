import { defineMiddlewares } from "@medusajs/framework/http"
import { contactMiddlewares } from "./admin/post-purchase/contacts/middlewares"
import { flowMiddlewares } from "./admin/post-purchase/flows/middlewares"
import { marketingMiddlewares } from "./admin/post-purchase/marketing/middlewares"
import { messageMiddlewares } from "./admin/post-purchase/messages/middlewares"
import { shipmentStatusMiddlewares } from "./admin/post-purchase/orders/[id]/shipment-status/middlewares"
import { previewMiddlewares } from "./admin/post-purchase/preview/middlewares"
import { productGuideMiddlewares } from "./admin/post-purchase/products/[id]/guide/middlewares"
import { reviewMiddlewares } from "./admin/post-purchase/reviews/middlewares"
import { settingsMiddlewares } from "./admin/post-purchase/settings/middlewares"
import { followUpMiddlewares } from "./admin/post-purchase/follow-ups/middlewares"
import { signingKeyMiddlewares } from "./admin/post-purchase/signing-keys/rotate/middlewares"
import { suppressionMiddlewares } from "./admin/post-purchase/suppressions/middlewares"
import { surveyMiddlewares } from "./admin/post-purchase/surveys/middlewares"
import { hookMiddlewares } from "./hooks/post-purchase/middlewares"
import { publicRouteMiddlewares } from "./post-purchase/support/middlewares"
import { captureConsentMiddlewares } from "./store/post-purchase/carts/[id]/consent/middlewares"
import { storePreferencesMiddlewares } from "./store/post-purchase/preferences/middlewares"
import { productReviewMiddlewares } from "./store/post-purchase/products/middlewares"
import { storeReviewMiddlewares } from "./store/post-purchase/reviews/middlewares"

export default defineMiddlewares({
  routes: [
    ...captureConsentMiddlewares,
    ...contactMiddlewares,
    ...flowMiddlewares,
    ...followUpMiddlewares,
    ...hookMiddlewares,
    ...marketingMiddlewares,
    ...messageMiddlewares,
    ...previewMiddlewares,
    ...productGuideMiddlewares,
    ...productReviewMiddlewares,
    ...reviewMiddlewares,
    ...settingsMiddlewares,
    ...shipmentStatusMiddlewares,
    ...storePreferencesMiddlewares,
    ...storeReviewMiddlewares,
    ...suppressionMiddlewares,
    ...surveyMiddlewares,
    ...signingKeyMiddlewares,
    ...publicRouteMiddlewares,
  ],
})
