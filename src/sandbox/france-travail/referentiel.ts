import { sectors } from "../companies/sectors.ts";
import { jobs } from "../jobs/jobs.ts";
import { departements, regionName, regions } from "../places/departements.ts";
import { workTowns } from "../places/towns.ts";
import {
  continents,
  contractNatures,
  contractTypes,
  countries,
  divisions,
  domains,
  languages,
  licences,
  studyLevels,
  themes,
} from "./codes.ts";

type Item = { code: string; libelle: string };

/**
 * A reference list by name. Short lists are complete; métiers, appellations, communes, NAF, languages and
 * countries hold what the sandbox knows.
 */
export function findReferenceList(name: string): readonly Item[] | undefined {
  return Object.hasOwn(lists, name) ? lists[name]?.() : undefined;
}

// One postcode a commune, of which a few are as absurd as in the real list.
const absurdPostcodes: Record<string, string> = { "75102": "75093", "75108": "69931", "75120": "75972" };

const lists: Record<string, () => readonly Item[]> = {
  metiers: () => jobs.map(({ code, label }) => ({ code, libelle: label })),
  appellations: () => itemsOf(new Map(jobs.flatMap((job) => job.appellations).map(({ code, label }) => [code, label]))),
  domaines: () => itemsOf(domains),
  themes: () => itemsOf(themes),
  nafs: () => itemsOf(new Map(sectors.map(({ naf }) => [naf.code, naf.label]))),
  secteursActivites: () => itemsOf(divisions),
  typesContrats: () => itemsOf(contractTypes),
  naturesContrats: () => itemsOf(contractNatures),
  niveauxFormations: () => itemsOf(studyLevels),
  permis: () => itemsOf(licences),
  langues: () => itemsOf(languages),
  pays: () => itemsOf(countries),
  continents: () => itemsOf(continents),
  regions: () => itemsOf(regions),
  departements: () =>
    [...departements.values()].map(({ code, name, region }) => ({
      code,
      libelle: name,
      region: { code: region, libelle: regionName(region) },
    })),
  communes: () =>
    workTowns.map(({ code, name, postal, departement }) => ({
      code,
      libelle: name,
      codePostal: absurdPostcodes[code] ?? postal,
      codeDepartement: departement,
    })),
};

function itemsOf(labels: ReadonlyMap<string, string>): Item[] {
  return [...labels].map(([code, libelle]) => ({ code, libelle }));
}
