import { Each } from "./compile/each"
import { When } from "./compile/when"
import { Block, Chapter } from "./components/block"
import { Button } from "./components/button"
import { Layout } from "./components/layout"
import { RichList } from "./components/rich-text"
import { Copy } from "./components/typography"
import { defineTemplate } from "./define-template"
import { sampleFollowUp } from "./fixtures/follow-up"
import { sampleLinks } from "./fixtures/links"
import { sampleContext, sampleOrder } from "./fixtures/sample-context"
import type { FrameProps, LinkProps, RichItemProps } from "./props"
import { listText } from "./text/rich-text"
import { heading, joinSections, lines, linkText, textMail } from "./text/text-mail"
import { personalFollowUpProps } from "./view-models/personal-follow-up"

type ListProps = { title: string; items: readonly RichItemProps[] }

export type PersonalFollowUpProps = {
  /** The greeting is its paragraphs. */
  frame: FrameProps
  recap: ListProps
  nextSteps: ListProps
  action: LinkProps
  /** The last lines, the writer's name among them. */
  closing: readonly string[]
}

/** What somebody at the store wrote by hand. */
export default function PersonalFollowUpEmail(props: PersonalFollowUpProps) {
  return (
    <Layout frame={props.frame} plain breakWords>
      <List list={props.recap} />
      <List list={props.nextSteps} />
      <When test={props.action.url}>
        <Block top={32}>
          <Button href={props.action.url} label={props.action.label} />
        </Block>
      </When>
      <When test={props.closing}>
        <Block top={32} breakWords>
          <Copy>
            <Each list={props.closing}>
              {(line) => (
                <>
                  {line}
                  <br />
                </>
              )}
            </Each>
          </Copy>
        </Block>
      </When>
    </Layout>
  )
}

function List({ list }: { list: ListProps }) {
  return (
    <When test={list.items}>
      <Chapter title={list.title}>
        <div style={{ paddingTop: "4px" }}>
          <RichList items={list.items} />
        </div>
      </Chapter>
    </When>
  )
}

const sample = personalFollowUpProps({
  ...sampleContext,
  links: sampleLinks,
  content: sampleFollowUp,
  order: sampleOrder,
})

PersonalFollowUpEmail.PreviewProps = sample satisfies PersonalFollowUpProps

export const personalFollowUp = defineTemplate<PersonalFollowUpProps>({
  key: "personal-follow-up",
  component: PersonalFollowUpEmail,
  sample,
  subject: (props) => props.frame.subject,
  text: (props) =>
    textMail(props.frame, [
      listSection(props.recap),
      listSection(props.nextSteps),
      linkText(props.action),
      lines(...props.closing),
    ]),
})

function listSection({ title, items }: ListProps): string {
  return items.length ? joinSections([heading(title), listText(items)]) : ""
}
