/** Style sheet of the report: one column on a phone, charts side by side on a desk, black on white in print. */
export const reportStyle = `
:root { color-scheme: light dark; --ink: #1a1a1a; --soft: #5c5c5c; --line: #c9c9c9; --paper: #ffffff; --tint: #f4f4f2; --link: #00558a; --bad: #a33b00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8e6; --soft: #a8a8a4; --line: #4a4a48; --paper: #191918; --tint: #242422; --link: #7cc4f0; --bad: #ff9d66; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 1.5rem 1rem 3rem; font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; color: var(--ink); background: var(--paper); overflow-wrap: break-word; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .4rem; }
h2 { font-size: 1.2rem; margin: 2.2rem 0 .6rem; border-bottom: 1px solid var(--line); padding-bottom: .2rem; }
h3 { font-size: 1rem; margin: 1.2rem 0 .4rem; }
p { max-width: 44rem; margin: .5rem 0; }
a { color: var(--link); }
.soft { color: var(--soft); font-size: .9rem; }
.bad { color: var(--bad); font-weight: 600; }
.scroll { overflow-x: auto; margin: .6rem 0; }
.scroll:focus-visible { outline: 2px solid var(--link); }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; border-top: 1.5px solid var(--ink); border-bottom: 1.5px solid var(--ink); }
caption { text-align: left; color: var(--soft); padding: 0 0 .3rem; }
th, td { text-align: left; padding: .22rem .7rem .22rem 0; vertical-align: top; font-weight: normal; }
th:last-child, td:last-child { padding-right: 0; }
thead th { font-weight: 600; vertical-align: bottom; }
thead tr:last-child th { border-bottom: 1px solid var(--ink); }
thead th[colspan] { text-align: center; }
tbody tr:nth-child(even) { background: var(--tint); }
.n { text-align: right; }
td.n { white-space: nowrap; }
tbody th { min-width: 8.5rem; }
.short tbody th { min-width: 0; }
.unit { color: var(--soft); white-space: nowrap; }
.first { padding-left: 1.2rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 25rem), 1fr)); gap: 1.2rem; align-items: start; }
figure { margin: 0; max-width: 34rem; }
figure svg { display: block; width: 100%; height: auto; background: #ffffff; border-radius: 2px; }
figcaption { font-size: .875rem; color: var(--soft); margin-top: .3rem; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 0 2rem; }
pre { overflow-x: auto; background: var(--tint); padding: .7rem .9rem; font: .82rem/1.45 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
summary { cursor: pointer; padding: .3rem 0; }
ul { padding-left: 1.2rem; }
@media (max-width: 30rem) { body { padding: 1rem .7rem 2rem; } h1 { font-size: 1.35rem; } table { font-size: .82rem; } th, td { padding-right: .5rem; } }
@page { margin: 16mm 14mm; }
@media print {
  :root { color-scheme: light; --ink: #000000; --soft: #444444; --line: #999999; --paper: #ffffff; --tint: #ffffff; --link: #000000; --bad: #000000; }
  html { font-size: 9pt; }
  body { max-width: none; padding: 0; }
  h2, h3, caption, thead { break-after: avoid; }
  figure, tr { break-inside: avoid; }
  .figures { grid-template-columns: 1fr 1fr; gap: 6mm; }
  .columns { grid-template-columns: 1fr 1fr; }
  .scroll { overflow: visible; }
  table { font-size: 8pt; }
  pre { white-space: pre-wrap; background: none; border: .5pt solid #999999; }
  a { text-decoration: none; }
}
`;
