/** How a store looks and where it can be reached: from the settings, per sales channel. */
export type Brand = {
  storeName: string
  /** http(s) address of a logo; without one the store's name is set in type. */
  logoUrl: string | null
  /** Width of the logo in pixels. (Default: 120) */
  logoWidth?: number
  /** Colours as `#rgb` or `#rrggbb`; anything else falls back to the default of its role. */
  colors: {
    accent: string
    background: string
    surface: string
    text: string
    muted: string
  }
  /** CSS font list for text. (Default: Helvetica Neue, Helvetica, Arial) */
  fontFamily?: string
  /** CSS font list for headings. (Default: the text's) */
  headingFontFamily?: string
  supportEmail: string | null
  supportUrl: string | null
  /** Line breaks are kept in the text part and become commas in the HTML. */
  postalAddress: string | null
  websiteUrl: string | null
  socialLinks: readonly { label: string; url: string }[]
  footerText: string | null
}

/** Quiet defaults for a store that has set nothing yet. */
export const DEFAULT_BRAND: Brand = {
  storeName: "Our store",
  logoUrl: null,
  colors: {
    accent: "#1f1d1a",
    background: "#f5f3ef",
    surface: "#ffffff",
    text: "#1f1d1a",
    muted: "#6b665e",
  },
  supportEmail: null,
  supportUrl: null,
  postalAddress: null,
  websiteUrl: null,
  socialLinks: [],
  footerText: null,
}
