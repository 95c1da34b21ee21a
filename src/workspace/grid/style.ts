/** Style of the grid's page: the workspace's own look, and the component's cells on a light ground like paper. */
import { STYLE } from '../pages/style.ts';

export const GRID_CSS = `${STYLE}
body { display: flex; flex-direction: column; height: 100dvh; overflow: hidden }
.title { display: flex; align-items: center; gap: 4px 12px; padding: 8px 16px 4px; background: var(--card) }
.title h1 { margin: 0; font-size: 18px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; min-width: 0 } .title .badge, .who { flex: none } .title .badge { font-weight: 500 }
.who { display: flex; align-items: center; gap: 8px; margin-left: auto; color: var(--muted); font-size: 13px; min-width: 0 }
select, .tools button, .tools a, dialog button { font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--line); border-radius: 6px }
.who select { padding: 4px 8px; max-width: 22em; min-width: 0; text-overflow: ellipsis }
.tools { display: flex; align-items: center; gap: 4px 10px; padding: 4px 16px 6px; background: var(--card); overflow-x: auto; flex: none }
.group { display: flex; gap: 2px; flex: none; padding-right: 10px; border-right: 1px solid var(--line) } .group:last-child { border: 0; padding: 0 }
.tools button { width: 34px; height: 32px; padding: 0; border-color: transparent; cursor: pointer; display: grid; place-items: center }
.tools button:hover, .tools a:hover { background: var(--accent-soft) } .tools [aria-pressed=true] { background: var(--accent-soft); color: var(--accent) }
.tools svg { width: 18px; height: 18px; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round }
.links { margin-left: auto; gap: 6px } .tools a { padding: 5px 10px; font-size: 13px; text-decoration: none; color: var(--accent); white-space: nowrap }
button:focus-visible, select:focus-visible, textarea:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px }
.formula { display: flex; align-items: stretch; border: solid var(--line); border-width: 1px 0; background: var(--card); flex: none }
#address { width: 92px; padding: 5px 12px; border-right: 1px solid var(--line); font-size: 13px; color: var(--muted); flex: none; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
#content { flex: 1; min-width: 0; border: 0; padding: 5px 10px; font: 13px/1.5 ui-monospace, 'Noto Sans Mono', monospace; color: var(--ink); background: transparent; resize: none; field-sizing: content; max-height: 96px }
#content:read-only { color: var(--muted) }
#note-line { margin: 0; padding: 4px 16px; font-size: 13px; background: #fff7d6; color: #4d3f00; border-bottom: 1px solid #ead78a; max-height: 4.5em; overflow: auto; white-space: pre-wrap; flex: none }
main#sheet { flex: 1; min-height: 0; max-width: none; margin: 0; padding: 0; background: #fff; color-scheme: light }
revo-grid { height: 100%; width: 100%; font: 13px/18px system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; color: #111 }
revo-grid[theme] .rgCell, revo-grid[theme=compact] revogr-data .rgCell { padding: 4px 6px; line-height: 1.385; color: #111; background: #fff; box-shadow: none; border: solid #dfe5e4; border-width: 0 1px 1px 0; overflow: hidden; white-space: nowrap; align-items: normal }
revo-grid[theme] .rgRow { box-shadow: none }
revo-grid[theme] .rgCell.wraps { white-space: pre-wrap }
revo-grid[theme] .rgCell.runs { overflow: visible; z-index: 1; border-right-color: transparent }
revo-grid[theme] .rgCell .run { position: relative; display: block; overflow: hidden; text-overflow: clip; pointer-events: none; line-height: normal }
revo-grid[theme] .rgCell .text { display: block; overflow: hidden; text-overflow: ellipsis }
revo-grid[theme] .rgCell.wraps .text { white-space: inherit; overflow-wrap: anywhere; text-overflow: clip }
revo-grid[theme] .rgCell.joined { z-index: 2 } revo-grid[theme] .rgCell.covered .text { visibility: hidden }
revo-grid[theme] .rgCell.locked { background-image: linear-gradient(#0b3b3608, #0b3b3608); cursor: default }
revo-grid[theme] .rgCell.warned { background-image: linear-gradient(#8a5a0009, #8a5a0009) }
revo-grid[theme] .rgCell.error { color: #b42318 }
revo-grid[theme] .rgCell.tick { text-align: center; font-size: 16px; cursor: pointer }
revo-grid[theme] .rgCell.noted::after, revo-grid[theme] .rgCell.unfit::before { content: ''; position: absolute; top: 0; right: 0; border: 4px solid; border-color: #c77700 #c77700 transparent transparent }
revo-grid[theme] .rgCell.unfit::before { right: auto; left: 0; border-color: #c4320a transparent transparent #c4320a }
revo-grid[theme] .rgCell.choice { padding-right: 22px }
.rgCell .mark { position: absolute; right: 3px; top: 2px; width: 20px; height: 20px; padding: 0; border: 0; border-radius: 4px; background: transparent; cursor: pointer }
.rgCell .mark::before { content: ''; display: block; margin: 2px auto 0; width: 8px; height: 5px; background: #566664; clip-path: polygon(0 0, 100% 0, 50% 100%) }
.rgCell .mark:hover { background: #e3f3f0 } .rgCell .funnel { background: #fffc } .rgCell .funnel.on { background: #0f766e } .rgCell .funnel.on::before { background: #fff }
revo-grid[theme] revogr-header .header-rgRow, revo-grid[theme] .rowHeaders { background: #f1f5f4; color: #566664; font-weight: 500; font-size: 12px }
revo-grid[theme] revogr-header .rgHeaderCell { padding: 0; line-height: 24px; justify-content: center; text-align: center; box-shadow: none; border-right: 1px solid #dfe5e4; border-bottom: 1px solid #cfd8d6 }
revo-grid[theme] revogr-header .header-rgRow { height: 25px; line-height: 24px }
revo-grid[theme] .rowHeaders .rgCell, revo-grid[theme=compact] revogr-data .rowHeaders .rgCell { background: #f1f5f4; color: #566664; text-align: center; padding: 4px 2px }
.letters, .number { display: block; width: 100%; cursor: pointer }
revo-grid[theme] revogr-focus.focused-cell { box-shadow: none; border: 2px solid #0f766e }
revo-grid .autofill-handle { width: 11px !important; height: 11px !important; margin: -6px 0 0 -6px !important; background: transparent !important } revo-grid .autofill-handle::before { width: 7px !important; height: 7px !important; right: 2px !important; bottom: 2px !important; border-radius: 0; background: #0f766e !important; border: 0 }
revo-grid[theme] .selection-border-range { background: #0f766e14; border: 1px solid #0f766e; box-shadow: none }
revo-grid[theme] revogr-viewport-scroll.colPinStart { box-shadow: 1px 0 0 #9bb0ad, 3px 0 6px #0001; z-index: 3 }
revo-grid[theme] revogr-data[type=rowPinStart] { box-shadow: 0 1px 0 #9bb0ad }
revo-grid revogr-edit { background: transparent; box-shadow: none; z-index: 20; height: auto !important; overflow: visible }
/* the component draws its own focus */
revo-grid [tabindex]:focus-visible { outline: 0 }
revogr-edit .field { display: block; width: 100%; min-height: 26px; margin: 0; padding: 3px 5px; border: 2px solid #0f766e; border-radius: 0; outline: 0; font: 13px/18px system-ui, 'Noto Sans', sans-serif; color: #111; background: #fff; resize: none; box-sizing: border-box; text-align: left; box-shadow: 0 2px 10px #0003 }
revogr-edit select.field { height: auto; min-width: 150px; box-shadow: 0 6px 18px #0003 } revogr-edit option { padding: 3px 6px }
.foot { display: flex; background: var(--card); border-top: 1px solid var(--line); flex: none }
.tabs { display: flex; gap: 2px; padding: 0 8px; overflow-x: auto }
.tabs button { font: inherit; font-size: 14px; padding: 8px 14px; border: 0; border-bottom: 3px solid var(--tab, transparent); background: transparent; color: var(--muted); white-space: nowrap; cursor: pointer }
.tabs button[aria-current] { background: var(--accent-soft); color: var(--accent); font-weight: 600 } .tabs .locked::after { content: ''; display: inline-block; width: 9px; height: 11px; margin-left: 6px; background: currentColor; opacity: .65; clip-path: polygon(0 45%, 15% 45%, 15% 15%, 30% 0, 70% 0, 85% 15%, 85% 45%, 68% 45%, 68% 22%, 60% 15%, 40% 15%, 32% 22%, 32% 45%, 100% 45%, 100% 100%, 0 100%) }
#toasts { position: fixed; z-index: 50; left: 50%; bottom: 56px; translate: -50% 0; width: min(620px, calc(100vw - 24px)) }
.toast { padding: 12px 16px; border-radius: 8px; background: #12201e; color: #fff; box-shadow: 0 6px 24px #0004; cursor: pointer } .toast.alert { background: #8f1d13 }
dialog { max-width: min(460px, calc(100vw - 32px)); width: 100%; padding: 18px 20px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--card); color: var(--ink) }
dialog::backdrop { background: #0006 } dialog h2 { margin: 0 0 8px } dialog textarea { width: 100%; font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--line); border-radius: 6px; padding: 8px }
.buttons { display: flex; justify-content: flex-end; gap: 8px; margin-top: 14px } .buttons button { padding: 7px 14px; cursor: pointer } .buttons .primary { background: var(--accent); border-color: var(--accent); color: var(--card); font-weight: 600 }
.buttons.small { justify-content: flex-start; margin: 0 0 8px } .buttons.small button { padding: 3px 10px; font-size: 13px }
.ticks .list { max-height: 46vh; overflow: auto; border: 1px solid var(--line); border-radius: 6px; padding: 6px 10px } .ticks label { display: flex; gap: 8px; padding: 3px 0; overflow-wrap: anywhere }
@media (max-width: 640px) {
  .bar { padding: 6px 12px } .bar .sample { display: none } .bar nav { width: auto; margin-left: auto } .bar nav a { padding: 4px 6px; font-size: 13px } .brand span { display: none }
  .title { flex-wrap: wrap; padding: 6px 12px 2px } .title h1 { font-size: 15px; width: 100%; white-space: normal; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden } .who { flex: 1; margin: 0 } .who select { flex: 1 } .who span { display: none }
  .title .badge { order: 3 } .tools { padding: 4px 12px } .tools button { width: 40px; height: 38px } .links { margin: 0 } #address { width: 70px; padding: 8px } #content { padding: 8px }
}
@media (prefers-reduced-motion: no-preference) { .toast { animation: rise .15s ease-out } } @keyframes rise { from { opacity: 0; transform: translateY(8px) } }
`;
