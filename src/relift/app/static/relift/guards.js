// The guardrails without signal: what was told since the plan was made, and what it closes.
//
// The same rules and numbers as relift/plan/outcomes.py, situation.py and guardrails.py, out of the
// plan's `thresholds`; how high each leaves a ladder was worked out by Python (`caps`). They only
// tighten: a check-in with less pain, a pause that ends, a limit that is raised count once the server
// has them.

import { HOUR_MS, day, time } from "./instants.js";

const STRONG = ["opioid", "relaxant", "sedative"];
const PAST = ["exposure", "checkin", "medication"];
const HALF = 0.5;
const KG_SLACK = 1e-6;

/**
 * What a set showed, by the rule of the rise.
 *
 * `done`: the payload of the exposure. `resting`: pain at rest by the newest check-in of the last
 * day, where pain just before was not asked. `ownTolerable`: what the person calls tolerable.
 */
export function outcome(thresholds, done, resting = null, ownTolerable = null) {
  const felt = done.felt_pain ?? null;
  if ((done.sets ?? 1) === 0 || felt === null) return "unknown";
  const before = done.pain_before ?? resting;
  const rise = felt - (before ?? thresholds.assumed_resting);
  if (rise >= thresholds.stop_rise) return "stop";
  if (before === null) return "unknown";
  const isTooMuch = felt > intolerableAbove(thresholds, before, ownTolerable);
  if (rise > thresholds.go_on_rise || done.is_settled === false || isTooMuch) return "repeat";
  return "tolerated";
}

/** The felt pain above which a set counts as too much. */
export function intolerableAbove(thresholds, resting, ownTolerable = null) {
  const { value, low, high, least_room: leastRoom } = thresholds.tolerable;
  const tolerable = Math.min(high, Math.max(low, ownTolerable ?? value));
  const byRise = resting + thresholds.stop_rise - HALF;
  return Math.max(resting + leastRoom, Math.min(byRise, tolerable + HALF));
}

/** Today's sets that the plan does not know, by time, each with its ladders and what it showed. */
export function attemptsOf(plan, unsent, now) {
  const isNew = ({ id, at }) => day(at) >= day(now) && !plan.thresholds.known.includes(id);
  const done = of(unsent, "exposure").filter(isNew);
  const attempts = done.map((record) => attemptOf(plan, unsent, record));
  return attempts.sort((a, b) => a.at - b.at);
}

/** How high a ladder is open by every guardrail that holds now, and the one that holds it lowest. */
export function topOf(plan, ladder, told) {
  const table = plan.rungs[ladder];
  const tops = [...held(plan, ladder, told)].map((rule) => [table.caps[rule] ?? Infinity, rule]);
  for (const { payload } of of(told.unsent, "limit")) {
    tops.push([topUnder(table, payload.max_load_kg), `${payload.by === "self" ? "own" : "clinician"}_limit`]);
  }
  const [top, rule] = tops.reduce((a, b) => (b[0] < a[0] ? b : a), [Infinity, "without_signal"]);
  return { top, rule };
}

function attemptOf(plan, unsent, record) {
  const done = record.payload;
  const at = time(record.at);
  const table = own(plan.rungs, done.ladder ?? "");
  const rung = table ? table.rungs.indexOf(done.rung) : -1;
  const known = rung < 0 ? 0 : table.loads_kg[rung];
  // Pain at rest before the plan was made is not carried: such a set cannot be judged here.
  const { rated_at: ratedAt } = plan.thresholds;
  const isTooOld = (done.pain_before ?? null) === null && ratedAt !== null && at < time(ratedAt);
  return {
    at,
    rung,
    ladders: laddersOf(plan, done),
    outcome: outcome(plan.thresholds, done, restingAt(plan, unsent, at), tolerableOf(plan, unsent)),
    isAvoided: done.sets === 0,
    isUnknown: rung < 0 || isTooOld || (done.load_kg ?? 0) > known + KG_SLACK,
    isRated: (done.sets ?? 1) > 0 && (done.felt_pain ?? null) !== null,
    felt: done.felt_pain ?? null,
  };
}

// A set of a ladder counts for that one; any other for the ladders that its movement may belong to.
function laddersOf(plan, done) {
  if (done.ladder) return [done.ladder];
  const all = Object.keys(plan.rungs);
  const named = own(plan.thresholds.counts_for, done.movement.toLowerCase()) ?? all;
  return named.filter((ladder) => all.includes(ladder));
}

