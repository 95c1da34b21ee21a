/** The look of the viewer. The sheet keeps its own light colours in dark mode too: they carry meaning. */
export const GRID_STYLE = `
body.fills { display: flex; flex-direction: column; height: 100dvh; overflow: hidden }
.title { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 10px; padding: 10px 20px; background: var(--card); border-bottom: 1px solid var(--line) }
.title h1 { margin: 0; font-size: 18px }
.sheet { flex: 1 1 auto; min-height: 0; overflow: auto; background: #f1f4f3; color-scheme: light }
.grid { table-layout: fixed; border-collapse: separate; border-spacing: 0; font: 13px/1.35 Arial, 'Liberation Sans', 'Noto Sans', sans-serif; color: #000; background: #fff }
.grid th, .grid td { height: 22px; border: 0 solid #dfe4e3; border-width: 0 1px 1px 0 }
.grid th { padding: 0 4px; background: #f3f6f5; color: #55625f; font-weight: 400; font-size: 12px; text-align: center; vertical-align: middle; border-color: #cbd4d2 }
.grid td { padding: 2px 3px; overflow: hidden; white-space: pre; vertical-align: bottom; unicode-bidi: isolate; background: var(--corner, none) top right / 8px 8px no-repeat, var(--lock, none) #fff }
.grid td:has(> .run) { overflow: visible }
.grid .run { display: block; overflow: hidden }
.grid thead { position: sticky; top: 0; z-index: 3 }
.grid th:first-child { position: sticky; left: 0; z-index: 2 }
.grid td.s, .grid th.s { position: sticky; z-index: 1 }
.grid.frozen thead tr:last-child > * { border-bottom: 2px solid #9fb0ad }
.grid td.n { --corner: linear-gradient(225deg, #f0a000 0 50%, transparent 50%) }
.grid td.e { --corner: linear-gradient(225deg, #d93025 0 50%, transparent 50%) }
.grid td.p { --lock: repeating-linear-gradient(135deg, rgb(20 60 55 / 7%) 0 1px, transparent 1px 7px) }
.grid td.w { --lock: radial-gradient(rgb(20 60 55 / 16%) 0.8px, transparent 1px) 0 0 / 7px 7px }
.grid td.d { padding-right: 18px }
.grid td.d::before { content: '▾'; float: right; margin-right: -14px; color: #6b7a77; font-weight: 400 }
.below { margin: 0; padding: 10px 20px; color: #55625f; font-size: 13px; position: sticky; left: 0; max-width: 100vw }
.foot { flex: none; background: var(--card); border-top: 1px solid var(--line) }
.tabs { display: flex; gap: 2px; padding: 0 12px; overflow-x: auto }
.tabs a { display: flex; align-items: center; gap: 5px; padding: 7px 14px; border-bottom: 3px solid var(--tab, transparent); color: var(--muted); text-decoration: none; white-space: nowrap }
.tabs a:hover { background: var(--accent-soft) }
.tabs a[aria-current] { background: var(--accent-soft); color: var(--accent); font-weight: 600; border-bottom-color: var(--tab, var(--accent)) }
.tabs svg { width: 12px; height: 12px; flex: none }
.legend { display: flex; flex-wrap: wrap; align-items: center; gap: 2px 16px; padding: 5px 20px; border-top: 1px solid var(--line); color: var(--muted); font-size: 12px }
.legend > span { display: inline-flex; align-items: center; gap: 5px }
.legend i { width: 14px; height: 14px; border: 1px solid #cbd4d2; background: var(--corner, none) top right / 7px 7px no-repeat, var(--lock, none) #fff }
.legend .n { --corner: linear-gradient(225deg, #f0a000 0 50%, transparent 50%) }
.legend .p { --lock: repeating-linear-gradient(135deg, rgb(20 60 55 / 30%) 0 1px, transparent 1px 5px) }
.legend .w { --lock: radial-gradient(rgb(20 60 55 / 55%) 0.8px, transparent 1px) 0 0 / 5px 5px }
details.notes { font-size: 12px } .notes summary { cursor: pointer; color: var(--accent) }
.notes[open] { flex-basis: 100% }
.notes ul { margin: 6px 0; padding: 0; max-height: 34dvh; overflow: auto; list-style: none }
.notes li { padding: 3px 0; color: var(--ink); white-space: pre-wrap; overflow-wrap: anywhere } .notes b { margin-right: 8px; color: var(--muted) }
@media (max-width: 640px) {
  .grid td.s, .grid thead th.s { position: static }
  .title { padding: 8px 14px } .title h1 { font-size: 16px } .legend { padding: 4px 14px }
}
@media print { body.fills { display: block; height: auto; overflow: visible } .sheet { overflow: visible } }
`;
