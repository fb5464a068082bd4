import { LabelTitle } from "./label-title"
import { Small } from "./typography"

/** A titled paragraph. */
export function Note({ title, text }: { title: string; text: string }) {
  return (
    <>
      <LabelTitle title={title} />
      <Small>{text}</Small>
    </>
  )
}
