import { describe, expect, test } from "vitest";
import { type PrintedReading, printReading } from "../../../../src/core/understanding/acts/print-reading.ts";
import type { Context } from "../../../../src/core/understanding/acts/reading.ts";
import { toScreen } from "../../../../src/exam/judge.ts";
import { readMessage } from "../../../fakes/reference.ts";

const read = (text: string, context: Context = "home"): PrintedReading =>
  printReading(readMessage(text, toScreen(context)));
const says = (to: string) => ({ act: "say", to });
/** The first three jobs are what people see first. */
const jobsOf = (text: string, context: Context = "home"): unknown => {
  const { jobs = [] } = read(text, context);
  return Array.isArray(jobs) ? jobs.slice(0, 3) : [];
};

describe("a verb with its object leads to jobs", () => {
  test.each([
    ["je voudrais réparer des voitures", "I1604"],
    ["m'occuper de chevaux", "A1421"],
    ["je veux conduire un bus", "N4103"],
    ["construire des maisons", "F1703"],
    ["tailler les arbres", "A1209"],
    ["poser du carrelage", "F1608"],
    ["faire du pain", "D1102"],
    ["j'aimerais faire des gâteaux", "D1104"],
    ["faire des ongles", "D1240"],
    ["servir dans un bar", "G1803"],
    ["accueillir les clients", "M1601"],
    ["coudre des robes", "D1207"],
    ["cueillir des fruits", "A1401"],
    ["dessiner des plans", "H1203"],
    ["vendre des vêtements", "D1214"],
    ["travailler avec les handicapés", "K1306"],
    ["aider des adultes handicapés", "K1306"],
    ["accompagner les élèves en situation de handicap", "K1306"],
  ])("%s", (text, job) => {
    expect(read(text)).toMatchObject({ act: "search" });
    expect(read(text)).not.toHaveProperty("filters");
    expect(jobsOf(text)).toContain(job);
  });

  test("beside a town, and beside a day", () => {
    expect(read("garder des enfants à Lille le mercredi")).toMatchObject({ places: ["59350"], include: ["mercredi"] });
    expect(jobsOf("je cherche garder personne agé a nimes")).toContain("K1302");
  });

  test.each(["je cherche quelqu'un pour garder mes enfants", "comment réparer un vélo"])(
    "%s: is no wish for work",
    (text) => expect(read(text)).not.toMatchObject({ act: "search", sure: true }),
  );
});

describe("a question that is denied out of politeness denies nothing", () => {
  test.each<[Context, string, string, string | undefined]>([
    ["home", "vous auriez pas du travail de caissier à Vannes ?", "D1505", "56260"],
    ["home", "y aurait pas un poste de jardinier vers Agen ?", "A1203", "47001"],
    ["home", "n'y aurait-il pas des postes d'infirmier à Pau", "J1506", "64445"],
    ["home", "ya pas un job de plongeur sur annecy", "G1605", "74010"],
    ["home", "avez-vous pas une place de peintre à Albi", "F1606", "81004"],
    ["home", "vous n'auriez pas quelque chose dans la vente à Nîmes ?", "D1507", "30189"],
    ["results", "vous avez pas dans le nettoyage plutôt", "K2205", undefined],
    ["results", "vous n'avez pas plutôt dans l'industrie", "H3302", undefined],
  ])("%s: %s", (context, text, job, place) => {
    const found = read(text, context);
    expect(found).toMatchObject({ sure: true, ...(place === undefined ? {} : { places: [place] }) });
    expect(found).not.toHaveProperty("exclude");
    expect(jobsOf(text, context)).toContain(job);
  });

  test.each<[string, Record<string, unknown>]>([
    ["t'aurais pas des cdi", { filters: { contract: ["cdi"] } }],
    ["y'a pas du temps partiel ?", { filters: { hours: "part" } }],
    ["ya rien de + pres ?", { radius: "closer" }],
    ["vous auriez pas à Villeurbanne plutôt", { places: ["69266"] }],
  ])("%s changes the search", (text, change) => {
    expect(read(text, "results")).toMatchObject({ act: "refine", ...change, sure: true });
  });
});

