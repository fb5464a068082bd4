import { count } from "../checks/rules"

/** How many people answered 9 or 10, 7 or 8, and 0 to 6. */
export type NpsCounts = { promoters: number; passives: number; detractors: number }

export const npsCountFields = { promoters: count, passives: count, detractors: count }
