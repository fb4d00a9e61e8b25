import { describe, expect, test } from "vitest";
import { renderOfferDetail } from "../../src/core/conversation/cards.ts";
import { flattenRichText } from "../../src/core/conversation/view.ts";
import type { Offer } from "../../src/core/offers/offer.ts";
import { me, servicesWith, session, threePages } from "../fakes/chat.ts";
import { noon, offer, pageOf } from "../fakes/offers.ts";

/** The last screen alone, after some lines that lead to it. */
async function last(here: ReturnType<typeof session>, ...lines: string[]): Promise<string> {
  await here.play(...lines.slice(0, -1));
  return here.play(...lines.slice(-1));
}

describe("back from an offer", () => {
  test("the page is the one it was on, and the offer is marked", async () => {
    const here = session({ services: threePages });
    const said = await last(here, "boulanger lyon", "tap ›", "tap Voir 8", "tap Retour à la liste");
    expect(said).toMatch(/^👉 8\. Boulanger/m);
    expect(said.match(/👉/g)).toHaveLength(1);
    expect(said).toContain("2/3");
    // By way of the reasons, too.
    expect(await last(here, "tap Voir 7", "tap Pourquoi", "tap Retour à l'offre", "tap Retour à la liste")).toMatch(
      /^👉 7\. /m,
    );
  });

  test("another page has no mark", async () => {
    const here = session({ services: threePages });
    expect(await last(here, "boulanger lyon", "tap Voir 2", "tap Retour à la liste", "tap ›", "tap ‹")).not.toContain(
      "👉",
    );
  });
});

describe("an offer that does not exist", () => {
  const fictitious = { fictitious: true, applyUrl: "https://recrutement.example/1" } as const;
  const demo = servicesWith({
    offers: async (_search, page) => pageOf(2, page, fictitious),
    offer: async (_search, { key }) => ({ offer: offer({ key, ...fictitious }) }),
  });

  test("has one green button, which opens nothing and says so", async () => {
    const here = session({ services: demo });
    const said = await last(here, "boulanger lyon", "tap Voir 1");
    expect(said).toContain("« Voir et postuler » ne mène nulle part");
    expect(said).not.toContain("http");
    const green = here.drawn
      .at(-1)
      ?.view.flatMap((block) =>
        block.kind === "actions" ? block.actions.filter((action) => "tone" in action && action.tone === "success") : [],
      );
    expect(green).toEqual([expect.objectContaining({ kind: "press", label: "↗️ Voir et postuler (démo)" })]);
    const pressed = await here.play("tap Voir et postuler");
    expect(pressed).toContain("(Démonstration : cette annonce est fictive, ce bouton ne mène nulle part.)");
    expect(pressed).toContain("Offre fictive");
  });

  test("a real one has one as well: the link to its page", async () => {
    const here = session();
    await here.play("boulanger lyon", "tap Voir 1");
    const green = here.drawn
      .at(-1)
      ?.view.flatMap((block) =>
        block.kind === "actions" ? block.actions.filter((action) => "tone" in action && action.tone === "success") : [],
      );
    expect(green).toEqual([expect.objectContaining({ kind: "url", label: "↗️ Voir et postuler" })]);
  });
});

describe("when an offer was published", () => {
  const said = (changes: Partial<Offer>) =>
    renderOfferDetail(offer(changes), undefined, noon)
      .facts.map(flattenRichText)
      .find((fact) => fact.startsWith("🗓"));

  test.each<[created: string, updated: string, says: string]>([
    ["2026-11-18T08:00:00Z", "2026-11-18T19:00:00Z", "🗓 Publiée il y a 4 jours, le 18 novembre 2026"],
    [
      "2026-11-18T08:00:00Z",
      "2026-11-20T19:00:00Z",
      "🗓 Publiée il y a 4 jours, le 18 novembre 2026 · mise à jour le 20 novembre 2026",
    ],
    // In Paris it is the next day already.
    [
      "2026-11-18T08:00:00Z",
      "2026-11-18T23:30:00Z",
      "🗓 Publiée il y a 4 jours, le 18 novembre 2026 · mise à jour le 19 novembre 2026",
    ],
    ["2026-09-01T08:00:00Z", "2026-09-01T08:00:00Z", "🗓 Publiée le 1er septembre 2026"],
    ["2026-11-18T08:00:00Z", "2026-11-17T08:00:00Z", "🗓 Publiée il y a 4 jours, le 18 novembre 2026"],
  ])("%s, updated %s", (created, updated, says) => {
    expect(said({ created, updated })).toBe(says);
  });
});

