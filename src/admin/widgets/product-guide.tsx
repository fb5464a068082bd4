import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminProduct, DetailWidgetProps } from "@medusajs/framework/types"
import { GuideSection } from "../components/guides/guide-section"

const ProductGuideWidget = ({ data: product }: DetailWidgetProps<AdminProduct>) => (
  <GuideSection productId={product.id} productTitle={product.title} />
)

export const config = defineWidgetConfig({
  id: "post-purchase-product-guide",
  zone: "product.details.side.after",
})

export default ProductGuideWidget
