import type { AtomicFile } from "../adapters/atomic-file.ts";
import { formatCsv } from "../adapters/exports/export.ts";
import { type CompanySearch, openCompanySearch } from "../app/company-search.ts";
import { CannotStart, loadConfig } from "../config.ts";
import { companyHeadings, toCompanyRecord, toCompanyRow } from "../core/exports/company-columns.ts";
import { SourceError } from "../core/failure.ts";
import type { Company, Found } from "../core/offers/offer.ts";
import { describeSearch, hasRadius, type Search } from "../core/search/search.ts";
import { widenUnasked } from "../core/search/widen-unasked.ts";
import { formatParisMinute } from "../core/text/paris-time.ts";
import { showEachDepartement } from "./each-departement.ts";
import {
  explainSourceFailure,
  formatSourceNote,
  moreByAll,
  parseRadius,
  readKindSearch,
  requireTitles,
  tokenRemedy,
} from "./kind-query.ts";
import { openOutputFile, writeNote } from "./offers/output.ts";
import { OutputClosed, writeOutput } from "./standard-output.ts";

/** What was typed after `tremplin companies`. */
export type CompaniesOptions = { place?: string[]; radius?: string; json?: true; csv?: string; all?: true };

/**
 * `companies`: those that may take an apprentice in a job, the nearest first. What is not understood ends
 * with 2 before anything is asked, a service that fails with 1.
 */
export async function showCompanies(words: string[], options: CompaniesOptions): Promise<void> {
  const now = new Date();
  parseRadius(options.radius);
  const companies = await openCompanySearch(loadConfig(), () => now);
  let file: AtomicFile | undefined;
  try {
    const search = readCompanyQuery(words, options, companies);
    if (options.all && hasRadius(search))
      throw new CannotStart("--all is for départements, regions and the whole country: leave it out for a town.");
    if (options.csv !== undefined) file = await openOutputFile(options.csv, "--csv");
    const { searched, found, notes } = await readCompanies(search, options.all === true, companies);
    if (searched !== search)
      writeNote(`Few companies within ${search.radius} km: ${searched.radius} km is searched. --radius says how far.`);
    for (const note of notes) writeNote(formatSourceNote(note, "companies", moreByAll));
    if (companies.fictitious) writeNote("These companies are fictitious: set ALTERNANCE_API_TOKEN for real ones.");
    await print(found, { searched, now, fictitious: companies.fictitious, isJson: options.json === true, file });
  } catch (error) {
    if (error instanceof OutputClosed) return;
    throw error instanceof SourceError ? explainSourceFailure(error, tokenRemedy) : error;
  } finally {
    await file?.discard();
    await companies.close();
  }
}

function readCompanyQuery(words: string[], options: CompaniesOptions, { lookups }: CompanySearch): Search {
  const search = readKindSearch("entreprises", { words, ...options }, lookups);
  requireTitles(search, "Companies", "tremplin companies boulanger à Auxerre");
  return search;
}

/** Around a town, farther where there are few and nothing was said of how far. */
async function readCompanies(search: Search, isAll: boolean, { read, departements }: CompanySearch) {
  if (isAll) {
    const { found, notes = [] } = await showEachDepartement(search, { read, departements: departements() });
    return { searched: search, found: found.flatMap(toCompany), notes };
  }
  const first = await read(search);
  const searched = widenUnasked(search, first.total) ?? search;
  const { found, notes = [] } = searched === search ? first : await read(searched);
  return { searched, found: found.flatMap(toCompany), notes };
}

function toCompany({ offer, ...found }: Found): Found<Company>[] {
  return offer.kind === "company" ? [{ ...found, offer }] : [];
}

type Printed = { searched: Search; now: Date; fictitious: boolean; isJson: boolean; file: AtomicFile | undefined };

async function print(found: Found<Company>[], { searched, now, fictitious, isJson, file }: Printed): Promise<void> {
  const asOf = now.toISOString();
  const count = `${found.length} ${found.length === 1 ? "company" : "companies"}`;
  const summary = `${count}: ${describeSearch(searched)}. Source: La bonne alternance${fictitious ? ", imitated" : ""}, read ${formatParisMinute(now)} (Paris).`;
  if (file) {
    await file.write(`\uFEFF${formatCsv([companyHeadings, ...found.map((one) => toCompanyRow(one, asOf))], ";")}`);
    await file.commit();
  }
  const records = found.map((one) => toCompanyRecord(one, asOf));
  if (isJson) await writeOutput(`${JSON.stringify(records, null, 2)}\n`);
  else if (!file) await writeOutput(`${[...found.map(formatCompany), summary].join("\n\n")}\n`);
  if (isJson || file) writeNote(summary);
}

function formatCompany({ offer, distanceKm }: Found<Company>): string {
  const { title, sector, size, address, place, url } = offer;
  const away = distanceKm === undefined ? undefined : `${distanceKm} km`;
  const facts = [[address ?? place.label, away], [sector, size], [url]]
    .map((line) => line.filter((fact) => fact !== undefined).join(" · "))
    .filter((line) => line !== "");
  return [title, ...facts.map((line) => `  ${line}`)].join("\n");
}
