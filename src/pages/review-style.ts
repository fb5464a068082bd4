/**
 * The style of the review's form. A star is filled as long as no checked one comes before it;
 * a browser without `:has` shows the numbers below the stars alone.
 */
export const REVIEW_STYLE = `
.product{margin:.5rem 0 0;font-weight:600}
.product span{display:block;font-weight:400;color:var(--muted)}
.stars{display:flex;gap:.25rem;margin-top:.75rem}
.star{position:relative;flex:1;max-width:4.5rem;min-height:4rem;padding:.25rem;border:1px solid var(--muted);border-radius:4px;text-align:center;cursor:pointer;color:var(--link)}
.star input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer}
.star b{display:block;font-size:1.75rem;line-height:1.25}
.star span{display:block;font-size:.875rem;line-height:1.4;color:var(--text)}
.star b::before{content:"\\2605"}
.stars:not(:has(:checked)) .star b::before,.star:has(:checked)~.star b::before{content:"\\2606"}
.star:has(:checked){border-color:var(--link);box-shadow:inset 0 0 0 1px var(--link)}
.star:has(:checked) span{font-weight:600}
.star:has(:focus-visible){outline:3px solid var(--link);outline-offset:2px}
.star input:focus-visible{outline:0}
.hint{margin:0 0 .375rem;font-size:.875rem;line-height:1.55;color:var(--muted)}
.field label,.field legend{font-weight:600;margin-bottom:.125rem}
input[type=text],textarea,input[type=file]{display:block;width:100%;min-height:3rem;padding:.625rem .75rem;border:1px solid var(--muted);border-radius:4px;background-color:var(--surface);color:var(--text);font:inherit}
textarea{min-height:10rem;resize:vertical}
input[type=file]::file-selector-button{margin-inline-end:.75rem;padding:.25rem .75rem;border:1px solid var(--muted);border-radius:4px;background:transparent;color:var(--text);font:inherit;cursor:pointer}
fieldset.field{margin-top:1.25rem}
.kept{display:grid;grid-template-columns:repeat(auto-fill,minmax(7rem,1fr));gap:.75rem;margin-top:.5rem}
.kept .choice{border:1px solid var(--line);border-radius:4px;padding:.5rem;column-gap:.5rem}
.kept .choice label{font-weight:400}
.kept img{grid-column:1/-1;display:block;width:100%;height:6rem;object-fit:cover;border-radius:2px;margin-bottom:.5rem}
.note{margin-top:1.5rem;padding:.75rem 1rem;border-inline-start:4px solid var(--line);background:var(--tint);font-size:.875rem;line-height:1.55}
`
