// Where a flare is on this device: what was answered and is not written yet, and what is open.
//
// The server says where the newest flare is (relift/plan/flare_course.py); what was written here goes
// on from that. The draft survives a reload and a killed browser, and ends with the day.

import { keep, kept, moment } from "./outbox.js";
import { told } from "./holding.js";

const DRAFT = "flare";

// The draft of today: { screen, report, calm, page, goesOn }.
export async function draft() {
  const found = await kept(DRAFT);
  return found?.on === today() ? found : { on: today() };
}

export async function keepDraft(one) {
  await keep(DRAFT, { ...one, on: today() });
}

export function today() {
  return moment().slice(0, 10);
}

// The newest flare, { at, on, labels, isCalmDue, unfinished }, or null where none was reported.
export async function newestFlare(course) {
  const records = await told();
  const flares = records.filter(({ kind }) => kind === "flare");
  const known = course.reported_at ? [{ at: course.reported_at, payload: { reported_labels: course.labels } }] : [];
  const newest = latest([...known, ...flares]);
  if (!newest) return null;
  const isKnown = newest.at === course.reported_at;
  const calms = records.filter(({ kind }) => kind === "calm").map(({ at }) => Date.parse(at));
  const isCalmed = calms.some((at) => at >= Date.parse(newest.at));
  return {
    at: newest.at,
    on: newest.at.slice(0, 10),
    labels: newest.payload.reported_labels ?? [],
    isCalmDue: !isCalmed && (isKnown ? course.is_calm_due : true),
    unfinished: isKnown && !isCalmed ? course.unfinished : null,
  };
}

function latest(records) {
  return records.reduce((a, b) => (a && Date.parse(a.at) >= Date.parse(b.at) ? a : b), null);
}

// Whether today's flare, or a stop, is still to be dealt with, so that this is no new flare.
export function isUnderWay(flare, holds) {
  const isOpen = holds.is_stop || Boolean(flare?.isCalmDue);
  return holds.has_new_nerve_sign || (flare?.on === today() && isOpen);
}
