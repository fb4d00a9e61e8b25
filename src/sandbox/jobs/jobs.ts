import { type Sector, sectorOf } from "../companies/sectors.ts";
import { at } from "../random.ts";
import { agriculture } from "./a-agriculture.ts";
import { crafts } from "./b-crafts.ts";
import { bankInsuranceProperty } from "./c-bank-insurance-property.ts";
import { shopsAndSales } from "./d-shops-sales.ts";
import { communication } from "./e-communication.ts";
import { building } from "./f-building.ts";
import { hotelsAndRestaurants } from "./g-hotels-restaurants.ts";
import { industry } from "./h-industry.ts";
import { maintenance } from "./i-maintenance.ts";
import { health } from "./j-health.ts";
import { services } from "./k-services.ts";
import { liveShow } from "./l-show.ts";
import { officeAndIt } from "./m-office-it.ts";
import { transport } from "./n-transport.ts";
import { otherDuties, otherTitles, otherTrades } from "./other-jobs.ts";

export type Appellation = { code: string; label: string; sectors: readonly Sector[] };

export type Hours = "day" | "early" | "evening" | "free" | "night" | "school" | "shifts" | "weekend";

/** A ROME job with what an offer for it needs. */
export type Job = {
  code: string;
  label: string;
  /** How common its offers are, compared with the others. */
  weight: number;
  /** Gross euros a month, full time. */
  pay: { least: number; most: number };
  /** Code of France Travail's `niveauxFormations`; AFS asks for none. */
  level: string;
  diploma: string;
  hours: Hours;
  isExecutive: boolean;
  mayBeRemote: boolean;
  maybeSelfEmployed: boolean;
  licence: string | undefined;
  appellations: readonly Appellation[];
  duties: readonly string[];
  skills: readonly string[];
};

/** Gross euros for a month of 35 hours a week. */
const minimumWage = 1868;

/**
 * 164 ROME codes over the fourteen domains. One block a job, since a table reads better than 164 objects:
 *
 *     D1102 Boulanger / Boulangère                    ROME code and label
 *     130 | bakery | 1850-2350 | NV5 CAP Boulanger | early | permis B, cadre, remote, liberal
 *     = 11573 Boulanger / Boulangère; …               OGR codes and titles (twice: twice as often), @sector
 *     - pétrir, façonner et cuire                     duties
 *     + Conduire un four à sole; …                    skills
 *
 * Codes and titles: France Travail, ROME 4.0 version 60 (2025), Licence Ouverte. Duties and skills are ours.
 */
export const jobs: readonly Job[] = [
  agriculture,
  crafts,
  bankInsuranceProperty,
  shopsAndSales,
  communication,
  building,
  hotelsAndRestaurants,
  industry,
  maintenance,
  health,
  services,
  liveShow,
  officeAndIt,
  transport,
].flatMap((table) => table.trim().split("\n\n").map(readJob));

/** Jobs that are looked for less often, each told in the words of its domain. */
export const otherJobs: readonly Job[] = otherTitles.trim().split("\n").map(readOtherJob);

const byCode = new Map([...jobs, ...otherJobs].map((job) => [job.code, job]));

export function findJob(code: string): Job | undefined {
  return byCode.get(code);
}

function readJob(block: string): Job {
  const [title = "", facts = "", ...rest] = block.split("\n");
  const [weight = "", sectorKeys = "", pay = "", study = "", hours = "", tags = ""] = facts
    .split("|")
    .map((fact) => fact.trim());
  const lines = (mark: string) => rest.filter((line) => line.startsWith(mark)).map((line) => line.slice(2));
  const sectors = sectorKeys.split(", ").map(sectorOf);
  return {
    code: title.slice(0, 5),
    label: title.slice(6),
    weight: Number(weight),
    pay: readPay(pay),
    level: study.split(" ")[0] ?? "",
    diploma: study.split(" ").slice(1).join(" "),
    hours: readHours(hours),
    isExecutive: tags.includes("cadre"),
    mayBeRemote: tags.includes("remote"),
    maybeSelfEmployed: tags.includes("liberal"),
    licence: /permis (\w+)/.exec(tags)?.[1],
    appellations: at(lines("= "), 0)
      .split("; ")
      .map((entry) => readAppellation(entry, sectors)),
    duties: lines("- "),
    skills: at(lines("+ "), 0).split("; "),
  };
}

function readOtherJob(line: string): Job {
  const code = line.slice(0, 5);
  const trade = otherTrades
    .trim()
    .split("\n")
    .find((row) => row.startsWith(code.slice(0, 3)));
  const [sectorKeys = "", pay = "", level = "", hours = ""] = (trade ?? "").slice(4).split(" | ");
  const sectors = sectorKeys.split(", ").map(sectorOf);
  const appellations = line
    .slice(6)
    .split("; ")
    .map((entry) => readAppellation(entry, sectors));
  return {
    code,
    label: at(appellations, 0).label,
    weight: 1,
    pay: readPay(pay),
    level,
    diploma: "",
    hours: readHours(hours),
    isExecutive: level === "NV1",
    mayBeRemote: code.startsWith("M1"),
    maybeSelfEmployed: false,
    licence: undefined,
    appellations,
    ...(otherDuties[code.charAt(0)] ?? { duties: [], skills: [] }),
  };
}

/** Nobody is paid less than the minimum wage of June 2026, whatever the table says. */
function readPay(range: string): Job["pay"] {
  const [least = 0, most = 0] = range.split("-").map(Number);
  return { least: Math.max(least, minimumWage), most: Math.max(most, minimumWage + 60) };
}

function readAppellation(entry: string, sectors: readonly Sector[]): Appellation {
  const [, code = "", label = "", sector] = /^(\d+) (.*?)(?: @(\w+))?$/.exec(entry) ?? [];
  return { code, label, sectors: sector ? [sectorOf(sector)] : sectors };
}

function readHours(name: string): Hours {
  const known: readonly Hours[] = ["day", "early", "evening", "free", "night", "school", "shifts", "weekend"];
  const found = known.find((hours) => hours === name);
  if (!found) throw new RangeError(`No hours ${name}`);
  return found;
}
