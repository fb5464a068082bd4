import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import {
  type Page,
  type PageContext,
  type Problem,
  problemPage,
  renderDocument,
} from "../../../pages"
import { openPage, openPlainPage } from "./open-page"

/** What a public page answers. */
export type PageAnswer =
  | { page: Page; context: PageContext; status?: number }
  | { problem: Problem; context?: PageContext; status?: number }
  /** Where the outcome of a POST can be looked at again and again. */
  | { seeOther: string }

const STATUS: Record<Problem["kind"], number> = {
  invalid: 404,
  expired: 410,
  "too-many": 429,
  refused: 400,
  trouble: 500,
}

/**
 * Turns what a handler found out into a page; also when it fails, since a person reads the
 * answer and Medusa's is JSON.
 */
export function servePage(
  handler: (req: MedusaRequest) => Promise<PageAnswer>
): (req: MedusaRequest, res: MedusaResponse) => Promise<void> {
  return async (req, res) => {
    try {
      await sendAnswer(req, res, await handler(req))
    } catch (error) {
      await sendAnswer(req, res, { problem: toProblem(req, error) })
    }
  }
}

/** Sends an answer; see {@link servePage}. */
export async function sendAnswer(
  req: MedusaRequest,
  res: MedusaResponse,
  answer: PageAnswer
): Promise<void> {
  if ("seeOther" in answer) {
    res.redirect(303, answer.seeOther)
    return
  }
  const context = answer.context ?? (await openPage(req).catch(() => openPlainPage(req)))
  const isProblem = "problem" in answer
  const page = isProblem ? problemPage(context, answer.problem) : answer.page
  const { html, policy } = renderDocument(page, context)
  if (isProblem && answer.problem.kind === "too-many") {
    res.set("Retry-After", String(answer.problem.waitSeconds))
  }
  res
    .status(answer.status ?? (isProblem ? STATUS[answer.problem.kind] : 200))
    .set("Content-Security-Policy", policy)
    .set("Content-Language", context.language)
    .type("html")
    .send(html)
}

function toProblem(req: MedusaRequest, error: unknown): Problem {
  const isRefusal =
    MedusaError.isMedusaError(error) &&
    (error.type === MedusaError.Types.INVALID_DATA ||
      error.type === MedusaError.Types.NOT_ALLOWED)
  if (isRefusal) {
    return { kind: "refused" }
  }
  // The path holds a signed token: it stays out of the log.
  const cause = error instanceof Error ? error : new Error(messageOf(error))
  req.scope
    .resolve(ContainerRegistrationKeys.LOGGER)
    .error("post-purchase: a public page failed", cause)
  return { kind: "trouble" }
}

/** What fails inside a workflow comes out of it as a plain object. */
function messageOf(error: unknown): string {
  const isLike = typeof error === "object" && error !== null && "message" in error
  return String(isLike ? error.message : error)
}
