// How long the person has rested: counts up from the last set, in the flow of the page, without haste.

import { keep, kept } from "./outbox.js";

const NAME = "rest";
const LONGEST_MS = 60 * 60_000;
const SECOND_MS = 1000;
const NONE = { since: null, target: 0, sound: false, buzz: false };

let rest = { ...NONE };
let isTold = true;
let box;

/** Go on with the rest that was kept; `place` is the box of the page. */
export async function restHere(place) {
  box = place;
  rest = { ...NONE, ...(await kept(NAME)) };
  isTold = rest.target === 0 || lasted() >= rest.target;
  for (const field of box.querySelectorAll("[data-rest]")) {
    const { rest: key } = field.dataset;
    if (field.type === "checkbox") field.checked = rest[key];
    else field.checked = Number(field.value) === rest.target;
    field.addEventListener("change", () => choose(field, key));
  }
  box.querySelector("[data-rest-end]").addEventListener("click", () => restFrom(null));
  setInterval(tick, SECOND_MS);
  tick();
}

/** Start to rest at an instant [ms], or stop. */
export async function restFrom(since) {
  rest.since = since;
  isTold = rest.target === 0;
  tick();
  await keep(NAME, rest);
}

async function choose(field, key) {
  rest[key] = field.type === "checkbox" ? field.checked : Number(field.value);
  isTold = rest.target === 0 || lasted() >= rest.target;
  if (key === "sound" && field.checked) beep();
  tick();
  await keep(NAME, rest);
}

function lasted() {
  return rest.since === null ? 0 : Math.floor((Date.now() - rest.since) / SECOND_MS);
}

function tick() {
  const seconds = lasted();
  box.hidden = rest.since === null || seconds * SECOND_MS > LONGEST_MS || seconds < 0;
  if (box.hidden) return;
  const words = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  box.querySelector("[data-rest-time]").textContent = words;
  if (isTold || seconds < rest.target) return;
  isTold = true;
  box.querySelector("[data-rest-said]").textContent = box.dataset.over;
  if (rest.sound) beep();
  if (rest.buzz) navigator.vibrate?.(200);
}

function beep() {
  const sound = new AudioContext();
  const tone = sound.createOscillator();
  const volume = sound.createGain();
  volume.gain.value = 0.1;
  tone.connect(volume).connect(sound.destination);
  tone.onended = () => sound.close();
  tone.start();
  tone.stop(sound.currentTime + 0.25);
}
