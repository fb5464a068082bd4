export const confidence = 0.95
export const methods = ["percentile", "bca"] as const
export const statistics = ["mean", "median", "sum", "standard-deviation"] as const

/** Revenues of an arm in which half bought nothing. */
export const revenues = [0, 0, 0, 0, 0, 0, 0, 12.5, 20, 35, 41, 80, 150]

export const design = { confidence, resamples: 200, seed: 1 }
