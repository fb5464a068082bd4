import { useEffect } from "react"
import { useLocation } from "react-router-dom"

/** Brings the section that the address names (`…#links`) into view, and its first button to hand. */
export function useAnchor(isReady: boolean): void {
  const { hash, key } = useLocation()
  useEffect(() => {
    const section = isReady && hash ? document.getElementById(hash.slice(1)) : null
    if (section) {
      section.scrollIntoView({ block: "start" })
      section.querySelector<HTMLElement>("button")?.focus({ preventScroll: true })
    }
  }, [hash, key, isReady])
}
