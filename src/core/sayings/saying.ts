import { getSmicOn } from "../market/smic.ts";
import { normaliseText } from "../text/text.ts";

/** What is answered in passing, above the screen that is there. */
export const passingLabels = ["hello", "thanks", "ok", "praise", "bye"] as const;
/** What is answered on a screen of its own, with whoever can help. */
export const spokenLabels = [
  ...(["who", "human", "broken", "insult", "discouraged", "cv", "cv-pasted", "interview"] as const),
  ...(["rights", "training", "internship", "civic-service", "volunteering", "abroad", "own-business"] as const),
  ...(["pay", "status", "employer", "scam", "found", "outside"] as const),
  ...(["formations", "evenements", "insertion"] as const),
] as const;
export type PassingLabel = (typeof passingLabels)[number];
export type SpokenLabel = (typeof spokenLabels)[number];
/** "unsure" is said below the ideas for those who do not know what to look for. */
export type SayingLabel = PassingLabel | SpokenLabel | "unsure";
export const sayingLabels: readonly SayingLabel[] = [...passingLabels, ...spokenLabels, "unsure"];

/**
 * Somebody who helps, and for what or for whom. An empty name, phone or address is not said: the site of the
 * volunteers is called by what is found there.
 */
export type Door = { id: string; purpose: string; name: string; phone: string; address: string };

/** A sentence with its doors. `key` is its label or "label/topic"; `form` tells it from others of it. */
export type Saying = { key: string; form: number; text: string; doors: Door[] };

/** Which saying: that of a label and of the words of a message, or, to be shown again, one that was said. */
export type SayingRequest = { to: SayingLabel; text?: string; said?: Pick<Saying, "key" | "form"> };

/**
 * Who says it, and where: how many sayings were said there before, who answers for the service, and whether
 * others read along, who are spared a list of doors.
 */
export type SayingContext = {
  count: number;
  operator?: { name: string; contact: string } | undefined;
  isShared?: boolean;
};

/** Whether it is said in passing. */
export function isPassing({ key }: Pick<Saying, "key">): boolean {
  return passingLabels.some((label) => key === label || key.startsWith(`${label}/`));
}

export type FindSaying = (request: SayingRequest, context: SayingContext) => Saying;

/**
 * The rows of lexicon/sayings.csv and lexicon/doors.csv. A label may have a topic ("rights/benefits"), whose
 * words lead to it; a word that ends with "*" is the beginning of one.
 */
export type SayingRow = { label: string; words: string[]; text: string };
export type DoorRow = Door & { labels: string[] };

/** A screen of a phone holds no more. */
const mostDoors = 3;

/**
 * Finds what is said to a label: the topic whose words the message holds most of, and of its forms another
 * one each time. Without words of a topic it is what is said of the label as a whole.
 */
export function createFindSaying(rows: readonly SayingRow[], doors: readonly DoorRow[]): FindSaying {
  const keys = new Map<string, { texts: string[]; words: string[] }>();
  for (const { label, words, text } of rows) {
    const known = keys.get(label) ?? { texts: [], words: [] };
    keys.set(label, { texts: [...known.texts, text], words: [...known.words, ...words] });
  }
  return ({ to, text, said }, { count, operator, isShared = false }) => {
    const key = said && keys.has(said.key) ? said.key : findTopic(keys, to, text ?? "");
    const texts = pickForms(keys.get(key)?.texts ?? [], operator !== undefined);
    const form = (said?.form ?? count) % Math.max(1, texts.length);
    const shown = pickDoors(doors, key).slice(0, isShared ? 1 : mostDoors);
    return { key, form, text: fillIn(texts[form] ?? "", operator), doors: shown };
  };
}

function findTopic(keys: ReadonlyMap<string, { words: string[] }>, to: string, text: string): string {
  const written = toWords(text);
  let best = { key: to, found: 0 };
  for (const [key, { words }] of keys) {
    if (!key.startsWith(`${to}/`)) continue;
    const found = words.filter((word) => holds(written, word)).length;
    if (found > best.found) best = { key, found };
  }
  return best.key;
}

function holds(written: string, word: string): boolean {
  const isBeginning = word.endsWith("*");
  const wanted = toWords(isBeginning ? word.slice(0, -1) : word).trimEnd();
  return written.includes(isBeginning ? wanted : `${wanted} `);
}

/** " j ai une question ": each word between spaces. */
function toWords(text: string): string {
  return ` ${normaliseText(text)
    .replace(/[^a-z0-9]+/g, " ")
    .trim()} `;
}

const operatorPlace = "{operator}";

/** A form that names the operator is said where there is one, and only there. */
function pickForms(texts: string[], hasOperator: boolean): string[] {
  const named = texts.filter((text) => text.includes(operatorPlace));
  return hasOperator && named.length > 0 ? named : texts.filter((text) => !named.includes(text));
}

function fillIn(text: string, operator: SayingContext["operator"]): string {
  const { hourly, monthly } = getSmicOn();
  return text
    .replaceAll(operatorPlace, operator ? `${operator.name}, ${operator.contact}` : "")
    .replaceAll("{smic}", formatCents(monthly))
    .replaceAll("{smicHour}", formatCents(hourly));
}

/** What a form may have filled in. */
export const placeholders: readonly string[] = [operatorPlace, "{smic}", "{smicHour}"];

function formatCents(euros: number): string {
  return euros.toLocaleString("fr-FR", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** The doors of a topic; of a topic without doors those of its label. */
function pickDoors(doors: readonly DoorRow[], key: string): Door[] {
  const [label = ""] = key.split("/");
  const of = (wanted: string) => doors.filter(({ labels }) => labels.includes(wanted));
  const found = of(key).length > 0 ? of(key) : of(label);
  return found.map(({ labels: _, ...door }) => door);
}

/** "Chômage, inscription : France Travail, 3949, francetravail.fr". */
export function formatDoor({ purpose, name, phone, address }: Door): string {
  const facts = [name, phone, address].filter((fact) => fact !== "");
  return `${capitalise(purpose)} : ${facts.join(", ")}`;
}

/** What a button that opens its site is called. */
export function nameDoor({ purpose, name }: Door): string {
  return name === "" ? capitalise(purpose) : name;
}

const capitalise = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
