// What holds now without signal: from what the server held, and what the phone has not sent yet.
//
// A port of relift/screening/standing.py and flare.py that goes on from relift/screening/held.py.
// It is never milder than the server: it lifts no stop, whatever an unsent screen says of a visit or
// a slip; an unsent edit counts besides what it edits; a no to "are you 18 or over" stays. A screen
// that was due and was answered in full, the age and the crisis page that was read do count.

import { message } from "./screen.js";
import { aheadOf, historyOf, isCalled, isNerveSign, knownOf, toldBy } from "./told.js";
import { DAY_MS, HOUR_MS, day, latest, stamp, time, timeOrNull } from "./instants.js";

const NOTHING = "nothing";

/**
 * What holds at `now`.
 *
 * `held`: from relift/screening/held.py. `unsent`: all records not sent yet, in any order, each
 * {id, kind, at, payload}. `now`: ISO time with the offset of the person's zone.
 */
export function standing(tables, held, unsent, now) {
  const told = toldBy(held, unsent, now);
  const history = historyOf(tables, held, told.past);
  const ahead = aheadOf(tables, held, told);
  const everything = historyOf(tables, held, [...told.past, ...told.ahead]);
  const known = new Set([...held.lifted, ...history.stops.map((stop) => stop.screen)]);
  const stops = [
    ...history.stops,
    ...everything.stops.filter((s) => time(s.since) > told.now && !known.has(s.screen)),
  ];
  const state = { ...told, history, flare: flareOf(tables, held, told.past) };
  const profile = profileOf(held, unsent);
  const isDangerous = ahead.flares.length > 0 || ahead.nerveSigns.length > 0;
  const needs = isDangerous ? "full_screen" : needsOf(tables, held, state, profile);
  const isCrisis = ahead.hasCrisis || isCrisisWaiting(held, state);
  const hasNerveSign = ahead.nerveSigns.length > 0 || hasNewNerveSign(held, state);
  const heldBy = [
    ...(isCrisis ? ["crisis"] : []),
    ...(hasNerveSign ? ["new_nerve_sign"] : []),
    ...(profile.is_adult === false ? ["under_age"] : []),
    ...(needs === NOTHING ? [] : [`need_${needs}`]),
  ];
  const worst = stops.reduce((a, b) => (a && urgency(tables, a) >= urgency(tables, b) ? a : b), null);
  const tier = worst ? worst.tier : "clear";
  const training = heldBy.length > 0 ? "none" : tables.tiers[tier].training;
  const items = new Set(stops.flatMap((stop) => stop.reasons));
  return {
    tier,
    training,
    is_stop: training === "none",
    is_crisis_waiting: isCrisis,
    is_under_age: profile.is_adult === false,
    has_new_nerve_sign: hasNerveSign,
    needs,
    reasons: inOrder(tables, items),
    messages: messagesOf(tables, { history, stops, tier, heldBy }),
    since: worst ? worst.since : null,
    is_flare_on: state.flare !== null && isOn(tables, state.flare, told.now),
    names: [...stops.map((stop) => stop.screen), ...ahead.flares, ...ahead.nerveSigns],
    country: profile.country,
  };
}

/** The messages of a standing, in the order in which they are shown. */
export function pages(tables, holds) {
  return holds.messages.map((id) => message(tables, id, holds.country));
}

/** Items known to be positive, for the triage of a screen that is being answered now. */
export function carried(tables, held, unsent, now) {
  return knownOf(historyOf(tables, held, toldBy(held, unsent, now).past));
}

/** How old a snapshot is [h], and whether it was made on another day. */
export function ageOf(held, now) {
  return {
    hours: Math.max(0, (time(now) - time(held.made_at)) / HOUR_MS),
    is_other_day: day(now) !== day(held.made_at),
  };
}

function flareOf(tables, held, records) {
  let newest = held.flare && {
    beganAt: time(held.flare.began_at),
    calledAt: time(held.flare.called_at),
    isReported: held.flare.is_reported,
    ended: held.flare.ended_at && { at: time(held.flare.ended_at), on: day(held.flare.ended_at) },
  };
  for (const record of records) {
    const called = isCalled(record);
    if (called === null) continue;
    const at = time(record.at);
    const isReported = record.kind === "flare";
    const isRunning = newest !== null && isOn(tables, newest, at);
    if (called && isRunning && !isReported) {
      newest = { ...newest, calledAt: latest(newest.calledAt, at) };
    } else if (called) {
      newest = { beganAt: at, calledAt: latest(newest?.calledAt ?? null, at), isReported, ended: null };
    } else if (isRunning && at > newest.calledAt) {
      newest = { ...newest, ended: { at, on: day(record.at) } };
    }
  }
  return newest;
}

function isOn(tables, flare, at) {
  return !flare.ended && at - flare.calledAt <= tables.rules.flare_quiet_days * DAY_MS;
}

