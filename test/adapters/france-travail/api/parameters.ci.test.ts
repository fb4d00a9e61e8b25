import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  criteriaToSearchParams,
  getParameterInfo,
  type ParameterName,
  parameterNames,
  parseCriteria,
} from "../../../../src/adapters/france-travail/api/criteria.ts";
import { franceTravailClient, startedAt, sunday } from "../../../sandbox/client.ts";

type Asked = Record<string, unknown>;
const since = { minCreationDate: "2026-11-20T00:00:00Z" };
const until = { maxCreationDate: "2026-11-22T23:59:59Z" };
const list = (count: number, code: (n: number) => string) => Array.from({ length: count }, (_, n) => code(n)).join(",");
const rome = (n: number) => `A${1000 + n}`;

/** What is taken, and what is sent for it where that is not the same; with what it does not go without. */
const accepted: Record<ParameterName, (string | [given: unknown, sent: string] | [string, string, Asked])[]> = {
  range: ["0-149", "1150-1299", "3000-3149", "0-0", "2999-3148"],
  sort: ["0", "1", "2", [1, "1"]],
  motsCles: [
    "boulanger",
    ["pain, levain ,bio", "pain,levain,bio"],
    "data engineer",
    `C++,C#,R&D,50%,a.b,"chef de rang"`,
    "éclairagiste,œnologue",
    "un,deux,trois,quatre,cinq,six,sept",
  ],
  codeROME: ["D1102", "D1102,D1104", ["d1102", "D1102"], [["D1102", "D1104"], "D1102,D1104"], list(200, rome)],
  appellation: ["11573", [11573, "11573"], "126549"],
  domaine: ["M18", ["m18", "M18"]],
  grandDomaine: ["A", "M,M13,M14,M15,M16,M17,M18", "A,B,C,C15,D,E,F,G,H,I,J,K,L,L14,N"],
  theme: ["01", "17"],
  secteurActivite: ["10", "10,56"],
  codeNAF: ["10.71C", "10.71C,56.10A"],
  experience: ["0", "1,2", "0,1,2,3"],
  experienceExigence: ["D", "S", "E", ["d", "D"]],
  typeContrat: ["CDI", "CDI,CDD,MIS", list(10, (n) => `AB${"CDEFGHIJKL"[n]}`)],
  natureContrat: ["E2", "E2,FS", "I1"],
  qualification: ["0", "9"],
  tempsPlein: ["true", "false", [true, "true"]],
  dureeHebdo: ["0", "1,2"],
  dureeHebdoMin: ["800", "2430", "3500"],
  dureeHebdoMax: ["800", "2430", "3500"],
  dureeContratMin: ["0", "6", ["1,5", "1.5"], "99"],
  dureeContratMax: ["0", "6", "1.5", "99"],
  salaireMin: [
    ["1900", "1900", { periodeSalaire: "M" }],
    ["12,50", "12.5", { periodeSalaire: "H" }],
    ["38000", "38000", { periodeSalaire: "A" }],
  ],
  periodeSalaire: ["M", "A", "H", "C"].map((period) => [period, period, { salaireMin: 10 }]),
  niveauFormation: ["AFS", "CP4", "CFG", "C3A", "C12", "NV5", "NV4b", "NV4", "NV1"],
  permis: ["A", "AM", "B", "B79", "C1E", "EB"],
  accesTravailleurHandicape: ["true", "false"],
  entreprisesAdaptees: ["true", "false"],
  employeursHandiEngages: ["true", "false"],
  offresMRS: ["true", "false"],
  offresManqueCandidats: ["true", "false"],
  origineOffre: ["1", "2"],
  partenaires: [
    ["LABONNEALTERNANCE", "LABONNEALTERNANCE", { modeSelectionPartenaires: "EXCLU" }],
    ["DIRECTEMPLOI,JOB_2", "DIRECTEMPLOI,JOB_2", { modeSelectionPartenaires: "INCLUS" }],
  ],
  modeSelectionPartenaires: ["INCLUS", "EXCLU"].map((mode) => [mode, mode, { partenaires: "LABONNEALTERNANCE" }]),
  commune: ["44109", "44109,69381,13201,2A004,97411", "75101", "75116", "13001"],
  distance: [
    ["0", "0", { commune: "44109" }],
    ["20", "20", { commune: "44109" }],
  ],
  departement: ["01", "2A,2B", "971,972,973,974,976", ["2a", "2A"], "95"],
  inclureLimitrophes: [["true", "true", { departement: "75" }]],
  region: ["11", "01", "94"],
  paysContinent: ["01", "99127", "991"],
  publieeDepuis: ["1", "3", "7", "14", "31"],
  minCreationDate: [["2026-11-20T08:05:09Z", "2026-11-20T08:05:09Z", until]],
  maxCreationDate: [["2026-11-22T08:05:09Z", "2026-11-22T08:05:09Z", since]],
};

