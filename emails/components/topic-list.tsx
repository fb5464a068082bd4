import { Each } from "../compile/each"
import { When } from "../compile/when"
import { useDesign } from "../design"
import type { TopicProps } from "../props"
import { LabelTitle } from "./label-title"
import { Small } from "./typography"

/** What can be subscribed to, each with its sentence. */
export function TopicList({
  title,
  topics,
}: {
  title: string
  topics: readonly TopicProps[]
}) {
  const { theme } = useDesign()
  return (
    <>
      <LabelTitle title={title} />
      <div role="list">
        <Each list={topics}>
          {(topic) => (
            <div
              role="listitem"
              className="ln"
              style={{ borderTop: `1px solid ${theme.light.line}`, padding: "12px 0" }}
            >
              <Small style={{ fontSize: "15px", fontWeight: 600 }}>{topic.name}</Small>
              <When test={topic.description}>
                <Small muted>{topic.description}</Small>
              </When>
            </div>
          )}
        </Each>
      </div>
    </>
  )
}
