// The safety questions, one on a page, and the crisis page; each positive answer is kept at once.

import { message, triage } from "./screen.js";
import { answered, cloned, fill, show, slot } from "./page_parts.js";
import { carriedNow, holds, keepWritten, newest, told } from "./holding.js";
import { messageParts } from "./stop.js";
import { record } from "./outbox.js";
import { ScreenRun } from "./screen_run.js";

export async function newRun(form, { visit, yesMayStand, kept }) {
  return new ScreenRun(newest().screen, { form, visit, yesMayStand, kept, known: await carriedNow() });
}

// Ask what is still to be asked. `onStep` keeps the draft. Resolves to "done", or "later" where
// the person does not want to go on after the crisis page.
export async function askScreen(place, run, { onStep }) {
  if (run.current && run.isUntouched && run.form === "full") await introduce(place);
  let isFirst = run.form === "short";
  while (run.current) {
    const said = await ask(place, run, isFirst);
    isFirst = false;
    if (said === "back") {
      run.back();
      await onStep(run);
      continue;
    }
    const { item } = run.current;
    const isNow = run.answer(said);
    await onStep(run);
    if (!isNow) continue;
    await save(run);
    await onStep(run);
    if (!item.is_crisis) continue;
    await readCrisis(place);
    if (run.current && (await shallWe(place)) === "no") return "later";
  }
  await save(run);
  await onStep(run);
  return "done";
}

// Show the crisis page, and keep that it was read. Resolves to whether it was.
export async function readCrisis(place) {
  const tables = newest().screen;
  const node = cloned("crisis");
  slot(node, "page").append(...messageParts(message(tables, "crisis", (await holds()).country), "h1"));
  show(place, node);
  if ((await answered(node)) !== "read") return false;
  await keepWritten([record("crisis_acknowledged", { screens: await crisesAhead(tables) })]);
  return true;
}

// Screens that told of a crisis and are dated ahead of now: reading the page answers them by name.
async function crisesAhead(tables) {
  const records = [...newest().held.ahead, ...(await told())];
  const ahead = records.filter((one) => one.kind === "screen" && Date.parse(one.at) > Date.now());
  const isCrisis = ({ payload }) => triage(tables, payload.answers, payload.clarified ?? {}, payload.form).is_crisis;
  return [...new Set(ahead.filter(isCrisis).map(({ id }) => id))];
}

async function save(run) {
  const payload = run.part((await holds()).names);
  if (!payload) return;
  const part = record("screen", payload, { at: run.nextAt });
  await keepWritten([part]);
  run.wrote(part.at);
}

function ask(place, run, isFirst) {
  const { item, isClarify, left } = run.current;
  const node = cloned("screen-question");
  slot(node, "left").textContent = `${left} to go`;
  slot(node, "question").textContent = isClarify ? item.clarify : item.question;
  if (isFirst) fill(node, "intro", newest().screen.intro[run.form]);
  slot(node, "hint").hidden = !isClarify;
  node.dataset.item = item.id;
  node.querySelector('[data-answer="back"]').hidden = !run.mayGoBack;
  show(place, node);
  return answered(node);
}

function introduce(place) {
  const node = cloned("screen-intro");
  slot(node, "intro").textContent = newest().screen.intro.full;
  return answered(show(place, node));
}

function shallWe(place) {
  return answered(show(place, cloned("shall-we")));
}
