import type { List } from "../../adapters/france-travail/lists.ts";
import type { Marked } from "../../core/copies.ts";
import { fold } from "../../core/text.ts";

const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris", dateStyle: "short", timeStyle: "short" });

/** What the terms of use ask to be said with any data: whose it is, and when it was read. */
export function sourceLine(asOf: Date, fictitious: boolean): string {
  return `Source: France Travail (francetravail.io)${fictitious ? ", imitated" : ""}, read ${clock.format(asOf)} (Paris).`;
}

/** An offer in three lines for people. */
export function offerText({ title, company, place, contract, salary, created, url, copyOf }: Marked): string {
  const facts = [
    company,
    place.label,
    contract?.label,
    salary,
    created && clock.format(new Date(created)).slice(0, 10),
    copyOf && `a copy of ${copyOf.slice(copyOf.indexOf(":") + 1)}`,
  ].filter((fact) => fact);
  return `${title}\n  ${facts.join(" · ")}\n  ${url}\n`;
}

export function listText({ items, asOf }: List, words: string, fictitious: boolean): string {
  const shown = itemsLike(items, words);
  const width = Math.max(0, ...shown.map(({ code }) => code.length));
  const lines = shown.map(({ code, label }) => `${code.padEnd(width)}  ${label}\n`);
  return `${lines.join("")}\n${shown.length} of ${items.length} codes. ${sourceLine(new Date(asOf), fictitious)}\n`;
}

/** Those whose code or label holds all the words. */
export function itemsLike(items: List["items"], words: string): List["items"] {
  const wanted = fold(words)
    .split(/\s+/)
    .filter((word) => word !== "");
  return items.filter(({ code, label }) => wanted.every((word) => fold(`${code} ${label}`).includes(word)));
}
