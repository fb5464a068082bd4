import type { Palette, Theme } from "../../emails"
import { readableOn } from "../../emails/color"
import { SURVEY_STYLE } from "./survey-style"

/** The style of every page: the mail's card, for fingers, keyboards and both colour schemes. */
export function pageStyle(theme: Theme): string {
  return `
:root{color-scheme:${readableOn(theme.light.surface) === "#ffffff" ? "dark" : "light"};${properties(theme.light)}}
@media (prefers-color-scheme:dark){
:root{color-scheme:dark;${properties(theme.dark)}}
.logo{background:#fff;padding:8px 10px;border-radius:4px}
}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;background:var(--background)}
body{margin:0;font:1rem/1.6 ${theme.font};color:var(--text);overflow-wrap:anywhere}
.card{max-width:35rem;margin:clamp(1.5rem,8vh,5rem) auto 0;padding:2.5rem 3rem 3rem;background:var(--surface);border-radius:6px}
.store{margin-bottom:2.5rem;font:600 1.25rem/1.4 ${theme.headingFont}}
.store a{color:inherit;text-decoration:none;display:inline-block;padding-block:.5rem}
.logo{display:block;max-width:15rem;height:auto}
h1{margin:0;font:600 clamp(1.5rem,1.25rem + 1.5vw,1.875rem)/1.25 ${theme.headingFont};text-wrap:balance}
h2,legend{margin:0;padding:0;font:600 1rem/1.5 ${theme.font}}
p,ul{margin:1rem 0 0;text-wrap:pretty}
ul{padding-inline-start:1.25rem}
li{margin-top:.5rem}
li b,li span{display:block}
b{font-weight:600}
.small{font-size:.875rem;line-height:1.55;color:var(--muted)}
a{color:var(--link);text-underline-offset:.2em}
.way{margin-top:.25rem}
section>:first-child{margin-top:0}
.way a{display:inline-block;padding-block:.625rem;min-height:2.75rem}
form{margin:0}
fieldset{margin:2.5rem 0 0;padding:0;border:0;min-width:0}
section{margin-top:2.5rem;padding-top:1.5rem;border-top:1px solid var(--line)}
.actions{display:flex;flex-direction:column;gap:.75rem;margin-top:2rem}
button{display:block;width:100%;min-height:3rem;padding:.6875rem 1.5rem;border:1px solid transparent;border-radius:4px;background:var(--accent);color:var(--on-accent);font:600 1rem/1.5 ${theme.font};cursor:pointer;text-wrap:balance}
button.quiet{background:transparent;border-color:var(--muted);color:var(--text)}
button:hover{box-shadow:inset 0 0 0 100vmax color-mix(in srgb,currentColor 9%,transparent)}
.choice{position:relative;display:grid;grid-template-columns:auto 1fr;column-gap:.875rem;padding-block:.75rem;min-height:2.75rem;border-bottom:1px solid var(--line)}
.choice:last-child{border:0}
.choice input{position:relative;z-index:1;width:1.25rem;height:1.25rem;margin:.175rem 0 0;accent-color:var(--link)}
.choice label{grid-column:2;display:block}
.choice label::after{content:"";position:absolute;inset:0}
.choice .small{grid-column:2;margin:0}
.choices{margin-top:.5rem}
.field{margin-top:1.25rem}
.field label{display:block;margin-bottom:.375rem}
input[type=email],select{display:block;width:100%;min-height:3rem;padding:.5rem .75rem;border:1px solid var(--muted);border-radius:4px;background-color:var(--surface);color:var(--text);font:inherit}
select{appearance:none;padding-inline-end:2.75rem;background-image:linear-gradient(45deg,transparent 50%,var(--text) 50%),linear-gradient(-45deg,transparent 50%,var(--text) 50%);background-size:.375rem .375rem;background-repeat:no-repeat;background-position:right 1.375rem center,right 1rem center}
[dir=rtl] select{background-position:left 1rem center,left 1.375rem center}
@media (forced-colors:active){select{appearance:auto}}
[aria-invalid]{border-width:2px}
.status{margin:0 0 2rem;padding:.875rem 1.25rem;border-inline-start:4px solid var(--link);border-radius:4px;background:var(--tint);font-weight:600}
.error{margin:.5rem 0 0;font-weight:600}
footer{max-width:35rem;margin:0 auto;padding:2rem 3rem 3rem;font-size:.8125rem;line-height:1.55;color:var(--footnote)}
footer p{margin:0 0 .5rem}
footer a{color:inherit;display:inline-block;padding-block:.375rem;margin-inline-end:1.25rem}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
footer :focus-visible{outline-color:var(--footnote)}
[tabindex="-1"]:focus{outline:0}
${SURVEY_STYLE}@media (max-width:37.5rem){
.card{margin:0;padding:1.5rem 1.5rem 2.5rem;border-radius:0}
.store{margin-bottom:2rem}
footer{padding:1.5rem 1.5rem 2.5rem}
}
`
}

function properties(palette: Palette): string {
  const colors = {
    background: palette.background,
    surface: palette.surface,
    tint: palette.tint,
    text: palette.text,
    muted: palette.muted,
    footnote: palette.footnote,
    line: palette.line,
    accent: palette.accent,
    "on-accent": palette.onAccent,
    link: palette.link,
  }
  return Object.entries(colors)
    .map(([name, value]) => `--${name}:${value}`)
    .join(";")
}