/** What is refused, whatever stands beside it. */
const wrong: Record<ParameterName, string[]> = {
  range: ["0-150", "0-199", "3150-3299", "3100-3249", "3001-3002", "5-3", "0", "a-b", "-1-5", ""],
  sort: ["3", "-1", "newest", ""],
  motsCles: [
    "a",
    "pain,b",
    "1,2,3,4,5,6,7,8",
    "un,deux,trois,quatre,cinq,six,sept,huit",
    "pain;levain",
    "",
    "pain,",
    "🔥🔥",
  ],
  codeROME: ["boulanger", "D110", "D11022", "D1102;D1104", list(201, rome), ""],
  appellation: ["11573,11574", "boulanger", "123", ""],
  domaine: ["M", "M18,M17", "M1801", ""],
  grandDomaine: ["O", "C14", "M12", "M18;M17", ""],
  theme: ["1", "13,17", "saison", ""],
  secteurActivite: ["1", "10,11,12", "1,2,3,4,5", "10.71C", ""],
  codeNAF: ["1071C", "10.71", "10.71C,56.10A,47.11F", ""],
  experience: ["4", "5", "1;2", "beginner", ""],
  experienceExigence: ["X", "D,E", ""],
  typeContrat: ["CDIS", "permanent", "CDI;CDD", list(11, (n) => `AB${"CDEFGHIJKLM"[n]}`), ""],
  natureContrat: ["apprentissage", "E2;FS", "E22", ""],
  qualification: ["1", "X", "0,9", ""],
  tempsPlein: ["1", "yes", "oui", ""],
  dureeHebdo: ["3", "35", ""],
  dureeHebdoMin: ["8", "8h", "2460", "24:30", ""],
  dureeHebdoMax: ["8", "35h", "2475", ""],
  dureeContratMin: ["100", "99.5", "six", "-1", ""],
  dureeContratMax: ["100", "99.5", "six", "-1", ""],
  salaireMin: ["beaucoup", "-1", "1900€", "1 900", ""],
  periodeSalaire: ["J", "mois", "M,A", ""],
  niveauFormation: ["bac", "NV4,NV5", "5", ""],
  permis: ["voiture", "B,C", ""],
  accesTravailleurHandicape: ["1", "oui", ""],
  entreprisesAdaptees: ["1", "oui", ""],
  employeursHandiEngages: ["1", "oui", ""],
  offresMRS: ["1", "oui", ""],
  offresManqueCandidats: ["1", "oui", ""],
  origineOffre: ["0", "3", "1,2", ""],
  partenaires: ["LA BONNE ALTERNANCE", "A;B", ""],
  modeSelectionPartenaires: ["SANS", "INCLUS,EXCLU", ""],
  commune: ["Nantes", "4409", "44109,44110,44111,44112,44113,44114", "44109;69381", ""],
  distance: ["ten", "-1", "2.5", "10km", ""],
  departement: ["Paris", "1", "00", "96", "975", "20", "01,02,03,04,05,06", ""],
  inclureLimitrophes: ["1", "oui", ""],
  region: ["Ile-de-France", "1", "11,24", ""],
  paysContinent: ["France", "1", "01,99127", "33", ""],
  publieeDepuis: ["2", "30", "0", "1,3", ""],
  minCreationDate: [
    "2026-11-20",
    "2026-11-20T08:05:09.123Z",
    "2026-11-20T08:05:09",
    "2026-02-31T08:00:00Z",
    "2026-11-20T25:00:00Z",
    "",
  ],
  maxCreationDate: ["hier", "2026-11-22T08:05:09+01:00", "2026-13-01T08:00:00Z", ""],
};

