import { MedusaError } from "@medusajs/framework/utils"
import { Purpose, Topic } from "../modules/post-purchase/constants"
import { toSeconds } from "./duration"
import { type Flow, purposeOf } from "./flow"

/** Keys stand in dedupe keys and tags, parted by slashes. */
const KEY = /^[a-z][a-z0-9-]{0,49}$/

/**
 * Declares a flow. See `order-confirmation.ts` for a small one; a store's own is made known
 * with `registerFlow`.
 *
 * @throws MedusaError (invalid_data) that names everything that is wrong at once: a key that
 *   is no key, steps of one key, a step that expires before it is due, a marketing flow
 *   without a topic (nobody could refuse it alone)
 * @example
 * defineFlow({
 *   key: "warranty-card",
 *   title: "Warranty card",
 *   description: "Says how to register for the longer warranty.",
 *   purpose: "marketing",
 *   topic: "tips",
 *   steps: [defineStep({ … })],
 * })
 */
export function defineFlow({
  topic = null,
  enabledByDefault,
  ...given
}: Omit<Flow, "enabledByDefault" | "topic"> & {
  enabledByDefault?: boolean
  topic?: Topic | null
}): Flow {
  const flow = {
    ...given,
    topic,
    enabledByDefault: enabledByDefault ?? given.purpose === Purpose.TRANSACTIONAL,
  }
  const problems = findProblems(flow)
  if (problems.length) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `The flow ${flow.key} is not valid: ${problems.join("; ")}.`
    )
  }
  return flow
}

function findProblems(flow: Flow): string[] {
  const keys = flow.steps.map(({ key }) => key)
  const wrong = [flow.key, ...keys].filter((key) => !KEY.test(key))
  const twice = keys.filter((key, index) => keys.indexOf(key) !== index)
  const isMarketing = flow.steps.some(
    (step) => purposeOf(flow, step) === Purpose.MARKETING
  )
  return [
    ...wrong.map(
      (key) =>
        `"${key}" is no key: keys are lower-case letters, digits and hyphens, at most 50`
    ),
    ...twice.map((key) => `two steps are called ${key}`),
    ...(flow.steps.length ? [] : ["it has no steps"]),
    ...flow.steps
      .filter(({ delay, expiresAfter }) => toSeconds(expiresAfter) <= toSeconds(delay))
      .map(
        ({ key }) =>
          `${key} expires before it is due: make expiresAfter longer than delay`
      ),
    ...(isMarketing && !flow.topic
      ? [`marketing needs a topic: one of ${Object.values(Topic).join(", ")}`]
      : []),
  ]
}
