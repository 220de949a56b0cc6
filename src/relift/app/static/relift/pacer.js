// The breathing pacer: in for a short while, out for longer, until the time is up or it is enough.

import { slot } from "./page_parts.js";

const TONES = { in: 392, out: 294 };

// Pace the breath in `node` (the template `pacer`). Resolves to how long it went on [s].
export function breathe(node, { in_s, out_s }, nBreaths) {
  const circle = slot(node, "circle");
  const phase = slot(node, "phase");
  const began = performance.now();
  let audio = null;
  let timers = [];
  slot(node, "sound").addEventListener("change", (event) => {
    audio ??= new AudioContext();
    void (event.target.checked ? audio.resume() : audio.suspend());
  });
  const breath = (isIn) => {
    const lasts = isIn ? in_s : out_s;
    phase.textContent = isIn ? phase.dataset.in : phase.dataset.out;
    circle.style.setProperty("--lasts", `${lasts}s`);
    circle.dataset.phase = isIn ? "in" : "out";
    if (audio && slot(node, "sound").checked) tone(audio, isIn ? TONES.in : TONES.out);
  };
  return new Promise((resolve) => {
    const end = () => {
      timers.forEach(clearTimeout);
      timers = [];
      void audio?.close();
      resolve(Math.min((performance.now() - began) / 1000, nBreaths * (in_s + out_s)));
    };
    node.querySelector('[data-answer="enough"]').addEventListener("click", end);
    const second = (n) => {
      const total = nBreaths * (in_s + out_s);
      if (n >= total) return end();
      const inBreath = n % (in_s + out_s);
      if (inBreath === 0) breath(true);
      if (inBreath === in_s) breath(false);
      slot(node, "count").textContent = String(inBreath < in_s ? in_s - inBreath : in_s + out_s - inBreath);
      const left = slot(node, "left");
      left.textContent = `${Math.floor((total - n) / 60)}:${String((total - n) % 60).padStart(2, "0")} ${left.dataset.words}`;
      // Counted from the beginning, so that late timers do not add up.
      timers = [setTimeout(() => second(n + 1), Math.max(0, began + (n + 1) * 1000 - performance.now()))];
      return undefined;
    };
    second(0);
  });
}

// A soft tone that swells and fades within a second.
function tone(audio, hertz) {
  const [oscillator, gain] = [audio.createOscillator(), audio.createGain()];
  oscillator.frequency.value = hertz;
  gain.gain.setValueAtTime(0, audio.currentTime);
  gain.gain.linearRampToValueAtTime(0.06, audio.currentTime + 0.3);
  gain.gain.linearRampToValueAtTime(0, audio.currentTime + 1);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start();
  oscillator.stop(audio.currentTime + 1);
}
