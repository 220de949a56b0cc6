// What is still to do today without signal: along the plan that was taken along, never beyond it.
//
// `plan` comes from relift/plan/next_rung.py, which worked out beforehand what follows each set.
// What the phone has been told since then only closes: see guards.js. When the signal is back, the
// server plans the day anew.

import { standing } from "./standing.js";
import { day, time } from "./instants.js";
import { attemptsOf, outcome, topOf } from "./guards.js";

export { outcome };

const ROUNDING = 1e-9;

/**
 * The exposure that follows a set, or why none does.
 *
 * `rung`: id or position of what was done. `highestTolerated`: position of the highest rung that was
 * tolerated today before it, -1 for none. `tries`: how often that rung was tried today, this time
 * included. `spent`: the chance so far that any of today's sets is too much; null: not asked.
 */
export function next(plan, ladder, rung, highestTolerated, shown, { tries = 1, spent = null } = {}) {
  const table = Object.hasOwn(plan.rungs, ladder) ? plan.rungs[ladder] : null;
  const position = table ? positionOf(table, rung) : -1;
  if (position < 0) return closed(plan, ladder, "without_signal");
  if (shown === "stop") return closed(plan, ladder, "stopped");
  if (shown === "repeat" && tries >= plan.thresholds.tries) return closed(plan, ladder, "unclear");
  const highest = Math.max(highestTolerated, table.tolerated);
  const row = shown === "tolerated" ? Math.max(position, highest) : position;
  const beyond = shown === "tolerated" ? "done" : "unclear";
  const found = table.after[shown][row] ?? beyond;
  if (typeof found === "string") return closed(plan, ladder, found);
  const exposure = plan.exposures[found];
  if (spent !== null && spent + exposure.p_risk > plan.thresholds.most_risk + ROUNDING) {
    return closed(plan, ladder, "day_risk");
  }
  return { exposure };
}

/**
 * What is still to do, in the order of the plan: one ladder is finished before the next.
 *
 * `unsent`: all records not sent yet. `now`: ISO time with the offset of the person's zone.
 */
export function todayOffline(snapshot, unsent, now) {
  const { plan } = snapshot;
  const holds = standing(snapshot.screen, snapshot.held, unsent, now);
  const isOtherDay = day(now) !== plan.on;
  const said = { standing: holds, made_at: snapshot.made_at, is_other_day: isOtherDay };
  if (holds.is_stop || !plan.thresholds.rules) return { ...said, exposures: [], closed: [] };
  if (isOtherDay) {
    return { ...said, exposures: plan.small, closed: [closed(plan, "", "other_day").closed] };
  }
  const attempts = attemptsOf(plan, unsent, now);
  const found = { open: [], closed: [] };
  for (const ladder of Object.keys(plan.rungs)) {
    const rest = restOf(plan, ladder, attempts);
    const { top, rule } = topOf(plan, ladder, { unsent, attempts, holds, now });
    const under = rest.open.filter((exposure) => exposure.index <= top);
    found.open.push(...under);
    if (rest.closed) found.closed.push(rest.closed);
    if (under.length < rest.open.length) found.closed.push(closed(plan, ladder, rule).closed);
  }
  const within = withinRisk(plan, attempts, found.open);
  const open = within.open.sort((a, b) => plan.exposures.indexOf(a) - plan.exposures.indexOf(b));
  return {
    ...said,
    exposures: open.length > 0 ? open : plan.small,
    closed: [...found.closed, ...within.closed],
  };
}