// A held or told no to "are you 18 or over" stays until the server has seen another answer.
function profileOf(held, unsent) {
  const told = unsent.filter(({ kind }) => kind === "profile");
  told.sort((a, b) => time(a.recorded_at ?? a.at) - time(b.recorded_at ?? b.at));
  const newest = told.length > 0 ? told[told.length - 1].payload : held.profile;
  const isUnder = [held.profile, ...told.map((r) => r.payload)].some((p) => p.is_adult === false);
  return {
    is_adult: isUnder ? false : (newest.is_adult ?? null),
    birthYear: newest.birth_year ?? null,
    country: (newest.country ?? held.profile.country).trim().toUpperCase(),
  };
}

function needsOf(tables, held, state, profile) {
  const { history, flare, past } = state;
  const flares = past.filter(({ kind }) => kind === "flare").map((r) => time(r.at));
  const flareAt = flares.reduce(latest, timeOrNull(held.flare_reported_at));
  if (history.lastFullAt === null || flareAt > history.lastFullAt) return "full_screen";
  if (hasNewNerveSign(held, state) || isUnscreened(tables, flare, history)) return "full_screen";
  if (flare && !isCheckinScreened(tables, held, state)) return "short_screen";
  if (isReachUnscreened(tables, held, state)) return "short_screen";
  return isAgeOpen(tables, profile, state.year) ? "age" : NOTHING;
}

function hasNewNerveSign(held, { history, past }) {
  const told = past.filter(isNerveSign).map((record) => time(record.at));
  const newest = told.reduce(latest, timeOrNull(held.nerve_sign_at));
  return newest !== null && (history.lastFullAt === null || newest >= history.lastFullAt);
}

function isUnscreened(tables, flare, history) {
  const recent = tables.rules.flare_quiet_days * DAY_MS;
  return flare !== null && !flare.isReported && flare.beganAt - history.lastFullAt > recent;
}

function isCheckinScreened(tables, held, { history, flare, past, now }) {
  let newest = stamp(held.checkin_at);
  for (const record of past.filter(({ kind }) => kind === "checkin")) {
    if (!newest || time(record.at) >= newest.at) newest = stamp(record.at);
  }
  const checkin = isOn(tables, flare, now) ? newest : flare.ended;
  return !checkin || isScreened(tables, history, checkin);
}

function isReachUnscreened(tables, held, { history, past }) {
  let told = stamp(held.reach?.told_at ?? null);
  let below = stamp(held.reach?.below_since ?? null);
  for (const record of past.filter((r) => r.kind === "checkin" && r.payload.reach)) {
    const here = stamp(record.at);
    const isLate = told !== null && here.at < told.at;
    if (record.payload.reach === "below_knee") below ??= here;
    else if (isLate) below &&= told; // the newest word is below the knee: screen after that
    else below = null;
    if (!isLate) told = here;
  }
  return below !== null && !isScreened(tables, history, below);
}

// A complete screen just before a check-in goes with it, and so does any after it.
function isScreened(tables, history, checkin) {
  const earliest = checkin.at - tables.rules.short_screen_h * HOUR_MS;
  return history.complete.some(({ at, on }) => at >= earliest && on >= checkin.on);
}

function isAgeOpen(tables, { is_adult, birthYear }, year) {
  if (is_adult === null) return true;
  return is_adult && birthYear !== null && year - birthYear < tables.rules.adult_age;
}

function isCrisisWaiting(held, { history, past }) {
  const reads = past.filter((r) => r.kind === "crisis_acknowledged").map((r) => time(r.at));
  const readAt = reads.reduce(latest, timeOrNull(held.crisis_read_at));
  return history.crisisAt !== null && !(readAt !== null && readAt >= history.crisisAt);
}

function messagesOf(tables, { history, stops, tier, heldBy }) {
  const rules = new Set(stops.flatMap((stop) => stop.escalated_by));
  const ofRules = tables.escalations.filter((rule) => rules.has(rule.id));
  const ofTier = [`tier.${tier}`, ...ofRules.map((rule) => `rule.${rule.id}`)];
  const onlyFull = tables.items.filter(
    (i) => history.lastFullPositive.includes(i.id) && !i.forms.includes("short"),
  );
  const shown = new Set([...history.newestPositive, ...onlyFull.map((item) => item.id)]);
  const noted = tables.items.filter((item) => shown.has(item.id) && item.if_yes);
  const notes = noted.map((item) => `item.${item.id}`);
  if (tier === "clear") return [...(heldBy.length > 0 ? heldBy : ofTier), ...notes];
  if (tables.tiers[tier].training !== "none") return [...heldBy, ...ofTier, ...notes];
  const crisis = heldBy.filter((id) => id === "crisis");
  return [...crisis, ...ofTier, ...heldBy.slice(crisis.length), ...notes];
}

function urgency(tables, stop) {
  return tables.tiers[stop.tier].urgency;
}

function inOrder(tables, ids) {
  return tables.items.filter((item) => ids.has(item.id)).map((item) => item.id);
}
