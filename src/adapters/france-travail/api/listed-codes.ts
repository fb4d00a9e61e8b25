import { ifSourceFails } from "../../../core/failure.ts";
import { type Criteria, getParameterInfo, type ParameterName, parameterNames } from "./criteria.ts";
import type { ReferenceListName } from "./fields.ts";
import type { ReferenceItem, ReferenceLists } from "./reference-lists.ts";
import type { BilingualText, ParameterRefusal } from "./refusal.ts";

/** So many codes are told one by one; of a longer list those that are most like what was given. */
const maxTold = 30;
const maxAlike = 5;

/**
 * The codes that France Travail does not know (any more), with those it has. A list that cannot be had now
 * refuses nothing: the form of a code was checked.
 */
export async function findUnlistedCodes(criteria: Criteria, lists: ReferenceLists): Promise<ParameterRefusal[]> {
  const found = await Promise.all(
    parameterNames.map(async (name) => {
      const items = await itemsFor(name, criteria, lists);
      return items === undefined ? [] : strangers(name, criteria, items).map((code) => refusalOf(name, code, items));
    }),
  );
  return found.flat();
}

/**
 * The same search without the codes that are unknown now: what a search that was kept may still ask. A
 * parameter of which nothing is left is gone.
 */
export async function dropUnlistedCodes(
  criteria: Criteria,
  lists: ReferenceLists,
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

async function itemsFor(
  name: ParameterName,
  criteria: Criteria,
  lists: ReferenceLists,
): Promise<ReferenceItem[] | undefined> {
  const { lists: names = [] } = getParameterInfo(name);
  if (criteria[name] === undefined || names.length === 0 || !names.every(lists.isAuthoritative)) return undefined;
  const read = await Promise.all(names.map((list) => ifSourceFails(lists.get(list), () => undefined)));
  return read.every((list) => list !== undefined) ? read.flatMap(({ items }) => items) : undefined;
}

function strangers(name: ParameterName, criteria: Criteria, items: ReferenceItem[]): string[] {
  const known = new Set(items.map(({ code }) => code));
  return codesIn(criteria[name]).filter((code) => !known.has(code));
}

function codesIn(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

function refusalOf(name: ParameterName, code: string, items: ReferenceItem[]): ParameterRefusal {
  const { label, lists = [] } = getParameterInfo(name);
  const isShort = items.length <= maxTold;
  const namedItems = isShort ? items : alike(code, items);
  const allowed = namedItems.map((item) => `${item.code} ${item.label}`).join(", ");
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

const postcodeSaid: BilingualText = {
  en: " A postcode is not an INSEE code.",
  fr: " Un code postal n'est pas un code INSEE.",
};

/** Those that begin with the same signs, the longer the better. */
function alike(code: string, items: ReferenceItem[]): ReferenceItem[] {
  const shared = (other: string) => {
    let length = 0;
    while (length < code.length && other[length] === code[length]) length++;
    return length;
  };
  return items
    .map((item) => ({ item, length: shared(item.code) }))
    .sort((a, b) => b.length - a.length)
    .slice(0, maxAlike)
    .map(({ item }) => item);
}

/** The label of a code, or the code itself where the list does not have it or cannot be had. */
export async function loadLabelLookup(
  lists: ReferenceLists,
  name: ReferenceListName,
): Promise<(code: string) => string> {
  const list = await ifSourceFails(lists.get(name), () => undefined);
  const labels = new Map(list?.items.map(({ code, label }) => [code, label]));
  return (code) => labels.get(code) ?? code;
}
