import { describe, expect, test } from "vitest";
import { parseRefusalMessage, QueryRefused } from "../../src/adapters/france-travail/api/query-refused.ts";
import { SourceError } from "../../src/core/failure.ts";
import { chat, servicesWith } from "../fakes/chat.ts";
import { pageOf } from "../fakes/offers.ts";

/** France Travail answers with a 400. */
const refusing = (message: string) => async () => {
  throw new QueryRefused(parseRefusalMessage(message));
};
const incorrect = (parameter: string) => `Valeur du paramètre « ${parameter} » incorrecte.`;

describe("what France Travail does not take of a search is said, with the buttons that change it", () => {
  test("as a screen of the results", async () => {
    const here = servicesWith({ offers: refusing(incorrect("typeContrat")) });
    expect(await chat(["boulanger à Lyon"], { services: here })).toMatchInlineSnapshot(`
      "
      > boulanger à Lyon
      🔎 Boulanger / Boulangère · 📍 Lyon (69) + 20 km
      ⚠️ France Travail n'accepte pas ce choix pour « type de contrat ». Changez ce filtre, ou retirez-le. Votre recherche est gardée.
      [⚙️ Filtres] [📍 Lieu]
      [🎓 Alternance] [🏢 Entreprises]
      [🤝 Insertion] [📚 Formations CPF]
      [✏️ Modifier]
      "
    `);
  });

  test.each([
    ["commune", /n'accepte pas ce lieu\. Choisissez-en un autre.*\n\[📍 Lieu\] \[⚙️ Filtres\]/],
    ["codeROME", /n'accepte pas ce métier\. Choisissez un autre intitulé.*\n\[🧰 Métiers\] \[📍 Lieu\]/],
    ["motsCles", /n'accepte pas ces mots\. Essayez d'autres mots.*\n\[🧰 Métiers\]/],
    ["publieeDepuis", /n'accepte pas ce choix pour « publiée depuis »\. Changez ce filtre/],
    ["minCreationDate", /n'accepte pas cette recherche telle quelle/],
    ["inventé", /n'accepte pas cette recherche telle quelle.*\n\[⚙️ Filtres\] \[📍 Lieu\] \[🧰 Métiers\]/],
  ])("by the part that it is about: %s", async (parameter, says) => {
    const said = await chat(["boulanger à Lyon"], {
      services: servicesWith({ offers: refusing(incorrect(parameter)) }),
    });
    expect(said).toMatch(says);
    expect(said).not.toMatch(/ne répond pas|Réessayer|code INSEE/);
  });

  test.each([
    ["tap Filtres", /\[Contrat/],
    ["tap Lieu", /Dans quelle ville/],
  ])("%s leads there", async (tap, shows) => {
    const here = servicesWith({ offers: refusing(incorrect("typeContrat")) });
    expect((await chat(["boulanger à Lyon", tap], { services: here })).split(tap.slice(4)).at(-1)).toMatch(shows);
  });

  test.each([
    ["Marché", { market: refusing(incorrect("typeContrat")) }],
    ["Exporter", { file: refusing(incorrect("typeContrat")) }],
  ])("under %s as well, and the place can be changed from there", async (button, broken) => {
    const here = servicesWith({ offers: async (_, page) => pageOf(2, page), ...broken });
    const said = await chat(["boulanger à Lyon", `tap ${button}`, "tap Lieu"], { services: here });
    expect(said).toMatch(/« type de contrat »\. Changez ce filtre, ou retirez-le/);
    expect(said).toMatch(/Dans quelle ville/);
  });

  test("beside the offers of another service", async () => {
    const missing = [
      { service: "France Travail", unfit: { part: "place" as const } },
      { service: "La bonne alternance" },
    ];
    const here = servicesWith({ offers: async (_, page) => ({ ...pageOf(2, page), missing }) });
    const said = await chat(["boulanger à Lyon"], { services: here });
    expect(said).toContain("⚠️ France Travail n'accepte pas ce lieu.");
    expect(said).toContain("⚠️ La bonne alternance ne répond pas");
  });
});

describe("a land where a service has no offers", () => {
  const land = { part: "land", name: "Nouméa (988)" } as const;
  const says =
    "France Travail n'a pas d'offres à cet endroit (Nouméa (988)) : outre-mer, ses offres couvrent la Guadeloupe, la Martinique, la Guyane, La Réunion et Mayotte.";

  test("is said, with another place as the way on and no alert that could never write", async () => {
    const offers = async () => {
      throw new SourceError("France Travail", "garbage", undefined, land);
    };
    const said = await chat(["boulanger à Lyon"], { services: servicesWith({ offers }) });
    expect(said).toContain(says);
    expect(said).toContain("[📍 Lieu]");
    expect(said).not.toMatch(/🔔|Réessayer/);
  });

  test("beside another service that found nothing as well", async () => {
    const missing = [{ service: "France Travail", unfit: land }];
    const offers = async () => ({ ...pageOf(0, 1), missing });
    const said = await chat(["alternance boulanger Lyon"], { services: servicesWith({ offers }) });
    expect(said).toContain(says);
    expect(said).not.toMatch(/🔔|Réessayer/);
  });
});
