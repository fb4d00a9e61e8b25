import { formatMarketTitle, type Market, type MarketFacts, summariseMarket } from "../../../src/core/market/market.ts";
import type { Offer } from "../../../src/core/offers/offer.ts";
import { france } from "../../../src/core/places/place.ts";
import type { Search } from "../../../src/core/search/search.ts";
import { noon, offer } from "../../fakes/offers.ts";

const baker = { code: "11573", label: "Boulanger / Boulangère", rome: "D1102" };
export const search: Search = { kind: "emploi", titles: [baker], place: france, radius: 20, filters: {} };

let keys = 0;
/** An offer with its pay in its own words. */
export function paying(pay: string, changes: Partial<Offer> = {}): Offer {
  return offer({ key: `ft:PAY${keys++}`, stated: { pay: [pay], contract: "CDI" }, ...changes });
}

export function daysAgo(days: number): string {
  return new Date(noon.getTime() - days * 86_400_000).toISOString();
}

/** The market of these, each of another job: a copy would not count. */
export function market(all: Offer[], facts: Partial<MarketFacts> = {}): Market {
  const offers = all.map((one, i) => ({ ...one, title: `Boulanger ${Math.floor(i / 100)}.${i % 100}` }));
  return summariseMarket(
    {
      title: formatMarketTitle(search),
      source: "France Travail",
      offers,
      isAll: true,
      total: offers.length,
      isExact: true,
      ...facts,
    },
    noon,
  );
}

/** As large as they come: thousands of offers with long names, of which some hundred were read. */
export function large(): Market {
  const contracts = ["CDI", "CDD", "MIS", "SAI", "NEW"];
  const offers = Array.from({ length: 312 }, (_, i) =>
    paying(i % 3 === 0 ? "Selon profil" : `Mensuel de ${1823 + ((i * 37) % 900)}.0 Euros sur 12.0 mois`, {
      company: `Établissement hospitalier public départemental n° ${i % 40} de la région « ${"très longue ".repeat(3)}»`,
      place: {
        label: `Saint-Germain-Nuelles-et-les-Environs ${i % 9} (69)`,
        commune: `6900${i % 9}`,
        departement: "69",
      },
      created: daysAgo((i / 312) * 12),
      stated: {
        pay: [i % 3 === 0 ? "Selon profil" : `Mensuel de ${1823 + ((i * 37) % 900)}.0 Euros sur 12.0 mois`],
        contract: contracts[Math.floor((i % 20) / 5)] ?? "CDI",
        nature: i % 10 === 0 ? "Contrat apprentissage" : "Contrat travail",
      },
    }),
  );
  const titles = [
    { ...baker, label: "Conducteur / Conductrice de ligne de conditionnement en industrie alimentaire" },
    baker,
  ];
  return market(offers, {
    title: formatMarketTitle({
      ...search,
      titles,
      filters: { contract: ["cdi"], experience: "from1to3", hours: "full", since: "31" },
    }),
    isAll: false,
    isExact: false,
    total: 12_480,
    counts: {
      contract: { CDI: 7_800, CDD: 2_500, MIS: 1_900, SAI: 260, NEW: 20 },
      experience: { "4": 6_000, "2": 3_000, "1": 2_480, "0": 1_000 },
      qualification: { X: 7_613, "0": 3_867, "9": 1_000 },
    },
  });
}
