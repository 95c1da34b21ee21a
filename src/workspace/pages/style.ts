/** One sober look for every page of the workspace: system font, teal, light and dark. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --accent: light-dark(#0f766e, #5eead4); --accent-soft: light-dark(#e3f3f0, #12332f);
  --ink: light-dark(#12201e, #e4eeec); --muted: light-dark(#566664, #9bb0ad);
  --line: light-dark(#d5dfdd, #2b3b39); --ground: light-dark(#f4f8f7, #0d1514); --card: light-dark(#fff, #141f1d);
  --sample: light-dark(#7a4b00, #fbd38d); --sample-soft: light-dark(#fdf1dc, #3a2a0f);
  --radius: 10px;
}
* { box-sizing: border-box }
html { -webkit-text-size-adjust: 100% }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif }
a { color: var(--accent) }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 16px; padding: 10px 20px; background: var(--card); border-bottom: 1px solid var(--line) }
.brand { display: flex; align-items: center; gap: 8px; color: var(--ink); font-weight: 650; text-decoration: none }
.brand svg { width: 22px; height: 22px; color: var(--accent); flex: none }
.bar nav { display: flex; gap: 2px; margin-left: auto }
.bar nav a { padding: 4px 10px; border-radius: 999px; color: var(--muted); text-decoration: none; white-space: nowrap }
.bar nav a:hover { background: var(--accent-soft) }
.bar nav a[aria-current] { background: var(--accent-soft); color: var(--accent); font-weight: 600 }
.badge { display: inline-block; padding: 1px 9px; border-radius: 999px; background: var(--accent-soft); color: var(--accent); font-size: 12px; font-weight: 600; white-space: nowrap }
.badge.sample { background: var(--sample-soft); color: var(--sample) }
main { max-width: 1080px; margin: 0 auto; padding: 24px 20px 48px }
main > :first-child { margin-top: 0 }
h1 { margin: 0 0 4px; font-size: 24px; line-height: 1.25; overflow-wrap: anywhere }
h2 { margin: 28px 0 8px; font-size: 16px }
.lead { margin: 0 0 20px; max-width: 68ch; color: var(--muted) }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(260px, 1fr)); gap: 16px }
.card { display: block; padding: 18px 20px; background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); color: inherit; text-decoration: none }
a.card:hover { border-color: var(--accent) }
.card b { display: block; color: var(--accent); font-size: 18px }
.card p { margin: 6px 0 0; color: var(--muted) }
table.list { width: 100%; border-collapse: separate; border-spacing: 0; background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden }
.list th { text-align: left; color: var(--muted); font-size: 13px; font-weight: 600 }
.list th, .list td { padding: 9px 14px; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere }
.list tr:last-child td { border-bottom: 0 }
.list tbody tr:hover { background: var(--accent-soft) }
.list .when { white-space: nowrap; color: var(--muted); font-variant-numeric: tabular-nums }
.list a { font-weight: 600; text-decoration: none }
.list .gone a { color: var(--muted); text-decoration: line-through }
.empty { padding: 28px; text-align: center; color: var(--muted) }
ul.card { margin: 0; padding-left: 38px }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 0; padding: 14px 18px }
.facts dt { color: var(--muted) } .facts dd { margin: 0; overflow-wrap: anywhere }
pre.text { margin: 0; padding: 16px 18px; white-space: pre-wrap; overflow-wrap: anywhere; font: 14px/1.55 ui-monospace, 'Cascadia Mono', Menlo, 'Noto Sans Mono', monospace }
iframe.mail { display: block; width: 100%; height: min(70vh, 720px); border: 1px solid var(--line); border-radius: var(--radius); background: #fff; color-scheme: light }
.hint { margin: 0 0 8px; color: var(--muted); font-size: 13px }
details.more { margin-top: 12px } details.more summary { cursor: pointer; color: var(--accent) }
.more .card { margin-top: 8px }
@media (max-width: 640px) {
  .bar { padding: 8px 14px } .bar nav { margin-left: -10px; width: 100% } main { padding: 18px 14px 40px } h1 { font-size: 20px }
  .list, .list tbody, .list tr, .list td { display: block } .list thead { display: none }
  .list td { padding: 0 14px; border: 0 } .list tr { padding: 10px 0; border-bottom: 1px solid var(--line) } .list tr:last-child { border: 0 }
  ul.card { margin: 0; padding-left: 38px }
dl.facts { grid-template-columns: 1fr; gap: 0 } .facts dd { margin-bottom: 6px }
}
@media print { .bar nav { display: none } }
`;
