import { DEFAULT_BRAND, type Brand } from "./brand"
import { contrast, mix, parseColor, readableOn, toHex, withContrast } from "./color"

/** The colours of one colour scheme; every text colour keeps 4.5:1 on its ground. */
export type Palette = {
  background: string
  surface: string
  /** Panels and picture placeholders. */
  tint: string
  text: string
  muted: string
  /** Small print below the card, on the background. */
  footnote: string
  line: string
  /** Button and progress. */
  accent: string
  onAccent: string
  link: string
}

/** Everything a component needs to look like the store. */
export type Theme = {
  light: Palette
  dark: Palette
  font: string
  headingFont: string
}

const SANS = "'Helvetica Neue', Helvetica, Arial, sans-serif"

/** Derives a theme from a brand. Unreadable choices are mended, not refused. */
export function createTheme(brand: Brand): Theme {
  const font = safeFont(brand.fontFamily) ?? SANS
  const accent = color(brand.colors.accent, DEFAULT_BRAND.colors.accent)
  return {
    light: lightPalette(brand, accent),
    dark: darkPalette(accent),
    font,
    headingFont: safeFont(brand.headingFontFamily) ?? font,
  }
}

function lightPalette(brand: Brand, accent: string): Palette {
  const defaults = DEFAULT_BRAND.colors
  const background = color(brand.colors.background, defaults.background)
  const surface = color(brand.colors.surface, defaults.surface)
  const ink = readableOn(surface)
  const tint = tintOf(surface, ink)
  const grounds = [surface, tint]
  const text = withContrast(color(brand.colors.text, defaults.text), grounds, ink)
  const muted = color(brand.colors.muted, defaults.muted)
  return {
    background,
    surface,
    tint,
    text,
    muted: withContrast(muted, grounds, text),
    footnote: withContrast(muted, [background], readableOn(background)),
    line: mix(surface, text, 0.12),
    accent,
    onAccent: readableOn(accent),
    link: grounds.every((ground) => contrast(accent, ground) >= 4.5) ? accent : text,
  }
}

// A shade towards the text; on a middling surface, where that would cost legibility, away from it.
function tintOf(surface: string, ink: string): string {
  const shade = mix(surface, ink, 0.045)
  const opposite = ink === "#ffffff" ? "#000000" : "#ffffff"
  return contrast(ink, shade) >= 4.5 ? shade : mix(surface, opposite, 0.06)
}

// Dark mode keeps the brand's accent only where it can be seen; else the button turns light.
function darkPalette(brandAccent: string): Palette {
  const [background, surface, text] = ["#121110", "#1c1b19", "#f2efe9"]
  const tint = "#282622"
  const accent = contrast(brandAccent, surface) >= 3 ? brandAccent : text
  return {
    background,
    surface,
    tint,
    text,
    muted: "#b3ada3",
    footnote: "#b3ada3",
    line: "#3a3732",
    accent,
    onAccent: readableOn(accent),
    // Seven to one, or a dark accent would end up as a grey that looks switched off.
    link: withContrast(brandAccent, [surface, background, tint], text, 7),
  }
}

function color(value: string, fallback: string): string {
  const parsed = parseColor(value)
  return parsed ? toHex(parsed) : fallback
}

// Letters, digits, spaces, commas, hyphens and single quotes: enough for a font list, too little for a style injection.
function safeFont(value: string | undefined): string | null {
  const font = value?.replace(/"/g, "'").trim()
  return font && /^[\p{L}\p{N} ,'_-]+$/u.test(font) && font.split("'").length % 2 === 1
    ? font
    : null
}
