// What holds on this device now: the newest snapshot, and all that was written since it was made.
//
// A record counts from the moment it is written, whether it was sent or not, until a snapshot is
// here that was made after the journal had it. So nothing looks milder in between.

import { drain, moment, since, unsent, write } from "./outbox.js";
import { carried, standing } from "./standing.js";
import { fresh, fromPage } from "./snapshot.js";

const PATIENCE_MS = 6000;

let snapshot = null;
const here = new Map();
const written = new Map();

export async function open() {
  snapshot = await fromPage();
  return snapshot;
}

export function newest() {
  return snapshot;
}

export async function keepWritten(records) {
  await write(records);
  for (const one of records) {
    here.set(one.id, one);
    written.set(one.id, one);
  }
}

// Everything that the page, as it came from the server, may not know of.
export async function toldSincePage() {
  const all = new Map(written);
  for (const one of await told()) all.set(one.id, one);
  return [...all.values()];
}

// Everything that the snapshot may not know of.
export async function told() {
  const all = new Map(here);
  for (const one of await since(snapshot.made_at)) all.set(one.id, one);
  for (const { id, record } of await unsent()) all.set(id, record);
  return [...all.values()];
}

// The present moment, never before what was written here just now.
export function present() {
  return [...here.values()].reduce((latest, { at }) => (Date.parse(at) > Date.parse(latest) ? at : latest), moment());
}

// The standing, or null where this device has no snapshot with the rules yet.
export async function holds() {
  if (!snapshot?.screen || !snapshot?.held) return null;
  return standing(snapshot.screen, snapshot.held, await told(), present());
}

export async function carriedNow() {
  return carried(snapshot.screen, snapshot.held, await told(), present());
}

// Send what waits and take a new snapshot; false where there is no signal, and nothing is lost.
export async function renew() {
  const patience = new Promise((resolve) => { setTimeout(() => resolve({ reason: "offline" }), PATIENCE_MS); });
  const { reason } = await Promise.race([drain(), patience]);
  if (reason !== "") return false;
  const sent = [...here.keys()];
  const told = await fresh();
  if (!told) return false;
  snapshot = told;
  const waiting = new Set((await unsent()).map(({ id }) => id));
  for (const id of sent) if (!waiting.has(id)) here.delete(id);
  return true;
}
