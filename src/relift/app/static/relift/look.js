// Light or dark at a tap: shown at once and remembered on this device, without loading the page anew.

const YEAR_S = 31_536_000;
const form = document.getElementById("look");

form.addEventListener("change", (event) => {
  const theme = event.target.value;
  document.documentElement.dataset.theme = theme;
  document.cookie = `relift_theme=${theme}; path=/; max-age=${YEAR_S}; SameSite=Strict`;
});
