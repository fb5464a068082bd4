/** The style of a survey: a scale of numbers to press, in one row or two, and room for words. */
export const SURVEY_STYLE = `
.scale{display:grid;grid-template-columns:repeat(6,1fr);gap:.5rem;margin-top:.75rem}
.scale.words{grid-template-columns:1fr}
.point{position:relative}
.point input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer}
.point label{display:flex;align-items:center;justify-content:center;min-height:3rem;padding:.25rem;border:1px solid var(--muted);border-radius:4px;font-variant-numeric:tabular-nums}
.words .point label{justify-content:flex-start;gap:.875rem;padding-inline:1rem}
.words .point b{min-width:1ch}
.point input:hover+label{background:var(--tint)}
.point input:checked+label{background:var(--accent);border-color:var(--accent);color:var(--on-accent);font-weight:600}
.point input:focus-visible+label{outline:3px solid var(--link);outline-offset:2px}
textarea{display:block;width:100%;min-height:7.5rem;padding:.75rem;border:1px solid var(--muted);border-radius:4px;background-color:var(--surface);color:var(--text);font:inherit;resize:vertical}
.field .small{margin:.375rem 0 0}
@media (forced-colors:active){.point input:checked+label{forced-color-adjust:none;background:SelectedItem;color:SelectedItemText}}
@media (min-width:37.5rem){.scale{grid-template-columns:repeat(11,1fr);gap:.25rem}}
`
