import { describe, expect, test, vi } from "vitest";
import { renderText } from "../../src/bots/terminal/render.ts";
import { formatMarketTitle, type MarketFacts } from "../../src/core/market/market.ts";
import type { Search } from "../../src/core/search/search.ts";
import { paying } from "../core/market/sample.ts";
import { chat, conversationWith, csv, down, me, servicesWith, session, threePages } from "../fakes/chat.ts";
import { pageOf } from "../fakes/offers.ts";

test("the market of a search, its report, and back to the offers", async () => {
  expect(
    await chat(["boulanger à Lyon", "tap Marché", "tap En détail", "tap Le graphique", "tap Retour aux offres"]),
  ).toMatchInlineSnapshot(`
    "
    > boulanger à Lyon
    🔎 Boulanger / Boulangère · 📍 Lyon (69) + 20 km · 2 offres
    1. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · moins de 1 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 1]
    2. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · 1 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 2]
    Il y a peu d'offres ici. Voici ce qu'il y a d'autre :
    [🎓 Alternance (2)]
    [🏢 Entreprises en alternance (2)]
    [🤝 Insertion (2)] [📚 Formations CPF (2)]
    [📅 Évènements (2)]
    [📍 Quelqu'un près de moi]
    [⚙️ Filtres] [✏️ Modifier]
    [📊 Marché] [⬇️ Exporter]
    [🔔 M'alerter des nouvelles offres]

    > [📊 Marché]
    (image : Graphiques : Boulanger / Boulangère · Lyon (69) + 20 km. 12 offres · 12 cette semaine · ≈ 2 000 € brut. Contrats : CDI, toutes les offres. Salaire : au milieu (médiane) 2 000 € brut par mois (24 000 € par an) ; la moitié des offres : 2 000 € par mois. Sur toutes les offres. SMIC : 1 867 €. Publication : 12 offres ces 7 derniers jours. Expérience : Débutant accepté, toutes les offres. Qui recrute : Fournil 0, 3 offres ; Fournil 1, 3 ; Fournil 2, 2. Où : Lyon (69), toutes les offres.)
    📊 Boulanger / Boulangère · Lyon (69) + 20 km
    12 offres · 12 cette semaine · ≈ 2 000 € brut
    Votre liste en compte 2 : elle a été lue à un autre moment.
    Contrats : CDI, toutes les offres.
    Salaire : au milieu (médiane) 2 000 € brut par mois (24 000 € par an) ; la moitié des offres : 2 000 € par mois. Sur toutes les offres. SMIC : 1 867 €.
    Qui recrute : Fournil 0, 3 offres ; Fournil 1, 3 ; Fournil 2, 2.
    Où : Lyon (69), toutes les offres.
    Source : France Travail, 22 novembre 2026.
    [📋 En détail] [⬇️ Exporter]
    [‹ Retour aux offres]

    > [📋 En détail]
    Boulanger / Boulangère · Lyon (69) + 20 km
    12 offres · 12 cette semaine · ≈ 2 000 € brut
    12 offres en ligne, toutes lues.

    Contrats : CDI, toutes les offres

    Expérience : Débutant accepté, toutes les offres

    Salaire : au milieu (médiane) 2 000 € brut par mois (24 000 € par an) ; la moitié des offres : 2 000 € par mois. Sur toutes les offres. SMIC : 1 867 €.

    Salaire par entreprise (médiane de 3 offres avec salaire ou plus)
    • Fournil 0 : 24 000 € brut par an, 2 000 € par mois (3 offres)
    • Fournil 1 : 24 000 € brut par an, 2 000 € par mois (3 offres)

    Qui recrute (5)
    • Fournil 0 : 3 offres
    • Fournil 1 : 3 offres
    • Fournil 2 : 2 offres
    • Fournil 3 : 2 offres
    • Fournil 4 : 2 offres

    Où : Lyon (69), toutes les offres

    Publication : le 22 novembre
    Source : France Travail, le 22 novembre 2026.
    [📊 Le graphique] [⬇️ Exporter]
    [‹ Retour aux offres]

    > [📊 Le graphique]
    (image : Graphiques : Boulanger / Boulangère · Lyon (69) + 20 km. 12 offres · 12 cette semaine · ≈ 2 000 € brut. Contrats : CDI, toutes les offres. Salaire : au milieu (médiane) 2 000 € brut par mois (24 000 € par an) ; la moitié des offres : 2 000 € par mois. Sur toutes les offres. SMIC : 1 867 €. Publication : 12 offres ces 7 derniers jours. Expérience : Débutant accepté, toutes les offres. Qui recrute : Fournil 0, 3 offres ; Fournil 1, 3 ; Fournil 2, 2. Où : Lyon (69), toutes les offres.)
    📊 Boulanger / Boulangère · Lyon (69) + 20 km
    12 offres · 12 cette semaine · ≈ 2 000 € brut
    Votre liste en compte 2 : elle a été lue à un autre moment.
    Contrats : CDI, toutes les offres.
    Salaire : au milieu (médiane) 2 000 € brut par mois (24 000 € par an) ; la moitié des offres : 2 000 € par mois. Sur toutes les offres. SMIC : 1 867 €.
    Qui recrute : Fournil 0, 3 offres ; Fournil 1, 3 ; Fournil 2, 2.
    Où : Lyon (69), toutes les offres.
    Source : France Travail, 22 novembre 2026.
    [📋 En détail] [⬇️ Exporter]
    [‹ Retour aux offres]

    > [‹ Retour aux offres]
    🔎 Boulanger / Boulangère · 📍 Lyon (69) + 20 km · 2 offres
    1. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · moins de 1 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 1]
    2. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · 1 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 2]
    Il y a peu d'offres ici. Voici ce qu'il y a d'autre :
    [🎓 Alternance (2)]
    [🏢 Entreprises en alternance (2)]
    [🤝 Insertion (2)] [📚 Formations CPF (2)]
    [📅 Évènements (2)]
    [📍 Quelqu'un près de moi]
    [⚙️ Filtres] [✏️ Modifier]
    [📊 Marché] [⬇️ Exporter]
    [🔔 M'alerter des nouvelles offres]
    "
  `);
});