function refusals(asked: Asked) {
  const read = parseCriteria(asked);
  return "refusals" in read ? read.refusals : [];
}

function sent(asked: Asked): Record<string, string> {
  const read = parseCriteria(asked);
  if ("refusals" in read) throw new Error(read.refusals.map(({ says }) => says.en).join(" "));
  return Object.fromEntries(criteriaToSearchParams(read.criteria));
}

let sandboxed: Awaited<ReturnType<typeof startedAt>>;
let search: Awaited<ReturnType<typeof franceTravailClient>>["search"];
beforeAll(async () => {
  sandboxed = await startedAt(sunday);
  ({ search } = await franceTravailClient(sandboxed.sandbox));
});
afterAll(() => sandboxed.sandbox.close());

describe.each(parameterNames)("%s", (name) => {
  test.each(accepted[name].map((one) => (typeof one === "string" ? [one, one] : one)))(
    "takes %j and sends %j",
    (given, expected, beside = {}) => {
      const { [name]: mine, ...others } = sent({ ...(beside as Asked), [name]: given });
      expect(mine).toBe(expected);
      expect(Object.keys(others)).toEqual(Object.keys(beside));
    },
  );

  test.each(wrong[name])("refuses %j, and says what it takes in both languages", (given) => {
    const [first, ...others] = refusals({ [name]: given });
    expect(others).toEqual([]);
    const { takes, label } = getParameterInfo(name);
    expect(first).toMatchObject({ parameter: name, code: "value", given, allowed: takes });
    expect(first?.says.en).toBe(
      `${name} "${given.length > 60 ? `${given.slice(0, 59)}…` : given}" is refused: it takes ${takes.en}.`,
    );
    expect(first?.says.fr).toContain(`« ${label} » : il faut ${takes.fr}.`);
  });

  test("says on one line what it is and what it takes", () => {
    const { help, takes, label } = getParameterInfo(name);
    for (const text of [help, takes.en, takes.fr, label]) expect(text).toMatch(/^\S[^\n]+\S$/);
  });
});

test("a list of codes or of words may be as long as it may, and no longer", () => {
  expect(sent({ codeROME: list(200, rome) }).codeROME?.split(",")).toHaveLength(200);
  expect(refusals({ codeROME: list(201, rome) })).toHaveLength(1);
});

