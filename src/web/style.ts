/** One style sheet for all pages: phone first, light and dark, and paper. No fonts or images from elsewhere. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f4f8f7, #0d1514); --card: light-dark(#fff, #141f1d);
  --ink: light-dark(#12201e, #e4eeec); --muted: light-dark(#52625f, #9bb0ad);
  --line: light-dark(#d5dfdd, #2b3b39);
  --accent: light-dark(#0f766e, #5eead4); --accent-mid: light-dark(#5fb3aa, #2a8277); --accent-soft: light-dark(#dcefec, #17403a);
  --error: light-dark(#a4262c, #ff9b94); --error-soft: light-dark(#fbe9e8, #421c1b);
  --amber: light-dark(#7a4b00, #fbd38d); --amber-soft: light-dark(#fdf1dc, #3a2a0f);
}
* { box-sizing: border-box }
html { -webkit-text-size-adjust: 100% }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; font-variant-numeric: tabular-nums }
a { color: var(--accent); text-underline-offset: 2px }
button, input { font: inherit }
button { padding: 8px 18px; border: 0; border-radius: 6px; background: var(--accent); color: var(--ground); font-weight: 600; cursor: pointer }
button.link { padding: 2px 0; background: none; color: var(--muted); font-weight: 400; text-decoration: underline; text-underline-offset: 2px }
input { width: 100%; padding: 8px 10px; border: 1px solid var(--muted); border-radius: 6px; background: var(--card); color: var(--ink) }
a:focus-visible, button:focus-visible, input:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px }
.skip { position: absolute; left: -9999px }
.skip:focus { left: 8px; top: 8px; padding: 4px 8px; background: var(--card) }
.demonstration { margin: 0; padding: 6px 16px; background: var(--amber-soft); color: var(--amber); text-align: center; font-weight: 650; font-size: 14px }
.top { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 16px; max-width: 1080px; margin: 0 auto; padding: 12px 16px 0; font-size: 15px }
.brand { margin: 0; font-weight: 700; color: var(--accent) }
.top nav { display: flex; flex-wrap: wrap; gap: 2px 16px; flex: 1 }
.top nav a { color: var(--muted); padding: 2px 0 }
.top nav a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none }
.top .language { margin-left: auto }
main { max-width: 1080px; margin: 0 auto; padding: 0 16px 48px }
.heading { margin: 20px 0 16px }
.district { margin: 0; color: var(--muted); font-weight: 600 }
h1 { margin: 0; font-size: clamp(22px, 4vw, 30px); line-height: 1.2; letter-spacing: -.01em; text-wrap: balance }
h2 { margin: 0 0 8px; font-size: 18px; line-height: 1.3 }
section { margin: 0 0 16px; padding: 16px; background: var(--card); border: 1px solid var(--line); border-radius: 10px }
section > p:last-child { margin-bottom: 0 }
.note, .formula, .times, .method, .key, footer { color: var(--muted); font-size: 14px }
.note, .method { margin: 0 0 8px }
.caution { margin: 8px 0; padding: 6px 10px; background: var(--amber-soft); color: var(--amber); border-radius: 6px }
small { font-size: 13px; color: var(--muted); font-weight: 400 }
.choices { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 0 0 12px }
.choices .of { color: var(--muted) } .choices [aria-current] { font-weight: 600 }

.summary { display: grid; gap: 12px 40px }
.headline h2 { margin: 0; font-size: 16px; color: var(--muted); font-weight: 600 }
.figure { margin: 0; font-size: clamp(52px, 15vw, 88px); font-weight: 700; line-height: 1.1; letter-spacing: -.03em; white-space: nowrap }
.counts { margin: 0 0 8px; font-size: 18px }
.formula { margin: 8px 0 0 }
.others { display: grid; gap: 10px; margin: 0; align-content: center }
.others div { display: flex; justify-content: space-between; gap: 16px; padding-top: 10px; border-top: 1px solid var(--line) }
.others dt { font-weight: 600 } .others dt::first-letter { text-transform: uppercase }
.others dd { margin: 0; font-size: 20px; font-weight: 600; text-align: right; line-height: 1.2; white-space: nowrap }
.others small { display: block; line-height: 1.4 }
.times { margin: 0 }
.bar { display: block; width: 100%; height: 8px; border-radius: 4px }
.headline .bar { height: 14px; border-radius: 7px }
.bar .all { fill: var(--accent-soft) } .bar .count { fill: var(--accent-mid) } .bar .inner { fill: var(--accent) }

.deadlines { display: grid; gap: 12px 40px; margin: 0; padding: 0; list-style: none }
.deadlines p { margin: 0 }
.deadlines .left { font-size: 24px; font-weight: 700; letter-spacing: -.01em; line-height: 1.3 }
.deadlines .left::first-letter { text-transform: uppercase }
.deadlines .passed .left { color: var(--error) }

.forecast { margin: 0 0 4px; font-size: 17px; max-width: 75ch }
.chart { display: block; overflow: visible; width: 100%; height: auto; margin: 8px 0 4px; font-family: inherit }
.chart text { font-size: 12px; fill: var(--muted) }
.chart .value { font-size: 15px; font-weight: 700; fill: var(--ink); paint-order: stroke; stroke: var(--card); stroke-width: 4px; stroke-linejoin: round }
.chart .grid { stroke: var(--line) }
.chart .target { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 2 4; stroke-linecap: round }
.chart .mark { stroke: var(--amber); stroke-dasharray: 3 3 }
.chart .band { fill: var(--accent); opacity: .16 }
.chart polyline { fill: none; stroke: var(--accent); stroke-width: 2.5; stroke-linejoin: round; stroke-linecap: round }
.chart polyline.projected { stroke-dasharray: 2 6 }
.chart circle { fill: var(--accent) }
.chart circle.projected { fill: var(--card); stroke: var(--accent); stroke-width: 2 }
.chart.wide { display: none }
.key { display: flex; flex-wrap: wrap; gap: 2px 20px; margin: 0 0 8px }
.key span::before { content: ''; display: inline-block; width: 22px; margin-right: 8px; vertical-align: middle; border-top: 3px solid var(--accent) }
.key .projected::before { border-top-style: dotted; border-bottom: 7px solid var(--accent-soft) }
details { margin-top: 4px } details.choices { display: block }
summary { cursor: pointer; color: var(--accent) }

table { width: 100%; border-collapse: collapse }
th, td { padding: 7px 12px 7px 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: break-word }
th:last-child, td:last-child { padding-right: 0 }
thead th { color: var(--muted); font-size: 14px; font-weight: 600 }
tbody th { font-weight: 600 }
tbody tr:last-child > * { border-bottom: 0 }
tfoot > tr > * { border-top: 2px solid var(--line); border-bottom: 0; font-weight: 600 }
.scroll { overflow-x: auto }
.scroll td, .scroll tbody th { white-space: nowrap }
dl dt { font-weight: 600 } dl dd { margin: 0 0 8px }
.levels th::first-letter, .levels td::first-letter { text-transform: uppercase }
.error, .warning { white-space: nowrap }
span.error { color: var(--error) } span.warning { color: var(--amber) }
.trouble { display: block; color: var(--error) }
footer p { margin: 0 0 4px }
.refusal { max-width: 640px; padding-top: 48px }
.refusal form { display: grid; gap: 8px; justify-items: start; margin: 16px 0 }
.refusal label { font-weight: 600 }
h3 { margin: 16px 0 4px; font-size: 16px }
.kim .columns section { break-inside: avoid } .kim td, .kim th { padding-right: 8px; font-size: 15px; overflow-wrap: anywhere }
.kim ul { margin: 0; padding-left: 20px } .kim li { margin: 0 0 6px } .kim section > p { margin: 0 0 8px }
.kim code { overflow-wrap: anywhere }

@media screen and (max-width: 719px) {
  .rows thead { position: absolute; left: -9999px }
  .rows tr { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 16px; padding: 10px 0; border-bottom: 1px solid var(--line) }
  .rows tr:last-child { border-bottom: 0 }
  .rows tr > th, .rows tr > .of { display: contents }
  .rows .title { flex: 1 0 60% }
  .rows .of span { font-weight: 600 }
  .rows .trouble, .rows .of .bar { flex: 0 0 100%; order: 1; margin: 3px 0 }
  .rows td { order: 2; padding: 0; border: 0; font-size: 14px }
  .rows td[data-label]::before { content: attr(data-label) ': '; color: var(--muted) }
  .rows .open { padding: 4px 0 }
}
@media print, (min-width: 720px) {
  main, .top { padding-left: 24px; padding-right: 24px }
  section { padding: 20px 24px }
  .summary { grid-template-columns: 3fr 2fr } .kim .columns { columns: 2; column-gap: 16px }
  .times, .summary .caution { grid-column: 1 / -1 }
  .deadlines { grid-template-columns: repeat(auto-fit, minmax(300px, 1fr)) }
  .chart.wide { display: block } .chart.narrow { display: none }
  .rows .of { width: 17% } .rows .of .bar { margin-top: 3px }
  .units td { font-size: 15px } .units .checked, .units .open { white-space: nowrap }
  .levels .of { width: 24% }
  .rows .value, .rows .target, .rows .completeness, .rows .share { white-space: nowrap } .rows .value small { display: block }
}
@media print {
  @page { margin: 14mm }
  :root { color-scheme: light; --ground: #fff; --card: #fff }
  body { font-size: 10.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact }
  .top nav, .skip, .units .open, .units thead th:last-child, details { display: none }
  main, .top { max-width: none; padding: 0 }
  section { border: 0; padding: 0; margin: 0 0 14pt }
  section:not(:has(.units)), tr { break-inside: avoid }
  .figure { font-size: 48pt } .kim .below { break-before: page } .kim .copy, .kim .choices { display: none }
  .kim .heading { margin: 0 0 12pt } .kim section { margin: 0 0 10pt } .kim .columns { column-gap: 8mm; line-height: 1.35 } .kim .figure { font-size: 40pt }
  th, td, .units td { padding-top: 2.5pt; padding-bottom: 2.5pt; font-size: 9pt }
  .units .of { width: 13% } small { font-size: 8pt }
  thead { display: table-header-group }
}
`;
