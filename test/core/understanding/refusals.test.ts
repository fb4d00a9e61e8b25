import { describe, expect, test } from "vitest";
import { describeFilters, type Filters } from "../../../src/core/search/filters.ts";
import { applyRefusals, mergeFilters } from "../../../src/core/understanding/apply-refusals.ts";
import { extractRefusals } from "../../../src/core/understanding/refusals.ts";
import { extractWishes } from "../../../src/core/understanding/wishes.ts";
import { understand } from "../../fakes/reference.ts";

/** What is left of a text, the filters of a search that had `set`, and what could not be left out of it. */
function read(text: string, set: Filters = {}): string {
  const { rest, kind = "emploi", filters, refusals } = extractWishes(text);
  const now = applyRefusals({ kind, filters: mergeFilters(set, filters) }, refusals);
  const others = now.kind === "emploi" ? [] : [now.kind];
  return [rest, [...others, ...describeFilters(now.filters)].join(" · "), now.refused.join(" · ")].join(" | ");
}

const butFixedTerm = "CDI, Intérim, Saisonnier, Indépendant";

describe("what is refused is never wished for, and no word of it is left", () => {
  test.each([
    // a contract: the others
    ["pas de cdd", ` | ${butFixedTerm} | `],
    ["boulanger Lille pas de CDD", `boulanger Lille | ${butFixedTerm} | `],
    ["vendeur sans cdd Lyon", `vendeur Lyon | ${butFixedTerm} | `],
    ["je ne veux pas de cdd", ` | ${butFixedTerm} | `],
    ["je veux pas de cdd", ` | ${butFixedTerm} | `],
    ["surtout pas de cdd", ` | ${butFixedTerm} | `],
    ["non cdd", ` | ${butFixedTerm} | `],
    ["plus de cdd", ` | ${butFixedTerm} | `],
    ["hors cdd", ` | ${butFixedTerm} | `],
    ["aucun cdd", ` | ${butFixedTerm} | `],
    ["autre chose que du cdd", ` | ${butFixedTerm} | `],
    ["pas de contrat en cdd", ` | ${butFixedTerm} | `],
    ["serveur pas d'offres en cdd Nice", `serveur Nice | ${butFixedTerm} | `],
    ["pas de saisonnier", " | CDI, CDD, Intérim, Indépendant | "],
    ["pas de freelance", " | CDI, CDD, Intérim, Saisonnier | "],
    ["sans cdi ni cdd", " | Intérim, Saisonnier, Indépendant | "],
    ["ni cdd ni interim", " | CDI, Saisonnier, Indépendant · Sans intérim | "],
    ["pas de cdd ni d'intérim", " | CDI, Saisonnier, Indépendant · Sans intérim | "],
    ["pas de cdd ou d'intérim", " | CDI, Saisonnier, Indépendant · Sans intérim | "],
    ["sauf CDD et intérim", " | CDI, Saisonnier, Indépendant · Sans intérim | "],
    ["pas de cdd ou saisonnier", " | CDI, Intérim, Indépendant | "],
    ["pas de cdd et cdi", "et | CDI | "],
    ["pas de cdd et temps plein", `et | ${butFixedTerm} · Temps plein | `],
    // what is wanted instead
    ["non, plutôt Nice", "Nice |  | "],
    ["boulanger Lyon pas cdd mais cdi", "boulanger Lyon | CDI | "],
    ["boulanger Lyon cdi pas cdd", "boulanger Lyon | CDI | "],
    ["plutôt cdi que cdd", " | CDI | "],
    ["je ne cherche pas de cdd mais un cdi boulanger Lyon", "un boulanger Lyon | CDI | "],
    // a "non" behind its thing
    ["vendeur Lyon intérim non merci", "vendeur Lyon | Sans intérim | "],
    ["vendeur Lyon intérim, non merci", "vendeur Lyon | Sans intérim | "],
    ["en intérim non merci", " | Sans intérim | "],
    ["CDD non", ` | ${butFixedTerm} | `],
    ["vendeur Lyon temps partiel non merci", "vendeur Lyon | Temps plein | "],
    ["télétravail non", " |  | télétravail non"],
    ["vendeur alternance non", "vendeur |  | alternance non"],
    ["CDD et intérim non merci", " | CDI, Saisonnier, Indépendant · Sans intérim | "],
    ["CDD non, CDI oui vendeur Lyon", "vendeur Lyon | CDI | "],
    ["CDI oui, CDD non, vendeur Lyon", "vendeur Lyon | CDI | "],
    ["vendeur CDD non CDI oui Lyon", "vendeur Lyon | CDI | "],
    ["CDD non vendeur Lyon", `vendeur Lyon | ${butFixedTerm} | `],
    ["vendeur le dimanche non merci", "vendeur |  | le dimanche non merci"],
    ["vendeur travail de nuit non, le week-end oui", "vendeur le week-end |  | travail de nuit non"],
    ["vendeur Lyon non merci", "vendeur Lyon |  | non merci"],
    ["vendeur pas de nuit, non merci", "vendeur |  | pas de nuit"],
    ["vendeur pas de nuit ni le dimanche non plus", "vendeur |  | pas de nuit ni le dimanche"],
    ["vendeur alternance ou non Lyon", "vendeur Lyon |  | alternance ou non"],
    ["vendeur CDD : non CDI : oui", "vendeur | CDI | "],
    ["vendeur dimanche non Lyon", "vendeur Lyon |  | dimanche non"],
    ["vendeur agence d'intérim non merci", "vendeur | Sans intérim | "],
    ["je dis non à l'intérim", " | Sans intérim | "],
    // a "non" before its thing
    ["vendeur CDI non CDD Lyon", "vendeur Lyon | CDI | "],
    ["vendeur CDI, non CDD Lyon", "vendeur Lyon | CDI | "],
    ["CDI non cadre vendeur", "vendeur | CDI | non cadre"],
    ["secrétaire non médicale Lyon", "secrétaire Lyon |  | non médicale"],
    // or taken back
    ["non, CDI", " | CDI | "],
    ["serveur, non, cuisinier Lyon", "serveur cuisinier Lyon |  | "],
    ["serveur. Non cuisinier Lyon", "serveur cuisinier Lyon |  | "],
    ["non merci, plutôt Nice", "Nice |  | "],
    // temporary work has its own filter
    ["sauf intérim", " | Sans intérim | "],
    ["pas d'intérim", " | Sans intérim | "],
    ["non interim", " | Sans intérim | "],
    ["hors agences d'intérim", " | Sans intérim | "],
    ["pas d'intérim, pas de cdd", " | CDI, Saisonnier, Indépendant · Sans intérim | "],
    ["pas de cdd, pas d'intérim", " | CDI, Saisonnier, Indépendant · Sans intérim | "],
    ["sans intérim sauf saisonnier", " | CDI, CDD, Indépendant · Sans intérim | "],
    ["pas d'intérim non interim", " | Sans intérim | "],
    // hours: the other ones
    ["pas de temps partiel", " | Temps plein | "],
    ["pas à mi-temps", " | Temps plein | "],
    ["sans temps plein", " | Temps partiel | "],
    // both of them: neither is asked for
    ["ni temps plein ni temps partiel", " |  | ni temps plein · ni temps partiel"],
    ["pas de mi-temps ni de plein temps", " |  | pas de mi-temps · ni de plein temps"],
    // no filter leaves it out
    ["pas de télétravail", " |  | pas de télétravail"],
    ["pas alternance", " |  | pas alternance"],
    ["sans apprentissage", " |  | sans apprentissage"],
    ["pas débutant", " |  | pas débutant"],
    ["serveur pas de nuit Lyon", "serveur Lyon |  | pas de nuit"],
    ["serveur Lyon sauf le dimanche", "serveur Lyon |  | sauf le dimanche"],
    ["serveur sans le soir Lyon", "serveur Lyon |  | sans le soir"],
    ["pas de travail de nuit", " |  | pas de travail de nuit"],
    ["ni soir ni week end", " |  | ni soir · ni week end"],
    ["pas celle là", " |  | pas celle là"],
    ["non pas ça", " |  | pas ça"],
    ["pas à Paris", " |  | pas à Paris"],
    ["sauf Paris", " |  | sauf Paris"],
    ["pas serveur", " |  | pas serveur"],
    ["pas que du cdd", " |  | pas que du cdd"],
    // what one will not do, with its object
    ["pas travailler le dimanche", " |  | pas travailler le dimanche"],
    ["serveur Lyon je veux pas bosser la nuit", "serveur Lyon |  | pas bosser la nuit"],
    ["je ne peux pas travailler le soir serveur", "serveur |  | pas travailler le soir"],
    ["je ne travaille pas le dimanche serveur", "serveur |  | pas le dimanche"],
    ["j'ai pas envie de travailler en usine", " |  | pas envie de travailler en usine"],
    ["je veux plus travailler en restauration", " |  | plus travailler en restauration"],
    ["pas être debout", " |  | pas être debout"],
    ["pas avoir de week-end", " |  | pas avoir de week-end"],
    ["ne pas porter de charges lourdes", " |  | pas porter de charges lourdes"],
    ["je veux pas travailler en cdd", ` | ${butFixedTerm} | `],
    ["pas faire de temps partiel", " | Temps plein | "],
    ["sans avoir le permis", " | Pas de permis | "],
    ["je ne veux pas devenir boulanger, plutôt pâtissier", "pâtissier |  | pas devenir boulanger"],
    ["je refuse de travailler le dimanche", " |  | refuse de travailler le dimanche"],
    ["éviter la nuit serveur", "serveur |  | éviter la nuit"],
    ["si je refuse cette offre", "si je refuse cette offre |  | "],
    // times of work, however they are denied
    ["jamais le dimanche serveur", "serveur |  | jamais le dimanche"],
    ["serveur plus de nuit", "serveur |  | plus de nuit"],
    ["aucun travail de nuit serveur", "serveur |  | aucun travail de nuit"],
    ["serveur pas de boulot le week-end", "serveur |  | pas de boulot le week-end"],
    ["serveur pas avant 9h Lyon", "serveur Lyon |  | pas avant 9h"],
    ["serveur pas trop tôt le matin Lyon", "serveur Lyon |  | pas trop tôt le matin"],
    ["pas plus loin que Villeurbanne", " |  | pas plus loin que Villeurbanne"],
    // things of several words
    ["vendeur pas en grande surface Lyon", "vendeur Lyon |  | pas en grande surface"],
    ["serveur pas d'heures sup Lyon", "serveur Lyon |  | pas d'heures sup"],
    ["pas de travail à la chaîne", " |  | pas de travail à la chaîne"],
    ["serveur pas le samedi et le dimanche Lyon", "serveur Lyon |  | pas le samedi et le dimanche"],
    ["serveur pas de nuit et le dimanche", "serveur |  | pas de nuit et le dimanche"],
    ["serveur pas le dimanche matin Lyon", "serveur Lyon |  | pas le dimanche matin"],
    ["serveur pas plus de 35 h par semaine", "serveur |  | pas plus de 35 h par semaine"],
    ["serveur pas plus de 3 jours Lyon", "serveur Lyon |  | pas plus de 3 jours"],
    // quoted as it was written, as often as it was
    ["serveur plutôt le soir que le matin", "serveur le soir |  | plutôt le soir que le matin"],
    ["serveur plutôt que cuisinier", "serveur |  | plutôt que cuisinier"],
    ["autre chose que la nuit, autre chose que du cdd", ` | ${butFixedTerm} | autre chose que la nuit`],
    // who asks, rather than what they want
    ["je suis sans emploi et je cherche serveur", "je suis et je cherche serveur |  | "],
    ["n'ayant pas de voiture, je cherche serveur", "n'ayant je cherche serveur |  | "],
    ["sans voiture je cherche serveur", "je cherche serveur |  | "],
    ["serveur je suis sans travail", "serveur je suis |  | "],
    ["pas de nuit, je cherche serveur", "je cherche serveur |  | pas de nuit"],
    ["je cherche serveur sans voiture", "je cherche serveur |  | sans voiture"],
    // what they want, said first
    ["sans cdd je cherche serveur", `je cherche serveur | ${butFixedTerm} | `],
    ["sans contrat d'intérim je cherche serveur", "je cherche serveur | Sans intérim | "],
    ["sans temps partiel je cherche serveur", "je cherche serveur | Temps plein | "],
    ["sans alternance svp, je cherche serveur", "svp je cherche serveur |  | sans alternance"],
    ["sans week-end je cherche serveur", "je cherche serveur |  | sans week-end"],
    ["sans travail de nuit, je cherche serveur", "je cherche serveur |  | sans travail de nuit"],
    ["sans porter de charges lourdes je cherche serveur", "je cherche serveur |  | sans porter de charges lourdes"],
    ["sans coupures je cherche serveur", "je cherche serveur |  | sans coupures"],
    ["sans travail, je cherche serveur", "je cherche serveur |  | "],
    ["sans avoir de voiture je cherche serveur", "je cherche serveur |  | "],
    ["n'ayant pas de CDI, je cherche serveur", "n'ayant je cherche serveur |  | "],
    // a limit of pay, and what looks like one
    ["serveur pas moins de 1800 €", "serveur | 1 800 € et plus | "],
    ["serveur moins de 1800 €", "serveur |  | moins de 1800 €"],
    ["serveur pas plus de 1800 €", "serveur |  | pas plus de 1800 €"],
    ["serveur 1800 € maximum", "serveur |  | 1800 € maximum"],
    ["serveur pas à 1500 € Lyon", "serveur Lyon |  | pas à 1500 €"],
    ["serveur pas payé au smic", "serveur |  | pas payé au smic"],
    // who has had enough of more than work refuses no offers
    ["jveux plus vivre", "jveux plus vivre |  | "],
    ["j'ai plus envie de rien", "j'ai plus envie de rien |  | "],
    ["j'ai pas envie de vivre", "j'ai pas envie de vivre |  | "],
    ["pas", " |  | pas"],
    ["sans", " |  | sans"],
    // what one has not got is a filter
    ["serveur sans diplôme", "serveur | Sans diplôme ni expérience | "],
    ["pas de diplôme", " | Sans diplôme ni expérience | "],
    ["j'ai pas d'expérience", " | Débutant accepté | "],
    ["je n'ai pas le permis", " | Pas de permis | "],
    ["sans école", " | Sans écoles | "],
    ["ni diplôme ni expérience", " | Sans diplôme ni expérience | "],
    ["serveur je n'ai ni permis ni voiture", "serveur | Pas de permis | ni voiture"],
    ["serveur pas besoin d'expérience", "serveur | Débutant accepté | "],
    // that and nothing else
    ["CDI seulement", " | CDI | "],
    ["que du cdi", " | CDI | "],
    ["uniquement à temps partiel", " | Temps partiel | "],
    // no refusal
    ["serveur pas loin de Lyon", "serveur pas loin de Lyon |  | "],
    ["serveur non loin de Lyon", "serveur non loin de Lyon |  | "],
    ["pas trop loin de Lyon", "pas trop loin de Lyon |  | "],
    ["vendeuse Lyon pas trop loin", "vendeuse Lyon pas trop loin |  | "],
    ["serveur Lyon pas loin", "serveur Lyon pas loin |  | "],
    ["serveur pas de calais", "serveur pas de calais |  | "],
    ["serveur Pas-de-Calais", "serveur Pas-de-Calais |  | "],
    ["plus de 2000 € serveur", "serveur | 2 000 € et plus | "],
    ["plus loin", "plus loin |  | "],
    ["je sais pas quoi faire", "je sais pas quoi faire |  | "],
    ["travailler hors de France", "travailler hors de France |  | "],
    ["cdi et cdd", "et | CDI, CDD | "],
  ])("%j → %s", (text, expected) => {
    expect(read(text).replaceAll("\u00a0", " ")).toBe(expected);
  });
});

