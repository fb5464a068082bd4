import { optional, record, type Check } from "../../checks/check"
import { checkPart, refuse } from "../../checks/check-input"
import { count } from "../../checks/rules"
import { checkSums, sumsFields, type Sums } from "../../samples/from-sums"

/**
 * Everyone who was assigned to an arm, whether a message reached them or not, and what they
 * did from then on. Sums are over people, those who bought nothing counting with 0.
 */
export type HoldoutArm = {
  people: number
  /** Who placed an order at all. */
  buyers: number
  /** Orders a person. */
  orders: Sums
  /** Revenue a person. */
  revenue: Sums
  /** Revenue less goods, discounts and whatever else the messages cost, a person. */
  margin?: Sums
  /** Discounts given, a person. */
  discount?: Sums
}

const optionalSums = ["margin", "discount"] as const

export const holdoutArm: Check = (value) =>
  record({
    people: count,
    buyers: count,
    orders: record(sumsFields),
    revenue: record(sumsFields),
    margin: optional(record(sumsFields)),
    discount: optional(record(sumsFields)),
  })(value)

export function checkHoldoutArms(arms: { treated: HoldoutArm; heldOut: HoldoutArm }) {
  for (const [path, arm] of Object.entries(arms)) {
    checkPart([arm.buyers, `${path}.buyers`], [arm.people, `${path}.people`])
    for (const name of ["orders", "revenue", ...optionalSums] as const) {
      const sums = arm[name]
      if (sums) {
        checkSums(sums, arm.people, `${path}.${name}.`)
      }
    }
  }
  for (const name of optionalSums) {
    if ((arms.treated[name] === undefined) !== (arms.heldOut[name] === undefined)) {
      refuse(`heldOut.${name}`, "must be given for both arms or none", arms.heldOut[name])
    }
  }
}
