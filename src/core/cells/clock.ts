/** Times of day as typed: `23.59`, `7:30`; or the part of a day that Sheets makes of one. */
const WRITTEN = /^(\d{1,2})[.:](\d{2})(?:[.:]00)?$/;
const DAY = 1440;

/** `23:59`; undefined where it names no minute of a day. Midnight at the end of a day, 24.00, is none. */
export function readClock(value: string | number): string | undefined {
  if (typeof value === 'number') {
    const minutes = Math.round(value * DAY);
    return value >= 0 && minutes < DAY ? clock(Math.floor(minutes / 60), minutes % 60) : undefined;
  }
  const [, hour, minute] = WRITTEN.exec(value.trim()) ?? [];
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59)
    return undefined;
  return clock(Number(hour), Number(minute));
}

const clock = (hour: number, minute: number): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
