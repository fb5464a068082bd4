import { WorkflowResponse, createWorkflow } from "@medusajs/framework/workflows-sdk"
import { tagSurveyAnswerStep } from "../steps/tag-survey-answer"

export type TagSurveyAnswerInput = {
  /** The answer. */
  id: string
  /** All tags that it is to have: at most 20, each one line of at most 40 characters. */
  tags: string[]
}

export type TagSurveyAnswerResult = { id: string; tags: string[] }

export const tagSurveyAnswerWorkflowId = "tag-survey-answer"

/**
 * Gives an answer its tags, words of the shop's own for sorting answers; they replace those that
 * it had. Spaces around a tag and a second one that differs in capitals alone are dropped.
 *
 * @throws MedusaError (not_found) for an unknown answer
 * @example
 * await tagSurveyAnswerWorkflow(container).run({
 *   input: { id: "ppsur_01…", tags: ["packaging"] },
 * })
 */
export const tagSurveyAnswerWorkflow = createWorkflow(
  tagSurveyAnswerWorkflowId,
  (input: TagSurveyAnswerInput) => new WorkflowResponse(tagSurveyAnswerStep(input))
)
