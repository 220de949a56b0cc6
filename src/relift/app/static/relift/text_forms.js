// Texts in the form in which words are compared: as Python's casefold, accents taken off.

const MARKS = /[\u0300-\u034e\u0350-\u036f\u0483-\u0487\u1ab0-\u1abd\u1dc0-\u1dff\u20d0-\u20dc\u20e1\u20e5-\u20f0\ufe20-\ufe2f]/gu;

const OWN = new Map([["ı", "ı"], ["ẞ", "ss"]]);

// Lower case as Python's `casefold` makes it (ß is ss); a Turkish ı stays itself, as there.
export function casefold(text) {
  return [...text].map((one) => OWN.get(one) ?? one.toUpperCase().toLowerCase()).join("");
}

export function unaccented(text) {
  return casefold(text).normalize("NFKD").replace(MARKS, "");
}

// Without accents first, then in lower case: a capital with a dot (İ) loses its dot.
export function bare(text) {
  return casefold(text.replaceAll("ß", "ss").normalize("NFKD")).replace(MARKS, "");
}

// A word without its plural s.
export function singular(word) {
  return word.endsWith("s") && !word.endsWith("ss") && [...word].length >= 4 ? word.slice(0, -1) : word;
}