// What the plan still holds on one ladder, by what was done on it since.
function restOf(plan, ladder, attempts) {
  const table = plan.rungs[ladder];
  const planned = table.planned.map((position) => plan.exposures[position]);
  const mine = attempts.filter((attempt) => attempt.ladders.includes(ladder));
  if (mine.some((a) => a.outcome === "stop")) return { open: [], ...closed(plan, ladder, "stopped") };
  if (mine.some((a) => a.isUnknown)) return { open: [], ...closed(plan, ladder, "without_signal") };
  if (isLeft(plan, ladder, attempts)) return { open: [] };
  if (mine.length === 0) return { open: planned };
  const tolerated = mine.filter((a) => a.outcome === "tolerated").map((a) => a.rung);
  const highest = Math.max(table.tolerated, ...tolerated);
  const newest = mine[mine.length - 1];
  if (table.last_at !== null && newest.at < time(table.last_at)) {
    if (tolerated.length < mine.length) return { open: [], ...closed(plan, ladder, "without_signal") };
    return { open: planned.filter((exposure) => exposure.index > highest) };
  }
  const tries = triesOf(table, mine, newest.rung);
  const step = next(plan, ladder, newest.rung, highest, newest.outcome, { tries });
  if (!step.exposure) return { open: [], ...step };
  if (newest.outcome === "repeat") return { open: [step.exposure] };
  return { open: planned.filter((exposure) => exposure.index >= step.exposure.index) };
}

function triesOf(table, mine, rung) {
  const here = mine.filter((a) => a.rung === rung && !a.isAvoided).length;
  return here + (table.tries[rung] ?? 0);
}

// The day has moved on to another ladder: one is finished before the next begins.
function isLeft(plan, ladder, attempts) {
  const touched = plan.thresholds.touched_at;
  const before = Object.entries(touched).map(([id, at]) => ({ ladders: [id], at: time(at) }));
  const all = [...before, ...attempts];
  const mine = all.filter((a) => a.ladders.includes(ladder)).map((a) => a.at);
  const others = all.filter((a) => a.ladders.some((id) => id !== ladder)).map((a) => a.at);
  return mine.length > 0 && Math.max(...others, -Infinity) > Math.max(...mine);
}

// The chance that any set of the day is too much keeps under the limit. The plan as a whole does, so
// any part of it does; beside what it did not foresee, chances are added up, which is never too low.
function withinRisk(plan, attempts, open) {
  const { most_risk: most, spent: before, p_any: whole } = plan.thresholds;
  const tried = new Set();
  let spent = before;
  let isForeseen = true;
  for (const attempt of attempts.filter((a) => !a.isAvoided)) {
    const planned = plannedAt(plan, attempt);
    if (!planned || tried.has(planned)) isForeseen = false;
    spent += chanceOf(plan, attempt);
    tried.add(planned);
  }
  const kept = [];
  const full = new Set();
  for (const exposure of open) {
    if (tried.has(exposure)) isForeseen = false;
    const then = spent + exposure.p_risk;
    const chance = isForeseen ? Math.min(then, whole) : then;
    if (full.has(exposure.ladder) || chance > most + ROUNDING) full.add(exposure.ladder);
    else {
      kept.push(exposure);
      spent = then;
    }
  }
  return { open: kept, closed: [...full].map((id) => closed(plan, id, "day_risk").closed) };
}

function plannedAt(plan, attempt) {
  return plan.exposures.find((e) => attempt.ladders.includes(e.ladder) && e.index === attempt.rung);
}

// Of a rung that is not in the plan: that of the next one above it which is, or certainty. Of a set
// that counts for no ladder of the plan: as much as the plan's worst.
function chanceOf(plan, attempt) {
  if (!attempt.ladders.some((id) => id in plan.rungs)) return Math.max(0, ...plan.exposures.map((e) => e.p_risk));
  const above = plan.exposures.find(
    (e) => attempt.ladders.includes(e.ladder) && e.index >= attempt.rung && !attempt.isUnknown,
  );
  return above ? above.p_risk : 1;
}

function positionOf(table, rung) {
  return typeof rung === "number" ? rung : table.rungs.indexOf(rung);
}

function closed(plan, ladder, rule) {
  return { closed: { ladder, rule, ...plan.thresholds.rules[rule] } };
}
