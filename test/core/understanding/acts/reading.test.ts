import { describe, expect, test } from "vitest";
import { type PrintedReading, printReading } from "../../../../src/core/understanding/acts/print-reading.ts";
import type { Context } from "../../../../src/core/understanding/acts/reading.ts";
import { judge, toScreen } from "../../../../src/exam/judge.ts";
import { readMessage } from "../../../fakes/reference.ts";

const read = (text: string, context: Context = "home"): PrintedReading =>
  printReading(readMessage(text, toScreen(context)));
const doneAs = (reading: Record<string, unknown>) => ({ ...reading, sure: true });

test.each<[Context, string, Record<string, unknown>]>([
  // Distances: in words, without a unit, of a word alone.
  ["results", "quinze kilomètres", { act: "refine", radius: 15 }],
  ["results", "jusqu'à 40", { act: "refine", radius: 40 }],
  ["results", "5 km pas plus", { act: "refine", radius: 5 }],
  ["results", "plus loin", { act: "refine", radius: "further" }],
  ["results", "rapproche", { act: "refine", radius: "closer" }],
  ["results", "une demi-heure à vélo", { act: "refine", minutes: 30 }],
  // Wishes, and what is denied.
  ["results", "35h", { act: "refine", filters: { hours: "full" } }],
  ["results", "uniquement de l'intérim", { act: "refine", filters: { contract: ["interim"] } }],
  ["results", "en cdd pas en cdi", { act: "refine", filters: { contract: ["cdd"] } }],
  ["results", "pas que cdi", { act: "refine", filters: { contract: null } }],
  ["results", "logé", { act: "refine", include: ["logement"] }],
  ["results", "pas le soir ni le week-end", { act: "refine", exclude: ["soir", "week-end"] }],
  ["results", "en journée pas le soir", { act: "refine", include: ["journée"], exclude: ["soir"] }],
  ["results", "uniquement le midi", { act: "refine", include: ["midi"] }],
  ["results", "retire les écoles de la liste", { act: "refine", filters: { schools: true } }],
  ["results", "cache les offres de chez lidl", { act: "refine", exclude: ["lidl"] }],
  ["results", "affiche les offres d'hier", { act: "refine", filters: { since: "1" } }],
  ["results", "cdi ou cdd, peu importe", { act: "refine", filters: { contract: ["cdi", "cdd"] } }],
  ["home", "je voudrais gagner au moins 1900 brut", { act: "search", filters: { salary: 1900 } }],
  ["home", "travail à trois quarts d'heure de Nancy", { act: "search", places: ["54395"], minutes: 45 }],
  ["home", "un boulot à 1h de Rennes", { act: "search", places: ["35238"], minutes: 60 }],
  ["home", "un job de 28h à Nantes", { act: "search", places: ["44109"], filters: { hours: "part" } }],
  ["home", "job dating Nantes", { act: "search", places: ["44109"], kind: "evenements" }],
  ["home", "picard", { act: "search", jobs: [], words: "picard" }],
  ["place", "oups erreur, c'était Lens", { act: "search", places: ["62498"] }],
  ["home", "carrefour", { act: "search", jobs: [], words: "carrefour" }],
  // Places: several, misspelt, shorter than their name, beside another.
  ["results", "Lyon et Villeurbanne", { act: "refine", places: ["69123", "69266"] }],
  ["results", "villeurbanne aussi", { act: "refine", places: ["69266"], add: true }],
  ["results", "vileurbane", { act: "refine", places: ["69266"] }],
  ["results", "Bourgoin", { act: "refine", places: ["38053"] }],
  ["home", "Chamonix", { act: "search", places: ["74056"] }],
  ["place", "peu importe", { act: "search", places: ["france"] }],
  // What is on a button, and in a list.
  ["results", "suivant", { act: "go", to: "next" }],
  ["digest", "la 3", { act: "go", to: "offer:3" }],
  ["alerts", "relance la premiere", { act: "alert", to: "resume", which: 1 }],
  ["alerts", "à 18h plutôt", { act: "alert", to: "hour:18" }],
  // Talk.
  ["home", "ferme la", { act: "say", to: "insult" }],
  ["home", "merci beaucoup", { act: "say", to: "thanks" }],
  ["home", "je sais pas quoi faire comme métier", { act: "say", to: "unsure" }],
])("%s: %s", (context, text, reading) => expect(read(text, context)).toEqual(doneAs(reading)));

test.each<[string, string[], string[]]>([
  ["serveur ou barman à Lyon", ["G1803", "G1801"], ["69123"]],
  ["mon fils voudrait être boulanger à Nantes", ["D1102"], ["44109"]],
  ["plombier, chauffagiste Marseille", ["F1603", "I1308"], ["13055"]],
  ["CAP cuisine Rennes", ["G1602"], ["35238"]],
])("jobs and places of %j", (text, jobs, places) => {
  const found = read(text);
  expect(found).toMatchObject({ act: "search", places });
  expect(found.jobs).toEqual(expect.arrayContaining(jobs));
});

