// A flare, from "my back hurts" to the first movements: what is open decides which page comes next.

import { aboutWords, calmDown, read } from "./calm_page.js";
import { askAge, askReport } from "./flare_report.js";
import { askScreen, newRun, readCrisis } from "./screen_page.js";
import { askVisit } from "./flare_visit.js";
import { answered, cloned, fill, jsonOf, show, slot } from "./page_parts.js";
import { brokenOff, draft, isUnderWay, keepDraft, newestFlare, today } from "./flare_course.js";
import { forget } from "./outbox.js";
import { holds, newest, open, present, renew, told, toldSincePage } from "./holding.js";
import { stopPage } from "./stop.js";
import { todayOffline } from "./rungs.js";

const place = document.getElementById("flare");
const data = jsonOf("flare-data");
const asked = new URLSearchParams(location.search);
let isAgain = asked.has("screen");
let isOpenOnly = asked.has("open");
let isPutOff = false;
let note = "";

// The next page, or null at the end. Each writes what it was told and comes back here.
async function nextPage() {
  const holding = await holds();
  const mine = await draft();
  const flare = await newestFlare(data.course, mine);
  if (holding.is_under_age || isPutOff) return stop(holding);
  if (holding.tier === "emergency" && !isAgain) return stop(holding);
  if (holding.is_crisis_waiting) return () => crisis();
  if (await isAgeOpen()) return () => askAge(place, data);
  if (isAgain) return () => screenAgain(holding, mine);
  if (mine.report && !isOpenOnly) return () => askReport(place, mine, keepDraft);
  if (!isOpenOnly && !isUnderWay(flare, holding) && !isReading(mine, flare)) {
    return () => beginning(flare, holding, mine);
  }
  if (holding.needs === "full_screen") return () => screen("full", mine, flare);
  if (holding.needs === "short_screen") return () => screen("short", mine, null);
  if (holding.is_stop) return stop(holding);
  if (flare?.isCalmDue) return () => calmDown(place, data, mine, keepDraft);
  return reading(mine, flare);
}

async function isAgeOpen() {
  const own = (await told()).filter(({ kind }) => kind === "profile").at(-1)?.payload;
  return ((own ?? newest().held.profile).is_adult ?? null) === null;
}

// Whether the pages to read after this flare's calm-down are still open.
function isReading(mine, flare) {
  return Boolean(mine.page) && flare?.on === today() && !flare.isCalmDue;
}

// A new flare; where one of another day is still open, ask whether it is that one.
async function beginning(flare, holding, mine) {
  const isOpen = flare && flare.on !== today() && (flare.isCalmDue || holding.is_stop);
  if (isOpen) {
    const node = cloned("go-on-or-new");
    slot(node, "when").textContent = flare.on;
    show(place, node);
    if ((await answered(node)) === "go_on") {
      isOpenOnly = true;
      return;
    }
  }
  const fresh = { report: { page: "happened" } };
  await keepDraft(fresh);
  await askReport(place, fresh, keepDraft);
}

async function crisis() {
  isPutOff = !(await readCrisis(place));
}

async function screenAgain(holding, mine) {
  const kept = mine.screen?.isAgain ? mine.screen : null;
  const hasStop = holding.since !== null;
  const visit = kept?.visit ?? (hasStop ? await askVisit(place, holding) : {});
  const run = await newRun("full", { visit, yesMayStand: data.yes_may_stand, kept });
  if (!(await goThrough(run, true))) return;
  isAgain = false;
  isOpenOnly = true;
  history.replaceState(null, "", "/flare?open=1");
  const isSent = await renew();
  if (!isSent && hasStop) note = "Your answers are kept on this device. A stop can only be lifted with signal: open this page again then.";
}

async function screen(form, mine, flare) {
  const own = brokenOff(mine, form);
  const left = own ? null : flare?.unfinished;
  const kept = own ?? (left && { answers: left.value.answers, clarified: left.value.clarified ?? {}, at: left.at });
  const run = await newRun(form, { yesMayStand: data.yes_may_stand, kept });
  if (left) run.wrote(left.at);
  if (await goThrough(run, false)) await renew();
}

// Ask; the answers that are not written yet are kept as a draft. Whether the person went through.
async function goThrough(run, again) {
  const onStep = async (one) => keepDraft({ ...(await draft()), screen: { ...one.state, isAgain: again } });
  const said = await askScreen(place, run, { onStep });
  if (said === "later") {
    isPutOff = true;
    return false;
  }
  await keepDraft({ ...(await draft()), screen: null });
  return true;
}

// The stop page; where the server knows more, what it says is shown. True where it stays.
function stop(holding) {
  return async () => {
    show(place, stopPage(newest().screen, holding, await toldSincePage(), note));
    if (!(await renew())) return true;
    const then = await holds();
    if (then.messages.join() === holding.messages.join()) return true;
    if (then.is_stop) show(place, stopPage(newest().screen, then, await toldSincePage(), note));
    return then.is_stop;
  };
}

// What is read after the calm-down: what is known, acceptance, the words, the first movements.
function reading(mine, flare) {
  const turn = (page) => keepDraft({ ...mine, page });
  const labels = flare?.labels ?? [];
  const pages = {
    known: async () => { await read(place, "known"); await turn("acceptance"); },
    acceptance: async () => { await read(place, "acceptance"); await turn(labels.length ? "words" : "moves"); },
    words: async () => { await aboutWords(place, data, labels); await turn("moves"); },
  };
  return pages[mine.page] ?? (() => moves(mine));
}

async function moves(mine) {
  const isFresh = await renew();
  const holding = await holds();
  if (holding.is_stop) return stop(holding)();
  const node = cloned("moves");
  const shown = await firstMoves(isFresh);
  slot(node, "none").hidden = shown.length > 0;
  slot(node, "start").hidden = shown.length === 0;
  slot(node, "moves").append(...shown.map((one) => {
    const line = cloned("move");
    fill(line, "what", one.amount ? `${one.movement}, ${one.amount}` : one.movement);
    fill(line, "how", one.how);
    return line;
  }));
  slot(node, "start").addEventListener("click", () => { void forget("flare"); });
  show(place, node);
  if ((await answered(node)) === "new") {
    await keepDraft({ report: { page: "happened" } });
    return false;
  }
  return true;
}

// The unloaded part of today's plan. Without signal the plan may be older than this flare: then the
// small movements alone.
async function firstMoves(isFresh) {
  const now = todayOffline(newest(), await told(), present());
  const planned = isFresh ? now.exposures.filter((one) => !one.load_kg && !one.is_optional) : [];
  return planned.length > 0 || now.standing.is_stop ? planned : (newest().plan.small ?? []);
}

async function go() {
  await open();
  if (!(await holds())) return;
  for (;;) {
    const turn = await nextPage();
    if ((await turn()) === true) return;
  }
}

void go();
