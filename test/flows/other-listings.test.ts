import { describe, expect, test } from "vitest";
import { parseCommand } from "../../src/bots/commands.ts";
import type { Listing } from "../../src/core/offers/offer.ts";
import type { Search } from "../../src/core/search/search.ts";
import type { Services } from "../../src/core/services.ts";
import { down, me, servicesWith, session } from "../fakes/chat.ts";
import { jobEvent, offer, pageOf, training } from "../fakes/offers.ts";

/** Twelve of each; what was searched for is noted. */
function servicesOf(listing: Listing, asked: Search[] = [], changes: Partial<Services> = {}): Services {
  return servicesWith({
    offers: async (search, page) => {
      asked.push(search);
      return pageOf(12, page, {}, search.kind === kindOf(listing) ? (key) => ({ ...listing, key }) : undefined);
    },
    offer: async (search, { key }) => ({
      offer: search.kind === kindOf(listing) ? { ...listing, key } : offer({ key }),
      distanceKm: 3,
    }),
    ...changes,
  });
}

function kindOf(listing: Listing): Search["kind"] {
  switch (listing.kind) {
    case "training":
      return listing.forApprentices ? "formations" : "cpf";
    case "event":
      return "evenements";
    default:
      return "insertion";
  }
}

const last = (said: string) => said.slice(said.lastIndexOf("\n> "));

