// The check-in: one page and one Save; in a flare the short safety questions follow.

import { addMedicine, draftOf, fillForm, medicinesOf, payloadOf, showReach } from "./checkin_form.js";
import { answered, cloned, jsonOf, show, slot } from "./page_parts.js";
import { askScreen, newRun, readCrisis } from "./screen_page.js";
import { brokenOff, draft as flareDraft, keepDraft as keepFlareDraft, today } from "./flare_course.js";
import { earlier, showEarlier } from "./checkin_earlier.js";
import { forget, keep, kept, record } from "./outbox.js";
import { hear } from "./flare_report.js";
import { holds, keepWritten, newest, open, renew, toldSincePage } from "./holding.js";
import { stopPage } from "./stop.js";

const DRAFT = "checkin-draft";
const NOON = 12;
const place = document.getElementById("checkin");
const form = document.getElementById("checkin-form");
const data = jsonOf("checkin-data");
let edited = null;

async function go() {
  await open();
  const mine = await flareDraft();
  if (brokenOff(mine, "short") && (await holds())?.needs === "short_screen") {
    await finish([]);
    return;
  }
  const found = await earlier(data);
  orderMorning(found);
  await fillIn(found);
  form.addEventListener("input", () => { showReach(form, data.pains); void keepDraft(); });
  form.addEventListener("submit", (event) => { event.preventDefault(); void save(); });
  form.querySelector("[data-add]").addEventListener("click", () => {
    slot(addMedicine(form, data.medicine_words), "name").focus();
  });
  form.querySelector("[data-clear]").addEventListener("click", () => { void clear(); });
  await list();
  form.hidden = false;
  if (location.hash === "#medicine") slot(slot(form, "rows"), "name").focus();
  else if (location.hash) document.querySelector(location.hash)?.focus();
}

async function list() {
  showEarlier(slot(place, "earlier"), await earlier(data), today(), { onEdit: edit, onChange: afterDelete });
}

async function afterDelete() {
  await renew();
  await list();
}

// On the first check-in of a morning the morning is asked first.
function orderMorning(found) {
  const isTold = found.some(({ at, payload }) => at.slice(0, 10) === today() && (payload.pain_morning ?? null) !== null);
  if (!isTold && new Date().getHours() < NOON) form.prepend(form.querySelector('[data-key="pain_morning"]'));
}

// An earlier one that is to be edited, else the draft, else nothing.
async function fillIn(found) {
  const wanted = new URLSearchParams(location.search).get("edit");
  const one = wanted ? found.find(({ id }) => id === wanted) : null;
  if (wanted && !one) slot(place, "missing").hidden = false;
  if (one) {
    edit(one);
    return;
  }
  const last = await kept(DRAFT);
  fillForm(form, last?.payload ?? {});
  const medicines = last?.medicines?.length ? last.medicines : [{}];
  medicines.forEach((medicine) => addMedicine(form, data.medicine_words, medicine));
  showReach(form, data.pains);
}

function edit(one) {
  edited = one;
  const isMedicine = one.kind === "medication";
  fillForm(form, isMedicine ? {} : one.payload);
  slot(form, "rows").replaceChildren();
  addMedicine(form, data.medicine_words, isMedicine ? one.payload : {});
  for (const part of form.children) {
    if (!part.matches(".wrong, .save, .row")) part.hidden = isMedicine !== part.matches(".medicines");
  }
  form.querySelector("[data-add]").hidden = isMedicine;
  const heading = slot(place, "heading");
  heading.textContent = heading.dataset.edit;
  if (!isMedicine) showReach(form, data.pains);
  heading.tabIndex = -1;
  heading.focus();
}

async function keepDraft() {
  if (!edited) await keep(DRAFT, draftOf(form, data.pains));
}

async function clear() {
  await forget(DRAFT);
  form.reset();
  slot(form, "rows").replaceChildren();
  addMedicine(form, data.medicine_words);
  showReach(form, data.pains);
}

async function save() {
  const payload = payloadOf(form, data.pains);
  const medicines = medicinesOf(form, data.medicine_words);
  const unsorted = medicines.find(({ found }) => !found);
  const isEmpty = Object.keys(payload).length === 0 && medicines.length === 0;
  if (isEmpty || unsorted) return refuse(isEmpty ? "empty" : "class", unsorted?.row);
  const records = [];
  const again = edited ? { at: edited.at, supersedes: edited.id } : {};
  if (Object.keys(payload).length) records.push(record("checkin", payload, again));
  for (const { name, found } of medicines) {
    records.push(record("medication", { name, medicine_class: found.medicine_class }, again));
  }
  await keepWritten(records);
  await forget(DRAFT);
  if (!edited) await keepFlareDraft({ ...(await flareDraft()), screen: null });
  const lines = medicines.filter(({ found }) => found.words).map(({ name, found }) => `${name}: noted as ${found.medicine_class}. ${found.words}`);
  if (payload.is_drowsy) lines.push(data.drowsy);
  if (payload.note) await hear(records[0].id, payload.note, false);
  return finish(lines);
}

function refuse(why, row) {
  const wrong = slot(form, "wrong");
  wrong.textContent = wrong.dataset[why];
  wrong.hidden = false;
  if (row) slot(row, "ask").hidden = false;
  (row ? slot(row, "class") : form.querySelector("input")).focus();
}

// The safety questions where they are due, and then what it means for today.
async function finish(lines) {
  place.dataset.asks = "";
  await ask();
  await renew();
  delete place.dataset.asks;
  const holding = await holds();
  if (holding?.is_stop) {
    const node = show(place, stopPage(newest().screen, holding, await toldSincePage()));
    slot(node, "note").hidden = lines.length === 0;
    slot(node, "note").textContent = lines.join(" ");
    return;
  }
  const node = cloned("kept");
  slot(node, "lines").append(...lines.map((words) => {
    const line = document.createElement("p");
    line.textContent = words;
    return line;
  }));
  show(place, node);
  await answered(node);
  location.assign("/checkin");
}

async function ask() {
  const holding = await holds();
  if (!holding || holding.is_under_age) return;
  if (holding.is_crisis_waiting && !(await readCrisis(place))) return;
  const due = { short_screen: "short", full_screen: "full" }[holding.needs];
  if (!due || holding.tier === "emergency") return;
  const kept = brokenOff(await flareDraft(), due);
  const run = await newRun(due, { yesMayStand: data.yes_may_stand, kept });
  const onStep = async (one) => keepFlareDraft({ ...(await flareDraft()), screen: one.state });
  if ((await askScreen(place, run, { onStep })) === "done") await keepFlareDraft({ ...(await flareDraft()), screen: null });
}

// A link to a part of this page, such as the medicines, opens the form anew.
window.addEventListener("hashchange", () => location.reload());
void go();
