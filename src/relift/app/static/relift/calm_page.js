// The calm-down: breathe, name the thought and the fear, see what is known, and the accurate words.

import { answered, cloned, fill, list, show, slot } from "./page_parts.js";
import { breathe } from "./pacer.js";
import { heed } from "./heed.js";
import { hear, typed } from "./flare_report.js";
import { keepWritten } from "./holding.js";
import { lookUp } from "./label_words.js";
import { record } from "./outbox.js";

// Breathe, and name the thought and the fear; then the calm-down is written.
export async function calmDown(place, data, draft, keepDraft) {
  const calm = { page: "breathe", thought: "", fear: "", breathing_s: 0, ...draft.calm };
  const turn = async (page) => { calm.page = page; await keepDraft({ ...draft, calm }); };
  while (calm.page !== "written") {
    if (calm.page === "breathe") {
      calm.breathing_s += await pace(place, data);
      await turn("thought");
      continue;
    }
    const [said, text] = await typed(place, calm.page, calm.page, calm[calm.page]);
    calm[calm.page] = text;
    const isThought = calm.page === "thought";
    if (said === "back") await turn(isThought ? "breathe" : "thought");
    else if (isThought) await turn("fear");
    else calm.page = "written";
  }
  const { thought, fear, breathing_s } = calm;
  const one = record("calm", { thought, fear, breathing_s: Math.round(breathing_s) });
  await keepWritten([one]);
  await hear(one.id, `${thought} ${fear}`, true);
  const flare = draft.flare && { ...draft.flare, isCalmed: true };
  await keepDraft({ ...draft, flare, calm: null, page: "known" });
}

async function pace(place, data) {
  const said = await answered(show(place, cloned("breathe")));
  if (said !== "start") return 0;
  return breathe(show(place, cloned("pacer")), data.breathing, data.n_breaths);
}

// A page to read; it goes on with one tap.
export async function read(place, id) {
  await answered(show(place, cloned(id)));
}

// The accurate words beside each label of the flare.
export async function aboutWords(place, data, labels) {
  const node = cloned("about-words");
  slot(node, "words").append(...labels.map((label) => aboutWord(data, label)));
  await answered(show(place, node));
}

function aboutWord(data, label) {
  const node = cloned("about-word");
  slot(node, "label").textContent = `“${label}”`;
  const first = heed(data.heed, label);
  const found = first ? null : lookUp(data.labels, label);
  slot(node, "first").hidden = !first;
  slot(node, "found").hidden = !found;
  slot(node, "none").hidden = Boolean(first || found);
  if (first) fill(node, "first_words", first.words);
  if (!found) return node;
  for (const name of ["accurate", "summary", "does_not_mean", "rests_on"]) fill(node, name, found[name]);
  list(slot(node, "known"), found.known);
  return node;
}
