// Draws the pictures of charts once they come into view; their words and tables stand without it.

const LIBRARIES = ["vega", "vega-lite", "vega-embed"];
const USUAL_TEXT_PX = 17;
const WIDTH_STEP_PX = 40;
let tools = null;

// Vega and its friends are half a megabyte: they are loaded for the first picture, not for the page.
function loaded() {
  tools ??= (async () => {
    for (const name of LIBRARIES) await library(name);
    return (await import("../vendor/vega-interpreter.js")).expressionInterpreter;
  })();
  tools.catch(() => { tools = null; });
  return tools;
}

function library(name) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL(`../vendor/${name}.js`, import.meta.url);
    script.onload = resolve;
    script.onerror = () => { script.remove(); reject(new Error(name)); };
    document.head.append(script);
  });
}

// As wide as its place; with larger text the picture is drawn narrower and stretched.
function widthOf(place) {
  const scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL_TEXT_PX;
  return Math.round(place.clientWidth / Math.max(1, scale));
}

async function draw(place) {
  const width = widthOf(place);
  if (!width) return;
  place.dataset.width = width;
  try {
    const address = new URL(place.dataset.spec, location.href);
    address.searchParams.set("width", width);
    const [expr, response] = await Promise.all([
      loaded(),
      fetch(address, { headers: { Accept: "application/json" } }),
    ]);
    if (!response.ok) throw new Error(response.status);
    const spec = await response.json();
    spec.config.font = getComputedStyle(place).fontFamily;
    await globalThis.vegaEmbed(place, spec, {
      mode: "vega-lite", renderer: "svg", ast: true, expr, actions: false, tooltip: false, defaultStyle: false,
    });
    place.classList.add("is-drawn");
  } catch {
    place.textContent = "The picture could not be drawn. The words and the table say the same.";
    place.removeAttribute("aria-hidden");
    place.classList.add("is-missing");
    delete place.dataset.width;
  }
}

const seen = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    void draw(target);
  }
}, { rootMargin: "200px" });

const resized = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const drawn = Number(target.dataset.width);
    if (drawn && Math.abs(widthOf(target) - drawn) >= WIDTH_STEP_PX) void draw(target);
  }
});

function watch(root) {
  for (const place of root.querySelectorAll("[data-spec]:not([data-watched])")) {
    place.dataset.watched = "";
    resized.observe(place);
    if (place.hasAttribute("data-at-once")) void draw(place);
    else seen.observe(place);
  }
}

watch(document);
document.addEventListener("htmx:afterSettle", () => watch(document));
