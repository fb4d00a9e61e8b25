import { z } from "zod";
import { citiesWithArrondissements } from "../../../core/places/place.ts";
import { normaliseText } from "../../../core/text/text.ts";
import { type ParameterInfo, parameterInfo } from "./fields.ts";
import { parametersSchema } from "./parameters.ts";
import {
  type BilingualText,
  createRepeatRefusal,
  createValueRefusal,
  type ParameterRefusal,
  type ParameterRefusalCode,
} from "./refusal.ts";

/** A search of the API, checked: every value is one that it takes, and all of them go together. */
export type Criteria = { [Name in ParameterName]?: Exclude<z.output<typeof parametersSchema>[Name], undefined> };
/** The name of a parameter, as the API has it. */
export type ParameterName = keyof z.output<typeof parametersSchema>;

/** All parameters of the search. */
export const parameterNames = parametersSchema.keyof().options;

/** What is told of a parameter. */
export function getParameterInfo(name: ParameterName): ParameterInfo {
  const info = parameterInfo.get(parametersSchema.shape[name]);
  if (!info) throw new RangeError(`${name} has no description`);
  return info;
}

/**
 * Reads what someone asks for, by the API's names. What is undefined is not asked. A refusal for each thing
 * wrong; values come first, what depends on two of them is looked at when all are right.
 */
export function parseCriteria(
  asked: Record<string, unknown>,
): { criteria: Criteria } | { refusals: ParameterRefusal[] } {
  const read = checked.safeParse(Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)));
  if (read.success) return { criteria: present(read.data) };
  return { refusals: read.error.issues.flatMap(refusalsOf) };
}

/**
 * What is sent, exactly as documented: names of the API, lists separated by commas, in the order of the
 * reference.
 */
export function criteriaToSearchParams(criteria: Criteria): URLSearchParams {
  return new URLSearchParams(
    parameterNames.flatMap((name): [string, string][] =>
      criteria[name] === undefined ? [] : [[name, String(criteria[name])]],
    ),
  );
}

/** Both or none. */
const together: [ParameterName, ParameterName][] = [
  ["minCreationDate", "maxCreationDate"],
  ["salaireMin", "periodeSalaire"],
  ["partenaires", "modeSelectionPartenaires"],
];
/** The first only with the second. */
const needs: [ParameterName, ParameterName][] = [
  ["distance", "commune"],
  ["inclureLimitrophes", "departement"],
];
const ordered: [ParameterName, ParameterName][] = [
  ["minCreationDate", "maxCreationDate"],
  ["dureeHebdoMin", "dureeHebdoMax"],
  ["dureeContratMin", "dureeContratMax"],
];
/** Only one of them in a search, and why. */
const apart: { names: ParameterName[]; why: BilingualText }[] = [
  {
    names: ["commune", "departement", "region", "paysContinent"],
    why: {
      en: "a search has one kind of place, since nobody knows what the API makes of two",
      fr: "une recherche porte sur un seul genre de lieu",
    },
  },
  {
    names: ["typeContrat", "natureContrat"],
    why: {
      en: "the API would list what fits the one or the other, not both",
      fr: "France Travail donnerait les offres qui ont l'un ou l'autre, et non les deux",
    },
  },
  {
    names: ["publieeDepuis", "minCreationDate"],
    why: { en: "both say when an offer was published", fr: "les deux disent quand l'offre a été publiée" },
  },
];

const checked = parametersSchema.superRefine((query, context) => {
  const has = (name: ParameterName) => query[name] !== undefined;
  const fault = (
    name: ParameterName,
    code: ParameterRefusalCode,
    details: { says: BilingualText; allowed?: BilingualText; given?: string },
  ) =>
    context.addIssue({
      code: "custom",
      path: [name],
      message: details.says.en,
      params: { fault: { code, ...details } },
    });

  for (const [first, second] of together) {
    const [alone, absent] = has(first) ? [first, second] : [second, first];
    if (has(first) !== has(second)) fault(alone, "together", { says: goesWith(alone, absent) });
  }
  for (const [name, other] of needs)
    if (has(name) && !has(other)) fault(name, "needs", { says: onlyWith(name, other) });
  for (const [least, most] of ordered) {
    const [from, until] = [query[least], query[most]];
    if (from !== undefined && until !== undefined && isAfter(from, until))
      fault(least, "order", { given: String(from), says: afterSaid(least, most) });
  }
  for (const { names, why } of apart) {
    const set = names.filter(has);
    const [first, second] = set;
    if (first && second) fault(second, "apart", { says: apartSaid(first, second, why) });
  }
  for (const code of query.commune ?? []) {
    const city = citiesWithArrondissements.find((one) => one.code === code);
    if (city) fault("commune", "whole-city", { given: code, says: citySaid(city), allowed: firstOf(city) });
    // Of Paris the INSEE codes of the arrondissements are known; elsewhere a postcode may be the code of
    // another town.
    else if (/^75(?:0|1(?!0[1-9]$|1\d$|20$))/.test(code))
      fault("commune", "postcode", { given: code, says: postcodeSaid(code) });
  }
});

