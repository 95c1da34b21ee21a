/** What inserting, deleting and moving rows or columns does to a stretch of them. */

export type Edit =
  | { kind: 'insert'; at: number; count: number }
  | { kind: 'delete'; start: number; end: number }
  /** `to` is an index before the move, as in `moveDimension`. */
  | { kind: 'move'; start: number; end: number; to: number };

/** Half-open; an open side is missing. */
export interface Span {
  start?: number;
  end?: number;
}

/** The stretch after the edit; undefined when nothing of it is left. Open sides stay open. */
export function editSpan(span: Span, edit: Edit): Span | undefined {
  if (edit.kind === 'insert') return inserted(span, edit.at, edit.count);
  if (edit.kind === 'delete') return deleted(span, edit.start, edit.end);
  const { start, end, to } = edit;
  if (to >= start && to <= end) return span;
  const count = end - start;
  const target = to > end ? to - count : to;
  // A stretch that lies within the moved block goes with it.
  if (span.start !== undefined && span.end !== undefined && span.start >= start && span.end <= end) {
    return { start: span.start + target - start, end: span.end + target - start };
  }
  const rest = deleted(span, start, end);
  return rest && inserted(rest, target, count);
}

function inserted(span: Span, at: number, count: number): Span {
  const out: Span = {};
  if (span.start !== undefined) out.start = span.start >= at ? span.start + count : span.start;
  if (span.end !== undefined) out.end = span.end > at ? span.end + count : span.end;
  return out;
}

function deleted(span: Span, start: number, end: number): Span | undefined {
  const count = end - start;
  const shift = (index: number) => (index >= end ? index - count : Math.min(index, start));
  const out: Span = {};
  if (span.start !== undefined) out.start = shift(span.start);
  if (span.end !== undefined) {
    out.end = shift(span.end);
    if (out.end <= (out.start ?? 0)) return undefined;
  }
  return out;
}
