// What was written on this device: committed here first, sent when there is signal, kept until then.

import { openDB } from "../vendor/idb.js";

const DATABASE = "relift";
const VERSION = 1;
const AT_ONCE = 200;
const TAKEN = "taken";
const HELD_BACK = new Set([401, 403, 404, 421]);
const UNREADABLE = new Set([400, 413]);

const changed = new EventTarget();
let opened;
let draining = null;
let isAsked = false;

// The stores: `outbox` (records not yet in the journal, by order of writing), `kept` (one value by
// name: the newest snapshot, drafts).
function database() {
  opened ??= openDB(DATABASE, VERSION, {
    upgrade(db) {
      db.createObjectStore("outbox", { keyPath: "order", autoIncrement: true }).createIndex("id", "id", { unique: true });
      db.createObjectStore("kept");
    },
    terminated() { opened = undefined; },
  });
  return opened;
}

export function newId() {
  return crypto.randomUUID();
}

// The present moment with the clock's own offset, as the journal keeps it: 2026-03-01T18:00:00.123+01:00.
export function moment(date = new Date()) {
  const offset = -date.getTimezoneOffset();
  const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, -1);
  const sign = offset < 0 ? "-" : "+";
  const two = (n) => String(Math.floor(Math.abs(n))).padStart(2, "0");
  return `${local}${sign}${two(offset / 60)}:${two(Math.abs(offset) % 60)}`;
}

let last = 0;

// Two answers never carry the same time, so that what came first stays first.
function nextMoment() {
  last = Math.max(Date.now(), last + 1);
  return moment(new Date(last));
}

export function record(kind, payload, { id = newId(), at, supersedes } = {}) {
  const now = nextMoment();
  return { id, kind, at: at ?? now, recorded_at: now, payload, ...(supersedes ? { supersedes } : {}) };
}

// Commit records on this device, all of them or none; sending starts, and is not waited for.
export async function write(records) {
  const db = await database();
  const tx = db.transaction("outbox", "readwrite", { durability: "strict" });
  for (const one of records) tx.store.add({ id: one.id, record: one, refused: "" });
  await tx.done;
  tell();
  void drain();
  return records;
}

// Everything that is not in the journal yet, in the order of writing: { id, record, refused }.
export async function unsent() {
  return (await database()).getAll("outbox");
}

// Take a refused record out, once the person has seen it and chosen so.
export async function discard(id) {
  const db = await database();
  const key = await db.getKeyFromIndex("outbox", "id", id);
  if (key !== undefined) await db.delete("outbox", key);
  tell();
}

export function onChange(listener) {
  changed.addEventListener("change", listener);
}

function tell(detail = {}) {
  changed.dispatchEvent(new CustomEvent("change", { detail }));
}

// Send what waits. One drain at a time in this page; two pages that send the same do no harm.
// Resolves to { sent, answers, reason } where reason is "" when nothing waits any more.
export function drain() {
  isAsked = true;
  draining ??= sendWhileAsked();
  return draining;
}

// What is written while the last parcel is on its way is sent too.
async function sendWhileAsked() {
  try {
    for (;;) {
      isAsked = false;
      const told = await sendAll();
      if (!isAsked || told.reason) return told;
    }
  } finally {
    draining = null;
  }
}

async function sendAll() {
  const answers = [];
  let atOnce = AT_ONCE;
  for (;;) {
    const waiting = (await unsent()).filter((one) => !one.refused).slice(0, atOnce);
    if (!waiting.length) return done(answers, "");
    let response;
    try {
      response = await fetch("/outbox", {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json" },
        body: JSON.stringify({ records: waiting.map((one) => one.record) }),
      });
    } catch {
      return done(answers, "offline");
    }
    if (HELD_BACK.has(response.status)) return done(answers, "closed");
    if (!response.ok) {
      // A parcel that cannot be taken whole is sent record by record: one must not hold up the rest.
      if (waiting.length > 1) {
        atOnce = 1;
        continue;
      }
      if (!UNREADABLE.has(response.status)) return done(answers, "busy");
      await refuse(waiting[0], await response.json().catch(() => null));
      continue;
    }
    const told = await response.json();
    await settle(waiting, told);
    answers.push(...told.answers);
  }
}

async function refuse(one, told) {
  const words = told?.error?.message ?? "It could not be read.";
  await (await database()).put("outbox", { ...one, refused: words });
}

async function settle(waiting, { answers, now }) {
  const db = await database();
  const tx = db.transaction(["outbox", "kept"], "readwrite");
  const [outbox, other] = [tx.objectStore("outbox"), tx.objectStore("kept")];
  const taken = (await other.get(TAKEN)) ?? [];
  waiting.forEach((one, n) => {
    const answer = answers[n];
    if (answer.is_kept) {
      outbox.delete(one.order);
      taken.push({ record: one.record, at: now });
    } else outbox.put({ ...one, refused: answer.words || "It was not taken." });
  });
  other.put(taken, TAKEN);
  await tx.done;
}

// The records that the journal took after a snapshot was made, which that snapshot cannot know of.
export async function since(madeAt) {
  const taken = (await kept(TAKEN)) ?? [];
  const left = taken.filter(({ at }) => Date.parse(at) > Date.parse(madeAt));
  if (left.length < taken.length) await keep(TAKEN, left);
  return left.map(({ record: one }) => one);
}

function done(answers, reason) {
  const sent = answers.filter((one) => one.is_kept).length;
  tell({ sent, answers, reason });
  return { sent, answers, reason };
}

export async function keep(name, value) {
  await (await database()).put("kept", value, name);
}

export async function kept(name) {
  return (await database()).get("kept", name);
}

export async function forget(name) {
  await (await database()).delete("kept", name);
}

// Throw away everything that this device holds; asked for by leaving.
export async function clearAll() {
  const db = await database();
  db.close();
  opened = undefined;
  await new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(DATABASE);
    request.onsuccess = request.onerror = request.onblocked = resolve;
  });
}
