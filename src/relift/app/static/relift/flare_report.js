// Before the safety questions: age once, what happened, what it is called, and pain now.

import { answered, cloned, jsonOf, show, slot } from "./page_parts.js";
import { holds, keepWritten, newest, toldSincePage } from "./holding.js";
import { message } from "./screen.js";
import { asFlare } from "./flare_course.js";
import { heed } from "./heed.js";
import { heedNotice } from "./heed_notice.js";
import { record } from "./outbox.js";

// A page with one field. Resolves to [what was tapped, what was typed].
export async function typed(place, id, name, value = "") {
  const node = show(place, cloned(id));
  const field = node.elements[name];
  field.value = value;
  const said = await answered(node);
  return [said, said === "skip" ? "" : field.value.trim()];
}

// Ask once whether the person is an adult; a no is written at once.
export async function askAge(place, data) {
  const said = await answered(show(place, cloned("adult")));
  if (said === "no") return keepProfile(data, { is_adult: false });
  for (;;) {
    const node = show(place, cloned("birth-year"));
    const tapped = await answered(node);
    if (tapped === "back") return undefined;
    if (tapped === "skip") return keepProfile(data, { is_adult: true });
    const year = await goodYear(node, data.this_year);
    if (year === "back") continue;
    return keepProfile(data, year ? { is_adult: true, birth_year: year } : { is_adult: true });
  }
}

async function goodYear(node, thisYear) {
  for (;;) {
    const text = node.elements.birth_year.value.trim();
    const year = Number(text);
    if (!text) return null;
    if (/^\d{4}$/.test(text) && year >= 1900 && year <= thisYear) return year;
    slot(node, "wrong").hidden = false;
    node.elements.birth_year.focus();
    const tapped = await answered(node);
    if (tapped === "skip") return null;
    if (tapped === "back") return "back";
  }
}

async function keepProfile(data, said) {
  const own = (await toldSincePage()).filter(({ kind }) => kind === "profile").at(-1)?.payload;
  await keepWritten([record("profile", { ...data.profile, ...own, ...said })]);
}

// Ask for what happened and the labels, and write the flare; then pain now, and write that.
export async function askReport(place, draft, keepDraft) {
  const report = { page: "happened", happened: "", labels: "", ...draft.report };
  let { flare } = draft;
  while (report.page !== "pain") {
    const isFirst = report.page === "happened";
    const name = isFirst ? "happened" : "labels";
    const [said, text] = await typed(place, name, name, report[name]);
    report[name] = text;
    report.page = said === "back" ? "happened" : isFirst ? "labels" : "pain";
    if (report.page === "pain") flare = await writeFlare(report);
    await keepDraft({ ...draft, flare, report });
  }
  const node = show(place, cloned("pain-now"));
  const said = await answered(node);
  const rated = node.elements.pain_now.value;
  const pain = said === "next" && rated !== "" ? { pain_now: Number(rated) } : {};
  await keepWritten([record("checkin", { ...pain, is_flare: true })]);
  await keepDraft({ ...draft, flare, report: null });
}

async function writeFlare(report) {
  const labels = report.labels.split(",").map((one) => one.trim()).filter(Boolean);
  const one = record("flare", { reported_labels: labels, happened: report.happened });
  await keepWritten([one]);
  await hear(one.id, `${report.happened} ${report.labels}`, true);
  return asFlare(one);
}

// Answer a text that cannot wait, on this device and without signal. Resolves to whether it did.
export async function hear(id, text, isFear) {
  const data = jsonOf("flare-data") ?? jsonOf("checkin-data");
  const first = heed(data.heed, text, isFear);
  if (!first) return false;
  const { country } = await holds();
  heedNotice(id, { ...first, page: first.kind === "crisis" ? message(newest().screen, "crisis", country) : null });
  return true;
}