describe("a place or part of a title is refused, or kept, as a whole", () => {
  test.each([
    ["serveur Lyon pas à Aix en Provence", "Serveur / Serveuse @ Lyon", "pas à Aix en Provence"],
    [
      "serveur, pas à Paris ni à Versailles, plutôt Cergy",
      "Serveur / Serveuse @ Cergy",
      "pas à Paris · ni à Versailles",
    ],
    ["boulanger sauf Saint Etienne Lyon", "Boulanger / Boulangère @ Lyon", "sauf Saint Etienne"],
    ["boulanger Lyon pas en restauration rapide", "Boulanger / Boulangère @ Lyon", "pas en restauration rapide"],
    ["pas de nuit réceptionniste Lyon", "Réceptionniste @ Lyon", "pas de nuit"],
    ["je suis sans emploi et je cherche un poste de serveur à Lyon", "Serveur / Serveuse @ Lyon", ""],
    ["serveur Lyon je suis sans emploi", "Serveur / Serveuse @ Lyon", ""],
    // a "non" turns nothing into a job or a place
    ["secrétaire non médicale Lyon", "Secrétaire @ Lyon", "non médicale"],
    ["conducteur non poids lourd Lyon", "/Conducteur.* @ Lyon/", "non poids lourd"],
    ["livreur non vélo Lyon", "/[Ll]ivreur.* @ Lyon/", "non vélo"],
    ["chauffeur non taxi Lyon", "/Conducteur.* @ Lyon/", "non taxi"],
    ["serveur Paris non Lyon", "Serveur / Serveuse @ Paris", "non Lyon"],
    // a denial inside of a title
    ["directeur d'accueil de loisirs sans hébergement Lyon", "/loisirs sans hébergement @ Lyon/", ""],
    ["agent d'accueil sans hébergement Lyon", "/loisirs sans hébergement @ Lyon/", ""],
    ["boulanger sans hébergement Lyon", "Boulanger / Boulangère @ Lyon", "sans hébergement"],
    ["Nîmes euh non Nice", "undefined @ Nice", ""],
  ])("%j → %s, refused: %j", (text, expected, refused) => {
    const { titles, places, refusals = [] } = understand(text);
    const [place] = places;
    const found = `${titles[0]?.label} @ ${place && "name" in place ? place.name : "-"}`;
    if (expected.startsWith("/")) expect(found).toMatch(new RegExp(expected.slice(1, -1)));
    else expect(found).toBe(expected);
    expect(refusals.map(({ said }) => said).join(" · ")).toBe(refused);
  });

  test("what is said not to be so does not become the contrary", () => {
    expect(understand("vendeur non alimentaire Lyon")).toMatchObject({
      placeMatch: "sure",
      doubt: { is: "words", said: "non alimentaire" },
    });
    expect(understand("vendeur non alimentaire").doubt).toEqual({ is: "words", said: "non alimentaire" });
  });

  test.each(["vendeuse Lyon pas trop loin", "serveur pas loin Lyon", "serveur Lyon non loin"])(
    "%j is nearby",
    (text) => {
      const meaning = understand(text);
      expect(meaning).toMatchObject({ titleMatch: "sure", placeMatch: "sure", placeText: "Lyon" });
      expect(meaning.refusals ?? meaning.doubt).toBeUndefined();
    },
  );

  test("near somewhere that is not named is asked for", () => {
    expect(understand("vendeuse pas trop loin").doubt).toEqual({ is: "here", said: "pas trop loin" });
  });

  test("a least distance is told, and no distance is set", () => {
    const { radius, refusals } = understand("serveur à plus de 30 km de Lyon");
    expect([radius, refusals]).toEqual([undefined, [{ said: "à plus de 30 km", is: "other" }]]);
  });

  test("however often a text refuses, few things are looked up", () => {
    let lookups = 0;
    const counting = {
      findTitles: () => {
        lookups++;
        return [];
      },
      findPlaces: () => {
        lookups++;
        return { places: [], exact: false, sure: false, inhabitants: 0 };
      },
    };
    extractRefusals("pas un deux trois quatre ".repeat(50).trim(), counting);
    expect(lookups).toBeLessThanOrEqual(12);
  });
});

