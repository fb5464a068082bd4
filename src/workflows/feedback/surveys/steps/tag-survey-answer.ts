import { MedusaError } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { tagSurveyAnswer } from "../../../../modules/post-purchase/queries/tag-survey-answer"
import { resolveConnection } from "../../../../modules/post-purchase/resolve-ledger"
import type {
  TagSurveyAnswerInput,
  TagSurveyAnswerResult,
} from "../workflows/tag-survey-answer"

/** Replaces an answer's tags; the undo puts back those that it had. */
export const tagSurveyAnswerStep = createStep(
  "post-purchase-tag-survey-answer",
  async ({ id, tags }: TagSurveyAnswerInput, { container }) => {
    const unique = uniqueTags(tags)
    const tagged = await tagSurveyAnswer(resolveConnection(container), id, unique)
    if (!tagged) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `There is no survey answer ${id}. Look it up in the list of answers.`
      )
    }
    const result: TagSurveyAnswerResult = { id, tags: unique }
    return new StepResponse(result, { id, before: tagged.before })
  },
  async (undo, { container }) => {
    if (undo) {
      await tagSurveyAnswer(resolveConnection(container), undo.id, undo.before)
    }
  }
)

function uniqueTags(tags: string[]): string[] {
  const byWord = new Map<string, string>()
  for (const tag of tags.map((written) => written.trim()).filter(Boolean)) {
    const word = tag.toLocaleLowerCase("en")
    byWord.set(word, byWord.get(word) ?? tag)
  }
  return [...byWord.values()]
}
