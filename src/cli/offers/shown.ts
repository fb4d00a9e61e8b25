import type { ListName } from "../../adapters/france-travail/fields.ts";
import { labelIn } from "../../adapters/france-travail/listed.ts";
import type { List, Lists } from "../../adapters/france-travail/lists.ts";
import type { Counts } from "../../adapters/france-travail/pages.ts";
import type { Offer } from "../../core/offer.ts";
import { fold } from "../../core/text.ts";

const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris", dateStyle: "short", timeStyle: "short" });

/** What the terms of use ask to be said with any data: whose it is, and when it was read. */
export function sourceLine(asOf: Date, fictitious: boolean): string {
  return `Source: France Travail (francetravail.io)${fictitious ? ", imitated" : ""}, read ${clock.format(asOf)} (Paris).`;
}

/** An offer in three lines for people. */
export function offerText({ title, company, place, contract, salary, created, url }: Offer): string {
  const facts = [
    company,
    place.label,
    contract?.label,
    salary,
    created && clock.format(new Date(created)).slice(0, 10),
  ].filter((fact) => fact);
  return `${title}\n  ${facts.join(" · ")}\n  ${url}\n`;
}

export function listText({ items, asOf }: List, words: string): string {
  const shown = itemsLike(items, words);
  const width = Math.max(0, ...shown.map(({ code }) => code.length));
  const lines = shown.map(({ code, label }) => `${code.padEnd(width)}  ${label}\n`);
  return `${lines.join("")}\n${shown.length} of ${items.length} codes. Source: France Travail (francetravail.io), read ${clock.format(new Date(asOf))} (Paris).\n`;
}

/** Those whose code or label holds all the words. */
export function itemsLike(items: List["items"], words: string): List["items"] {
  const wanted = fold(words)
    .split(/\s+/)
    .filter((word) => word !== "");
  return items.filter(({ code, label }) => wanted.every((word) => fold(`${code} ${label}`).includes(word)));
}

/**
 * How many offers have each value, by the counts that come with any search: exact, whatever the number of offers. The picture of the market, with salaries
 * and companies, has its place here.
 */
export async function statsText(counts: Counts[], total: number, lists: Lists): Promise<string> {
  const tables = await Promise.all(
    counts.map(async ({ filter, values }) => {
      const label = await labelOf(filter, lists);
      const rows = values.map(({ value, count }) => [
        value,
        label(value),
        count.toLocaleString("en"),
        share(count, total),
      ]);
      return `${headings[filter] ?? filter}\n${aligned(rows)}`;
    }),
  );
  return tables.join("\n");
}

const headings: Record<string, string> = {
  typeContrat: "Type of contract",
  experience: "Experience",
  qualification: "Qualification",
  natureContrat: "Nature of contract",
};

/** The values of a count that no list of France Travail tells. */
const known: Record<string, Record<string, string>> = {
  experience: {
    "0": "not stated",
    "1": "under a year",
    "2": "1 to 3 years",
    "3": "over 3 years",
    "4": "not documented",
  },
  qualification: { "0": "not executive", "9": "executive", X: "not stated" },
};
const listed: Record<string, ListName> = { typeContrat: "typesContrats", natureContrat: "naturesContrats" };

async function labelOf(filter: string, lists: Lists): Promise<(value: string) => string> {
  const list = listed[filter];
  const named = list ? await labelIn(lists, list) : (value: string) => known[filter]?.[value] ?? value;
  return (value) => (named(value) === value ? "not documented" : named(value));
}

function share(count: number, total: number): string {
  return total === 0 ? "" : `${((100 * count) / total).toFixed(1)} %`;
}

function aligned(rows: string[][]): string {
  const widths = [0, 1, 2, 3].map((i) => Math.max(0, ...rows.map((row) => (row[i] ?? "").length)));
  return rows
    .map(
      (row) =>
        `  ${row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  ")}\n`,
    )
    .join("");
}
