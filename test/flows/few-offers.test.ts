import { describe, expect, test } from "vitest";
import { SourceError } from "../../src/core/failure.ts";
import type { Services } from "../../src/core/services.ts";
import { chat, servicesWith, session } from "../fakes/chat.ts";
import { offer, pageOf } from "../fakes/offers.ts";

const inAuxerre = offer({
  key: "ft:206ZFSY",
  place: { label: "Auxerre (89)", commune: "89024", departement: "89", region: "27" },
});

/** Nothing within 50 km, one offer at 63 km; three in the country, of which one is no permanent post. */
const farAway: Partial<Services> = {
  offers: async ({ kind, radius, filters, place }, page) => {
    if (kind !== "emploi") return pageOf(0, page);
    if (place.kind === "france") return pageOf(filters.contract ? 2 : 3, page);
    return pageOf(radius === 100 ? 1 : 0, page);
  },
  nearest: async ({ radius }) => (radius === 100 ? { offer: inAuxerre, distanceKm: 63, related: false } : undefined),
  offer: async (_search, { key }) => ({ offer: key === inAuxerre.key ? inAuxerre : undefined, distanceKm: 63 }),
};

describe("where nothing is found", () => {
  test("the nearest offer comes first, opens, and leads back to the circle that has it", async () => {
    const said = await chat(["boulanger cdi lyon", "tap La plus proche", "tap Retour"], {
      services: servicesWith(farAway),
    });
    expect(said).toMatchInlineSnapshot(`
      "
      > boulanger cdi lyon
      🔎 Boulanger / Boulangère · 📍 Lyon (69) + 20 km · CDI
      😕 Aucune offre pour cette recherche en ce moment. Voici ce qu'il y a d'autre :
      [📍 La plus proche : Auxerre (89), 63 km]
      [Élargir à 100 km (1)]
      [Toute la France (2)]
      [⚙️ Filtres (1)] [✏️ Modifier]
      [🔔 M'alerter dès qu'il y en a]
      [🔎 Nouvelle recherche] [📍 Quelqu'un près de moi]

      > [📍 La plus proche : Auxerre (89), 63 km]
      Boulanger (H/F)
         🏢 Boulangerie Martin
         📍 Auxerre (89) · 63 km
         📄 CDI · 35 h
         💶 1 900 à 2 100 € par mois
         🎯 Débutant accepté
         🧰 Façonner des pains
         🗓 Publiée il y a 2 h, le 22 novembre 2026
         Source : France Travail · n° 206ZFSY

      Vous préparez les pâtes et vous cuisez.

      ↗️ Voir et postuler : https://candidat.francetravail.fr/offres/recherche/detail/206ZFSY
      [📚 Formations pour ce métier]
      [❓ Pourquoi cette offre ?]
      [‹ Retour à la liste]

      > [‹ Retour à la liste]
      🔎 Boulanger / Boulangère · 📍 Lyon (69) + 100 km · CDI · 1 offre
      1. Boulanger (H/F) 🆕
         Boulangerie Martin · Lyon 3e (69) · moins de 1 km
         CDI · 35 h · 1 900 à 2 100 € par mois
         il y a 2 h · France Travail
         [Voir 1]
      Il y a peu d'offres ici. Voici ce qu'il y a d'autre :
      [Toute la France (2)]
      [📍 Quelqu'un près de moi]
      [⚙️ Filtres (1)] [✏️ Modifier]
      [📊 Marché] [⬇️ Exporter]
      [🔔 M'alerter des nouvelles offres]
      "
    `);
  });

  test("its button on a screen whose offer is gone says so", async () => {
    const services = servicesWith({ ...farAway, offer: async () => ({ offer: undefined }) });
    const said = await chat(["boulanger lyon", "tap La plus proche"], { services });
    expect(said).toContain("n'est plus en ligne");
  });

  test("other kinds are offered where they have something, companies for what they are", async () => {
    const services = servicesWith({ offers: async ({ kind }, page) => pageOf(kind === "emploi" ? 0 : 150, page) });
    const said = await chat(["boulanger lyon"], { services });
    expect(said).toContain("[🎓 Alternance (150)]\n[🏢 Entreprises en alternance (150)]");
  });

  test("a count that is not exact says so", async () => {
    const services = servicesWith({
      offers: async ({ radius }, page) =>
        radius === 20
          ? pageOf(0, page)
          : { ...pageOf(12, page), total: 1_240, exact: false, missing: [{ service: "La bonne alternance" }] },
    });
    expect(await chat(["boulanger lyon"], { services })).toContain("[Élargir à 30 km (au moins 1 240)]");
  });
});

describe("where next to nothing is found", () => {
  const few = (total: number, beyond: Services["offers"]): Partial<Services> => ({
    offers: async (search, page, ...more) =>
      search.radius === 20 && search.place.kind !== "france" && search.kind === "emploi"
        ? pageOf(total, page)
        : beyond(search, page, ...more),
  });

  test("other searches stand below the offers, with more than these", async () => {
    const services = servicesWith(few(2, async ({ radius }, page) => pageOf(radius === 30 ? 2 : 9, page)));
    const said = await chat(["boulanger lyon", "tap Élargir"], { services });
    expect(said).toContain("2 offres\n1. Boulanger");
    expect(said).toContain("Il y a peu d'offres ici. Voici ce qu'il y a d'autre :\n[Élargir à 50 km (9)]");
    expect(said).not.toContain("La plus proche");
    expect(said).toContain("Lyon (69) + 50 km · 9 offres");
  });

  test("three are enough", async () => {
    const services = servicesWith(few(3, async (_, page) => pageOf(9, page)));
    expect(await chat(["boulanger lyon"], { services })).not.toContain("peu d'offres");
  });

  test.each<[string, Services["offers"]]>([
    ["a source fails", async () => Promise.reject(new SourceError("France Travail", "down"))],
    ["our own code fails", async () => Promise.reject(new TypeError("a bug"))],
  ])("the offers stay where %s in counting", async (_what, fails) => {
    const here = session({ services: servicesWith(few(2, fails)) });
    const said = await here.play("boulanger lyon");
    expect(said).toContain("2 offres\n1. Boulanger");
    expect(said).not.toContain("😕");
    expect(said).not.toContain("peu d'offres");
    expect(said).toContain("[🎓 Alternance] [🏢 Entreprises]\n[🤝 Insertion] [📚 Formations CPF]\n");
    expect(await here.play("tap Voir 2")).toContain("Retour");
  });
});
