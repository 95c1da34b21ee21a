/**
 * The course of completion as inline SVG. Text in an SVG shrinks with it, so there is one drawing for wide screens
 * and paper and one for phones, and the style sheet shows the one that fits.
 */
import { html } from 'hono/html';
import type { Reading } from '../../core/measures/forecast.ts';
import type { Markup } from '../layout.ts';
import type { Wording } from '../text/wording.ts';
import { type Dashboard, readingShare } from './model.ts';

const SIZES = {
  wide: { width: 720, height: 300, left: 46, right: 16, top: 26, bottom: 26, character: 7 },
  narrow: { width: 340, height: 250, left: 44, right: 10, top: 26, bottom: 24, character: 6.6 },
} as const;

type Size = (typeof SIZES)[keyof typeof SIZES];

const DAY = 86_400_000;
const point = (x: number, y: number): string => `${x.toFixed(1)},${y.toFixed(1)}`;

export function chart(model: Dashboard, words: Wording, form: keyof typeof SIZES): Markup {
  const size = SIZES[form];
  const { course, target } = model;
  const path = target?.forecast.kind === 'forecast' ? target.forecast.path : [];
  const now = course.at(-1)!;
  const from = course[0]!.at;
  // A week ahead where no deadline lies ahead, so that the last point does not stand on the edge.
  const to = Math.max(target?.at ?? 0, now.at + 7 * DAY);
  const x = (at: number) => size.left + ((at - from) / (to - from)) * (size.width - size.left - size.right);
  const y = (share: number) => size.height - size.bottom - share * (size.height - size.top - size.bottom);

  const line = course.map((reading) => point(x(reading.at), y(readingShare(reading)))).join(' ');
  const projected = path.map(({ at, share }) => point(x(at), y(share))).join(' ');
  const band = [
    ...path.map(({ at, high }) => point(x(at), y(high))),
    ...path.toReversed().map(({ at, low }) => point(x(at), y(low))),
  ].join(' ');
  const end = path.at(-1);

  return html`<svg class="chart ${form}" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-labelledby="t-${form} d-${form}">
<title id="t-${form}">${words.text.chart.title(words.text.states[model.state])}</title>
<desc id="d-${form}">${description(model, words)}</desc>
${[0, 0.25, 0.5, 0.75, 1].map(
  (share) =>
    html`<line class="${share === 1 ? 'target' : 'grid'}" x1="${size.left}" x2="${size.width - size.right}" y1="${y(share)}" y2="${y(share)}"/><text class="axis" x="${size.left - 6}" y="${y(share) + 4}" text-anchor="end">${words.wholePercent(share)}</text>`,
)}
<text class="axis" x="${size.width - size.right}" y="${y(1) - 8}" text-anchor="end">${words.text.chart.target}</text>
${dates(model, words, size, from, to).map(
  ({ at, text, anchor, marked }) =>
    html`${marked ? html`<line class="mark" x1="${x(at)}" x2="${x(at)}" y1="${y(1)}" y2="${y(0)}"/>` : ''}<text class="axis" x="${x(at)}" y="${size.height - 7}" text-anchor="${anchor}">${text}</text>`,
)}
${path.length === 0 ? '' : html`<polygon class="band" points="${band}"/><polyline class="projected" points="${projected}"/>`}
<polyline class="measured" points="${line}"/>
${course.map((reading) => html`<circle class="measured" cx="${x(reading.at)}" cy="${y(readingShare(reading))}" r="${reading === now ? 4.5 : 2.5}"/>`)}
${valueNow(now, words, x, y)}
${end === undefined ? '' : html`<circle class="projected" cx="${x(end.at)}" cy="${y(end.share)}" r="4"/>`}
${end === undefined || end.share === 1 ? '' : html`<text class="value" x="${x(end.at)}" y="${y(end.share) + (end.share > 0.85 ? 22 : -12)}" text-anchor="end">${words.wholePercent(end.share)}</text>`}
</svg>`;
}

/** Below and to the right, where nothing is ever drawn, since a forecast does not fall; above where no room is left. */
function valueNow(
  now: Reading,
  words: Wording,
  x: (at: number) => number,
  y: (share: number) => number,
): Markup {
  const share = readingShare(now);
  const [across, down] = share < 0.12 ? [0, -12] : [4, 20];
  return html`<text class="value" x="${x(now.at) + across}" y="${y(share) + down}">${words.percent(share)}</text>`;
}

interface Tick {
  at: number;
  text: string;
  anchor: 'start' | 'middle' | 'end';
  /** A deadline, drawn as a line from top to bottom. */
  marked: boolean;
}

/** First and last day and the deadlines between; of labels that would touch, the less important goes. */
function dates(
  { deadlines, course }: Dashboard,
  words: Wording,
  size: Size,
  from: number,
  to: number,
): Tick[] {
  const now = course.at(-1)!.at;
  const ticks: Tick[] = [{ at: to, text: words.shortDate(to), anchor: 'end', marked: false }];
  for (const { at } of deadlines) {
    if (at > from && at < to) ticks.push({ at, text: words.dayMonth(at), anchor: 'middle', marked: true });
  }
  if (from < now) ticks.push({ at: from, text: words.dayMonth(from), anchor: 'start', marked: false });
  ticks.push({
    at: now,
    text: words.text.chart.today,
    anchor: from < now ? 'middle' : 'start',
    marked: false,
  });

  const scale = (size.width - size.left - size.right) / (to - from);
  const span = ({ at, text, anchor }: Tick): [number, number] => {
    const width = text.length * size.character + 6;
    const middle = (at - from) * scale;
    const start = anchor === 'start' ? middle : anchor === 'end' ? middle - width : middle - width / 2;
    return [start, start + width];
  };
  const placed: Tick[] = [];
  for (const tick of ticks) {
    const [start, end] = span(tick);
    const touches = placed.some((other) => start < span(other)[1] && span(other)[0] < end);
    placed.push(touches ? { ...tick, text: '' } : tick);
  }
  return placed;
}

function description({ course, target }: Dashboard, words: Wording): string {
  const { text, percent, date } = words;
  const first = course[0]!;
  const last = course.at(-1)!;
  const told = text.chart.course(
    percent(readingShare(first)),
    date(first.at),
    percent(readingShare(last)),
    date(last.at),
  );
  if (target?.forecast.kind !== 'forecast') return told;
  const { share, low, high } = target.forecast.end;
  return `${told} ${text.chart.projection(words.wholePercent(share), words.range(low, high), words.deadlineDate(target.at, target.deadline.zone))}`;
}
