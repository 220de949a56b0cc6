// Times of records: ISO texts with the offset of the person's zone, whose first ten letters are
// the person's local date.

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** An instant as a number that can be compared. */
export function time(at) {
  return Date.parse(at);
}

/** The same, where there may be none. */
export function timeOrNull(at) {
  return at === null ? null : time(at);
}

/** The person's local date. */
export function day(at) {
  return at.slice(0, 10);
}

/** Instant and local date, where there may be none. */
export function stamp(at) {
  return at === null ? null : { at: time(at), on: day(at) };
}

/** The later of two instants, of which the first may be null. */
export function latest(a, b) {
  return a === null || b > a ? b : a;
}