describe("what is set and refused is taken away", () => {
  test.each<[Filters, string, string]>([
    [{ contract: ["cdd"] }, "pas de cdd", butFixedTerm],
    [{ contract: ["cdi"] }, "pas de cdd", "CDI"],
    [{ contract: ["cdi", "cdd"] }, "pas de cdd", "CDI"],
    [{ contract: ["interim"] }, "pas d'intérim", "Sans intérim"],
    [{ contract: ["cdi", "interim"] }, "sauf intérim", "CDI · Sans intérim"],
    [{ agencies: true }, "intérim", "Intérim"],
    [{ agencies: true }, "pas de cdd", "CDI, Saisonnier, Indépendant · Sans intérim"],
    [{ contract: ["cdd"], agencies: true }, "pas de cdd", "CDI, Saisonnier, Indépendant · Sans intérim"],
    [{ hours: "part" }, "pas de temps partiel", "Temps plein"],
    [{ telework: true }, "pas de télétravail", ""],
    [{ experience: "beginner" }, "pas débutant", ""],
    [{ salary: 2000, telework: true }, "sans télétravail", "2 000 € et plus"],
  ])("%j, %j → %s", (set, text, expected) => {
    expect(read(text, set).replaceAll("\u00a0", " ")).toBe(` | ${expected} | `);
  });

  test("all contracts cannot be refused", () => {
    expect(read("ni cdi ni cdd ni intérim ni saisonnier ni freelance")).toMatch(/^ \| {2}\| ni cdi · ni cdd/);
  });

  test("hours that are set stay where both are refused", () => {
    expect(read("ni temps plein ni temps partiel", { hours: "part" })).toBe(
      " | Temps partiel | ni temps plein · ni temps partiel",
    );
  });

  test("of an apprenticeship and a contract the kind goes first, in whatever order they are refused", () => {
    for (const text of ["pas d'alternance ni de cdd", "pas de cdd ni d'alternance"])
      expect(applyRefusals({ kind: "alternance", filters: {} }, extractWishes(text).refusals)).toEqual({
        kind: "emploi",
        filters: { contract: ["cdi", "interim", "seasonal", "independent"] },
        refused: [],
      });
  });

  test("an apprenticeship becomes any job", () => {
    const { refusals } = extractWishes("pas d'alternance");
    expect(applyRefusals({ kind: "alternance", filters: {} }, refusals)).toEqual({
      kind: "emploi",
      filters: {},
      refused: [],
    });
  });
});

