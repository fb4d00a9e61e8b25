import { aboutOf, type Criteria, type ParameterName, parameterNames } from "./criteria.ts";
import type { ListName } from "./fields.ts";
import type { Item, Lists } from "./lists.ts";
import type { Refusal, Said } from "./refusal.ts";

/** So many codes are told one by one; of a longer list those that are most like what was given. */
const mostTold = 30;
const mostAlike = 5;

/** The codes that France Travail does not know (any more), with those it has. A list that cannot be had now refuses nothing: the form of a code was checked. */
export async function unlisted(criteria: Criteria, lists: Lists): Promise<Refusal[]> {
  const found = await Promise.all(
    parameterNames.map(async (name) => {
      const items = await itemsFor(name, criteria, lists);
      return items === undefined ? [] : strangers(name, criteria, items).map((code) => refusalOf(name, code, items));
    }),
  );
  return found.flat();
}

/** The same search without the codes that are unknown now: what a search that was kept may still ask. A parameter of which nothing is left is gone. */
export async function withoutUnlisted(
  criteria: Criteria,
  lists: Lists,
): Promise<{ criteria: Criteria; dropped: { parameter: ParameterName; code: string }[] }> {
  const dropped: { parameter: ParameterName; code: string }[] = [];
  for (const name of parameterNames) {
    const items = await itemsFor(name, criteria, lists);
    if (items) dropped.push(...strangers(name, criteria, items).map((code) => ({ parameter: name, code })));
  }
  const kept = Object.entries(criteria).flatMap(([name, value]): [string, unknown][] => {
    const gone = dropped.filter(({ parameter }) => parameter === name).map(({ code }) => code);
    if (gone.length === 0) return [[name, value]];
    const left = codesIn(value).filter((code) => !gone.includes(code));
    return left.length === 0 ? [] : [[name, left]];
  });
  return { criteria: Object.fromEntries(kept), dropped };
}

async function itemsFor(name: ParameterName, criteria: Criteria, lists: Lists): Promise<Item[] | undefined> {
  const { lists: names = [] } = aboutOf(name);
  if (criteria[name] === undefined || names.length === 0 || !names.every(lists.decides)) return undefined;
  const read = await Promise.all(names.map((list) => lists.get(list).catch(() => undefined)));
  return read.every((list) => list !== undefined) ? read.flatMap(({ items }) => items) : undefined;
}

function strangers(name: ParameterName, criteria: Criteria, items: Item[]): string[] {
  const known = new Set(items.map(({ code }) => code));
  return codesIn(criteria[name]).filter((code) => !known.has(code));
}

function codesIn(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

function refusalOf(name: ParameterName, code: string, items: Item[]): Refusal {
  const { label, lists = [] } = aboutOf(name);
  const isShort = items.length <= mostTold;
  const told = isShort ? items : alike(code, items);
  const allowed = told.map((item) => `${item.code} ${item.label}`).join(", ");
  const postcode = name === "commune" ? postcodeSaid : { en: "", fr: "" };
  return {
    parameter: name,
    code: "unlisted",
    given: code,
    allowed: { en: allowed, fr: allowed },
    says: {
      en: `${name} "${code}" is refused: France Travail has no such code.${postcode.en} ${isShort ? "There are" : "The nearest are"} ${allowed}.${isShort ? "" : ` All of them: tremplin offers --list ${lists.join(", --list ")}.`}`,
      fr: `« ${code} » ne va pas pour « ${label} » : France Travail n'a pas ce code.${postcode.fr} ${isShort ? "Il y a" : "Les plus proches sont"} ${allowed}.`,
    },
  };
}

const postcodeSaid: Said = {
  en: " A postcode is not an INSEE code.",
  fr: " Un code postal n'est pas un code INSEE.",
};

/** Those that begin with the same signs, the longer the better. */
function alike(code: string, items: Item[]): Item[] {
  const shared = (other: string) => {
    let length = 0;
    while (length < code.length && other[length] === code[length]) length++;
    return length;
  };
  return items
    .map((item) => ({ item, length: shared(item.code) }))
    .sort((a, b) => b.length - a.length)
    .slice(0, mostAlike)
    .map(({ item }) => item);
}

/** The label of a code, or the code itself where the list does not have it or cannot be had. */
export async function labelIn(lists: Lists, name: ListName): Promise<(code: string) => string> {
  const list = await lists.get(name).catch(() => undefined);
  const labels = new Map(list?.items.map(({ code, label }) => [code, label]));
  return (code) => labels.get(code) ?? code;
}
