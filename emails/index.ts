export { DEFAULT_BRAND, type Brand } from "./brand"
export { Each } from "./compile/each"
export { RawJson } from "./compile/raw-json"
export { Unless, When } from "./compile/when"
export { compileTemplate, type CompiledTemplate } from "./compile/compile-template"
export {
  builtInCopy,
  copyLanguages,
  isCopySection,
  loadCopy,
  registerCopy,
  speaker,
  type Copy,
  type CopyOverrides,
  type CopySection,
  type Messages,
  type Speaker,
} from "./copy"
export {
  checkCopy,
  findCopyProblems,
  findKeyProblem,
  sayCopyProblem,
  type CopyProblem,
} from "./copy/check-copy"
export { renderLiquid, variablesOf, type CopyVariables } from "./copy/liquid"
export { nearestName } from "./copy/nearest-name"
export { topicName, type TopicName } from "./copy/topics"
export { COPY_VARIABLES } from "./copy/variables"
export { defineTemplate, type EmailTemplate } from "./define-template"
export { DesignContext, useDesign, type Design } from "./design"
export * from "./props"
export {
  renderComponent,
  renderLive,
  renderTemplate,
  type RenderedEmail,
} from "./render-template"
export * from "./templates"
export * from "./text/rich-text"
export * from "./text/text-mail"
export { createTheme, type Palette, type Theme } from "./theme"
export * from "./view-models"

export { AddressBlock } from "./components/address-block"
export { Block, Chapter } from "./components/block"
export { Button } from "./components/button"
export { Columns } from "./components/columns"
export { Facts } from "./components/facts"
export { Incentive } from "./components/incentive"
export { ItemList } from "./components/item-list"
export { Layout } from "./components/layout"
export { Note } from "./components/note"
export { SocialProof } from "./components/proof"
export { Progress } from "./components/progress"
export { RichList, RichText } from "./components/rich-text"
export { TextLink } from "./components/text-link"
export { Totals } from "./components/totals"
export { Copy as CopyText, Small } from "./components/typography"