test.each([
  "xxxxxx",
  "bla bla bla",
  "12 b 7 zzt",
  "bvnhg le du de",
  "travail en vienne",
  "et sur grenoble ça donne quoi",
  "passe à 60 bornes",
  "augmente la distance",
])("%j shows no job that a word only sounds like", (text) => expect(read(text, "results").jobs ?? []).toEqual([]));

test("one general word is asked about, and none to a place", () => {
  expect(read("chef")).toMatchObject({ act: "search", sure: false });
  expect(read("ouvrier à Lyon")).toMatchObject({ act: "search", places: ["69123"], sure: true });
});

test.each(["je veux mourir", "jve en finir", "i want to die"])("%j is distress, on every screen", (text) => {
  for (const context of ["home", "titles", "place", "results", "alerts"] as const)
    expect(read(text, context)).toEqual({ act: "say", to: "distress", sure: true });
});

test("violence is danger", () => {
  expect(read("mon patron me frappe et garde mon passeport")).toEqual({ act: "say", to: "danger", sure: true });
});

test.each([
  "mdr je suis mort",
  "ça m'a tué le dos",
  "je meurs de faim",
  "tueur en abattoir",
  "jusqu'à 40 km j'ai une voiture",
])("%j is neither", (text) => expect(["distress", "danger"]).not.toContain(read(text).to));

const utterance = { id: "1", context: "results", text: "", expected: {}, also: [], category: "" } as const;
test.each([
  [{ act: "refine", places: ["69266"] }, { act: "refine", places: ["69266"], sure: true }, "right"],
  [{ act: "refine", places: ["69266"] }, { act: "refine", places: ["69266"], jobs: ["G1803"], sure: true }, "right"],
  [{ act: "refine", places: ["69266"] }, { act: "refine", places: ["69266"], sure: false }, "asked"],
  [{ act: "refine", places: ["69266"] }, { act: "refine", places: ["38185"], sure: false }, "doubtful"],
  [{ act: "refine", places: ["69266"] }, { act: "refine", places: ["69266"], add: true, sure: true }, "wrong"],
  [{ act: "refine", include: ["week-end"] }, { act: "refine", include: ["Week ends"], sure: true }, "right"],
  [{ act: "refine", filters: { salary: 2000 } }, { act: "refine", filters: { salary: 2020 }, sure: true }, "right"],
  [
    { act: "refine", filters: { contract: null } },
    { act: "refine", filters: { contract: "none" }, sure: true },
    "right",
  ],
  [{ act: "refine", filters: { level: null } }, { act: "refine", filters: { level: "none" }, sure: true }, "wrong"],
  [{ act: "go", to: "next" }, { act: "unclear", sure: false }, "doubtful"],
  [{ act: "unclear" }, { act: "search", jobs: ["G1803"], sure: true }, "wrong"],
])("%j read as %j is %s", (expected, printed, verdict) => {
  expect(judge({ ...utterance, also: [], expected }, printed)).toBe(verdict);
});

describe("what is said of alerts is not done by half", () => {
  test.each([
    ["arrête la 2 et la 3", { to: "stop", isSure: false }],
    ["supprime la 1, la 2", { isSure: false }],
    ["arrête la 2", { to: "stop", which: 2, isSure: true }],
    ["préviens moi le matin seulement", { to: "hour:8" }],
    ["prévenez-moi plutôt le soir", { to: "hour:18" }],
  ])("%s", (text, expected) => {
    const reading = readMessage(text, { context: "alerts" });
    expect(reading).toMatchObject({ act: "alert", ...expected });
    if (!reading.isSure) expect(reading.which).toBeUndefined();
  });

  test("what is not bad is praised", () => {
    expect(readMessage("pas mal", { context: "results" })).toMatchObject({ act: "say", to: "praise" });
  });
});

test.each<[string, Context]>([
  ["120 candidatures et pas une réponse", "home"],
  ["travailler à l'hôpital", "home"],
  ["un poste dans une école", "home"],
  ["plutôt à la montagne", "results"],
])("%j names no département and no village", (text, context) => expect(read(text, context).places).toBeUndefined());

test.each<[string, string[]]>([
  ["infirmier euh non aide-soignant je voulais dire", ["J1501"]],
  ["femme de ménage de toute confiance à Cannes", ["K1304", "K2204"]],
])("%j is read as the job that is meant", (text, jobs) => expect(jobs).toContain((read(text).jobs as string[])[0]));

test.each(["titulaire de deux brevets", "job étudiant"])("%j is proposed at most", (text) =>
  expect(read(text).sure).toBe(false),
);

describe("what is said beside a wish, or denied behind it", () => {
  test.each<[string, Context, Record<string, unknown>]>([
    // Why it is wished for.
    ["je veux bosser que le matin, j'ai mes gosses l'aprem", "home", { act: "search", include: ["matin"] }],
    // Time that is to be their own.
    ["avec les week ends de libre", "results", { act: "refine", exclude: ["week-end"] }],
    ["avec mes soirées libres", "home", { act: "search", exclude: ["soir"] }],
    ["j'aimerais garder mes week-ends", "results", { act: "refine", exclude: ["week-end"] }],
    // Where relatives live is where it is looked for.
    ["chez mes parents dans le Cantal", "place", { act: "search", places: ["dep:15"] }],
  ])("%s", (text, context, reading) => expect(read(text, context)).toEqual(doneAs(reading)));
});

