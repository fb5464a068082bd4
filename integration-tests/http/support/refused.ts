import { StoreHttpError } from "../../support/store-client"

/** What the store answered to a request that must not succeed. */
export async function refused(
  request: Promise<unknown>
): Promise<{ status: number; reason: string }> {
  try {
    await request
  } catch (error) {
    if (error instanceof StoreHttpError) {
      return { status: error.status, reason: error.reason }
    }
    throw error
  }
  throw new Error("the request succeeded")
}
