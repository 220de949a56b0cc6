// What was told so far, on the server and on the phone, as one record: screens and what is ahead.
//
// A port of relift/screening/stops.py and ahead.py. A screen without signal sets stops and lifts none.

import { triage } from "./screen.js";
import { day, latest, time, timeOrNull } from "./instants.js";

/** The records that go on from what is held: up to now, and dated ahead. */
export function toldBy(held, unsent, now) {
  const ids = new Set(held.ahead.map((record) => record.id));
  const all = [...held.ahead, ...unsent.filter((record) => !ids.has(record.id))];
  all.sort((a, b) => time(a.at) - time(b.at) || rank(a) - rank(b));
  return {
    now: time(now),
    year: Number(now.slice(0, 4)),
    past: all.filter((record) => time(record.at) <= time(now)),
    ahead: all.filter((record) => time(record.at) > time(now)),
  };
}

// Of the same instant, what calls it a flare, or tells of pain below the knee, comes last and stands.
function rank(record) {
  return Number(isCalled(record) === true) + 2 * Number(record.payload.reach === "below_knee");
}

/** What the screens add up to: those that are held, and then these records. */
export function historyOf(tables, held, records) {
  const history = {
    stops: [...held.stops],
    lastFullAt: timeOrNull(held.last_full_at),
    lastFullPositive: held.last_full_positive,
    newestPositive: held.newest_positive,
    complete: held.complete.map((at) => ({ at: time(at), on: day(at) })),
    crisisAt: timeOrNull(held.crisis_at),
  };
  for (const record of records.filter(({ kind }) => kind === "screen")) {
    addScreen(tables, history, record);
  }
  return history;
}

function addScreen(tables, history, record) {
  const { answers, clarified = {}, form } = record.payload;
  const at = time(record.at);
  const alone = triage(tables, answers, clarified, form);
  const isFull = form === "full" && alone.is_complete;
  const found = isFull ? alone : triage(tables, answers, clarified, form, knownOf(history));
  history.newestPositive = found.positive;
  if (found.is_complete) history.complete.push({ at, on: day(record.at) });
  if (found.is_crisis) history.crisisAt = latest(history.crisisAt, at);
  if (isFull && !(history.lastFullAt > at)) {
    history.lastFullAt = at;
    history.lastFullPositive = found.positive;
  }
  if (found.tier === "clear") return;
  const { tier, reasons, escalated_by } = found;
  history.stops.push({ tier, since: record.at, screen: record.id, reasons, escalated_by });
}

/** Items known to be positive from earlier screens. */
export function knownOf(history) {
  const ofStops = history.stops.flatMap((stop) => stop.reasons);
  return [...new Set([...ofStops, ...history.lastFullPositive])];
}

/** What was told with a date ahead, and nothing has answered. */
export function aheadOf(tables, held, told) {
  const named = new Set(held.named);
  for (const { payload } of told.past.filter((record) => isCompleteFull(tables, record))) {
    for (const id of payload.lifts ?? []) named.add(id);
  }
  const open = told.ahead.filter((record) => !named.has(record.id));
  const reads = [...told.past, ...told.ahead].filter((r) => r.kind === "crisis_acknowledged");
  const isRead = (screen) =>
    held.read.includes(screen.id) ||
    reads.some((r) => time(r.at) >= time(screen.at) || (r.payload.screens ?? []).includes(screen.id));
  return {
    flares: open.filter(({ kind }) => kind === "flare").map(({ id }) => id),
    nerveSigns: open.filter(isNerveSign).map(({ id }) => id),
    hasCrisis: told.ahead.some(
      (r) => r.kind === "screen" && triageOf(tables, r).is_crisis && !isRead(r),
    ),
  };
}

function triageOf(tables, { payload }) {
  return triage(tables, payload.answers, payload.clarified ?? {}, payload.form);
}

function isCompleteFull(tables, record) {
  if (record.kind !== "screen" || record.payload.form !== "full") return false;
  return triageOf(tables, record).is_complete;
}

/** Whether a record tells of a new sign in the nerves. */
export function isNerveSign(record) {
  return record.kind === "exposure" && record.payload.has_new_nerve_sign === true;
}

/** Whether a record calls the day a flare; null where it does not say. */
export function isCalled(record) {
  if (record.kind === "flare") return true;
  return record.kind === "checkin" ? (record.payload.is_flare ?? null) : null;
}