describe("a place is what is named, whatever else its words are like", () => {
  test.each<[string, Context, string[] | undefined]>([
    ["lille roubaix tourcoing", "place", ["59350", "59512", "59599"]],
    ["quelque part entre Tours et Blois", "place", ["37261", "41018"]],
    ["agent de nuit à Nuits-Saint-Georges", "home", ["21464"]],
    ["j'aimerais bien partir à Montpellier", "place", ["34172"]],
    ["le 9-3", "place", ["dep:93"]],
    ["jpréfère Écully ou sinon Caluire", "results", ["69081", "69034"]],
    ["van driver lille i have a car", "home", ["59350"]],
    ["en centre aéré", "results", undefined],
    ["24h semaine grand max", "results", undefined],
    ["t'as des trucs pareils", "results", undefined],
  ])("%s (%s)", (text, context, places) => expect(read(text, context).places).toEqual(places));

  test("a place alone is no talk", () => {
    expect(read("et si je cherche en Isère ?", "results")).toEqual(doneAs({ act: "refine", places: ["dep:38"] }));
    expect(read("Pays basque", "place")).toMatchObject({ act: "search" });
  });

  test("two places of which one was meant are asked about", () => {
    expect(read("serveuse périgueux jhabite a bergerac")).toMatchObject({ act: "search", sure: false });
  });
});

test("a word is no misspelling of another that exists", () => {
  expect(read("couture à Roubaix").include).toBeUndefined();
  expect(read("j'aimerais bien partir à Montpellier", "place").jobs ?? []).toEqual([]);
});

test("a question about a word asks for no search with it", () => {
  expect(read("c'est quoi un cdi").filters).toBeUndefined();
  expect(read("c'est quoi les offres en cdi", "results").filters).toEqual({ contract: ["cdi"] });
});

test("words beside a place that nothing was made of are told, and asked about", () => {
  expect(read("procuro zzarbalho Toulouse")).toMatchObject({ places: ["31555"], sure: false });
  expect(read("procuro zzarbalho Toulouse").rest).toContain("zzarbalho");
});

test("an hour that is refused is none to come", () => {
  expect(read("à 7h c'est trop tôt", "digest")).toMatchObject({ act: "alert", to: "hour" });
  expect(read("8h c'est trop tôt, mettez 10h30", "digest")).toMatchObject({ act: "alert", to: "hour:10" });
});

test("days of work are no days of alerts", () => {
  expect(read("vendredi samedi dimanche uniquement")).toMatchObject({ act: "search" });
  expect(read("en semaine seulement", "digest")).toMatchObject({ act: "alert", to: "days:weekdays" });
});

test.each(["mon mari me tape et j'ai envie de plus me réveiller", "il me frappe et je veux plus vivre"])(
  "%j: thoughts of death go before violence",
  (text) => expect(read(text)).toEqual({ act: "say", to: "distress", sure: true }),
);

describe("a word or two that are like something else", () => {
  test.each(["menuzié", "boulangé"])("%j is a trade, and no button and no village", (text) => {
    for (const context of ["home", "results"] as const) {
      const { act, wish } = readMessage(text, { context });
      expect(act).toBe(context === "home" ? "search" : "refine");
      expect(wish?.places).toEqual([]);
      expect(wish?.titles[0]?.label).toMatch(/^(?:Menuisier|Boulanger)/);
    }
  });

  test("an agent may be of many kinds, which is asked", () => {
    expect(readMessage("agent", { context: "home" })).toMatchObject({ act: "search", isSure: false });
    expect(readMessage("parler à un agent", { context: "home" })).toMatchObject({ act: "say", to: "human" });
    expect(readMessage("aide", { context: "home" })).toMatchObject({ act: "go", to: "help" });
  });

  test.each(["vire tout", "enlève tout", "dégage tout", "retire tout svp"])(
    "%j: the filters go, and no data",
    (text) => {
      for (const context of ["results", "empty", "offer"] as const)
        expect(readMessage(text, { context })).toMatchObject({ act: "refine", wish: { without: "all" } });
      expect(readMessage(text, { context: "titles" })).toMatchObject({ act: "go", to: "none" });
    },
  );

  test("who wants to earn a living is met without pity", () => {
    for (const text of ["gagner ma vie", "je veux gagner ma vie", "bien gagner ma vie"])
      expect(readMessage(text, { context: "home" })).toMatchObject({ act: "say", to: "unsure" });
  });

  test.each(["tel ?", "tel", "c'est où ?", "c ou ?", "où ?"])("at an offer %j is asked of it", (text) => {
    const read = readMessage(text, { context: "offer" });
    expect(read.asks?.topic).toBe(/tel/.test(text) ? "contact" : "place");
    expect(read).toMatchObject({ act: "go", to: "apply" });
  });
});
