/** How the evidence pack's page looks, on a screen and on paper. Dark text on white in every setting: it is printed. */
export const STYLE = `
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem; background: #fff; color: #1b1b1b;
  font: 16px/1.5 "Segoe UI", system-ui, -apple-system, "Helvetica Neue", Arial, sans-serif; }
h1 { margin: 0 0 .25rem; font-size: 1.8rem; line-height: 1.2; }
h2 { margin: 2.25rem 0 .5rem; padding-top: .5rem; border-top: 2px solid #1f4e79; font-size: 1.25rem; color: #1f4e79; }
p, ul, dl { margin: .5rem 0; max-width: 50rem; }
a { color: #0b57a4; }
a:focus-visible, .wide:focus-visible { outline: 3px solid #0b57a4; outline-offset: 2px; }
nav ol { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: 1rem 0; padding: 0; list-style: none; }
.verdicts { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: .75rem; margin: 1rem 0;
  padding: 0; max-width: none; list-style: none; }
.verdicts li { padding: .6rem .9rem; border: 1px solid #8a8a8a; border-left: 6px solid #1a6b2f; border-radius: 3px; }
.verdicts li.look { border-left-color: #a4262c; }
.verdicts strong { display: block; }
.wide { overflow-x: auto; margin: .75rem 0; }
table { border-collapse: collapse; min-width: 30rem; font-size: .875rem; line-height: 1.4; }
caption { padding: .25rem 0; font-weight: 600; text-align: left; }
th, td { padding: .25rem .6rem; border-bottom: 1px solid #d0d0d0; text-align: left; vertical-align: top;
  overflow-wrap: break-word; }
th[scope=row] { font-weight: 400; }
thead th { border-bottom: 2px solid #5a5a5a; font-weight: 600; }
td.hash { min-width: 11rem; font-family: Consolas, "Liberation Mono", monospace; word-break: break-all; }
.figure { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.short { white-space: nowrap; }
.sum th, .sum td { border-top: 1px solid #1b1b1b; font-weight: 600; }
.skip { position: absolute; left: -100rem; }
.skip:focus { position: static; }
footer { margin-top: 2rem; padding-top: .5rem; border-top: 1px solid #8a8a8a; font-size: .875rem; }
@page { margin: 12mm; size: landscape; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav, .skip { display: none; }
  a { color: inherit; text-decoration: none; }
  .wide { overflow: visible; }
  table { min-width: 0; font-size: 7.5pt; }
  th, td { padding: .15rem .35rem; }
  thead { display: table-header-group; }
  tr, .verdicts li { break-inside: avoid; }
  h2 { break-after: avoid; }
}
`.trim();
