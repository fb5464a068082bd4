import type { Path, TokenSet } from "./tokens"

/** A compiled template: text with holes, conditions and lists. */
export type TemplateNode =
  | string
  | { readonly kind: "print" | "json"; readonly path: Path }
  | {
      readonly kind: "if" | "unless"
      readonly path: Path
      readonly children: readonly TemplateNode[]
    }
  | {
      readonly kind: "for"
      readonly path: Path
      readonly scope: number
      readonly children: readonly TemplateNode[]
    }

/**
 * Reads rendered HTML with markers into a tree.
 *
 * @throws when the markers do not nest, which means that a component moved or cut its children.
 */
export function parseMarkers(html: string, tokens: TokenSet): TemplateNode[] {
  const root: TemplateNode[] = []
  const stack: TemplateNode[][] = [root]
  let current = root
  let end = 0

  for (const match of html.matchAll(tokens.pattern)) {
    if (match.index > end) {
      current.push(html.slice(end, match.index))
    }
    end = match.index + match[0].length
    const kind = match[1]
    if (kind === "/") {
      stack.pop()
      current = stack[stack.length - 1]
      if (!current) {
        throw new Error("a When or Each ends that never began")
      }
      continue
    }
    const id = Number(match[2])
    const path = tokens.paths[id]
    if (kind === "=" || kind === "~") {
      current.push({ kind: kind === "=" ? "print" : "json", path })
      continue
    }
    const children: TemplateNode[] = []
    current.push(
      kind === "*"
        ? { kind: "for", path, scope: id, children }
        : { kind: kind === "?" ? "if" : "unless", path, children }
    )
    stack.push(children)
    current = children
  }
  if (stack.length !== 1) {
    throw new Error("a When or Each never ends")
  }
  root.push(html.slice(end))
  return root
}
