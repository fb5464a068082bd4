import { normalUpperQuantile } from "../numbers/normal-upper-quantile"
import {
  beforeTheFirstLook,
  continued,
  densityAt,
  upperCrossing,
  type StoppingDensity,
} from "./stopping-density"

/** What has been learned at a look, in any unit, and the α of one side spent until then. */
export type SpendingLook = { information: number; spent: number }

/** A look's boundary for |z| (two-sided) or z, and the α of one side that it spends. */
export type CrossingBoundary = { z: number | null; spent: number }

/** As a share of the information: looks that are closer would take seconds to tell apart. */
const closest = 1e-5

/** Below it a tail has no more digits. */
const smallest = 1e-300

/**
 * The boundaries that spend α as wanted, by the recursive integration of Armitage, McPherson
 * and Rowe: from look to look the density of the paths that have not stopped is kept, and
 * each boundary leaves above it what may be spent. A look at which there is nothing new, or
 * nothing to spend, gets none; what it could have spent is left to the next one.
 */
export function crossingBoundaries(
  looks: SpendingLook[],
  sided: 1 | 2
): CrossingBoundary[] {
  const bounded = looksWithBoundary(looks)
  const boundaries = new Map<SpendingLook, CrossingBoundary>()
  let density = beforeTheFirstLook()
  let spentBefore = 0
  bounded.forEach((look, index) => {
    const spent = look.spent - spentBefore
    const z =
      index === 0
        ? normalUpperQuantile(spent)
        : boundaryOf(density, look.information, spent, sided)
    boundaries.set(look, { z, spent })
    spentBefore = look.spent
    const next = bounded[index + 1]
    if (next) {
      density = continued(density, look.information, next.information, z, sided)
    }
  })
  return looks.map((look) => boundaries.get(look) ?? { z: null, spent: 0 })
}

function looksWithBoundary(looks: SpendingLook[]): SpendingLook[] {
  let before: SpendingLook = { information: 0, spent: 0 }
  return looks.filter((look) => {
    const isNew = look.information - before.information > closest * look.information
    const hasBoundary = isNew && look.spent - before.spent > smallest
    before = hasBoundary ? look : before
    return hasBoundary
  })
}

/** Newton's method on the log of the tail, kept between points on both sides of the root. */
function boundaryOf(
  before: StoppingDensity,
  information: number,
  spent: number,
  sided: 1 | 2
): number {
  let low = sided === 2 ? 0 : -40
  let high = 40
  let z = normalUpperQuantile(spent)
  for (let round = 0; round < 100 && high - low > 1e-13; round++) {
    const tail = upperCrossing(before, information, z)
    if (tail > spent) {
      low = z
    } else {
      high = z
    }
    const slope = densityAt(before, information, z) / tail
    const step = Math.log(tail / spent) / slope
    const next = z + step
    const isInside = next > low && next < high
    if (isInside && Math.abs(step) < 1e-12) {
      return next
    }
    z = isInside ? next : (low + high) / 2
  }
  return z
}
