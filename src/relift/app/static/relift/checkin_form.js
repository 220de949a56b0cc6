// The form of a check-in: its answers as a payload, its draft, and the rows of medicines.

import { cloned, slot } from "./page_parts.js";
import { sortMedicine } from "./medicine_words.js";

const RATINGS = ["pain_now", "pain_worst", "pain_morning", "worry", "confidence"];
const TOLD = { yes: true, no: false };
const SAID = new Map([[true, "yes"], [false, "no"]]);

// What is filled in, as the payload of a check-in; {} where nothing is.
export function payloadOf(form, pains) {
  const payload = {};
  for (const name of RATINGS) {
    const value = form.elements[name].value;
    if (value !== "") payload[name] = Number(value);
  }
  const hasPain = pains.some((name) => payload[name] > 0);
  if (hasPain && form.elements.reach.value) payload.reach = form.elements.reach.value;
  for (const name of ["is_flare", "is_drowsy"]) {
    const value = form.elements[name].value;
    if (value) payload[name] = TOLD[value];
  }
  const note = form.elements.note.value.trim();
  if (note) payload.note = note;
  return payload;
}

export function fillForm(form, payload) {
  for (const name of RATINGS) choose(form, name, payload[name]);
  choose(form, "reach", payload.reach);
  choose(form, "is_flare", SAID.get(payload.is_flare));
  choose(form, "is_drowsy", SAID.get(payload.is_drowsy));
  form.elements.note.value = payload.note ?? "";
}

function choose(form, name, value) {
  for (const one of form.elements[name]) one.checked = one.value === String(value);
}

// How far down the pain goes is asked only where there is pain.
export function showReach(form, pains) {
  const hasPain = pains.some((name) => Number(form.elements[name].value) > 0);
  slot(form, "reach").hidden = !hasPain;
}

export function addMedicine(form, table, { name = "", medicine_class: kind = "" } = {}) {
  const row = cloned("medicine-row");
  slot(row, "name").value = name;
  slot(row, "class").value = kind;
  row.addEventListener("input", () => tellClass(row, table));
  slot(form, "rows").append(row);
  tellClass(row, table);
  return row;
}

// A name on the list has its class; of others the person is asked.
function tellClass(row, table) {
  const found = sorted(row, table);
  const name = slot(row, "name").value.trim();
  const told = slot(row, "sorted");
  const isListed = Boolean(name) && Boolean(found?.words);
  slot(row, "ask").hidden = !name || (isListed && !slot(row, "class").value);
  told.hidden = !isListed;
  told.textContent = isListed ? `${told.dataset.words} ${found.medicine_class}. ${found.words}` : "";
}

function sorted(row, table) {
  return sortMedicine(table, slot(row, "name").value, slot(row, "class").value);
}

// The medicines that are filled in: { name, found }, where `found` is null if the class is missing.
export function medicinesOf(form, table) {
  return [...slot(form, "rows").children]
    .map((row) => ({ row, name: slot(row, "name").value.trim(), found: sorted(row, table) }))
    .filter(({ name }) => name);
}

// All that is typed, to survive a reload.
export function draftOf(form, pains) {
  const medicines = [...slot(form, "rows").children].map((row) => ({
    name: slot(row, "name").value,
    medicine_class: slot(row, "class").value,
  }));
  return { payload: payloadOf(form, pains), medicines: medicines.filter(({ name }) => name) };
}