describe("a training that the CPF may pay", () => {
  const start = () => session({ services: servicesOf(training()) });

  test("is shown with its whole price, and a warning on each screen", async () => {
    const here = start();
    const list = await here.play("formation soudeur Lyon");
    expect(list).toContain(`1. 📚 Soudeur TIG
   Greta du Rhône · Rhône
   de 300 à 420 h · de 4 900 à 5 600 €
   Mon Compte Formation`);
    const card = await here.play("tap Voir 1");
    expect(last(card)).toContain("💶 Prix total : de 4 900 à 5 600 €, toutes taxes comprises");
    expect(last(card)).toContain("📜 Le diplôme ↗️ : https://www.francecompetences.fr/recherche/rncp/37948/");
    for (const screen of [list, card, await here.play("tap Retour", "tap ›")])
      expect(last(screen)).toMatch(/Personne n'a le droit de vous démarcher.*mon-cep\.org/);
  });

  test("is offered from a job, and never as an alert", async () => {
    const here = start();
    const said = await here.play("boulanger Lyon", "tap Voir 1", "tap Formations pour ce métier");
    expect(last(said)).toContain("📚 Formations (CPF) · Boulanger / Boulangère · 📍 Lyon (69) + 20 km · 12 formations");
    expect(last(said)).not.toContain("🔔");
  });

  test("is for the job of the offer that is open, also where that is none of those looked for", async () => {
    const asked: Search[] = [];
    const cake = offer({ title: "Pâtissier H/F", rome: "D1104" });
    const services = servicesOf(training(), asked, { offer: async () => ({ offer: cake }) });
    const here = session({ services });
    const said = await here.play("boulanger Lyon", "tap Voir 1", "tap Formations pour ce métier");
    expect(last(said)).toMatch(/📚 Formations \(CPF\) · Pâtissi\S+ \/ Pâtissi\S+ · 📍 Lyon \(69\) \+ 20 km/);
    expect(asked.at(-1)?.titles.map(({ rome }) => rome)).toEqual(["D1104"]);
    // By its name, too; and what is found by words leads to the job that it is for.
    const typed = session({ services });
    await typed.play("boulanger Lyon", "tap Voir 1");
    expect(last(await typed.play("formations"))).toContain("Pâtissi");
  });

  test("is filtered by whether it is held at a distance, by a button and in words", async () => {
    const asked: Search[] = [];
    const here = session({ services: servicesOf(training(), asked) });
    const panel = last(await here.play("formation soudeur Lyon", "tap Filtres"));
    expect(panel).toContain("[⬜ À distance]");
    expect(panel).toContain("[✅ Voir 12 formations]");
    expect(panel).not.toMatch(/annonces|Plus de filtres|offres/);
    const list = last(await here.play("tap À distance", "tap Voir 12 formations"));
    expect(list).toContain(
      "📚 Formations (CPF) · Soudeur / Soudeuse · 📍 Lyon (69) + 20 km · À distance · 12 formations",
    );
    expect(asked.at(-1)?.filters).toEqual({ remote: true });
    // What is said of work as well is this filter of trainings.
    const typed = session({ services: servicesOf(training(), asked) });
    await typed.play("formation soudeur Lyon");
    expect(last(await typed.play("à distance"))).toContain("✏️ Changé : À distance");
    expect(last(await typed.play("le moins cher ?"))).toContain("Les moins chères sont en premier");
  });

  test("is left for work by who wishes for what only work has", async () => {
    const asked: Search[] = [];
    const here = session({ services: servicesOf(training(), asked) });
    const said = last(await here.play("formation soudeur Lyon", "bosser le week-end"));
    expect(said).toContain("🔎 Soudeur / Soudeuse · 📍 Lyon (69) + 20 km");
    expect(asked.at(-1)).toMatchObject({ kind: "emploi", filters: { include: ["week-end"] } });
  });

  test("is for the jobs that were ticked, where the offer is for one of them", async () => {
    const bread = offer({ title: "Boulanger H/F", rome: "D1102" });
    const here = session({ services: servicesOf(training(), [], { offer: async () => ({ offer: bread }) }) });
    const said = await here.play("boulanger Lyon", "tap Voir 1", "tap Formations pour ce métier");
    expect(last(said)).toContain("📚 Formations (CPF) · Boulanger / Boulangère · 📍 Lyon (69)");
  });

  test("says what the same certification costs elsewhere, where that is known", async () => {
    const prices = { least: 900, most: 5_600, half: 1_500, of: 12, paid: 1_200, isFictitious: false };
    const known = servicesOf(training(), [], { findTrainingPrices: async () => prices });
    const here = session({ services: known });
    expect(last(await here.play("formation soudeur Lyon", "tap Voir 1"))).toContain(
      "Ailleurs, la même certification : de 900 à 5 600 € ; la moitié des formations coûtent moins de 1 500 €.",
    );
    const failing = servicesOf(training(), [], { findTrainingPrices: down });
    const there = session({ services: failing });
    const said = last(await there.play("formation soudeur Lyon", "tap Voir 1"));
    expect(said).toContain("Prix total");
    expect(said).not.toContain("Ailleurs");
  });

  test("is found by its field, with how many there are", async () => {
    const asked: Search[] = [];
    const themes = [
      { id: "numerique", label: "Numérique et informatique", count: 12, exact: true },
      { id: "langues", label: "Langues", count: 3, exact: false },
    ];
    const here = session({ services: servicesOf(training(), asked, { countTrainingThemes: async () => themes }) });
    const said = await here.play("/start", "tap Me former", "tap Choisir un domaine");
    expect(last(said)).toContain("📚 Formations par domaine · 📍 toute la France. Lequel vous intéresse ?");
    expect(last(said)).toContain("[Langues (environ 3)]");
    const list = last(await here.play("tap Numérique"));
    expect(list).toContain("📚 Formations (CPF) · « Numérique et informatique » · 📍 toute la France · 12 formations");
    expect(asked.at(-1)).toMatchObject({ kind: "cpf", titles: [], words: "Numérique et informatique" });
  });

  test("answers what it costs and how long it takes", async () => {
    const here = start();
    await here.play("formation soudeur Lyon", "tap Voir 1");
    expect(last(await here.play("c'est combien ?"))).toContain("prix total : de 4 900 à 5 600 €");
  });
});

describe("a training for apprentices", () => {
  const school = training({ key: "lba:formation/1", forApprentices: true, price: undefined as never });

  test("leads to employers for its diploma, at the same place", async () => {
    const asked: Search[] = [];
    const here = session({ services: servicesOf(school, asked) });
    await here.play("alternance soudeur Lyon", "tap Formations");
    const said = await here.play("tap Voir 1");
    expect(last(said)).toContain("la formation est gratuite pour vous");
    expect(last(said)).not.toContain("CPF");
    const offers = await here.play("tap Offres d'alternance pour ce diplôme");
    expect(last(offers)).toContain("🎓 Alternance · Soudeur TIG · 📍 Lyon (69) + 20 km");
    expect(asked.at(-1)).toMatchObject({ kind: "alternance", titles: [], rncp: { code: "RNCP37948" } });
    // The diploma stays where the town changes, and no button needs a job.
    const elsewhere = await here.play("Grenoble");
    expect(last(elsewhere)).toContain("🎓 Alternance · Soudeur TIG · 📍 Grenoble (38)");
    expect(last(elsewhere)).not.toMatch(/Emploi|Entreprises/);
  });
});

test("what a service does not take of a search is said without another try", async () => {
  const offers: Services["offers"] = async (search, page) => ({
    ...pageOf(12, page),
    ...(search.kind === "alternance" && search.rncp
      ? { missing: [{ service: "France Travail", unfit: { part: "diploma" as const } }] }
      : {}),
  });
  const school = training({ key: "lba:formation/1", forApprentices: true });
  const here = session({ services: servicesOf(school, [], { offers, offer: async () => ({ offer: school }) }) });
  const said = await here.play(
    ...["alternance soudeur Lyon", "tap Formations", "tap Voir 1", "tap Offres d'alternance pour ce diplôme"],
  );
  expect(last(said)).toContain("⚠️ France Travail");
  expect(last(said)).not.toContain("Réessayer");
});

describe("an event", () => {
  const start = (event = jobEvent()) => session({ services: servicesOf(event) });

  test("is shown with its day, its place and how many places are left", async () => {
    const here = start();
    expect(await here.play("job dating Lyon")).toContain(`1. 📅 Job dating restauration
   Job dating · mardi 8 décembre, de 14 h à 17 h 30
   Lyon (69) · moins de 1 km
   12 places libres
   Mes évènements emploi`);
    const card = last(await here.play("tap Voir 1"));
    expect(card).toContain("🏢 France Travail Lyon");
    expect(card).toContain("il faut un espace personnel sur francetravail.fr");
  });

  test("that is full, or held at a distance, says so", async () => {
    const full = jobEvent({ onSite: { places: 0 }, atDistance: { places: 3 } });
    expect(await start(full).play("job dating Lyon")).toContain("complet sur place · 3 places libres à distance");
    const { onSite: _, ...others } = jobEvent();
    expect(await start({ ...others, atDistance: {} }).play("job dating Lyon")).toContain("\n   à distance\n");
  });

  test("needs no job, and all of them are one tap away where there is one", async () => {
    const asked: Search[] = [];
    const services = servicesOf(jobEvent(), asked, {
      offers: async (search, page) => pageOf(search.kind === "evenements" && search.titles.length === 0 ? 3 : 0, page),
    });
    const here = session({ services });
    expect(last(await here.play("job dating boulanger Lyon"))).toContain("[Tous les métiers (3)]");
    expect(last(await here.play("tap Tous les métiers"))).toContain("Évènements · tous les métiers · 📍 Lyon (69)");
  });

  test("is told of once a week", async () => {
    const here = start();
    const said = await here.play("job dating Lyon", "tap M'alerter chaque semaine");
    expect(last(said)).toContain("Alerte créée : Évènements · tous les métiers · Lyon (69) + 20 km");
    expect(last(said)).toContain("chaque lundi à 8 h");
    expect(last(said)).toContain("Jamais deux fois le même évènement");
  });

  test("of the whole country is no alert without a job", async () => {
    const said = await start().play("job dating", "tap Toute la France", "tap M'alerter chaque semaine");
    expect(last(said)).toContain("Choisissez au moins une ville ou un métier");
  });
});

describe("who wants to learn", () => {
  test.each([
    ["formation en alternance boulanger Lyon", "Formations en alternance · Boulanger"],
    ["formation boulanger en apprentissage à Lyon", "Formations en alternance · Boulanger"],
    ["cfa boulangerie Lyon", "Formations en alternance · "],
    ["formation boulanger Lyon", "Formations (CPF) · Boulanger"],
    ["me reconvertir en boulanger à Lyon", "Formations (CPF) · Boulanger"],
  ])("%s", async (text, says) => {
    const here = session({ services: servicesOf(training()) });
    const said = await here.play(text);
    expect(said.includes("Valider") ? await here.play("tap Valider") : said).toContain(says);
  });
});

describe("who wants to meet employers looks for events", () => {
  test.each([
    "je veux juste rencontrer des employeurs à Lyon",
    "rencontrer des recruteurs Lyon",
    "où parler à des patrons à Lyon",
    "discuter avec des entreprises à Lyon",
    "rencontre employeurs Lyon",
    "forum de l'emploi Lyon",
    "recrutement collectif à Lyon",
  ])("%s", async (text) => {
    const said = await session({ services: servicesOf(jobEvent()) }).play(text);
    expect(said).toContain("Évènements · tous les métiers · 📍 Lyon (69) + 20 km");
  });
});

test("an immersion asks for an agreement first, and leads to the public site", async () => {
  const said = await session({ services: servicesOf(training()) }).play(
    "je voudrais faire une immersion en entreprise",
  );
  expect(said).toMatch(/convention signée.*conseiller|convention se signe d'abord/);
  expect(said).toContain("https://immersion-facile.beta.gouv.fr");
  expect(said).toContain("Quelqu'un près de moi");
});

describe("commands", () => {
  test.each([
    ["/formation soudeur Lyon", "📚 Formations (CPF) · Soudeur"],
    ["/formation", "Une formation pour quel métier ?"],
    ["/evenements Lyon", "Évènements · tous les métiers · 📍 Lyon (69)"],
    ["/evenements boulanger Lyon", "Évènements · Boulanger / Boulangère · 📍 Lyon (69)"],
    ["/evenements", "Dans quelle ville ?"],
    ["/events", "Dans quelle ville ?"],
  ])("%s", async (written, says) => {
    const event = parseCommand(written);
    const here = session({ services: servicesOf(jobEvent()) });
    expect(await here.happenRaw({ owner: me, event: event ?? { type: "again" } })).toContain(says);
  });
});

describe("beside offers", () => {
  const pageWith = (events?: number): Services["offers"] => {
    return async (_search, page) => ({ ...pageOf(12, page), ...(events === undefined ? {} : { events }) });
  };

  test("events are offered where there are some, with how many", async () => {
    const some = session({ services: servicesWith({ offers: pageWith(4) }) });
    expect(await some.play("boulanger Lyon")).toContain("[📅 Évènements (4)]");
    const none = session({ services: servicesWith({ offers: pageWith() }) });
    expect(await none.play("boulanger Lyon")).not.toContain("📅 Évènements");
  });
});

describe("a post of inclusion", () => {
  const post = offer({ key: "emi:7", structure: "Entreprise d'insertion (EI)", source: "Les emplois de l'inclusion" });

  test("is found among the filters, too", async () => {
    const here = session({ services: servicesOf(post) });
    const said = await here.play("boulanger Lyon", "tap Filtres", "tap Plus de filtres", "tap Postes d'insertion");
    expect(last(said)).toContain("🤝 Postes d'insertion · Boulanger / Boulangère · 📍 Lyon (69) + 20 km");
  });

  test("says what kind of structure hires, and how the right to it is checked", async () => {
    const here = session({ services: servicesOf(post) });
    const list = await here.play("boulanger Lyon", "tap Insertion");
    expect(list).toContain("🤝 Entreprise d'insertion (EI)");
    expect(list).toContain("Vous pouvez postuler vous-même");
    expect(last(await here.play("tap Voir 1"))).toContain("vérifié par un prescripteur");
    expect(last(await here.play("tap Retour", "tap M'alerter des nouveaux postes"))).toContain("Alerte créée");
  });
});