test("the offers as a file, from the results and from the market", async () => {
  expect(
    await chat(["boulanger à Lyon", "tap Exporter", "tap Retour aux offres", "tap Marché", "tap Exporter"]),
  ).toMatchInlineSnapshot(`
    "
    > boulanger à Lyon
    🔎 Boulanger / Boulangère · 📍 Lyon (69) + 20 km · 2 offres
    1. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · moins de 1 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 1]
    2. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · 1 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 2]
    Il y a peu d'offres ici. Voici ce qu'il y a d'autre :
    [🎓 Alternance (2)]
    [🏢 Entreprises en alternance (2)]
    [🤝 Insertion (2)] [📚 Formations CPF (2)]
    [📅 Évènements (2)]
    [📍 Quelqu'un près de moi]
    [⚙️ Filtres] [✏️ Modifier]
    [📊 Marché] [⬇️ Exporter]
    [🔔 M'alerter des nouvelles offres]

    > [⬇️ Exporter]
    📄 12 offres : Boulanger / Boulangère · Lyon (69) + 20 km
    (fichier : offres-boulanger-lyon-2026-11-22.csv)
    Ce fichier CSV s'ouvre avec Excel, LibreOffice ou un autre tableur. Chaque ligne dit d'où elle vient. Relevé le 22 novembre 2026.
    [‹ Retour aux offres]

    > [‹ Retour aux offres]
    🔎 Boulanger / Boulangère · 📍 Lyon (69) + 20 km · 2 offres
    1. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · moins de 1 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 1]
    2. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · 1 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 2]
    Il y a peu d'offres ici. Voici ce qu'il y a d'autre :
    [🎓 Alternance (2)]
    [🏢 Entreprises en alternance (2)]
    [🤝 Insertion (2)] [📚 Formations CPF (2)]
    [📅 Évènements (2)]
    [📍 Quelqu'un près de moi]
    [⚙️ Filtres] [✏️ Modifier]
    [📊 Marché] [⬇️ Exporter]
    [🔔 M'alerter des nouvelles offres]

    > [📊 Marché]
    (image : Graphiques : Boulanger / Boulangère · Lyon (69) + 20 km. 12 offres · 12 cette semaine · ≈ 2 000 € brut. Contrats : CDI, toutes les offres. Salaire : au milieu (médiane) 2 000 € brut par mois (24 000 € par an) ; la moitié des offres : 2 000 € par mois. Sur toutes les offres. SMIC : 1 867 €. Publication : 12 offres ces 7 derniers jours. Expérience : Débutant accepté, toutes les offres. Qui recrute : Fournil 0, 3 offres ; Fournil 1, 3 ; Fournil 2, 2. Où : Lyon (69), toutes les offres.)
    📊 Boulanger / Boulangère · Lyon (69) + 20 km
    12 offres · 12 cette semaine · ≈ 2 000 € brut
    Votre liste en compte 2 : elle a été lue à un autre moment.
    Contrats : CDI, toutes les offres.
    Salaire : au milieu (médiane) 2 000 € brut par mois (24 000 € par an) ; la moitié des offres : 2 000 € par mois. Sur toutes les offres. SMIC : 1 867 €.
    Qui recrute : Fournil 0, 3 offres ; Fournil 1, 3 ; Fournil 2, 2.
    Où : Lyon (69), toutes les offres.
    Source : France Travail, 22 novembre 2026.
    [📋 En détail] [⬇️ Exporter]
    [‹ Retour aux offres]

    > [⬇️ Exporter]
    📄 12 offres : Boulanger / Boulangère · Lyon (69) + 20 km
    (fichier : offres-boulanger-lyon-2026-11-22.csv)
    Ce fichier CSV s'ouvre avec Excel, LibreOffice ou un autre tableur. Chaque ligne dit d'où elle vient. Relevé le 22 novembre 2026.
    [‹ Retour au marché] [‹ Retour aux offres]
    "
  `);
});

