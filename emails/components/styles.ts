import type { Palette, Theme } from "../theme"

/**
 * The style element of every mail: phone layout, dark mode and the rows of long orders.
 * Colours are inline for light mode; classes with !important replace them in dark mode.
 */
export function stylesheet(theme: Theme, start: string, end: string): string {
  const dark = darkRules(theme.dark)
  return [
    ":root{color-scheme:light dark;supported-color-schemes:light dark}",
    "body{margin:0;padding:0;-webkit-text-size-adjust:100%}",
    "a[x-apple-data-detectors]{color:inherit!important;text-decoration:none!important}",
    `.ci{margin-top:20px}.ci td{border-top:1px solid ${theme.light.line};padding:9px 0;color:${theme.light.text};font:14px/20px ${theme.font};text-align:${start};vertical-align:top}`,
    `.ci .cp{padding-${start}:16px;text-align:${end};white-space:nowrap}`,
    `.ci .m{color:${theme.light.muted}}`,
    "@media only screen and (max-width:600px){",
    ".outer{padding:0!important}",
    ".px{padding-left:24px!important;padding-right:24px!important}",
    ".h1{font-size:27px!important;line-height:34px!important}",
    ".btn{display:block!important;text-align:center!important}",
    `.col{display:block!important;width:auto!important;padding-left:0!important;padding-right:0!important}`,
    ".col2{padding-top:28px!important}",
    ".card{border-radius:0!important}",
    ".sc{width:46px!important}",
    "}",
    "@media only screen and (max-width:359px){.sc{width:38px!important}}",
    `@media (prefers-color-scheme:dark){${dark.join("")}}`,
    // Outlook.com rewrites colours itself; with this attribute it lets ours stand.
    dark.map((rule) => rule.replace(/(^|,)(?=\.)/g, "$1[data-ogsc] ")).join(""),
  ].join("")
}

function darkRules(dark: Palette): string[] {
  return [
    `.bg,.bg>table>tbody>tr>td{background-color:${dark.background}!important}`,
    `.card{background-color:${dark.surface}!important}`,
    `.tint{background-color:${dark.tint}!important}`,
    `.t{color:${dark.text}!important}`,
    `.m{color:${dark.muted}!important}`,
    `.k{color:${dark.link}!important}`,
    `.ci td{color:${dark.text}!important}`,
    `.ln,.ci td{border-color:${dark.line}!important}`,
    `.off{background-color:${dark.line}!important}`,
    `.on{background-color:${dark.accent}!important}`,
    `.btn{background-color:${dark.accent}!important;color:${dark.onAccent}!important}`,
    ".logo{background-color:#ffffff!important;padding:8px 10px!important;border-radius:4px!important}",
  ]
}
