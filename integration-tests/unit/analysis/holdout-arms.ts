import fc from "fast-check"
import type { HoldoutArm } from "../../../src/analysis"

export const treated = {
  people: 9000,
  buyers: 540,
  orders: { sum: 580, sumOfSquares: 680 },
  revenue: { sum: 32_000, sumOfSquares: 2_600_000 },
}

export const heldOut = {
  people: 1000,
  buyers: 41,
  orders: { sum: 44, sumOfSquares: 52 },
  revenue: { sum: 2300, sumOfSquares: 190_000 },
}

export const heldOutShare = 0.1
export const attributed = { orders: 480, revenue: 29_000 }

/** The same arms with what was earned on their orders. */
export const margins = {
  treated: { ...treated, margin: { sum: 9900, sumOfSquares: 310_000 } },
  heldOut: { ...heldOut, margin: { sum: 900, sumOfSquares: 26_000 } },
}

const anyArm = (people: fc.Arbitrary<number>) =>
  fc
    .tuple(
      people,
      fc.double({ min: 0.02, max: 0.5, noNaN: true }),
      fc.double({ min: 5, max: 90, noNaN: true }),
      fc.double({ min: 1, max: 60, noNaN: true })
    )
    .map(([size, rate, mean, sd]): HoldoutArm => {
      const buyers = Math.max(1, Math.round(size * rate))
      return {
        people: size,
        buyers,
        orders: { sum: buyers + 1, sumOfSquares: buyers + 3 },
        revenue: { sum: buyers * mean, sumOfSquares: buyers * (mean * mean + sd * sd) },
      }
    })

/** Two arms of any size, with what is planned for them in half of the cases. */
export const anyArms = fc
  .tuple(
    anyArm(fc.integer({ min: 50, max: 20_000 })),
    anyArm(fc.integer({ min: 50, max: 20_000 })),
    fc.constantFrom("always-valid" as const, "fixed" as const),
    fc.boolean()
  )
  .map(([one, other, method, isPlanned]) => ({
    treated: one,
    heldOut: other,
    heldOutShare: isPlanned ? other.people / (one.people + other.people) : 0.2,
    method,
  }))
