import { escapeHtml, escapeJson } from "./escape"
import type { TemplateNode } from "./parse-markers"
import { isPresent, type Path } from "./tokens"

/**
 * Writes a compiled template with real props: the hot path of sending. No React,
 * no allocation besides the strings.
 */
export function fillTree(nodes: readonly TemplateNode[], props: object): string {
  return write(nodes, [props])
}

// `scopes` maps a list's token id to the element being written; its holes cost nothing.
function write(nodes: readonly TemplateNode[], scopes: unknown[]): string {
  let out = ""
  for (const node of nodes) {
    if (typeof node === "string") {
      out += node
      continue
    }
    const value = read(node.path, scopes)
    switch (node.kind) {
      case "print":
        out += escapeHtml(printable(value))
        break
      case "json":
        out += escapeJson(printable(value))
        break
      case "if":
        out += isPresent(value) ? write(node.children, scopes) : ""
        break
      case "unless":
        out += isPresent(value) ? "" : write(node.children, scopes)
        break
      case "for":
        for (const item of Array.isArray(value) ? value : []) {
          scopes[node.scope] = item
          out += write(node.children, scopes)
        }
    }
  }
  return out
}

function read(path: Path, scopes: readonly unknown[]): unknown {
  let value = scopes[path.scope]
  for (const key of path.keys) {
    if (typeof value !== "object" || value === null) {
      return undefined
    }
    value = (value as Record<string, unknown>)[key]
  }
  return value
}

// As React prints children: null, undefined and booleans are nothing.
function printable(value: unknown): string {
  return typeof value === "string"
    ? value
    : typeof value === "number"
      ? String(value)
      : ""
}
