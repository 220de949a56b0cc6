// A notice under the top of the page; saying the same thing twice shows it once.

export function notice(id, words) {
  const place = document.getElementById("notices");
  let box = document.getElementById(id);
  if (!box) {
    box = document.createElement("div");
    box.id = id;
    box.className = "notice";
    place.append(box);
    const p = document.createElement("p");
    p.textContent = words;
    box.append(p);
  }
  return box;
}
