// Where a flare is on this device: what was answered and is not written yet, and what is open.
//
// The server says where the newest flare is (relift/plan/flare_course.py); what was written here goes
// on from that. The draft survives a reload and a killed browser, and ends with the day.

import { keep, kept, moment } from "./outbox.js";
import { toldSincePage } from "./holding.js";

const DRAFT = "flare";
const SHORT_LASTS_MS = 30 * 60_000;

// The draft of today: { flare, report, screen, calm, page }.
export async function draft() {
  const found = await kept(DRAFT);
  return found?.on === today() ? found : { on: today() };
}

// The answers to a screen that was broken off. A short one goes with its check-in: after a reload or
// a pocket it goes on, later it is asked anew.
export function brokenOff(mine, form) {
  const { screen } = mine;
  if (!screen || screen.isAgain || screen.form !== form) return null;
  return form === "full" || Date.now() - screen.began < SHORT_LASTS_MS ? screen : null;
}

export async function keepDraft(one) {
  await keep(DRAFT, { ...one, on: today() });
}

export function today() {
  return moment().slice(0, 10);
}

// The newest flare, { at, on, labels, isCalmDue, unfinished }, or null where none was reported.
// `mine.flare` is the one that was reported here today: the page may be older than it.
export async function newestFlare(course, mine) {
  const records = await toldSincePage();
  const known = [
    ...(course.reported_at ? [{ at: course.reported_at, labels: course.labels, isCalmed: !course.is_calm_due }] : []),
    ...(mine.flare ? [mine.flare] : []),
    ...records.filter(({ kind }) => kind === "flare").map(asFlare),
  ];
  const newest = latest(known);
  if (!newest) return null;
  const isSame = ({ at }) => Date.parse(at) === Date.parse(newest.at);
  const calms = records.filter(({ kind, at }) => kind === "calm" && Date.parse(at) >= Date.parse(newest.at));
  const isCalmed = calms.length > 0 || known.some((one) => isSame(one) && one.isCalmed);
  const isOfServer = Boolean(course.reported_at) && isSame({ at: course.reported_at });
  return {
    at: newest.at,
    on: newest.at.slice(0, 10),
    labels: newest.labels,
    isCalmDue: !isCalmed,
    unfinished: isOfServer ? course.unfinished : null,
  };
}

export function asFlare({ at, payload }) {
  return { at, labels: payload.reported_labels ?? [], isCalmed: false };
}

function latest(records) {
  return records.reduce((a, b) => (a && Date.parse(a.at) >= Date.parse(b.at) ? a : b), null);
}

// Whether today's flare, or a stop, is still to be dealt with, so that this is no new flare.
export function isUnderWay(flare, holds) {
  const isOpen = holds.is_stop || Boolean(flare?.isCalmDue);
  return holds.has_new_nerve_sign || (flare?.on === today() && isOpen);
}
