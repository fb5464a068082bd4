import { useContext } from "react"
import { escapeJson } from "./escape"
import { CompileContext } from "./tokens"

/**
 * A JSON-LD block. The only value printed without HTML escaping; it is escaped
 * for JSON instead, here and in the compiled template, so no string can leave the script element.
 */
export function RawJson({ json }: { json: string }) {
  const tokens = useContext(CompileContext)
  const id = tokens?.idOf(json) ?? null
  const content = tokens && id !== null ? tokens.mark("~", id) : escapeJson(json)
  return (
    <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: content }} />
  )
}