describe("a job that is told in another sentence than the town", () => {
  test.each([
    ["moi venir Ukraine. couturière 10 année. je cherche Rennes", "D1207", "35238"],
    ["je viens du Mali. plongeur 3 ans. je veux travail Lyon", "G1605", "69123"],
    ["moi syrien. boulanger avant. cherche travail Nantes", "D1102", "44109"],
    ["cuisinier pendant 8 ans. maintenant je cherche sur Brest", "G1602", "29019"],
    ["infirmière diplômée en Espagne, je cherche à Bayonne", "J1506", "64102"],
    ["j'étais boulanger au Maroc, je cherche à Montpellier", "D1102", "34172"],
    ["je reviens du Canada, cuisinier, Bordeaux", "G1602", "33063"],
    ["CAP cuisine fait en Suisse, maintenant je suis à Annecy", "G1602", "74010"],
  ])("%s", (text, job, place) => {
    expect(read(text)).toMatchObject({ act: "search", places: [place] });
    expect(jobsOf(text)).toContain(job);
  });

  test("abroad alone is abroad, and a trade that is over is none", () => {
    expect(read("infirmière en Belgique")).toMatchObject(says("abroad"));
    expect(read("marre d'être serveur, je cherche à Rennes")).not.toHaveProperty(["jobs", 0]);
    expect(read("mon mari est maçon, je cherche à Rennes")).not.toHaveProperty(["jobs", 0]);
  });
});

describe("who does not know what to answer", () => {
  test.each<[Context, string]>([
    ["place", "je c pas"],
    ["place", "bof je c pas trop"],
    ["place", "jsp trop"],
    ["place", "pas encore décidé"],
    ["place", "je sais pas encore où"],
    ["titles", "chépa"],
    ["titles", "je sais pas lequel prendre"],
    ["titles", "lequel je prends ?"],
    ["titles", "aucune idée de laquelle cocher"],
    ["titles", "j'hésite entre les deux"],
  ])("%s: %s", (context, text) => {
    expect(read(text, context)).toEqual({ act: "answer", to: "dont-know", sure: true });
  });
  test("of what to do at all is another thing", () => {
    expect(read("je sais pas quoi faire comme métier", "place")).toMatchObject(says("unsure"));
    expect(read("je sais pas", "results")).not.toMatchObject({ act: "search" });
  });
});

describe("a filter that is preferred while the place is asked for", () => {
  test.each<[string, Record<string, unknown>]>([
    ["en interim de préférence", { filters: { contract: ["interim"] } }],
    ["saisonnier de préférence", { filters: { contract: ["seasonal"] } }],
    ["temps plein de préférence", { filters: { hours: "full" } }],
    ["plutôt en CDI", { filters: { contract: ["cdi"] } }],
    ["à mi-temps si possible", { filters: { hours: "part" } }],
    ["de nuit de préférence", { include: ["nuit"] }],
  ])("%s", (text, wish) => expect(read(text, "place")).toEqual({ act: "search", ...wish, sure: true }));
});

describe("a correction is what follows it", () => {
  test.each<[Context, string, string]>([
    ["place", "en fait pas boulanger mais pâtissier", "D1104"],
    ["place", "c'est pas boulanger c'est coiffeur", "D1202"],
    ["place", "attends c'est plus boulanger c'est pâtissier en fait, et sur Reims", "D1104"],
    ["place", "euh non pas boulanger je voulais dire fleuriste", "D1209"],
    ["place", "non je voulais dire cuisinier", "G1602"],
    ["titles", "non rien à voir, PLOMBIER", "F1603"],
    ["titles", "non j'ai dit boucher, bou-cher", "D1101"],
    ["results", "erreur, c'est couturière que je cherche", "D1207"],
    ["results", "je cherche plus serveur maintenant c'est réceptionniste", "G1703"],
    ["results", "enfaite non barman", "G1801"],
  ])("%s: %s", (context, text, job) => {
    expect(read(text, context)).not.toHaveProperty("exclude");
    expect(jobsOf(text, context)).toContain(job);
  });
  test("a town as well", () => {
    expect(read("pardon Millau je voulais dire", "place")).toMatchObject({ act: "search", places: ["12145"] });
  });
  test("without anything behind it, it takes back", () => {
    expect(read("en fait non", "results")).toMatchObject({ act: "go" });
  });
});

describe("any work will do", () => {
  test.each([
    "n'importe quoi du moment que ça paie",
    "nimporte quoi tant que jai un salaire",
    "peu importe tant que c'est payé",
    "n'importe quel boulot pourvu que je bosse",
    "tout sauf rester chez moi",
    "tout sauf le chômage",
    "n'importe quoi pour gagner de l'argent",
    "je prends tout pour nourrir ma famille",
    "20 ans d'usine ça m'a tué le dos, je veux changer de métier",
    "15 ans de ménage, mes genoux suivent plus, je veux faire autre chose",
  ])("%s", (text) => expect(read(text)).toMatchObject({ ...says("unsure"), sure: true }));

  test("somewhere, and but one thing, are searches", () => {
    expect(read("n'importe quoi du moment que c'est à Lyon")).toMatchObject({ act: "search", places: ["69123"] });
    expect(read("tout sauf le ménage")).toMatchObject({ act: "search", exclude: ["ménage"] });
  });
});