test("back from either is the page that was left", async () => {
  const here = session({ services: threePages });
  await here.play("boulanger à Lyon", "tap ›");
  expect(await here.play("tap Marché", "tap Exporter", "tap Retour au marché", "tap Retour aux offres")).toContain(
    "2/3",
  );
  expect(await here.play("tap Exporter", "tap Retour aux offres")).toContain("2/3");
});

test("more offers than a chat sends: so many of them, and how all can be had", async () => {
  const file = servicesWith({ file: async (search) => csv(search, { offers: 300, total: 12_480, exact: false }) });
  expect(await chat(["boulanger à Lyon", "tap Exporter"], { services: file })).toMatch(
    /Les 300 premières offres sur environ 12.480 : Boulanger[\s\S]*la commande « tremplin offers » les exporte/,
  );
});

test("fictitious offers are said to be in the file too", async () => {
  const file = servicesWith({ file: async (search) => csv(search, { fictitious: true }) });
  expect(await chat(["boulanger à Lyon", "tap Exporter"], { services: file })).toContain("⚠️ Offres fictives");
});

test("a service that did not answer is named beside the file", async () => {
  const file = servicesWith({ file: async (search) => csv(search, { missing: [{ service: "La bonne alternance" }] }) });
  expect(await chat(["alternance boulanger à Lyon", "tap Exporter"], { services: file })).toContain(
    "⚠️ La bonne alternance ne répond pas",
  );
});