function goesWith(name: ParameterName, other: ParameterName): BilingualText {
  return {
    en: `${name} goes with ${other}: give both, or neither. ${other} takes ${getParameterInfo(other).takes.en}.`,
    fr: `« ${getParameterInfo(name).label} » va avec « ${getParameterInfo(other).label} » : il faut ${getParameterInfo(other).takes.fr}.`,
  };
}

function onlyWith(name: ParameterName, other: ParameterName): BilingualText {
  return {
    en: `${name} has no effect without ${other}: give it as well. ${other} takes ${getParameterInfo(other).takes.en}.`,
    fr: `« ${getParameterInfo(name).label} » ne va pas sans « ${getParameterInfo(other).label} » : il faut ${getParameterInfo(other).takes.fr}.`,
  };
}

function afterSaid(least: ParameterName, most: ParameterName): BilingualText {
  return {
    en: `${least} is after ${most}: the smaller one goes to ${least}.`,
    fr: `« ${getParameterInfo(least).label} » dépasse « ${getParameterInfo(most).label} » : il faut le plus petit des deux d'abord.`,
  };
}

function apartSaid(first: ParameterName, second: ParameterName, why: BilingualText): BilingualText {
  return {
    en: `${first} and ${second} do not go together: ${why.en}. Ask for one of them.`,
    fr: `« ${getParameterInfo(first).label} » et « ${getParameterInfo(second).label} » ne vont pas ensemble : ${why.fr}. Choisissez l'un des deux.`,
  };
}

type City = (typeof citiesWithArrondissements)[number];

function firstOf({ first }: City): BilingualText {
  return { en: String(first), fr: String(first) };
}

function citySaid({ code, first }: City): BilingualText {
  return {
    en: `commune "${code}" is refused: the API knows this city by its arrondissements. Give ${first}, with a distance.`,
    fr: `« ${code} » ne va pas pour « commune » : France Travail connaît cette ville par ses arrondissements. Il faut ${first}, avec une distance.`,
  };
}

function postcodeSaid(code: string): BilingualText {
  return {
    en: `commune "${code}" is refused: this is a postcode, not an INSEE code. Give an arrondissement from 75101 to 75120.`,
    fr: `« ${code} » ne va pas pour « commune » : c'est un code postal, et non un code INSEE. Il faut un arrondissement, de 75101 à 75120.`,
  };
}

/** "800" and "2430" are numbers, dates are texts that sort as they are. */
function isAfter(from: unknown, until: unknown): boolean {
  const [least, most] = [Number(from), Number(until)];
  return Number.isNaN(least) ? String(from) > String(until) : least > most;
}

const extra = z.object({
  given: z.string().optional(),
  isRepeated: z.boolean().optional(),
  fault: z
    .object({
      code: z.custom<ParameterRefusalCode>(),
      says: z.custom<BilingualText>(),
      given: z.string().optional(),
      allowed: z.custom<BilingualText>().optional(),
    })
    .optional(),
});

function refusalsOf(issue: z.core.$ZodIssue): ParameterRefusal[] {
  if (issue.code === "unrecognized_keys") return issue.keys.map(unknownName);
  const name = parameterNames.find((one) => one === issue.path[0]);
  if (!name) return [];
  const { label, takes } = getParameterInfo(name);
  const { given = "", isRepeated = false, fault } = extra.parse(issue.code === "custom" ? (issue.params ?? {}) : {});
  if (isRepeated) return [createRepeatRefusal(name, label, given, takes)];
  if (!fault) return [createValueRefusal(name, label, given, takes)];
  const { allowed = takes, ...details } = fault;
  return [
    {
      parameter: name,
      allowed,
      code: details.code,
      says: details.says,
      ...(details.given ? { given: details.given } : {}),
    },
  ];
}

function unknownName(name: string): ParameterRefusal {
  const near = parameterNames.find((one) => normaliseText(one) === normaliseText(name).replaceAll(/[^a-z0-9]/g, ""));
  const names = parameterNames.join(", ");
  return {
    parameter: name,
    code: "unknown",
    allowed: { en: near ?? names, fr: near ?? names },
    says: {
      en: `${name} is not a parameter of the API. ${near ? `Did you mean ${near}?` : `There are ${names}.`}`,
      fr: `« ${name} » n'est pas un critère de France Travail. ${near ? `Vouliez-vous dire ${near} ?` : `Il y a ${names}.`}`,
    },
  };
}

function present(read: z.output<typeof parametersSchema>): Criteria {
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}
