// One danger screen while it is answered: what comes next, what may be taken back, what is written.
//
// As relift/cli/screen.py: a positive answer is written before the next question is put, the rest at
// the end; an answer that needs emergency care ends the questions.

import { isPositive, questions, settled, toClarify, triage } from "./screen.js";

export class ScreenRun {
  // `kept`: what `state` gave; `known`: items that count with an answer of a short screen.
  constructor(tables, { form, visit = {}, yesMayStand = [], known = [], kept = null }) {
    this.tables = tables;
    this.form = form;
    this.visit = visit;
    this.yesMayStand = yesMayStand;
    this.known = form === "short" ? known : [];
    this.answers = { ...kept?.answers };
    this.clarified = { ...kept?.clarified };
    this.order = kept?.order ? kept.order.map((one) => [...one]) : [];
    this.written = kept?.written ?? "";
    this.at = kept?.at ?? null;
    this.began = kept?.began ?? Date.now();
  }

  get state() {
    const { form, visit, answers, clarified, order, written, at, began } = this;
    return { form, visit, answers, clarified, order, written, at, began };
  }

  get waiting() {
    return [
      ...toClarify(this.tables, this.answers, this.clarified),
      ...questions(this.tables, this.form, this.answers, this.clarified),
    ];
  }

  // The question that is put now, or null at the end.
  get current() {
    const [item] = this.waiting;
    if (!item || this.isEnded) return null;
    return { item, isClarify: item.id in this.answers, left: this.waiting.length };
  }

  get found() {
    return triage(this.tables, this.answers, this.clarified, this.form, this.known);
  }

  get isEnded() {
    return this.written === this.#said() && this.found.tier === "emergency";
  }

  // Take an answer in; true where it is positive, and so has to be written now.
  answer(said) {
    const { item, isClarify } = this.current;
    (isClarify ? this.clarified : this.answers)[item.id] = said;
    this.order.push([item.id, isClarify ? "clarified" : "answers"]);
    if (!isClarify && said === "unsure") return false;
    return isPositive(settled(item.id, this.answers, this.clarified));
  }

  get isUntouched() {
    return Object.keys(this.answers).length === 0;
  }

  get mayGoBack() {
    return this.order.length > 0;
  }

  // Take the last answer back; what is written is not taken back any more.
  back() {
    const last = this.order.pop();
    if (last) delete this[last[1]][last[0]];
  }

  // What is to be written now, or null where there is nothing new, or it waits for the end: a yes
  // that a clinician has looked at may stay a yes, which only a complete screen can say.
  part(lifts) {
    const said = this.#said();
    const found = triage(this.tables, this.answers, this.clarified, this.form);
    const hasVisit = Boolean(this.visit.seen_by);
    const waits = hasVisit && !found.is_complete && this.yesMayStand.includes(found.tier);
    if (said === this.written || waits) return null;
    return {
      form: this.form,
      answers: { ...this.answers },
      clarified: { ...this.clarified },
      ...(this.visit.reason ? { reason: this.visit.reason } : {}),
      ...(hasVisit ? { seen_by: this.visit.seen_by, seen_on: this.visit.seen_on } : {}),
      lifts,
    };
  }

  // The time of the next part: a blink after the one before, so that a crisis page that was read
  // between the two was read after both. Undefined for the first.
  get nextAt() {
    return this.at === null ? undefined : aBlinkAfter(this.at);
  }

  wrote(at) {
    this.at = at;
    this.written = this.#said();
    this.order = [];
  }

  #said() {
    const sorted = (told) => Object.entries(told).sort(([a], [b]) => (a < b ? -1 : 1));
    if (this.isUntouched) return "";
    return JSON.stringify([sorted(this.answers), sorted(this.clarified)]);
  }
}

// An ISO time a millionth of a second later.
export function aBlinkAfter(at) {
  const [, head, fraction = "", zone] = /^([^.]+?)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/.exec(at);
  const micros = Number(fraction.padEnd(6, "0").slice(0, 6)) + 1;
  if (micros < 1_000_000) return `${head}.${String(micros).padStart(6, "0")}${zone}`;
  return at; // the last millionth of a second: the order of writing decides
}
