export { askForLinkPage, linkSentPage } from "./ask-for-link"
export { confirmPage, confirmedPage, nothingToConfirmPage } from "./confirm"
export { type PageContext, createPageContext } from "./context"
export {
  type PageMessages,
  type PageSection,
  pageLanguages,
  registerPageCopy,
} from "./copy"
export { type Page, type PageDocument, renderDocument } from "./document"
export { findLanguage } from "./languages"
export { PauseChoice, pauseUntil } from "./pause-choice"
export { Saved, consentWording, preferencesPage } from "./preferences"
export { type Problem, problemPage } from "./problem"
export {
  type ReviewFormProblem,
  type ReviewFormState,
  reviewPage,
  reviewSavedPage,
} from "./review"
export { type SurveyView, answeredPage, surveyClosedPage, surveyPage } from "./survey"
export { unsubscribePage, unsubscribedPage } from "./unsubscribe"
