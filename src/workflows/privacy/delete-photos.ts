import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** Deletes an erased person's photos from the store's File Module. Safe to repeat. */
export async function deletePhotos(
  container: MedusaContainer,
  ids: string[]
): Promise<void> {
  if (ids.length) {
    await container.resolve(Modules.FILE).deleteFiles(ids)
  }
}
