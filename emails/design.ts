import { createContext, useContext } from "react"
import { DEFAULT_BRAND, type Brand } from "./brand"
import { createTheme, type Theme } from "./theme"

/** What is the same in all mails of a store in a language: compiled into the template. */
export type Design = {
  brand: Brand
  /** Language of the copy, for `lang`. */
  lang: string
  dir: "ltr" | "rtl"
}

/** The default is what `react-email dev` shows. */
export const DesignContext = createContext<Design>({
  brand: DEFAULT_BRAND,
  lang: "en",
  dir: "ltr",
})

/** The design with its theme and the two sides of a line, for components. */
export function useDesign(): Design & {
  theme: Theme
  start: "left" | "right"
  end: "left" | "right"
} {
  const design = useContext(DesignContext)
  return {
    ...design,
    theme: themeOf(design.brand),
    start: design.dir === "rtl" ? "right" : "left",
    end: design.dir === "rtl" ? "left" : "right",
  }
}

const themes = new WeakMap<Brand, Theme>()

function themeOf(brand: Brand): Theme {
  const known = themes.get(brand)
  if (known) {
    return known
  }
  const theme = createTheme(brand)
  themes.set(brand, theme)
  return theme
}
