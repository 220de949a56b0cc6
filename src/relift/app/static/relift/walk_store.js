// What this phone wrote of today's workout, kept until the day is over, and half-given answers.
//
// The outbox forgets a record once it was sent; a page out of the worker's cache may be older than
// that. So today's records stay here too. Tabs take turns, and tell each other.

import { forget, keep, kept, unsent, write } from "./outbox.js";

const DRAFT = "workout-draft";
const TURN = "relift-workout";
const channel = new BroadcastChannel(TURN);

/** Do something while no other tab of this browser writes. */
export function inTurn(work) {
  return navigator.locks.request(TURN, work);
}

/** Today's own records, sent or not, oldest first. */
export async function ownRecords(on) {
  const held = (await kept(name(on))) ?? [];
  const waiting = await unsent();
  const here = new Set(waiting.map((one) => one.id));
  const own = held.filter((one) => !one.isRefused || here.has(one.record.id)).map((one) => one.record);
  const ids = new Set(own.map((one) => one.id));
  const others = waiting.filter((one) => !ids.has(one.id) && one.record.at.slice(0, 10) === on);
  return [...own, ...others.map((one) => one.record)];
}

/** Finish what was cut off while it was written. Only in turn. */
export async function mend(on) {
  const held = (await kept(name(on))) ?? [];
  const waiting = new Map((await unsent()).map((one) => [one.id, one]));
  for (const one of held) {
    const sending = waiting.get(one.record.id);
    if (!one.isWritten && !sending) await write([one.record]);
    one.isWritten = true;
    one.isRefused ||= Boolean(sending?.refused);
  }
  await keep(name(on), held);
}

/** Commit records: here, and in the outbox. Only in turn. */
export async function commit(on, records) {
  const held = (await kept(name(on))) ?? [];
  const added = records.map((record) => ({ record, isWritten: false }));
  await keep(name(on), [...held, ...added]);
  await write(records);
  added.forEach((one) => { one.isWritten = true; });
  await keep(name(on), [...held, ...added]);
  const earlier = await kept("walk-days") ?? [];
  if (!earlier.includes(on)) {
    for (const day of earlier) await forget(name(day));
    await keep("walk-days", [on]);
  }
  channel.postMessage("written");
}

export function onOtherTab(listener) {
  channel.addEventListener("message", listener);
}

export const draft = {
  read: async () => (await kept(DRAFT)) ?? {},
  write: (value) => keep(DRAFT, value),
  clear: () => forget(DRAFT),
};

function name(on) {
  return `walk-${on}`;
}
