import { openCpfSource } from "../../../src/adapters/cpf/source.ts";
import type { ServiceAddresses } from "../../../src/adapters/keyless-service.ts";
import type { OpenSource } from "../../../src/adapters/source.ts";
import type { Listing } from "../../../src/core/offers/offer.ts";
import type { OfferReading } from "../../../src/core/offers/pages.ts";
import type { Training } from "../../../src/core/offers/training.ts";
import { france } from "../../../src/core/places/place.ts";
import type { Requesters } from "../../../src/core/requester.ts";
import type { Search } from "../../../src/core/search/search.ts";
import type { Sandbox } from "../../../src/sandbox/sandbox.ts";
import { keptLog, type Line } from "../log.ts";
import { baker, centreOf, centresWithin, map, sunday } from "../places.ts";

export type Started = OpenSource & {
  lines: Line[];
  read: (search: Search, wanted?: number, askedBy?: Requesters) => Promise<OfferReading>;
  detail: (key: string) => Promise<Training | undefined>;
};

/** The catalogue as the app opens it, with a clock that a test turns. */
export function connected(addresses: ServiceAddresses, clock = { at: sunday }): Started {
  const { log, lines } = keptLog();
  const source = openCpfSource(
    { CPF_API_URL: "http://127.0.0.1:9" },
    {
      ...{ atlas: map, centreOf, centresWithin, log },
      centreSoon: async (code) => centreOf(code),
      prepareCentres: async () => {},
      shareOf: () => 0,
      rome: {
        romeOf: (title) => (title === baker.code ? baker.rome : undefined),
        relatives: () => [],
        parentsOf: () => [],
      },
      sandbox: undefined,
      chooseAddresses: () => addresses,
      now: () => clock.at,
    },
  );
  const { readers, readOffer } = source.forPeople;
  return {
    ...{ ...source, lines },
    read: (search, wanted = 5, askedBy) =>
      readers.cpf?.(search, wanted, askedBy) ?? Promise.reject(new Error("no reader")),
    detail: async (key) => asTraining((await readOffer(searchFor(), { key })).offer),
  };
}

/** Trainings for bakers in all of France, with what a test changes. */
export function searchFor(changes: Partial<Search> = {}): Search {
  return { kind: "cpf", titles: [baker], place: france, radius: 20, filters: {}, ...changes };
}

export function asTraining(listing: Listing | undefined): Training | undefined {
  if (listing !== undefined && listing.kind !== "training") throw new TypeError(`a ${listing.kind}`);
  return listing;
}

export const trainingsOf = ({ found }: OfferReading): Training[] =>
  found.flatMap(({ offer }) => asTraining(offer) ?? []);

/** The `where` of each call that the sandbox heard. */
export const wheres = ({ requests }: Sandbox) => requests.map(({ query }) => query.get("where") ?? "");