describe("companies are meant where they are said to recruit, or alone", () => {
  test.each([
    ["entreprises", " | entreprises | "],
    ["entreprise", " | entreprises | "],
    ["sociétés", " | entreprises | "],
    ["voir les entreprises", " | entreprises | "],
    ["entreprises boulanger Lyon", "boulanger Lyon | entreprises | "],
    ["boulanger entreprises qui recrutent", "boulanger | entreprises | "],
    ["sociétés qui embauchent Lyon", "Lyon | entreprises | "],
    ["une entreprise qui prend des apprentis boulanger", "des apprentis boulanger | entreprises | "],
    ["boulanger entreprise pour mon alternance", "boulanger | entreprises | "],
    ["entreprise alternance boulanger", "boulanger | entreprises | "],
    // where almost everybody works
    ["comptable en entreprise Lyon", "comptable Lyon |  | "],
    ["comptable entreprise Lyon", "comptable Lyon |  | "],
    ["comptable société Lyon", "comptable Lyon |  | "],
    ["comptable dans une société Lyon", "comptable Lyon |  | "],
    ["secrétaire dans une petite entreprise Brest", "secrétaire Brest |  | "],
    // a trade, or a job
    ["entreprise de nettoyage Lyon", "entreprise de nettoyage Lyon |  | "],
    ["agent d'entretien société de nettoyage", "agent d'entretien société de nettoyage |  | "],
    ["chef d'entreprise", "chef d'entreprise |  | "],
  ])("%j → %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

test.each<[string, object, string[]]>([
  ["vendeur Lyon pas de cdd, cdi", { contract: ["cdi"] }, ["pas de cdd"]],
  ["pas de CDD, CDI oui", { contract: ["cdi"] }, ["pas de CDD"]],
  ["serveur pas de cdd, temps plein", { hours: "full" }, ["pas de cdd"]],
  ["pas de cdd, intérim ou saisonnier", {}, ["pas de cdd intérim", "pas de cdd intérim", "saisonnier"]],
])("%s: a pause ends what is refused, but for a list", (text, filters, refused) => {
  const wishes = extractWishes(text);
  expect(wishes.filters).toEqual(filters);
  expect(wishes.refusals.map(({ said }) => said)).toEqual(refused);
});

test.each<[Filters, Filters, Filters]>([
  [{ include: ["soir"] }, { include: ["logement"] }, { include: ["soir", "logement"] }],
  [{ include: ["soir", "logement"] }, { include: ["nuit"] }, { include: ["logement", "nuit"] }],
  [{ include: ["logement"] }, { include: ["logement"] }, { include: ["logement"] }],
  [{ exclude: ["soir"] }, { exclude: ["nuit"] }, { exclude: ["soir", "nuit"] }],
  [{ include: ["soir"] }, { exclude: ["soir"] }, { exclude: ["soir"] }],
  [{ exclude: ["week-end"] }, { include: ["week-end"] }, { include: ["week-end"] }],
])("words are added to those that are there, other hours take their place: %j and %j", (set, added, merged) => {
  expect(mergeFilters(set, added)).toEqual(merged);
});

test("there are never more words than a search may have", () => {
  const many = Array.from({ length: 10 }, (_, i) => `mot ${i}`);
  expect(mergeFilters({ include: many }, { include: ["logement"] }).include).toEqual([...many.slice(1), "logement"]);
});