describe("a keyboard that was mashed says nothing", () => {
  test.each<[Context, string]>([
    ["home", "bvnhg le du de"],
    ["home", "ghjk de la fgh"],
    ["results", "ghghgh kkk"],
    ["place", "xqzv brrt"],
    ["place", "wxcvb nn"],
    ["alerts", "9087654"],
    ["home", "azertyuiop"],
  ])("%s: %s", (context, text) => expect(read(text, context)).toEqual({ act: "unclear", sure: false }));

  test.each(["mdr", "cdd", "btp", "SNCF", "bts mco", "thx", "slt", "75011", "slp 35h"])("%s: is said", (text) => {
    expect(read(text).act).not.toBe("unclear");
  });
});

describe("where people work is no village", () => {
  test.each([
    ["travailler à la crèche", "K1303"],
    ["taffer à l'usine", "H3302"],
    ["travailler à la ferme", "A1402"],
    ["travailler dans le handicap", "K1306"],
    ["metiers de bouche en general", "D1102"],
    ["metiers du bois en general", "H2206"],
  ])("%s", (text, job) => {
    expect(read(text)).not.toHaveProperty("places");
    expect(read(text).jobs).toContain(job);
  });
  test("written as a name, it is one", () => {
    expect(read("travailler à La Crèche")).toMatchObject({ places: ["79048"] });
  });
});

describe("a last word that sounds like a town is asked about", () => {
  test.each([
    ["poste de comptable temps partiel en CDI orillac", "15014"],
    ["secrétaire mi-temps vanes", "56260"],
    ["boulanger le soir kolmar", "68066"],
    ["coiffeuse en CDI valansse", "26362"],
  ])("%s", (text, place) => {
    expect(read(text)).toMatchObject({ act: "search", places: [place], sure: false });
    expect(read(text)).toHaveProperty(["jobs", 0]);
  });
  test.each(["serveur sympa", "serveur motivé", "boulanger passionné cdi"])("%s: is no town", (text) => {
    expect(read(text)).not.toHaveProperty("places");
  });
});

describe("whether a large employer hires is asked by who looks for work", () => {
  test.each([
    ["SNCF recrute ?", "sncf"],
    ["recrutement decathlon", "decathlon"],
    ["est-ce que carrefour embauche", "carrefour"],
    ["la poste recrute à Lille ?", "la poste"],
  ])("%s", (text, words) => expect(read(text)).toMatchObject({ act: "search", words, sure: true }));
  test("who hires is told where to publish", () => {
    expect(read("je recrute un boulanger")).toMatchObject(says("employer"));
    expect(read("chargé de recrutement Lyon")).toMatchObject({ act: "search", places: ["69123"] });
  });
});

describe("what is told of life, work and rights", () => {
  test.each([
    ["on m'a renvoyé du jour au lendemain", "rights"],
    ["est-ce que l'aah est compatible avec un mi-temps ?", "rights"],
    ["le recruteur veut savoir si je compte avoir un bébé, j'ai le droit de pas répondre ?", "rights"],
    ["mon fils de 13 ans peut travailler cet été ?", "status"],
    ["mon fils ne sait pas vers quel métier aller", "unsure"],
    ["j'ai 4 ans de trou, je mets quoi dessus", "cv"],
    ["partout on me répond pas assez d'expérience", "discouraged"],
    ["je cherche un studio étudiant pas cher à Caen", "outside"],
  ])("%s", (text, to) => expect(read(text)).toMatchObject(says(to)));

  test("a button with a slip of the pen, and an end of all alerts", () => {
    expect(read("postuller", "offer")).toMatchObject({ act: "go", to: "apply" });
    expect(read("je ne souhaite plus recevoir aucune alerte")).toMatchObject({ act: "alert", to: "stop-all" });
  });
});

describe("a trade as it sounds, in a sentence that leads to it", () => {
  test.each([
    ["jcherche 1 taf de boulangé a lille", "D1102", "59350"],
    ["je cherche un poste de serveuse a lille, j'ai une RQTH", "G1803", "59350"],
    ["j'ai une RQTH, secrétaire à Strasbourg", "M1607", "67482"],
  ])("%s", (text, job, place) => {
    expect(read(text)).toMatchObject({ act: "search", places: [place], sure: true });
    expect(jobsOf(text)).toContain(job);
  });
});
