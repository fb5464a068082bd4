import { Fragment, useContext, type ReactNode } from "react"
import { CompileContext } from "./tokens"

/**
 * Repeats its child for every element. A template must not use `list.map`,
 * `list.length` or an index: they would be frozen when it is compiled.
 *
 * @example
 * <Each list={items}>{(item) => <p>{item.title}</p>}</Each>
 */
export function Each<Item>({
  list,
  children,
}: {
  list: readonly Item[]
  children: (item: Item) => ReactNode
}) {
  const tokens = useContext(CompileContext)
  const id = tokens?.idOf(list) ?? null
  if (tokens && id !== null) {
    return (
      <>
        {tokens.mark("*", id)}
        {children(list[0])}
        {tokens.mark("/")}
      </>
    )
  }
  return (
    <>
      {list.map((item, index) => (
        <Fragment key={index}>{children(item)}</Fragment>
      ))}
    </>
  )
}
