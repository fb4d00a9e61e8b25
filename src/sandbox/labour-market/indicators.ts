import { findJob } from "../jobs/jobs.ts";
import { diceFor } from "../random.ts";
import { findFamilies } from "./families.ts";
import { lastQuarter, lastYear, type Period } from "./periods.ts";
import type { Territory } from "./territories.ts";

/** A row of `listeValeursParPeriode`. */
export type IndicatorRow = Record<string, unknown>;

/** An indicator: the one nomenclature and period that it is to be had with, and its rows for one of them. */
export type Indicator = {
  nomenclature: string;
  period: Period["type"];
  rowsFor: (about: About, period: Period) => IndicatorRow[];
};

/** What is asked for: a job in a territory. */
export type About = { seed: number; territory: Territory; rome: string };

const tensionParts = [
  ["INT_EMB", "Intensité d'embauches"],
  ["MAIN_OEUV", "Manque de main-d'oeuvre disponible"],
  ["ATTR_SAL", "Conditions de travail contraignantes"],
  ["DUR_EMPL", "Non-durabilité de l'emploi"],
  ["MIS_GEO", "Inadéquation géographique"],
  ["SPE_FORM", "Lien formation-emploi"],
] as const;

/** By the last part of their paths. */
export const offersAndApplicants: Readonly<Record<string, Indicator>> = {
  "stat-demandeurs": {
    nomenclature: "CATCAND",
    period: "TRIMESTRE",
    rowsFor: (about, period) => {
      const all = countOf(about, period) * ratioOf(about);
      return (
        [
          ["A", "Catégorie A", 0.6],
          ["B", "Catégorie B", 0.15],
          ["C", "Catégorie C", 0.25],
        ] as const
      ).map(([code, label, share]) => ({
        ...headOf(about, period, code, label),
        valeurPrincipaleNombre: Math.round(all * share),
      }));
    },
  },
  "stat-offres": {
    nomenclature: "ORIGINEOFF",
    period: "TRIMESTRE",
    rowsFor: (about, period) => {
      const all = Math.round(countOf(about, period));
      return [
        { ...headOf(about, period, "PE", "Offres de France Travail"), valeurPrincipaleNombre: Math.round(all * 0.45) },
        { ...headOf(about, period, "TOFF", "Total des offres"), valeurPrincipaleNombre: all },
      ];
    },
  },
  "stat-perspective-employeur": {
    nomenclature: "TYPE_TENSION",
    period: "ANNEE",
    rowsFor: (about, period) => {
      const dice = diceFor(about.seed, "tension", about.rome, about.territory.code);
      const parts = tensionParts.map(([code, label]) => {
        const value = dice.between(-150, 150) / 100;
        return { ...headOf(about, period, code, label), ...toTension(value) };
      });
      const principal = dice.between(-150, 150) / 100;
      // Anywhere among the others.
      parts.splice(dice.between(0, parts.length), 0, {
        ...headOf(about, period, "PERSPECTIVE", "Indicateur principal tension"),
        ...toTension(principal),
      });
      return parts;
    },
  },
};

export const backToWork: Readonly<Record<string, Indicator>> = {
  "stat-acces-emploi": {
    nomenclature: "DUREEEMP",
    period: "TRIMESTRE",
    rowsFor: (about, period) => {
      const dice = diceFor(about.seed, "back to work", about.rome, about.territory.code, period.code);
      const all = dice.between(320, 690) / 10;
      const rowOf = (code: string, label: string, rate: number) => ({
        ...headOf(about, period, code, label),
        valeurPrincipaleNombre: Math.round(countOf(about, period) * rate),
        valeurSecondaireTaux: rate,
      });
      return [
        rowOf("DURABLE", "Emploi durable", Math.round(all * 6) / 10),
        rowOf("TOUT", "Accès à l'emploi à 6 mois", all),
      ];
    },
  },
};

/** All periods that have figures, in no order: the last one, and those before it. */
export function listPeriods({ period }: Indicator, now: Date): Period[] {
  const at = period === "ANNEE" ? lastYear : lastQuarter;
  return [at(now, 2), at(now), at(now, 1)];
}

/** Some jobs have none, and the smallest territories have none of some. */
export function hasFigures({ seed, territory, rome }: About): boolean {
  const isRare = !findJob(rome) && findFamilies(rome).length === 0;
  return !isRare && !diceFor(seed, "no figures", rome).chance(0.04) && territory.inhabitants > 0;
}

function headOf({ territory, rome }: About, period: Period, code: string, label: string): IndicatorRow {
  return {
    datMaj: "2026-10-15T09:00:00.000+02:00",
    codeTypeTerritoire: territory.type,
    codeTerritoire: territory.code,
    libTerritoire: territory.label,
    codeTypeActivite: "ROME",
    codeActivite: rome,
    libActivite: findJob(rome)?.label ?? findFamilies(rome)[0]?.label ?? rome,
    codeNomenclature: code,
    libNomenclature: label,
    codeTypePeriode: period.type,
    codePeriode: period.code,
    libPeriode: period.label,
  };
}

/** Offers of a quarter: more of common jobs, and where more people live. */
function countOf({ seed, territory, rome }: About, period: Period): number {
  const weight = findJob(rome)?.weight ?? 2;
  const share = 0.8 + diceFor(seed, "offers", rome, territory.code, period.code).roll() * 0.4;
  return Math.max(1, (territory.inhabitants / 20_000) * Math.sqrt(weight) * share);
}

/** Applicants for each offer. */
function ratioOf({ seed, territory, rome }: About): number {
  return diceFor(seed, "applicants", rome, territory.code).between(4, 80) / 10;
}

function toTension(value: number): IndicatorRow {
  const level = [-0.8, -0.2, 0.3, 0.9].filter((bound) => value > bound).length + 1;
  return { valeurPrincipaleNombre: level, valeurPrincipaleDecimale: value };
}
