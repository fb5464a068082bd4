export type Watched = { times: number[]; events: (0 | 1)[] }

/** Weeks until relapse of leukaemia, Miller 1981: R's `aml`. */
export const maintained: Watched = {
  times: [9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161],
  events: [1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0],
}
export const notMaintained: Watched = {
  times: [5, 5, 8, 8, 12, 16, 23, 27, 30, 33, 43, 45],
  events: [1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1],
}