describe("a count that is another one than that of the list is explained", () => {
  const linesOf = async (
    list: { total: number; exact?: boolean },
    { of = 12, ...facts }: Partial<MarketFacts> & { of?: number },
  ) => {
    const all = Array.from({ length: Math.min(of, 12) }, (_, i) => paying("", { title: `Boulanger ${i}` }));
    const here = servicesWith({
      offers: async (_, page) => ({ ...pageOf(12, page), exact: true, ...list }),
      market: async () => ({
        ...{ title: "Boulanger", source: "France Travail", offers: all, isAll: of <= 12, total: of, isExact: of <= 12 },
        ...facts,
      }),
    });
    const said = await chat(["boulanger à Lyon", "tap Marché"], { services: here });
    return said.split("\n").filter((line) => line.includes("otre liste"));
  };

  test.each<[string, Parameters<typeof linesOf>, string[]]>([
    ["the same", [{ total: 12 }, {}], []],
    ["the same, estimated", [{ total: 900, exact: false }, { of: 900 }], []],
    [
      "related jobs",
      [{ total: 34 }, { withoutRelated: true }],
      ["12 des 34 offres de votre liste, sans les métiers proches."],
    ],
    [
      "another service",
      [{ total: 14 }, { without: "La bonne alternance" }],
      ["12 des 14 offres de votre liste, celles de France Travail."],
    ],
    [
      "both, estimated",
      [
        { total: 50, exact: false },
        { without: "La bonne alternance", withoutRelated: true },
      ],
      ["12 des quelque 50 offres de votre liste, celles de France Travail, sans les métiers proches."],
    ],
    [
      "none but related jobs",
      [{ total: 3 }, { of: 0, withoutRelated: true }],
      ["Votre liste : 3 offres, de métiers proches."],
    ],
    ["another moment", [{ total: 13 }, {}], ["Votre liste en compte 13 : elle a été lue à un autre moment."]],
    [
      "fewer",
      [{ total: 11 }, { withoutRelated: true }],
      ["Votre liste en compte 11 : elle a été lue à un autre moment."],
    ],
    [
      "two estimates",
      [{ total: 850, exact: false }, { of: 900 }],
      ["Votre liste en compte environ 850 : de tels nombres sont estimés."],
    ],
  ])("%s", async (_why, [list, facts], said) => {
    expect(await linesOf(list, facts)).toEqual(said);
  });
});

describe("where there is nothing", () => {
  const nothing = servicesWith({
    market: async (search) => ({
      title: formatMarketTitle(search),
      source: "France Travail",
      offers: [],
      isAll: true,
      total: 0,
      isExact: true,
    }),
    pictures: async () => [],
    file: async (search) => csv(search, { offers: 0, total: 0 }),
  });

  test("to count, it is said, without buttons that would lead nowhere", async () => {
    const said = await chat(["boulanger à Lyon", "tap Marché"], { services: nothing });
    expect(said).toContain("il n'y a rien à compter");
    expect(said.split("tap").at(-1)).not.toMatch(/En détail/);
  });

  test("to export, there is no file", async () => {
    const said = await chat(["boulanger à Lyon", "tap Exporter"], { services: nothing });
    expect(said).toContain("aucune offre à exporter");
    expect(said).not.toContain("(fichier");
  });

  test("companies, which published nothing, have neither", async () => {
    const said = await chat(["boulanger à Lyon", "tap Entreprises"]);
    expect(said.slice(said.indexOf("> [🏢"))).not.toMatch(/Marché|Exporter/);
  });
});

