// Forms that take a moment say so, and cannot be sent twice by a second tap.

for (const form of document.querySelectorAll("form[data-busy]")) {
  form.addEventListener("submit", () => {
    // The button that was tapped is part of what is sent, so it is only put out afterwards.
    setTimeout(() => {
      for (const button of form.querySelectorAll("button")) button.disabled = true;
      form.append(working(form.dataset.busy));
    });
  });
}

function working(words) {
  const line = document.createElement("p");
  line.className = "working";
  line.setAttribute("role", "status");
  const bar = document.createElement("progress");
  bar.setAttribute("aria-label", words);
  line.append(words, bar);
  return line;
}

// A page that comes back out of the browser's memory must not stay put out.
globalThis.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  document.querySelectorAll(".working").forEach((line) => line.remove());
  document.querySelectorAll("form[data-busy] button").forEach((button) => { button.disabled = false; });
});
