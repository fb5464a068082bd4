import { describe } from "vitest"
import { level, refuses } from "./refusals"

const params = { r: 1, alpha: 1, a: 1, b: 1 }
const customer = { frequency: 1, recency: 1, age: 2 }
const sample = { numerators: [1, 2], denominators: [1, 2] }

describe("what no value can be right for is refused", () => {
  refuses([
    [
      "ratioMetric",
      { numerators: [1, 2], denominators: [1], ...level },
      "denominators must have",
    ],
    [
      "ratioMetricDifference",
      { a: sample, b: { numerators: [1], denominators: [] }, ...level },
      "b.denominators must have as many entries as b.numerators (1), got an array of 0",
    ],
    [
      "revenuePerRecipient",
      { revenues: [1, 2], recipients: 1, ...level },
      "revenues must have no more entries than recipients (1), got an array of 2",
    ],
    [
      "cuped",
      {
        a: { outcomes: [1, 2], covariates: [1, 2] },
        b: { outcomes: [1, 2], covariates: [1] },
        ...level,
      },
      "b.covariates must have as many entries as b.outcomes (2), got an array of 1",
    ],
    [
      "kaplanMeier",
      { times: [1, 2], events: [1, 2], ...level, ciType: "log" },
      "events[1] must be 0 or 1, got 2",
    ],
    [
      "kaplanMeier",
      { times: [-1], events: [1], ...level, ciType: "log" },
      "times[0] must be",
    ],
    [
      "kaplanMeier",
      { times: [1], events: [], ...level, ciType: "log" },
      "events must have as",
    ],
    [
      "kaplanMeier",
      { times: [1], events: [1], ...level, ciType: "loglog" },
      "ciType must be",
    ],
    [
      "bgnbdLogLikelihood",
      { params, customers: [customer, customer, customer, { ...customer, recency: -1 }] },
      "customers[3].recency must be a finite number, 0 or more, got -1",
    ],
    [
      "bgnbdLogLikelihood",
      { params, customers: [customer, { ...customer, recency: 3 }] },
      "customers[1].recency must not be above customers[1].age (2), got 3",
    ],
    [
      "bgnbdProbabilityAlive",
      { params, customer: { ...customer, frequency: 0 } },
      "customer.recency must be 0 with a frequency of 0, got 1",
    ],
    [
      "bgnbdProbabilityAlive",
      { params: { ...params, alpha: 0 }, customer },
      "params.alpha must be a finite number above 0, got 0",
    ],
    [
      "bgnbdConditionalExpectedPurchases",
      { params, customer: { ...customer, frequency: 1.5 }, horizon: 1 },
      "customer.frequency must be a whole number",
    ],
    [
      "bgnbdExpectedPurchases",
      { params, horizon: -1 },
      "horizon must be a finite number, 0 or",
    ],
    [
      "intervalSummary",
      { intervals: [1, -1] },
      "intervals[1] must be a finite number, 0 or",
    ],
    [
      "orderIntervals",
      { dates: ["2024-02-30"], mergeSameDay: true },
      'dates[0] must be an ISO 8601 date such as 2024-03-01 or 2024-03-01T10:00:00Z, got "2024-02-30"',
    ],
    [
      "reorderPrediction",
      { dates: ["2024-03-02T10:00:00Z"], asOf: "2024-03-01T23:00:00Z" },
      "asOf must not be before the last order (2024-03-02T00:00:00.000Z)",
    ],
    ["reorderPrediction", { dates: [], asOf: "soon" }, "asOf must be an ISO 8601 date"],
    [
      "cohortRetention",
      { orders: [], granularity: "day", asOf: "2024-03-01" },
      'granularity must be "month" or "week", got "day"',
    ],
    [
      "cohortRetention",
      {
        orders: [{ customerId: "a", date: "1 May" }],
        granularity: "week",
        asOf: "2024-01-01",
      },
      "orders[0].date must be an ISO 8601 date",
    ],
    ["funnelRates", { steps: [], ...level }, "steps must have an entry or more"],
    [
      "funnelRates",
      {
        steps: [
          { name: "sent", count: 1 },
          { name: "opened", count: 2 },
        ],
        ...level,
      },
      "steps[1].count must not be above steps[0].count (1), got 2",
    ],
  ])
})