describe("filters that are kept", () => {
  const filtered = ["boulanger lyon", "tap Filtres", "tap Contrat", "tap CDI", "tap Voir 2 offres"];

  test("are said with a new search, and taken away by a button", async () => {
    const here = session();
    const list = await last(here, ...filtered, "serveur");
    expect(list).toContain("⚙️ Filtres gardés : CDI\n[Sans ces filtres]");
    const results = await here.play("tap Valider");
    expect(results).toContain("Filtres gardés : CDI");
    const bare = await here.play("tap Sans ces filtres");
    expect(bare).toMatch(/Serveur \/ Serveuse · 📍 Lyon \(69\) \+ 20 km · 2 offres/);
    expect(bare).not.toContain("gardés");
  });

  test("are said where the new search needs no question, and where it asks for the town", async () => {
    expect(await last(session(), ...filtered, "serveur à Lille")).toContain("Filtres gardés : CDI");
    const here = session();
    expect(await last(here, ...filtered, "serveur à Qwertzville")).toContain("Filtres gardés : CDI");
    await here.play("tap Sans ces filtres");
    expect(await here.play("Lille")).toMatch(/Serveur \/ Serveuse · 📍 Lille \(59\) \+ 20 km · 2 offres/);
  });

  test("are taken away before the list of jobs is answered", async () => {
    const here = session();
    const bare = await last(here, ...filtered, "serveur", "tap Sans ces filtres");
    expect(bare).not.toContain("gardés");
    expect(await here.play("tap Valider")).not.toContain("CDI · 2 offres");
  });

  test("those that the message names are new, and the same search elsewhere keeps nothing from another", async () => {
    const here = session();
    const said = await last(here, ...filtered, "serveur temps plein");
    expect(said).toContain("Filtres gardés : CDI\n");
    const same = session();
    expect(await last(same, ...filtered, "Nantes")).not.toContain("gardés");
    expect(await last(session(), "serveur cdi lyon")).not.toContain("gardés");
    expect(await last(session(), ...filtered, "/emploi serveur")).not.toContain("gardés");
  });

  test("without offers the way out of them stands once", async () => {
    const none = servicesWith({
      offers: async ({ filters }, page) => pageOf(filters.contract ? 0 : 3, page),
    });
    const here = session({ services: none });
    const said = await last(here, "boulanger cdi lyon", "serveur à Lille");
    expect(said).toContain("Filtres gardés : CDI");
    expect(said).toContain("[Enlever « CDI » (3)]");
    expect(said).not.toContain("Sans ces filtres");
    // Also beside filters of its own, where the two buttons lead to different searches.
    const more = await here.play("caissier temps plein à Nantes");
    expect(more).toContain("Filtres gardés : CDI");
    expect(more).toContain("[Enlever « CDI » (3)]");
    expect(more).not.toContain("Sans ces filtres");
  });
});

test("companies are offered once where there is no apprenticeship", async () => {
  const none = servicesWith({ offers: async ({ kind }, page) => pageOf(kind === "alternance" ? 0 : 5, page) });
  const said = await session({ services: none }).play("alternance boulanger Lyon");
  expect(said).toContain("[🏢 Entreprises à contacter (5)]");
  expect(said.match(/Entreprises/g)).toHaveLength(1);
});

test("the question for the town names the jobs", async () => {
  expect(await last(session(), "boulanger", "tap Valider")).toContain("📍 Boulanger. Dans quelle ville ?");
  expect(
    await last(session(), "boulanger", "tap Vendeur / Vendeuse en boulangerie", "tap Aide-boulanger", "tap Valider"),
  ).toContain("📍 Boulanger, vendeur en boulangerie-pâtisserie, aide-boulanger. Dans quelle ville ?");
  expect(await last(session(), "boulanger", "tap Tout cocher", "tap Valider")).toMatch(
    /📍 Boulanger, .+, .+ et \d+ autres métiers\. Dans quelle ville \?/,
  );
});

describe("Modifier, then Métiers", () => {
  const changing = ["boulanger", "tap Boulanger-pâtissier", "tap Valider", "Lyon", "tap Modifier", "tap Métiers"];

  test("has the ticks, and more of the like below", async () => {
    const said = await last(session(), ...changing);
    expect(said).toMatch(/\[☑ Boulanger \/ Boulangère\]\n\[☑ Boulanger-pâtissier .*\]\n\[☐ /);
    expect(said).toContain("[✅ Valider (2)]");
  });

  test("keeps them with another word, whose best title is added", async () => {
    const here = session();
    const said = await last(here, ...changing, "serveur");
    expect(said).toMatch(/☑ Boulanger \/ Boulangère\]\n\[☑ Boulanger-pâtissier .*\]\n\[☑ Serveur \/ Serveuse\]/);
    expect(await here.play("tap Valider")).toContain("Boulanger / Boulangère + 2 métiers · 📍 Lyon (69) + 20 km");
  });

  test("says what is no job, and adds nothing", async () => {
    const said = await last(session(), ...changing, "xqzkw");
    expect(said).toContain("Je ne trouve pas de métier pour xqzkw");
    expect(said).toContain("[✅ Valider (2)]");
  });

  test("leads back to the search as it was", async () => {
    for (const way of ["tap Annuler", "tap Revenir à ma recherche"])
      expect(await last(session(), ...changing, "tap Boulanger /", way)).toContain(
        "Boulanger / Boulangère + 1 métier · 📍 Lyon (69) + 20 km · 2 offres",
      );
  });
});

