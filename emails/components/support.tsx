import { Unless, When } from "../compile/when"
import type { FrameProps } from "../props"
import { Block, Chapter } from "./block"
import { TextLink } from "./text-link"
import { LabelTitle } from "./label-title"
import { Small } from "./typography"

/** Whom to ask. Always there; with a link when the store has one. */
export function Support({ support }: { support: FrameProps["support"] }) {
  return (
    <>
      <When test={support.url}>
        <Chapter>
          <LabelTitle title={support.title} />
          <Small muted>{support.text}</Small>
          <Small style={{ marginTop: "6px" }}>
            <When test={support.email}>
              <TextLink href={support.url}>{support.email}</TextLink>
            </When>
            <Unless test={support.email}>
              <TextLink href={support.url}>{support.label}</TextLink>
            </Unless>
          </Small>
        </Chapter>
      </When>
      <Block top={48}>
        <span />
      </Block>
    </>
  )
}
