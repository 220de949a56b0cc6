// The danger screen without signal: the same tables as Python reads, sorted in the same way.
//
// A port of relift/screening/triage.py, questions.py and messages.py; `tables` comes from
// relift/screening/wire.py. tests/browser/test_offline_rules.py holds the two together.

const CLEAR = 0;
const URGENCY_OF_ANSWER = { no: 0, unsure: 1, yes: 2 };

/** Whether an answer counts as a yes: yes, or unsure to the end. */
export function isPositive(answer) {
  return answer === "yes" || answer === "unsure";
}

/** The answer that counts for one item; null where it was not answered. */
export function settled(itemId, answers, clarified = {}) {
  const said = valueOf(answers, itemId);
  const then = valueOf(clarified, itemId);
  if (then === null) return said;
  if (said === null) return isPositive(then) ? then : null;
  if (said === "unsure") return then;
  return URGENCY_OF_ANSWER[then] > URGENCY_OF_ANSWER[said] ? then : said;
}

/** The items that have to be asked, given the answers so far, in order. */
export function asked(tables, form, answers, clarified = {}) {
  return tables.items.filter(
    (item) =>
      item.forms.includes(form) &&
      (!item.ask_if || isPositive(settled(item.ask_if, answers, clarified))),
  );
}

/** The items still to be asked; a follow-up appears once its question has a positive answer. */
export function questions(tables, form, soFar, clarified = {}) {
  return asked(tables, form, soFar, clarified).filter((item) => !(item.id in soFar));
}

/** The items answered "unsure" whose clarifying question has not been put yet. */
export function toClarify(tables, soFar, clarified = {}) {
  return tables.items.filter((item) => soFar[item.id] === "unsure" && !(item.id in clarified));
}

/** The id of the tier of an urgency. */
export function tierOf(tables, urgency) {
  return Object.keys(tables.tiers).find((id) => tables.tiers[id].urgency === urgency);
}

/**
 * Sort the answers of one screen by urgency.
 *
 * `carried`: items known to be positive from earlier screens; they count in rules together with an
 * answer of this screen, never by themselves. Throws where an answer names an unknown item.
 */
export function triage(tables, answers, clarified = {}, form = "full", carried = []) {
  const known = new Set(tables.items.map((item) => item.id));
  for (const id of [...Object.keys(answers), ...Object.keys(clarified)]) {
    if (!known.has(id)) throw new RangeError(`the screen has no item "${id}"`);
  }
  const said = new Map(tables.items.map((i) => [i.id, settled(i.id, answers, clarified)]));
  const positive = tables.items.filter((item) => isPositive(said.get(item.id)));
  const own = new Set(positive.map((item) => item.id));
  const all = new Set([...own, ...carried]);
  const rules = tables.escalations.filter(
    (rule) => itemsOf(rule).some((id) => own.has(id)) && holds(rule, all),
  );
  const urgency = Math.max(CLEAR, ...[...positive, ...rules].map((one) => one.urgency));
  const missing = asked(tables, form, answers, clarified).filter((i) => said.get(i.id) === null);
  return {
    tier: tierOf(tables, urgency),
    is_crisis: positive.some((item) => item.is_crisis),
    positive: positive.map((item) => item.id),
    unsure: positive.filter((i) => said.get(i.id) === "unsure").map((item) => item.id),
    missing: missing.map((item) => item.id),
    escalated_by: rules.map((rule) => rule.id),
    reasons: reasonsFor(tables, own, all, rules),
    is_complete: missing.length === 0,
  };
}

/** The words of a message, with the numbers of the person's country ("" where it is not known). */
export function message(tables, id, country = "") {
  const here = tables.messages_by_country[country.trim().toUpperCase()] ?? {};
  const found = here[id] ?? tables.messages[id];
  if (!found) throw new RangeError(`the screen has no message "${id}"`);
  return found;
}

function valueOf(answers, id) {
  return Object.hasOwn(answers, id) ? answers[id] : null;
}

function itemsOf(rule) {
  return [...rule.all_of, ...rule.any_of.flat()];
}

function holds(rule, positive) {
  return (
    rule.all_of.every((id) => positive.has(id)) &&
    rule.any_of.every((oneOf) => oneOf.some((id) => positive.has(id)))
  );
}

function reasonsFor(tables, own, all, rules) {
  const inRules = new Set(rules.flatMap(itemsOf).filter((id) => all.has(id)));
  return tables.items
    .filter((item) => inRules.has(item.id) || (own.has(item.id) && item.urgency > CLEAR))
    .map((item) => item.id);
}
