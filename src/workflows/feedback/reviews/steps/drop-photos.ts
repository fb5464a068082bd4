import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"

/**
 * Deletes photos that nothing names. No undo: nothing did. A failure is logged and fails nobody:
 * what is left behind is a file under a name that nobody knows.
 */
export const dropPhotosStep = createStep(
  "post-purchase-drop-review-photos",
  async (ids: string[], { container }) => {
    if (ids.length) {
      await container
        .resolve(Modules.FILE)
        .deleteFiles(ids)
        .catch((error: Error) =>
          container
            .resolve(ContainerRegistrationKeys.LOGGER)
            .error(`post-purchase: photos ${ids.join(", ")} could not be deleted`, error)
        )
    }
    return new StepResponse(ids.length)
  }
)
