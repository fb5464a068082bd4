import { useContext, type ReactNode } from "react"
import { CompileContext, isPresent } from "./tokens"

type WhenProps = {
  /** A prop as it came: a string, a boolean or a list, not an expression made of it. */
  test: string | boolean | readonly unknown[]
  children: ReactNode
}

/**
 * Shows its children when the value is present ("" and [] are not). One of the
 * two kinds of logic a template may have; see {@link Each}.
 */
export function When({ test, children }: WhenProps) {
  return (
    <Branch kind="?" test={test}>
      {children}
    </Branch>
  )
}

/** Shows its children when the value is absent: the other half of {@link When}. */
export function Unless({ test, children }: WhenProps) {
  return (
    <Branch kind="!" test={test}>
      {children}
    </Branch>
  )
}

function Branch({ kind, test, children }: WhenProps & { kind: "?" | "!" }) {
  const tokens = useContext(CompileContext)
  const id = tokens?.idOf(test) ?? null
  if (tokens && id !== null) {
    return (
      <>
        {tokens.mark(kind, id)}
        {children}
        {tokens.mark("/")}
      </>
    )
  }
  return isPresent(test) === (kind === "?") ? <>{children}</> : null
}