describe("when something fails", () => {
  test("a picture that cannot be drawn: its words alone", async () => {
    const said = await chat(["boulanger à Lyon", "tap Marché"], {
      services: servicesWith({ pictures: async () => [] }),
    });
    expect(said).toContain("Contrats : CDI");
    expect(said).not.toContain("(image");
    expect(said).toContain("[📋 En détail] [⬇️ Exporter]");
  });

  test("a picture that takes too long: its words alone, before it is too late for them", async () => {
    const never = servicesWith({ pictures: () => new Promise(() => {}) });
    const said = await chat(["boulanger à Lyon", "tap Marché"], { services: never, deadlineMs: 200 });
    expect(said).toContain("Contrats : CDI");
  });

  test("a source that is down: a sentence, another try, and the way back", async () => {
    const broken = servicesWith({ market: down, file: down });
    expect(
      await chat(["boulanger à Lyon", "tap Marché", "tap Réessayer", "tap Retour aux offres"], { services: broken }),
    ).toMatchInlineSnapshot(`
      "
      > boulanger à Lyon
      🔎 Boulanger / Boulangère · 📍 Lyon (69) + 20 km · 2 offres
      1. Boulanger (H/F) 🆕
         Boulangerie Martin · Lyon 3e (69) · moins de 1 km
         CDI · 35 h · 1 900 à 2 100 € par mois
         il y a 2 h · France Travail
         [Voir 1]
      2. Boulanger (H/F) 🆕
         Boulangerie Martin · Lyon 3e (69) · 1 km
         CDI · 35 h · 1 900 à 2 100 € par mois
         il y a 2 h · France Travail
         [Voir 2]
      Il y a peu d'offres ici. Voici ce qu'il y a d'autre :
      [🎓 Alternance (2)]
      [🏢 Entreprises en alternance (2)]
      [🤝 Insertion (2)] [📚 Formations CPF (2)]
      [📅 Évènements (2)]
      [📍 Quelqu'un près de moi]
      [⚙️ Filtres] [✏️ Modifier]
      [📊 Marché] [⬇️ Exporter]
      [🔔 M'alerter des nouvelles offres]

      > [📊 Marché]
      🔎 Boulanger / Boulangère · 📍 Lyon (69) + 20 km
      ⚠️ France Travail ne répond pas en ce moment. Votre recherche est gardée.
      [↻ Réessayer]
      [‹ Retour aux offres]

      > [↻ Réessayer]
      🔎 Boulanger / Boulangère · 📍 Lyon (69) + 20 km
      ⚠️ France Travail ne répond pas en ce moment. Votre recherche est gardée.
      [↻ Réessayer]
      [‹ Retour aux offres]

      > [‹ Retour aux offres]
      🔎 Boulanger / Boulangère · 📍 Lyon (69) + 20 km · 2 offres
      1. Boulanger (H/F) 🆕
         Boulangerie Martin · Lyon 3e (69) · moins de 1 km
         CDI · 35 h · 1 900 à 2 100 € par mois
         il y a 2 h · France Travail
         [Voir 1]
      2. Boulanger (H/F) 🆕
         Boulangerie Martin · Lyon 3e (69) · 1 km
         CDI · 35 h · 1 900 à 2 100 € par mois
         il y a 2 h · France Travail
         [Voir 2]
      Il y a peu d'offres ici. Voici ce qu'il y a d'autre :
      [🎓 Alternance (2)]
      [🏢 Entreprises en alternance (2)]
      [🤝 Insertion (2)] [📚 Formations CPF (2)]
      [📅 Évènements (2)]
      [📍 Quelqu'un près de moi]
      [⚙️ Filtres] [✏️ Modifier]
      [📊 Marché] [⬇️ Exporter]
      [🔔 M'alerter des nouvelles offres]
      "
    `);
    expect(await chat(["boulanger à Lyon", "tap Exporter"], { services: broken })).toMatch(
      /France Travail ne répond pas[\s\S]*\[↻ Réessayer\]\n\[‹ Retour aux offres\]/,
    );
  });
});

