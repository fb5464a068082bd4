import { Text } from "@react-email/components"
import type { CSSProperties, ReactNode } from "react"
import { useDesign } from "../design"

type TypeProps = { children: ReactNode; style?: CSSProperties; muted?: boolean }

/** Running text. */
export function Copy({ children, style, muted = false }: TypeProps) {
  return (
    <Sized size={16} line={26} muted={muted} style={style}>
      {children}
    </Sized>
  )
}

/** Secondary text: lists, addresses, notes. */
export function Small({ children, style, muted = false }: TypeProps) {
  return (
    <Sized size={14} line={22} muted={muted} style={style}>
      {children}
    </Sized>
  )
}

function Sized({
  size,
  line,
  muted,
  style,
  children,
}: TypeProps & { size: number; line: number }) {
  const { theme } = useDesign()
  return (
    <Text
      className={muted ? "m" : "t"}
      style={{
        margin: "0",
        fontFamily: theme.font,
        fontSize: `${size}px`,
        lineHeight: `${line}px`,
        color: muted ? theme.light.muted : theme.light.text,
        ...style,
      }}
    >
      {children}
    </Text>
  )
}
