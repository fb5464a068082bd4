import { Chapter } from "./components/block"
import { Layout } from "./components/layout"
import { Note } from "./components/note"
import { defineTemplate } from "./define-template"
import { sampleLinks } from "./fixtures/links"
import { sampleContext } from "./fixtures/sample-context"
import type { FrameProps } from "./props"
import { noteText, textMail } from "./text/text-mail"
import { preferencesLinkProps } from "./view-models/preferences-link"

export type PreferencesLinkProps = {
  frame: FrameProps
  /** What to do for whoever asked for nothing. */
  notYou: { title: string; text: string }
}

/** The way to one's preferences for whoever has no old mail at hand. */
export default function PreferencesLinkEmail(props: PreferencesLinkProps) {
  return (
    <Layout frame={props.frame} plain>
      <Chapter>
        <Note title={props.notYou.title} text={props.notYou.text} />
      </Chapter>
    </Layout>
  )
}

const sample = preferencesLinkProps({
  ...sampleContext,
  preferencesUrl: sampleLinks.preferences,
})

PreferencesLinkEmail.PreviewProps = sample satisfies PreferencesLinkProps

export const preferencesLink = defineTemplate<PreferencesLinkProps>({
  key: "preferences-link",
  component: PreferencesLinkEmail,
  sample,
  subject: (props) => props.frame.subject,
  text: (props) =>
    textMail(props.frame, [noteText(props.notYou.title, props.notYou.text)]),
})