describe("what goes together, and what does not", () => {
  const salary = { salaireMin: "1900", periodeSalaire: "M" };
  test.each<[string, Asked, string, string, RegExp, RegExp]>([
    [
      "a date alone",
      since,
      "minCreationDate",
      "together",
      /goes with maxCreationDate: give both/,
      /va avec « créée avant le »/,
    ],
    [
      "the other date alone",
      until,
      "maxCreationDate",
      "together",
      /goes with minCreationDate/,
      /va avec « créée après le »/,
    ],
    [
      "pay without its period",
      { salaireMin: 10 },
      "salaireMin",
      "together",
      /goes with periodeSalaire.*M \(a month\)/,
      /« salaire minimum » va avec « période du salaire »/,
    ],
    [
      "a period without pay",
      { periodeSalaire: "A" },
      "periodeSalaire",
      "together",
      /goes with salaireMin/,
      /un montant en euros/,
    ],
    [
      "partners without their mode",
      { partenaires: "X" },
      "partenaires",
      "together",
      /goes with modeSelectionPartenaires.*INCLUS/,
      /INCLUS/,
    ],
    [
      "a mode without partners",
      { modeSelectionPartenaires: "EXCLU" },
      "modeSelectionPartenaires",
      "together",
      /goes with partenaires/,
      /LABONNE/,
    ],
    [
      "a distance from nowhere",
      { distance: 10 },
      "distance",
      "needs",
      /distance has no effect without commune: give it as well/,
      /« distance » ne va pas sans « commune »/,
    ],
    [
      "a distance from a département",
      { distance: 10, departement: "75" },
      "distance",
      "needs",
      /distance has no effect without commune: give it as well/,
      /codes INSEE/,
    ],
    [
      "neighbours of nowhere",
      { inclureLimitrophes: true },
      "inclureLimitrophes",
      "needs",
      /inclureLimitrophes has no effect without departement/,
      /« départements limitrophes » ne va pas sans « département »/,
    ],
    [
      "dates the wrong way round",
      { minCreationDate: until.maxCreationDate, maxCreationDate: since.minCreationDate },
      "minCreationDate",
      "order",
      /is after maxCreationDate/,
      /dépasse/,
    ],
    [
      "hours the wrong way round",
      { dureeHebdoMin: "2430", dureeHebdoMax: "800" },
      "dureeHebdoMin",
      "order",
      /is after dureeHebdoMax/,
      /dépasse/,
    ],
    [
      "months the wrong way round",
      { dureeContratMin: "12", dureeContratMax: "6" },
      "dureeContratMin",
      "order",
      /is after/,
      /dépasse/,
    ],
    [
      "a commune and a département",
      { commune: "44109", departement: "44" },
      "departement",
      "apart",
      /commune and departement do not go together: a search has one kind of place/,
      /ne vont pas ensemble/,
    ],
    [
      "a département and a region",
      { departement: "44", region: "52" },
      "region",
      "apart",
      /departement and region/,
      /Choisissez/,
    ],
    [
      "a region and a country",
      { region: "52", paysContinent: "01" },
      "paysContinent",
      "apart",
      /region and paysContinent/,
      /un seul genre de lieu/,
    ],
    [
      "a type and a nature of contract, which are OR-ed",
      { typeContrat: "CDI", natureContrat: "E2" },
      "natureContrat",
      "apart",
      /what fits the one or the other, not both/,
      /l'un ou l'autre/,
    ],
    [
      "two ways to say since when",
      { ...since, ...until, publieeDepuis: 7 },
      "minCreationDate",
      "apart",
      /publieeDepuis and minCreationDate/,
      /quand l'offre/,
    ],
    [
      "the whole of Paris",
      { commune: "75056" },
      "commune",
      "whole-city",
      /Give 75101, with a distance/,
      /par ses arrondissements. Il faut 75101/,
    ],
    ["the whole of Lyon", { commune: "44109,69123" }, "commune", "whole-city", /Give 69381/, /69381/],
    ["the whole of Marseille", { commune: "13055" }, "commune", "whole-city", /Give 13201/, /13201/],
    [
      "a postcode of Paris",
      { commune: "75011" },
      "commune",
      "postcode",
      /this is a postcode, not an INSEE code/,
      /c'est un code postal/,
    ],
  ])("%s", (_what, asked, parameter, code, english, french) => {
    expect(refusals(asked)).toEqual([expect.objectContaining({ parameter, code })]);
    expect(refusals(asked)[0]?.says.en).toMatch(english);
    expect(refusals(asked)[0]?.says.fr).toMatch(french);
  });

  test.each<[string, Asked]>([
    ["the same date twice", { minCreationDate: since.minCreationDate, maxCreationDate: since.minCreationDate }],
    ["pay with its period", salary],
    ["8 h to 35 h", { dureeHebdoMin: "800", dureeHebdoMax: "3500" }],
    ["2 to 12 months", { dureeContratMin: "2", dureeContratMax: "12" }],
    ["nothing at all", {}],
    ["what is undefined", { commune: undefined, salaireMin: undefined }],
  ])("%s is fine", (_what, asked) => {
    expect(refusals(asked)).toEqual([]);
  });

  test("each thing wrong has its sentence", () => {
    const all = refusals({ sort: "9", departement: "Paris", typeContrat: "CDI" });
    expect(all.map(({ parameter }) => parameter)).toEqual(["sort", "departement"]);
  });
});

test.each([
  ["motsCle", "There are range, sort, motsCles"],
  ["codeRome", "Did you mean codeROME?"],
  ["type-contrat", "Did you mean typeContrat?"],
])("a name that the API would ignore in silence, %s, is refused", (name, says) => {
  const [first] = refusals({ [name]: "x" });
  expect(first).toMatchObject({ parameter: name, code: "unknown" });
  expect(first?.says.en).toContain(says);
});

