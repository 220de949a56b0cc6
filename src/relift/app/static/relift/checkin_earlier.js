// Today's earlier check-ins and medicines: what they say, to be edited or deleted.

import { answered, cloned, fill, slot } from "./page_parts.js";
import { keepWritten, toldSincePage } from "./holding.js";
import { record } from "./outbox.js";

const SHORT = {
  pain_now: "pain now", pain_worst: "worst", pain_morning: "morning", worry: "worry", confidence: "confidence",
};

// All that counts of today: from the server, and written here since. Newest first.
export async function earlier(data) {
  const own = await toldSincePage();
  const gone = new Set(own.map(({ supersedes }) => supersedes).filter(Boolean));
  const known = [
    ...data.checkins.map((one) => ({ ...one, kind: "checkin" })),
    ...data.medicines.map((one) => ({ ...one, kind: "medication" })),
  ];
  const ids = new Set(known.map(({ id }) => id));
  const fresh = own.filter(({ id, kind }) => (kind === "checkin" || kind === "medication") && !ids.has(id));
  return [...known, ...fresh]
    .filter(({ id }) => !gone.has(id))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

// Show them; `onEdit` opens one in the form, `onChange` is told of a deletion.
export function showEarlier(box, found, today, { onEdit, onChange }) {
  const ofToday = found.filter(({ at }) => at.slice(0, 10) === today);
  box.hidden = ofToday.length === 0;
  slot(box, "list").replaceChildren(...ofToday.map((one) => {
    const line = cloned("earlier");
    fill(line, "when", one.at.slice(11, 16));
    fill(line, "what", said(one));
    const [edit, remove] = line.querySelectorAll("button");
    edit.setAttribute("aria-label", `${edit.textContent} ${one.at.slice(11, 16)}`);
    remove.setAttribute("aria-label", `${remove.textContent} ${one.at.slice(11, 16)}`);
    edit.addEventListener("click", () => onEdit(one));
    remove.addEventListener("click", () => { void askAndDelete(line, one, onChange); });
    return line;
  }));
}

async function askAndDelete(line, one, onChange) {
  if (line.querySelector('[role="group"]')) return;
  const sure = cloned("sure");
  line.append(sure);
  sure.querySelector("button").focus();
  const isSure = (await answered(sure)) === "yes";
  sure.remove();
  if (!isSure) return;
  await keepWritten([record("tombstone", {}, { at: one.at, supersedes: one.id })]);
  await onChange();
}

function said({ kind, payload }) {
  if (kind === "medication") return `${payload.name} (${payload.medicine_class ?? "other"})`;
  const parts = Object.entries(SHORT)
    .filter(([name]) => (payload[name] ?? null) !== null)
    .map(([name, words]) => `${words} ${payload[name]}`);
  if (payload.is_flare) parts.push("a flare");
  if (payload.note) parts.push(`“${payload.note}”`);
  return parts.join(", ");
}
