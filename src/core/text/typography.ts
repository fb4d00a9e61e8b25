import type { Action, Block, Card, ChoiceBlock, RichText, TextSpan, View } from "../conversation/view.ts";

/*
 * Non-breaking spaces of French typography (Imprimerie nationale, and Unicode's CLDR for fr): a narrow one,
 * U+202F, before ";", "!" and "?" and between thousands; a full one, U+00A0, before ":" and inside « », and
 * between a number and its unit. Browsers, Telegram and Discord have rendered both for years, since `Intl`
 * writes them in every French number.
 *
 * A space is only ever replaced, never added. The length stays the same, so what fits a platform's limits
 * still does, and foreign text keeps its wording.
 */

const narrow = "\u202f";
const full = "\u00a0";

/** Any space within a line. */
const space = "[ \u00a0\u2009\u202f]";
const units = "k€|M€|€|%|‰|km|cm|mm|m²|m³|m|ha|h|min|mn|s|kg|g|t|°C|°|Mo|Ko|Go|j";

/**
 * Each rule only replaces spaces. None backtracks further than a run of the same character, so hostile text
 * takes no longer than other.
 */
const rules: [RegExp, string | ((match: string) => string)][] = [
  [new RegExp(`(?<![\\d.,/-])[1-9]\\d{0,2}(?:${space}\\d{3})+(?!\\d)`, "g"), (all) => replaceSpaces(all, narrow)],
  [new RegExp(`(?<=\\d)${space}(?=(?:${units})(?![\\p{L}\\d]))`, "gu"), full],
  [new RegExp(`(?<=\\d${space}h)${space}(?=\\d\\d(?!\\d))`, "g"), full],
  [new RegExp(`(?<=[+≈±×−])${space}(?=\\d)|(?<=n°)${space}(?=[\\p{L}\\d])`, "gu"), full],
  [new RegExp(`(?<=«)${space}|${space}(?=»)`, "g"), full],
  // A dot between facts ends a line, and begins none.
  [new RegExp(`(?<=\\S)${space}(?=·(?:\\s|$))`, "g"), full],
  [new RegExp(`(?<=\\S)${space}(?=:(?:\\s|$))`, "g"), full],
  // Not before ";)", which is a face.
  [new RegExp(`(?<=\\S)${space}(?=;(?:\\s|$)|[!?]+(?:[\\s)\\]»"”'’.,…]|$))`, "g"), narrow],
];

/** The text with its non-breaking spaces. Addresses (links, e-mail) keep the space that ends them. */
export function typeset(text: string): string {
  if (!/[ \u00a0\u2009\u202f]/.test(text)) return text;
  if (!/@|\/\/|www\./i.test(text)) return apply(text);
  let done = "";
  let from = 0;
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    if (!/@|\/\/|www\./i.test(word)) continue;
    const end = index + word.length + 1;
    done += apply(text.slice(from, index)) + text.slice(index, end);
    from = end;
  }
  return done + apply(text.slice(from));
}

/** What no rule is about has none of these signs: most labels of buttons, and most words. */
const signs = /[\d+≈±×−°«»·:;!?]/;

function apply(text: string): string {
  if (!signs.test(text)) return text;
  return rules.reduce(
    (before, [pattern, by]) =>
      typeof by === "string" ? before.replace(pattern, by) : before.replace(pattern, (match) => by(match)),
    text,
  );
}

function replaceSpaces(text: string, by: string): string {
  return text.replace(/[ \u00a0\u2009\u202f]/g, by);
}

/** All that is read of a view, typeset. What is copied, opened or sent stays as it is. */
export function typesetView(view: View): View {
  return view.map(typesetBlock);
}

function typesetBlock(block: Block): Block {
  switch (block.kind) {
    case "text":
      return { ...block, text: typesetRich(block.text) };
    case "card":
      return typesetCard(block);
    case "choose":
      return typesetChoose(block);
    case "actions":
      return { ...block, actions: block.actions.map(typesetAction) };
    case "input":
      return { ...block, label: typeset(block.label), hint: typeset(block.hint) };
    case "picture":
      return { ...block, alt: typeset(block.alt) };
    case "pager":
    case "snippet":
    case "file":
      return block;
  }
}

function typesetCard({ body, ...card }: Card): Card {
  const shown = { ...card, title: typeset(card.title), facts: card.facts.map(typesetRich) };
  return body === undefined ? shown : { ...shown, body: typeset(body) };
}

function typesetChoose(choose: ChoiceBlock): ChoiceBlock {
  const options = choose.options.map(({ short, ...option }) => {
    const shown = { ...option, label: typeset(option.label) };
    return short === undefined ? shown : { ...shown, short: typeset(short) };
  });
  return { ...choose, label: typeset(choose.label), options };
}

function typesetAction(action: Action): Action {
  const about = "about" in action && action.about !== undefined ? { about: typeset(action.about) } : {};
  const short = "short" in action && action.short !== undefined ? { short: typeset(action.short) } : {};
  return { ...action, label: typeset(action.label), ...short, ...about };
}

/** Across its spans: the space between a strong word and its colon stands in the next one. */
function typesetRich(text: RichText): RichText {
  const all = typeset(text.map(wordsOf).join(""));
  let at = 0;
  return text.map((span) => {
    const words = all.slice(at, at + wordsOf(span).length);
    at += words.length;
    return typeof span === "string" ? words : { ...span, strong: words };
  });
}

function wordsOf(span: TextSpan): string {
  return typeof span === "string" ? span : span.strong;
}
