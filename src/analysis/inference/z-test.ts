import { finiteOrNull } from "../numbers/finite-or-null"
import { normalPValue } from "./normal-p-value"

/**
 * z and two-sided p-value of an estimate against 0. Without variance they are 0 and 1 when
 * there is no difference either; a difference without variance has neither.
 */
export function zTest(
  estimate: number,
  standardError: number
): { z: number | null; pValue: number | null } {
  if (standardError === 0) {
    return estimate === 0 ? { z: 0, pValue: 1 } : { z: null, pValue: null }
  }
  const z = estimate / standardError
  return { z: finiteOrNull(z), pValue: normalPValue(z) }
}
