import { ratesOf, type Arms } from "./arms"
import { scoreZ } from "./score-z"

/**
 * The differences that a score test does not reject, of two arms that have data.
 *
 * @param isRejected - by the score statistic at a difference
 * @param pins - differences that are tested beside the interval; each lies inside it exactly
 *   when its own test does not reject it
 */
export function scoreInterval(
  arms: Arms,
  isRejected: (z: number) => boolean,
  pins: number[] = [0]
): { lower: number; upper: number } {
  const difference = ratesOf(arms)?.difference ?? Number.NaN
  const isKept = (point: number) => !isRejected(scoreZ(arms, point))
  const bound = (end: -1 | 1) => {
    let inside = difference
    for (const pin of [...pins, end].sort((a, b) => end * (a - b))) {
      if (end * (pin - inside) <= 0) {
        continue
      }
      if (!isKept(pin)) {
        return lastKept(isKept, inside, pin)
      }
      inside = pin
    }
    return inside
  }
  return { lower: bound(-1), upper: bound(1) }
}

/** The last difference that is kept on the way from one that is to one that is not. */
function lastKept(
  isKept: (difference: number) => boolean,
  kept: number,
  rejected: number
): number {
  let [inside, outside] = [kept, rejected]
  for (;;) {
    const middle = (inside + outside) / 2
    const gap = Math.abs(outside - inside)
    if (middle === inside || middle === outside || gap < 1e-18) {
      return inside
    }
    if (isKept(middle)) {
      inside = middle
    } else {
      outside = middle
    }
  }
}
