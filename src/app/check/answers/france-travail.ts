import { z } from "zod";
import type { FranceTravailClient } from "../../../adapters/france-travail/api/client.ts";
import { formatParisTime, toParisTime } from "../../../adapters/france-travail/api/paris-clock.ts";
import { isSearchPage, parseSearchPage, searchPath } from "../../../adapters/france-travail/api/search-page.ts";
import type { HttpResponse } from "../../../adapters/http/message.ts";
import { minuteMs } from "../../../core/durations.ts";
import type { Log } from "../../../core/telemetry.ts";
import type { LiveQuestion } from "./live-question.ts";

type Client = Pick<FranceTravailClient, "get">;

const offerSchema = z.object({
  id: z.string().regex(/^\w{1,20}$/),
  dateCreation: z.iso.datetime({ offset: true }),
  origineOffre: z.object({ origine: z.string().max(5) }).optional(),
});

/** What the reference of Offres d'emploi v2 marks as unknown, contradictory or told by one source alone. */
export function listFranceTravailQuestions(log: Log): LiveQuestion<Client>[] {
  const search = (client: Client, query: Record<string, string>) => client.get(searchPath, new URLSearchParams(query));
  const read = (answer: HttpResponse) => parseSearchPage(answer, {}, log);
  const readOffers = (answer: HttpResponse) =>
    read(answer).rows.flatMap((row) => offerSchema.safeParse(row).data ?? []);
  const count = async (client: Client, query: Record<string, string>) => {
    const answer = await search(client, { ...query, range: "0-0" });
    return isSearchPage(answer) ? read(answer).total : `refused with ${answer.status}`;
  };

  return [
    {
      id: "ft-whole-cities",
      question: "Are 75056, 69123 and 13055 (whole cities) accepted as commune?",
      ask: async (client) => {
        const said = [];
        for (const commune of ["75056", "69123", "13055"]) {
          const told = await count(client, { commune, distance: "0" });
          said.push(`${commune}: ${typeof told === "number" ? `${told} offers` : told}`);
        }
        return said.join(", ");
      },
    },
    {
      id: "ft-dates",
      question: "Are minCreationDate and maxCreationDate read as UTC, or as the clock of Paris despite their Z?",
      ask: async (client) => {
        const [newest] = readOffers(await search(client, { sort: "1", origineOffre: "1", range: "0-9" }));
        if (!newest) return "not told (no offer)";
        const created = Date.parse(newest.dateCreation);
        const [from, until] = [new Date(created - minuteMs), new Date(created + minuteMs)];
        const isFound = async (write: (instant: Date) => string) => {
          const [minCreationDate, maxCreationDate] = [write(from), write(until)];
          const answer = await search(client, { minCreationDate, maxCreationDate, origineOffre: "1", range: "0-149" });
          return isSearchPage(answer) && readOffers(answer).some(({ id }) => id === newest.id);
        };
        const asUtc = await isFound((instant) => instant.toISOString().replace(/\.\d+Z$/, "Z"));
        const asParis = await isFound((instant) => formatParisTime(toParisTime(instant)));
        return `an offer of that minute is ${asUtc ? "" : "not "}found by UTC, and ${asParis ? "" : "not "}found by the clock of Paris`;
      },
    },
    {
      id: "ft-sort-1",
      question: "Does sort=1 list offers of partners among its own, by date?",
      ask: async (client) => {
        const offers = readOffers(await search(client, { departement: "75", sort: "1", range: "0-149" }));
        const dates = offers.map(({ dateCreation }) => Date.parse(dateCreation));
        const own = offers.filter(({ origineOffre }) => origineOffre?.origine === "1").length;
        const isSorted = dates.every((date, at) => at === 0 || date <= (dates[at - 1] ?? date));
        return `of ${offers.length}, ${own} are its own; ${isSorted ? "all by date" : "not by date throughout"}`;
      },
    },
    {
      id: "ft-sort-default",
      question: "Is sort=0 what counts where sort is not sent?",
      ask: async (client) => {
        const query = { departement: "23", range: "0-19" };
        const without = readOffers(await search(client, query)).map(({ id }) => id);
        const zero = readOffers(await search(client, { ...query, sort: "0" })).map(({ id }) => id);
        return without.join() === zero.join() ? "yes: the same 20 offers in the same order" : "no: another order";
      },
    },
    {
      id: "ft-experience-4",
      question: "Is experience=4, which the counts show, taken as a filter?",
      ask: async (client) => {
        const all = await count(client, { departement: "75" });
        const filtered = await count(client, { departement: "75", experience: "4" });
        return `Paris: ${all} offers, with experience=4 ${filtered}${explainFilter(all, filtered)}`;
      },
    },
    {
      id: "ft-salary",
      question: "Does salaireMin filter?",
      ask: async (client) => {
        const all = await count(client, { departement: "75" });
        const paid = await count(client, { departement: "75", salaireMin: "4000", periodeSalaire: "M" });
        return `Paris: ${all} offers, with salaireMin=4000 a month ${paid}${explainFilter(all, paid)}`;
      },
    },
    {
      id: "ft-rate-headers",
      question: "Which headers tell the quota?",
      ask: async (client) => describeRateHeaders(await search(client, { departement: "23", range: "0-0" })),
    },
  ];
}

/** What two counts say of a filter. */
function explainFilter(all: number | string, filtered: number | string): string {
  if (typeof all === "string" || typeof filtered === "string") return "";
  return filtered < all ? ": it filters" : ": it filters nothing";
}

/** Their names and numbers, and nothing else. */
export function describeRateHeaders({ headers }: Pick<HttpResponse, "headers">): string {
  const told = Object.entries(headers).filter(
    ([name, value]) => /^x-ratelimit-[a-z-]{1,60}$/.test(name) && /^\d{1,12}$/.test(value),
  );
  return told.length === 0 ? "none" : told.map(([name, value]) => `${name}: ${value}`).join(", ");
}
