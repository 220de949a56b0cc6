// Which plates go on each side of a bar, and a drawing of them. A port of relift/training/bar.py.

const SVG = "http://www.w3.org/2000/svg";
const GRAIN = 1000;
const WIDTH = 30;
const GAP = 4;
const HEIGHT = 96;
const SLEEVE = 20;
const SMALLEST = 0.36;

/** The plates of one side, largest first; null where the load cannot be put on the bar. */
export function eachSide(load, bar) {
  const both = grains(load) - grains(bar.empty);
  if (both < 0 || both % 2) return null;
  let left = both / 2;
  const used = [];
  for (const plate of bar.plates) {
    const size = grains(plate);
    for (; left >= size; left -= size) used.push(plate);
  }
  return left ? null : used;
}

/** The plates in words; "" where the load cannot be put on the bar. */
export function platesWords(load, bar) {
  const side = eachSide(load, bar);
  if (!side) return "";
  const empty = `${bar.empty} ${bar.unit}`;
  return side.length ? `Bar ${empty}. Each side: ${side.join(", ")}` : `The empty bar, ${empty}`;
}

/** One end of the bar as a picture with its words under it; null where nothing can be drawn. */
export function platesDrawn(load, bar) {
  const side = eachSide(load, bar);
  if (!side) return null;
  const figure = document.createElement("figure");
  figure.className = "plates";
  if (side.length) figure.append(picture(side, bar));
  const caption = document.createElement("figcaption");
  caption.textContent = platesWords(load, bar);
  figure.append(caption);
  return figure;
}

function picture(side, bar) {
  const width = SLEEVE + side.length * (WIDTH + GAP) + SLEEVE;
  const svg = element("svg", { viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT });
  svg.setAttribute("aria-hidden", "true"); // the words under it say the same
  const middle = HEIGHT / 2;
  svg.append(element("rect", { class: "sleeve", x: 0, y: middle - 5, width, height: 10, rx: 3 }));
  svg.append(element("rect", { class: "collar", x: SLEEVE - 12, y: middle - 12, width: 8, height: 24, rx: 2 }));
  side.forEach((plate, n) => {
    const x = SLEEVE + n * (WIDTH + GAP);
    const height = HEIGHT * (SMALLEST + (1 - SMALLEST) * Math.sqrt(plate / bar.plates[0]));
    svg.append(element("rect", { class: "plate", x, y: middle - height / 2, width: WIDTH, height, rx: 5 }));
    const words = element("text", { x: x + WIDTH / 2, y: middle + 4, "text-anchor": "middle" });
    words.textContent = plate;
    svg.append(words);
  });
  return svg;
}

function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function grains(load) {
  return Math.round(load * GRAIN);
}