describe("a market that counts other offers than the list", () => {
  const counting = (total: number, ofMarket: number, without?: string) =>
    servicesWith({
      offers: async (_search, page) => pageOf(total, page),
      market: async (search) => ({
        title: search.titles[0]?.label ?? "",
        source: "France Travail",
        offers: Array.from({ length: ofMarket }, (_, i) => offer({ key: `ft:${i}` })),
        isAll: true,
        total: ofMarket,
        isExact: true,
        ...(without === undefined ? {} : { without }),
      }),
    });
  const readMarket = (total: number, ofMarket: number, without?: string) =>
    last(session({ services: counting(total, ofMarket, without) }), "alternance boulanger Lyon", "tap Marché");

  test("says whose they are", async () => {
    expect(await readMarket(14, 9, "La bonne alternance")).toContain(
      "9 des 14 offres de votre liste, celles de France Travail.",
    );
    expect(await readMarket(14, 1, "La bonne alternance")).toContain(
      "1 des 14 offres de votre liste, celle de France Travail.",
    );
    expect(await readMarket(14, 0, "La bonne alternance")).toContain(
      "Votre liste : 14 offres, que seule La bonne alternance publie.",
    );
  });

  test("and nothing where they are the same", async () => {
    expect(await readMarket(9, 9, "La bonne alternance")).not.toContain("votre liste");
  });

  test("after the file and the report as well", async () => {
    const here = session({ services: counting(14, 9, "La bonne alternance") });
    await here.play("alternance boulanger Lyon", "tap Marché", "tap En détail", "tap Le graphique");
    expect(await last(here, "tap Exporter", "tap Retour au marché")).toContain("9 des 14");
  });
});

describe("after all was deleted", () => {
  test("there is a way on, and nothing is kept by showing it", async () => {
    const here = session();
    const gone = await last(here, "boulanger lyon", "/supprimer", "tap Oui, tout supprimer");
    expect(gone).toContain("[🔎 Nouvelle recherche]");
    for (const kept of [
      here.collections.screens,
      here.collections.people,
      here.collections.asking,
      here.collections.tasks,
    ])
      expect(await kept.keys("")).toEqual([]);
    expect(await here.play("tap Nouvelle recherche")).toContain("Quel métier cherchez-vous ?");
    expect(await last(here, "serveur", "tap Valider")).toContain("📍 Serveur. Dans quelle ville ?");
  });
});

test("the least pay to ask for is the minimum wage; older amounts are still shown", async () => {
  const here = session();
  const said = await last(here, "boulanger lyon", "tap Filtres", "tap Salaire");
  expect(said).toContain("[✓ Tous]\n[SMIC et plus (1 867 €)]\n[2 000 € et plus]");
  expect(await here.play("1500")).toContain("Salaire : 1 500 € et plus");
  expect(await here.play("tap Salaire")).toContain("[✓ 1 500 € et plus]\n[SMIC et plus (1 867 €)]");
  expect(await here.play("tap SMIC")).toContain("· 1 867 € et plus");
});

test("an alert stays as it is when its new place is not understood", async () => {
  const here = session();
  await here.play("boulanger lyon", "tap M'alerter", "/alertes", "tap 1");
  const stored = async () =>
    JSON.stringify(await Promise.all((await here.subscriptions.listOf(me)).map(({ search }) => search.place)));
  const before = await stored();
  expect(before).toContain("Lyon");
  await here.play("tap Métiers, lieu, filtres", "tap Lieu");
  expect(await here.play("Qwertzville")).toContain("Je ne connais pas de lieu « Qwertzville »");
  expect(await here.play("Genève")).toContain("Genève : c'est à l'étranger");
  expect(await here.play("à Genève")).toContain("c'est à l'étranger");
  expect(await stored()).toBe(before);
  expect(await here.play("tap Annuler")).toContain("Lyon (69)");
  expect(await stored()).toBe(before);
});
