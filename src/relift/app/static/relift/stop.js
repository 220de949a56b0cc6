// The stop page on this device: where to go, what to say, what to hand over; it needs no signal.

import { pages } from "./standing.js";
import { cloned, fill, jsonOf, list, slot } from "./page_parts.js";

const FIRST_HEADING = "h1";

// Fill the frame of stop.html. `records` are those that the server may not have yet.
export function stopPage(tables, holds, records, note = "") {
  const node = cloned("stop-page");
  const shown = pagesOf(tables, holds);
  node.dataset.stop = holds.messages[0].replace("tier.", "");
  slot(node, "pages").replaceChildren(...shown.map((page, n) => {
    const section = document.createElement("section");
    section.className = "stop";
    section.append(...messageParts(page, n === 0 ? FIRST_HEADING : "h2"));
    return section;
  }));
  const say = [...new Set(shown.flatMap((page) => page.say))];
  const sayBox = slot(node, "say");
  sayBox.hidden = say.length === 0;
  list(sayBox.querySelector("ul"), say);
  fill(node, "note", note);
  const hasStops = holds.tier !== "clear";
  slot(node, "again").hidden = !hasStops;
  slot(node, "go-on").hidden = hasStops || holds.is_under_age;
  if (isSentToday(tables, holds)) fillPapers(node, tables, holds, records);
  return node;
}

// The messages in the order of showing; whoever is sent to care is not asked for answers first.
export function pagesOf(tables, holds) {
  const isSent = tables.tiers[holds.tier].training === "none";
  return pages(tables, holds).filter(({ id }) => !(isSent && id.startsWith("need_")));
}

// Heading, whom to call, and the words of one message.
export function messageParts(page, headingTag) {
  const parts = [];
  if (page.heading) {
    const heading = document.createElement(headingTag);
    heading.textContent = page.heading;
    heading.tabIndex = -1;
    parts.push(heading);
  }
  if (page.numbers.length) parts.push(callList(page));
  if (page.numbers.length && page.checked_on) parts.push(paragraph(`Numbers checked: ${page.checked_on}.`, "small"));
  return [...parts, ...page.paragraphs.map((words) => paragraph(words))];
}

function callList(page) {
  const calls = document.createElement("ul");
  calls.className = "calls";
  for (const [name, number] of page.numbers) {
    const line = document.createElement("li");
    const call = document.createElement(/^[\d+]/.test(number) ? "a" : "strong");
    call.textContent = `${name}: ${number}`;
    if (call.tagName === "A") {
      call.className = "button big";
      call.href = `tel:${number.replaceAll(" ", "")}`;
    }
    line.append(call);
    calls.append(line);
  }
  return calls;
}

function paragraph(words, name = "") {
  const p = document.createElement("p");
  p.textContent = words;
  if (name) p.className = name;
  return p;
}

function isSentToday(tables, holds) {
  return tables.tiers[holds.tier].urgency >= tables.tiers.same_day.urgency;
}

function fillPapers(node, tables, holds, records) {
  const papers = jsonOf("papers") ?? {};
  const own = newestFirst(records);
  slot(node, "papers").hidden = false;
  const signs = tables.items.filter(({ id }) => holds.reasons.includes(id)).map(({ question }) => question);
  fillLines(node, "signs", signs);
  slot(node, "since").textContent = holds.since ? minute(holds.since) : "";
  const medicines = own.filter(({ kind }) => kind === "medication").reverse();
  fillLines(node, "medicines", orNone([
    ...(papers.medicines ?? []),
    ...missing(papers.medicines, medicines.map(({ at, payload }) => `${minute(at)}: ${payload.name} (${payload.medicine_class ?? "other"})`)),
  ]));
  const flares = own.filter(({ kind }) => kind === "flare").map(flareLine);
  fillLines(node, "flares", orNone([...missing(papers.flares, flares), ...(papers.flares ?? [])]));
  const rated = own.filter(({ kind }) => kind === "checkin").map(ratingLine).find(Boolean);
  fillLines(node, "ratings", [rated ?? papers.ratings].filter(Boolean));
  fillLines(node, "workouts", orNone(papers.workouts ?? []));
  fillLines(node, "history", papers.history ?? []);
}

function fillLines(node, name, lines) {
  const box = slot(node, name);
  box.hidden = lines.length === 0;
  list(box.querySelector("ul"), lines);
}

function missing(known = [], lines) {
  return lines.filter((line) => !known.includes(line));
}

function orNone(lines) {
  return lines.length ? lines : ["none recorded"];
}

function newestFirst(records) {
  return [...records].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

function flareLine({ at, payload }) {
  const labels = (payload.reported_labels ?? []).map((label) => `“${label}”`).join(", ");
  const said = [payload.happened, labels].filter(Boolean).join("; ");
  return said ? `${minute(at)}: ${said}` : minute(at);
}

function ratingLine({ at, payload }) {
  const rated = [["pain now", payload.pain_now], ["worst pain", payload.pain_worst], ["pain this morning", payload.pain_morning]];
  const parts = rated.filter(([, value]) => value !== undefined && value !== null).map(([name, value]) => `${name} ${value} of 10`);
  return parts.length ? `${minute(at)}: ${parts.join(", ")}` : "";
}

function minute(at) {
  return at.slice(0, 16).replace("T", " ");
}
