// The state of a workout in this tab: looks it up, commits to it, and lets the server's plan follow.

import { drain, moment, since, unsent } from "./outbox.js";
import { todayOffline } from "./rungs.js";
import { fresh, fromPage } from "./snapshot.js";
import { emptied, folded, painBefore, unknownTo } from "./walk.js";
import { ended } from "./walk_records.js";
import { commit, draft, inTurn, mend, ownRecords } from "./walk_store.js";

const PARTS_OF_PAIN = new Set(["exposure", "checkin"]);

export class Walking {
  #snapshot = null;
  #pin = ""; // what was begun before the server's plan came: it stays

  /** What holds now: { on, walk, plan, day, told, painBefore, step }. */
  state = null;
  /** Answers that are not committed, and what they are about. */
  said = {};

  get screen() {
    return this.#snapshot.screen;
  }

  /** What the step is about, to tell whether it is still the same one. */
  get key() {
    const { kind, exposure, planned } = this.state.step;
    return exposure ? `${kind} ${exposure.id}` : `${kind} ${planned ? keyOf(planned) : ""}`;
  }

  /** What was answered of this step, and not committed. */
  get answers() {
    return this.#isBegun ? this.said[this.state.step.kind].answers : {};
  }

  /** Begin where it was left. */
  async begin(said) {
    this.said = said;
    this.#snapshot = await fromPage();
    await inTurn(() => mend(moment().slice(0, 10)));
    await this.look();
    await this.#closeForStop();
  }

  /** Work out what holds now. */
  async look() {
    const now = moment();
    const on = now.slice(0, 10);
    const held = this.#snapshot.walk;
    const walk = held.on === on ? held : emptied(held, on);
    const own = await ownRecords(on);
    const told = await this.#since(walk, own);
    if (this.said.on !== on) this.said = { on };
    const plan = todayOffline(this.#snapshot, told, now);
    const day = folded(walk, own);
    const pain = painBefore(walk, told.filter((one) => PARTS_OF_PAIN.has(one.kind)));
    this.state = { on, walk, plan, day, told, painBefore: pain, step: this.#step(plan, day) };
  }

  /** Commit what `make` says of the step; false where another tab took that step first. */
  async commit(make, { isAnyStep = false } = {}) {
    const before = this.key;
    let isDone = false;
    await inTurn(async () => {
      await this.look();
      if (this.key !== before && !isAnyStep) return;
      await commit(this.state.on, make(this.state.step));
      isDone = true;
    });
    this.#pin = "";
    await this.look();
    await this.#closeForStop();
    return isDone;
  }

  /** Keep part of the draft. */
  async remember(part) {
    this.said = { ...this.said, ...part, on: this.state.on };
    await draft.write(this.said);
  }

  /**
   * Send what waits, and take the server's plan: true where it is to be shown.
   *
   * What was begun stays as it is, unless there is a stop.
   */
  async renew() {
    const { reason } = await drain();
    const told = reason ? null : await fresh();
    if (!told?.walk || Date.parse(told.made_at) < Date.parse(this.#snapshot.made_at)) return false;
    this.#pin = this.#isBegun ? this.key : "";
    this.#snapshot = told;
    const before = this.key;
    await this.look();
    await this.#closeForStop();
    return !(this.#pin && this.key === before);
  }

  get #isBegun() {
    const { kind } = this.state.step;
    return this.said[kind]?.key === this.key;
  }

  // What the snapshot was made without: this phone's own records of today, what was sent since, and
  // all that waits.
  async #since(walk, own) {
    const sent = await since(this.#snapshot.made_at);
    const waiting = (await unsent()).map((one) => one.record);
    const ids = new Set(own.map((one) => one.id));
    const others = new Map([...sent, ...waiting].filter((one) => !ids.has(one.id)).map((one) => [one.id, one]));
    return [...unknownTo(walk, own), ...others.values()];
  }

  #step(plan, day) {
    if (plan.standing.is_stop) return { kind: "stop" };
    if (day.waiting) return { kind: "doing", exposure: day.waiting, planned: this.#plannedOf(day.waiting) };
    const todo = plan.exposures.filter((one) => !one.is_optional);
    const isClosed = day.visits.length > 0 && !day.open;
    if (!todo.length || (isClosed && !this.said.goesOn)) return { kind: "end", isClosed, todo };
    return { kind: "before", planned: this.#begun(todo) ?? todo[0], todo };
  }

  // Whose question is half answered comes first, as long as the plan has it, or it was begun here.
  #begun(todo) {
    const { before } = this.said;
    if (!before) return null;
    const found = todo.find((one) => `before ${keyOf(one)}` === before.key);
    return found ?? (this.#pin === before.key ? this.state.step.planned : null);
  }

  #plannedOf(exposure) {
    const { planned } = this.said;
    return planned?.exposure === exposure.id ? planned.planned : null;
  }

  // A stop ends the workout, as it does everywhere.
  async #closeForStop() {
    if (!this.state.plan.standing.is_stop || !this.state.day.open) return;
    await inTurn(async () => {
      await this.look();
      if (this.state.day.open) await commit(this.state.on, [ended(this.state.day.open.id)]);
    });
    await this.look();
  }
}

function keyOf(planned) {
  return [planned.ladder, planned.rung, planned.load_kg].join(" ");
}