describe("while it is drawn", () => {
  /** A market that comes when the test says so. */
  function slow(patienceMs: number) {
    const waiting: (() => void)[] = [];
    const market = async (search: Search): Promise<MarketFacts> => {
      await new Promise<void>((resolve) => void waiting.push(resolve));
      return servicesWith().market(search, "newest");
    };
    const here = conversationWith({
      services: servicesWith({ market, offers: async (_, page) => pageOf(12, page) }),
      patienceMs,
    });
    const press = (action: string, value = "") =>
      here.handle({ owner: me, screen: here.drawn[0]?.screen ?? "", event: { type: "press", action, value } });
    const begin = async () => {
      await here.handle({ owner: me, event: { type: "text", text: "boulanger lyon" } });
      await vi.waitFor(() => expect(here.drawn.length).toBeGreaterThan(0), { interval: 2 });
      await here.idle();
      here.drawn.splice(1);
    };
    const asked = (count: number) => vi.waitFor(() => expect(waiting).toHaveLength(count), { interval: 2 });
    const shown = () => here.drawn.map(({ view }) => renderText(view).text);
    return { ...here, waiting, press, begin, asked, shown };
  }

  test("it is said, and a way out works at once: the picture that comes too late is not shown", async () => {
    const here = slow(20);
    await here.begin();
    await here.press("market");
    await vi.waitFor(() => expect(here.shown().at(-1)).toBe("📊 Je dessine…\n[✖️ Annuler]"), { interval: 2 });
    await here.press("cancel");
    await here.asked(1);
    here.waiting[0]?.();
    await here.idle();
    expect(here.shown().at(-1)).toContain("12 offres");
    expect(here.drawn.flatMap(({ view }) => view).filter(({ kind }) => kind === "picture")).toEqual([]);
  });

  test("the same press twice is one picture", async () => {
    const here = slow(60_000);
    await here.begin();
    await here.press("market");
    await here.press("market");
    await here.asked(1);
    for (const answer of here.waiting) answer();
    await here.idle();
    expect(here.drawn.flatMap(({ view }) => view).filter(({ kind }) => kind === "picture")).toHaveLength(1);
  });

  test("a page of the offers that is pressed meanwhile is that page; the picture comes in a message of its own", async () => {
    const here = slow(60_000);
    await here.begin();
    await here.press("market");
    await here.press("page", "3");
    await here.asked(1);
    await vi.waitFor(() => expect(here.shown().at(-1)).toContain("3/3"), { interval: 2 });
    for (const answer of here.waiting) answer();
    await here.idle();
    expect(here.drawn.filter(({ screen }) => screen === here.drawn[0]?.screen).at(-1)).toMatchObject({ fresh: false });
    expect(here.drawn.at(-1)).toMatchObject({
      fresh: true,
      isSeparate: true,
      view: [{ kind: "picture" }, {}, {}, {}, {}, {}],
    });
  });

  test("one that its owner has done something with is not said to have failed where the store cannot forget it", async () => {
    const here = slow(60_000);
    const { tasks } = here.collections;
    await here.begin();
    await here.press("market");
    await here.press("page", "3");
    await here.asked(1);
    const kept = new Map(tasks.rows);
    here.waiting.pop()?.();
    await here.idle();
    const own = here.drawn.at(-1)?.screen ?? "";
    await here.handle({ owner: me, screen: own, event: { type: "press", action: "back", value: "" } });
    await here.idle();
    // As if the process had been killed before it was noted that it was told.
    for (const [key, row] of kept) await tasks.set(key, JSON.parse(row));
    tasks.delete = async () => {
      throw new Error("the store fails");
    };
    const before = here.drawn.length;
    await here.resume();
    await here.asked(1);
    here.waiting.pop()?.();
    await here.idle();
    expect(here.drawn.slice(before)).toEqual([]);
    expect(here.log.filter(([level]) => level === "error")).toHaveLength(1);
  });
});

test("it counts among someone's searches, its pages do not", async () => {
  const here = session({ services: servicesWith({ offers: async (_, page) => pageOf(12, page) }) });
  await here.play("boulanger à Lyon");
  // The search itself, then fourteen times there and back, then once more there.
  for (let i = 0; i < 14; i++)
    await here.play("tap Marché", "tap En détail", "tap Le graphique", "tap Retour aux offres");
  await here.play("tap Marché");
  expect(await here.play("tap Retour aux offres")).toContain("beaucoup de recherches");
});

test("what is typed meanwhile is a new search", async () => {
  expect(await chat(["boulanger à Lyon", "tap Marché", "Nantes"])).toMatch(/> Nantes\n🔎.*Nantes \(44\)/);
});
