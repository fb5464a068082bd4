import {
  type CopySection,
  copyLanguages,
  findCopyProblems,
  findKeyProblem,
  isCopySection,
} from "../../../emails"
import type { FlowStep } from "../../flows/flow"
import type { StepOverrides } from "../../modules/post-purchase/flow-overrides"

type CopyOverrides = NonNullable<StepOverrides["copy"]>

/**
 * All that keeps changed sentences from being said, each with its place and the name that was
 * most likely meant: a mail whose sentence fails would fall back to the built-in one in silence.
 *
 * @param path - of the field that holds them
 */
export function findCopyOverrideProblems(
  step: FlowStep,
  copy: CopyOverrides,
  path: string
): string[] {
  const languages = Object.entries(copy)
  if (!languages.length) {
    return []
  }
  const section = step.about === "order" ? step.copySection : null
  if (section === null || !isCopySection(section)) {
    return [`${path}: the sentences of this step cannot be changed; leave them out`]
  }
  return languages.flatMap(([language, sentences]) =>
    copyLanguages().includes(language)
      ? Object.entries(sentences).flatMap(([key, sentence]) =>
          findSentenceProblems(section, key, sentence, `${path}.${language}.${key}`)
        )
      : [
          `${path}.${language}: mails are not written in ${language}; there are ${copyLanguages().join(", ")}`,
        ]
  )
}

function findSentenceProblems(
  section: CopySection,
  key: string,
  sentence: string | null,
  path: string
): string[] {
  const unknown = findKeyProblem(section, key)
  if (unknown) {
    return [`${path}: ${unknown}`]
  }
  if (sentence === null) {
    return []
  }
  if (key.startsWith("subject") && !sentence.trim()) {
    return [`${path}: a mail needs a subject; null takes the built-in one back`]
  }
  return findCopyProblems(section, sentence).map(
    ({ line, column, problem }) => `${path}, line ${line}, column ${column}: ${problem}`
  )
}