test("what is sent is written as an address takes it, commas and colons encoded", () => {
  const read = parseCriteria({
    motsCles: "data engineer,C++,R&D",
    codeROME: "M1805,M1811",
    range: "0-149",
    ...since,
    ...until,
  });
  expect("criteria" in read && criteriaToSearchParams(read.criteria).toString()).toBe(
    "range=0-149&motsCles=data+engineer%2CC%2B%2B%2CR%26D&codeROME=M1805%2CM1811" +
      "&minCreationDate=2026-11-20T00%3A00%3A00Z&maxCreationDate=2026-11-22T23%3A59%3A59Z",
  );
});

test("the service takes all that is sent together", async () => {
  const { status } = await search(
    sent({
      range: "0-149",
      sort: 1,
      motsCles: "vente",
      experience: "0,1",
      typeContrat: "CDI,CDD",
      dureeHebdo: "0,1",
      salaireMin: 1500,
      periodeSalaire: "M",
      commune: "44109,69381",
      distance: 30,
      publieeDepuis: 31,
      partenaires: "LABONNEALTERNANCE",
      modeSelectionPartenaires: "EXCLU",
    }),
  );
  expect([200, 204, 206]).toContain(status);
});

test.each(
  parameterNames.flatMap((name) =>
    accepted[name]
      .map((one) => (typeof one === "string" ? ([one, one] as const) : one))
      // Codes that no list has, and a partner of our own invention.
      .filter(([, value]) => !/^A1000|ABC|JOB_2|10,56|M1805/.test(value))
      .map(([given, , beside = {}]) => ({ name, given, asked: { ...beside, [name]: given } })),
  ),
)("the service does not refuse $name $given", async ({ asked }) => {
  const { status, message } = await search(sent(asked));
  expect([status, message]).toEqual([expect.toSatisfy((one) => [200, 204, 206].includes(one)), undefined]);
});

describe("a parameter that is given twice", () => {
  const lists: ParameterName[] = [
    "motsCles",
    "codeROME",
    "grandDomaine",
    "secteurActivite",
    "codeNAF",
    "experience",
    "typeContrat",
    "natureContrat",
    "dureeHebdo",
    "commune",
    "departement",
    "partenaires",
  ];
  const beside: Partial<Record<ParameterName, Asked>> = {
    ...{ minCreationDate: until, maxCreationDate: since, distance: { commune: "69123" } },
    ...{ salaireMin: { periodeSalaire: "M" }, periodeSalaire: { salaireMin: 10 } },
    ...{ partenaires: { modeSelectionPartenaires: "INCLUS" }, modeSelectionPartenaires: { partenaires: "MONSTER" } },
    inclureLimitrophes: { departement: "69" },
  };
  const first = (name: ParameterName) => {
    const [one] = accepted[name];
    return String(Array.isArray(one) ? one[0] : one);
  };

  test.each(parameterNames)("%s: a list is put together, anything else is refused in a sentence", (name) => {
    const read = parseCriteria({ ...beside[name], [name]: [first(name), first(name)] });
    if (lists.includes(name)) expect(read).toHaveProperty("criteria");
    else
      expect(read).toMatchObject({
        refusals: [{ parameter: name, code: "repeated", says: { en: expect.stringMatching(/^\S+ takes one value/) } }],
      });
  });

  test("the sandbox refuses and takes the same", async () => {
    const { sandbox } = await startedAt(sunday);
    try {
      const { get } = await franceTravailClient(sandbox);
      const refused: ParameterName[] = [];
      for (const name of parameterNames) {
        const query = new URLSearchParams(
          Object.entries(beside[name] ?? {}).map(([key, value]): [string, string] => [key, String(value)]),
        );
        query.append(name, first(name));
        query.append(name, first(name));
        const { status } = await get(`offres/search?${query}`);
        if (status === 400) refused.push(name);
      }
      expect(refused).toEqual(parameterNames.filter((name) => !lists.includes(name)));
    } finally {
      await sandbox.close();
    }
  });
});