// Each rule that holds for a ladder: by what was told since, and by the passing of time.
function* held(plan, ladder, { unsent, attempts, holds, now }) {
  const rule = plan.thresholds;
  const checkins = of(unsent, "checkin");
  const resting = Math.max(...ratings(checkins), rule.resting ?? -Infinity);
  if (resting > rule.resting_above) yield "resting";
  if (rule.yesterday !== null && resting - rule.yesterday >= rule.bad_day_rise) yield "bad_day";
  if (restingAt(plan, unsent, time(now)) === null) yield "check_in";
  if (morningOf(plan, checkins) > (rule.rising_above ?? Infinity)) yield "mornings";
  if (checkins.some(({ payload }) => payload.is_drowsy === true)) yield "drowsy";
  if (checkins.some(({ payload }) => payload.reach === "below_knee")) yield "below_knee";
  if (hasPainkiller(rule, unsent, now)) yield "painkiller";
  if (holds.training === "confirmed_only") yield "same_week";
  if (of(unsent, "pause").some(({ payload }) => payload.is_ended !== true)) yield "paused";
  if (isSurprised(plan, { checkins, attempts })) yield "without_signal";
  if (isOfAnotherDay(plan, ladder, unsent)) yield "other_day";
}

// More pain than the plan was made for: then no ladder climbs beyond what a morning has confirmed.
function isSurprised(plan, { checkins, attempts }) {
  const { resting } = plan.thresholds;
  const hasMorePain = resting !== null && Math.max(...ratings(checkins)) > resting;
  return hasMorePain || attempts.some((attempt) => isSurprising(plan, attempt));
}

function isSurprising(plan, attempt) {
  if (!attempt.isRated) return false;
  if (attempt.outcome !== "tolerated") return true;
  if (!attempt.ladders.some((ladder) => own(plan.rungs, ladder))) return false;
  const foreseen = plan.exposures.find(
    (e) => attempt.ladders.includes(e.ladder) && e.index >= attempt.rung,
  );
  return !foreseen || attempt.felt > foreseen.interval_80[1];
}

// What only the whole record can tell: a change of place, an earlier day or hour, another morning than
// was thought, sets that would be judged anew.
function isOfAnotherDay(plan, ladder, unsent) {
  const { morning, own_tolerable: tolerable, touched_at: touched } = plan.thresholds;
  const checkins = of(unsent, "checkin");
  const mornings = checkins.map(({ payload }) => payload.pain_morning ?? -Infinity);
  const newest = Math.max(-Infinity, ...Object.values(touched).map(time));
  return (
    of(unsent, "equipment").length > 0 ||
    of(unsent, "flare").length > 0 ||
    of(unsent, "ladder_choice").some(({ payload: p }) => p.ladder === ladder && p.is_wanted === false) ||
    unsent.some((record) => PAST.includes(record.kind) && day(record.at) < plan.on) ||
    checkins.some((record) => time(record.at) < newest) ||
    tolerableOf(plan, unsent) !== tolerable ||
    (morning !== null && Math.max(-Infinity, ...mornings) > morning)
  );
}

// The worst that this morning may have been: pain at rest stands in only where none was known.
function morningOf(plan, checkins) {
  const said = checkins.map(({ payload }) => payload.pain_morning ?? -Infinity);
  return Math.max(-Infinity, ...said, ...(plan.thresholds.morning === null ? ratings(checkins) : []));
}

function hasPainkiller({ strong_hours: strong, any_hours: any }, unsent, now) {
  return of(unsent, "medication").some(({ at, payload }) => {
    const hours = (time(now) - time(at)) / HOUR_MS;
    const kind = payload.medicine_class ?? "other";
    return (STRONG.includes(kind) && hours <= strong) || (kind === "painkiller" && hours <= any);
  });
}

// Pain at rest by the newest check-in of the day before an instant, or null.
function restingAt(plan, unsent, at) {
  const { resting, rated_at: ratedAt, check_in_hours: hours } = plan.thresholds;
  const known = resting === null ? [] : [{ at: time(ratedAt), pain: resting }];
  for (const record of of(unsent, "checkin")) {
    const pain = restOf(record);
    if (pain !== null) known.push({ at: time(record.at), pain });
  }
  const before = known.filter((one) => one.at <= at && at - one.at <= hours * HOUR_MS);
  return before.sort((a, b) => a.at - b.at).pop()?.pain ?? null;
}

function tolerableOf(plan, unsent) {
  const { value } = plan.thresholds.tolerable;
  const said = plan.thresholds.own_tolerable;
  const told = of(unsent, "profile").map(({ payload }) => payload.tolerable_pain ?? value);
  const least = Math.min(said ?? value, ...told);
  return least < (said ?? value) ? least : said;
}

function ratings(checkins) {
  return checkins.map(restOf).filter((pain) => pain !== null);
}

function restOf({ payload }) {
  return payload.pain_now ?? payload.pain_morning ?? null;
}

// The highest rung such that it and every rung below stay at or under a load.
function topUnder(table, ceilingKg) {
  const over = table.loads_kg.findIndex((kg) => kg > ceilingKg + KG_SLACK);
  return (over < 0 ? table.loads_kg.length : over) - 1;
}

// What an object holds by a name that someone typed, and nothing that every object has.
function own(table, name) {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function of(records, kind) {
  return records.filter((record) => record.kind === kind);
}
