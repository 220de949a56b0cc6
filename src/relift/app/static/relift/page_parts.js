// Pages out of templates: put one in place, fill its slots, wait for the answer that is tapped.

export function cloned(id) {
  return document.getElementById(id).content.cloneNode(true).firstElementChild;
}

export function slot(node, name) {
  return node.querySelector(`[data-slot="${name}"]`);
}

// Write a text into a slot, and show or hide it with that.
export function fill(node, name, words) {
  const found = slot(node, name);
  found.textContent = words ?? "";
  found.hidden = !words;
  return found;
}

export function list(node, items) {
  node.replaceChildren(...items.map((words) => {
    const line = document.createElement("li");
    line.textContent = words;
    return line;
  }));
}

let isOpening = true;

// Put one page in place; its heading is read first. Where the address was just opened, the browser
// reads from the top as on any page, and the skip link comes first.
export function show(place, node) {
  place.replaceChildren(node);
  if (!isOpening) {
    window.scrollTo(0, 0);
    node.querySelector("h1")?.focus({ preventScroll: true });
  }
  isOpening = false;
  return node;
}

// What is tapped: the `data-answer` of a button; a form that is sent answers "next".
export function answered(node) {
  return new Promise((resolve) => {
    node.addEventListener("click", (event) => {
      const button = event.target.closest("[data-answer]");
      if (button) resolve(button.dataset.answer);
    });
    node.addEventListener("submit", (event) => { event.preventDefault(); resolve("next"); });
  });
}

export function jsonOf(id) {
  const block = document.getElementById(id);
  return block ? JSON.parse(block.textContent) : null;
}
