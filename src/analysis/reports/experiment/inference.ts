/**
 * How a comparison is judged: once, when everybody is there (`fixed`), or at every look, with
 * bounds that hold at all of them at once (`sequential`).
 */
export type Inference =
  | { method: "fixed"; confidence: number }
  | { method: "sequential"; confidence: number; optimalSampleSize: number }
