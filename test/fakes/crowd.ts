import type { ServerResponse } from "node:http";
import { vi } from "vitest";
import { franceTravailProfile } from "../../src/adapters/france-travail/profile.ts";
import { alternanceProfile } from "../../src/adapters/la-bonne-alternance/profile.ts";
import { renderText } from "../../src/bots/terminal/render.ts";
import { SourceError } from "../../src/core/failure.ts";
import { mergeReaders, type OfferReader, paginate } from "../../src/core/offers/pages.ts";
import type { Owner } from "../../src/core/owner.ts";
import type { Kind } from "../../src/core/search/kind.ts";
import type { SearchLink } from "../../src/core/search/link.ts";
import type { ReadPage } from "../../src/core/services.ts";
import type { ConversationDeps } from "../../src/core/talk/ports.ts";
import { connected } from "../adapters/france-travail/started.ts";
import { connected as connectedAlternance } from "../adapters/la-bonne-alternance/started.ts";
import { sunday } from "../adapters/places.ts";
import { serve } from "../adapters/server.ts";
import { conversationWith, servicesWith } from "./chat.ts";
import { plainSpaces } from "./plain-spaces.ts";

/** A call of the search: when it came by the clock that stands still, and what it asked for. */
export type SearchCall = { at: number; jobs: string; departement: string; isAlternance: boolean };

export type CrowdOptions = {
  /**
   * How many offers a query has, of which six come at most; more than a page unless a test says otherwise.
   */
  offersOf?: (call: SearchCall) => number;
  /** Answers in another way, and says so. */
  instead?: (response: ServerResponse, call: SearchCall, count: number) => boolean;
  callsPerSecond?: number;
  /** How long an answer takes. */
  latencyMs?: number;
} & Partial<ConversationDeps>;

/** Many people at France Travail and La bonne alternance, where no time passes but by `passes`. */
export async function crowd({
  offersOf = () => 400,
  instead,
  callsPerSecond = 9,
  latencyMs = 0,
  ...changes
}: CrowdOptions = {}) {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  const began = performance.now();
  const now = () => performance.now() - began;
  const calls: SearchCall[] = [];
  /** Responses that are kept back for a while: those do not count as under way. */
  const held = new Set<ServerResponse>();
  let underWay = 0;
  const server = await serve((response, { method, url }) => {
    if (method === "POST") return response.end(JSON.stringify({ access_token: "x", expires_in: 1499 }));
    const query = new URL(url, "http://localhost").searchParams;
    const [jobs, departement] = [query.get("codeROME") ?? "", query.get("departement") ?? ""];
    const call = { at: now(), jobs, departement, isAlternance: query.has("natureContrat") };
    calls.push(call);
    underWay++;
    response.on("close", () => {
      underWay--;
    });
    const answer = () => answerOffers(response, call, offersOf(call));
    if (instead?.(response, call, calls.length)) return;
    if (latencyMs === 0) return answer();
    held.add(response);
    setTimeout(() => {
      held.delete(response);
      answer();
    }, latencyMs);
  });
  const source = connected({ token: server.url, franceTravail: server.url }, { at: sunday }, { callsPerSecond });
  const alternanceCalls: number[] = [];
  const alternanceServer = await serve((response, { url }) => {
    alternanceCalls.push(now());
    answerCompanies(response, new URL(url, "http://localhost").searchParams.get("departements") ?? "");
  });
  const alternance = connectedAlternance(alternanceServer.url);
  const paged = (reader: OfferReader) => paginate(reader, () => sunday);
  const readers = [
    { source: franceTravailProfile, read: source.reader },
    { source: alternanceProfile, read: alternance.offers },
  ];
  const reading: Partial<Record<Kind, ReadPage>> = {
    emploi: source.offers,
    alternance: paged(mergeReaders(readers, 13_000)),
    entreprises: paged(alternance.companies),
  };
  const services = servicesWith({
    offers: async (search, ...how) => {
      const read = reading[search.kind];
      if (!read) throw new SourceError("Aucun service", "refused");
      return read(search, ...how);
    },
    offer: source.offer,
    market: source.market,
  });
  const here = conversationWith({ services, patienceMs: 900, ...changes });

  /** All that can be done without any time passing is done. */
  async function settle(): Promise<void> {
    for (let quiet = 0, before = ""; quiet < 40; quiet++) {
      await new Promise((resolve) => setImmediate(resolve));
      const state = `${calls.length} ${alternanceCalls.length} ${underWay} ${here.drawn.length}`;
      if (state !== before || underWay > held.size) quiet = 0;
      before = state;
    }
  }
  async function passes(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 260) {
      await settle();
      await vi.advanceTimersByTimeAsync(Math.min(left, 260));
    }
    await settle();
  }

  return {
    ...here,
    source,
    calls,
    alternanceCalls,
    held,
    now,
    settle,
    passes,
    /** What somebody's message shows now, and whatever it has shown. */
    shown: (owner: Owner) =>
      here.drawn
        .filter((drawing) => drawing.owner.person === owner.person)
        .map(({ view }) => plainSpaces(renderText(view).text)),
    close: async () => {
      vi.useRealTimers();
      await Promise.all([source.client.close(), alternance.close()]);
      await Promise.all([server.close(), alternanceServer.close()]);
    },
  };
}

export const person = (i: number | string): Owner => ({ platform: "telegram", chat: `${i}`, person: `${i}` });

/** Bakers have related jobs, waiters have next to none. */
export const bakers = "11573";
export const waiters = "19430";

const departements = Array.from({ length: 95 }, (_, i) => String(i + 1).padStart(2, "0")).filter(
  (code) => code !== "20",
);

/** The nth of 282 different searches. */
export function search(n: number, title = [bakers, waiters, "511181"][Math.floor(n / 94)] ?? bakers): SearchLink {
  const code = departements[n % 94] ?? "01";
  return { titles: [title], places: [{ kind: "departement", code }], radius: 20, kind: "emploi" };
}

function answerCompanies(response: ServerResponse, departement: string): void {
  const recruiters = Array.from({ length: 6 }, (_, i) => ({
    identifier: { id: `${departement}${i}` },
    workplace: {
      siret: `${departement}${i}`.padEnd(14, "0"),
      name: `Entreprise ${i}`,
      location: { address: `${departement}000 ICI` },
    },
    apply: {},
  }));
  response.end(JSON.stringify({ jobs: [], recruiters, warnings: [] }));
}

function answerOffers(response: ServerResponse, { jobs, departement, isAlternance }: SearchCall, count: number): void {
  const [rome = ""] = jobs.split(",");
  const resultats = Array.from({ length: Math.min(6, count) }, (_, i) => ({
    id: `${rome}${departement}${String(i).padStart(3, "0")}`,
    intitule: `Offre ${i}`,
    dateCreation: sunday.toISOString(),
    romeCode: rome,
    lieuTravail: { libelle: `${departement} - Ici`, codePostal: `${departement}000` },
    entreprise: { nom: `Maison ${i}` },
    ...(isAlternance ? { alternance: true, natureContrat: "Contrat apprentissage" } : {}),
  }));
  response.writeHead(206, { "content-type": "application/json", "content-range": `offres 0-149/${count}` });
  response.end(JSON.stringify({ resultats, filtresPossibles: [] }));
}
