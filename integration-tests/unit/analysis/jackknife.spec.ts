import { describe, expect, it } from "vitest"
import { jackknifeOf } from "../../../src/analysis/resampling/bootstrap-steps"
import { countedSample } from "../../../src/analysis/resampling/counted-sample"
import {
  acceleration,
  jackknife,
  jackknifeOfMean,
  jackknifeOfSum,
} from "../../../src/analysis/resampling/jackknife"
import { statisticOf } from "../../../src/analysis/resampling/statistic"
import { revenues } from "./bootstrap-samples"

describe("the jackknife", () => {
  it("of a mean and a sum is the statistic without each value", () => {
    const sample = countedSample(revenues)
    const mean = statisticOf("mean")
    const sum = statisticOf("sum")
    const pairs = [
      [jackknifeOfMean(sample, mean), jackknife(sample, mean)],
      [jackknifeOfSum(sample, sum), jackknife(sample, sum)],
    ]
    pairs.forEach(([short, long]) =>
      short.without.forEach((value, index) =>
        expect(value).toBeCloseTo(long.without[index], 11)
      )
    )
  })

  it.each([1e-200, 1e150])("gives the same acceleration in units of %d", (unit) => {
    const accelerationIn = (scale: number) =>
      acceleration([
        jackknifeOf(countedSample(revenues.map((one) => one * scale)), "mean"),
      ])
    expect(accelerationIn(unit)).toBeCloseTo(accelerationIn(1), 12)
  })
})
