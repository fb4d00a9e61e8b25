import { describe, expect, test } from "vitest";
import { extractWorkHours } from "../../../../src/core/understanding/acts/work-hours.ts";
import { readMessage } from "../../../fakes/reference.ts";

describe("hours of a week", () => {
  test.each([
    "20h max",
    "20 heures maximum par semaine",
    "moins de 20h",
    "moins de 35h",
    "pas plus de 25 heures",
    "24h/semaine",
    "25h hebdo",
    "10h par semaine",
    "contrat 20h",
    "genre 15 par semaine",
    "à 80%",
    "temps partiel 80 %",
    "un 4/5e",
  ])("%j is a part of the full time", (text) => {
    const { hours, rest } = extractWorkHours(text);
    expect(hours).toBe("part");
    expect(rest).not.toMatch(/\d/);
  });

  test.each(["35h", "35 heures pas plus", "au moins 35h", "39h par semaine"])("%j is the full time", (text) =>
    expect(extractWorkHours(text).hours).toBe("full"),
  );

  test.each(["à partir de 18h", "après 17h", "à 18h plutôt", "6h du matin", "100%", "15 km max", "20 min max"])(
    "%j are none",
    (text) => expect(extractWorkHours(text).hours).toBeUndefined(),
  );
});

test.each([
  ["de 8h à 12h", "matin"],
  ["entre 9h et 16h", "journée"],
  ["de 9h30 à 17h", "journée"],
  ["de 13h à 18h", "après-midi"],
  ["entre 18h et 22h", "soir"],
  ["de 22h à 6h", "nuit"],
])("%j is a part of the day", (text, part) => {
  expect(extractWorkHours(`serveur ${text}`)).toEqual({ rest: "serveur", partOfDay: part });
});

test("a number of hours is no département, and a share of time neither", () => {
  for (const text of ["moins d'heures pr moi genre 15 par semaine", "à 80%"])
    expect(readMessage(text, { context: "results" })).toMatchObject({
      act: "refine",
      wish: { places: [], filters: { hours: "part" } },
    });
});

describe("what only holds the words of a wish", () => {
  const wishOf = (text: string) => readMessage(text, { context: "home" }).wish;

  test.each([
    "good morning, waiter Nice",
    "bonne journée, je cherche serveur Lyon",
    "serveur Lyon, bonne soirée",
    "bon week-end ! serveur Lyon",
  ])("%j: a greeting is no time of work", (text) => expect(wishOf(text)?.include).toEqual([]));

  test.each([
    "j'ai travaillé cet été comme serveur à Lyon",
    "serveur Lyon après cet été",
    "je suis en vacances cet été, serveur Lyon",
    "serveur Lyon, j'ai un but",
    "serveur missions courtes Lyon",
  ])("%j wishes for no contract and no diploma", (text) => {
    const { filters } = wishOf(text) ?? { filters: {} };
    expect(filters).not.toHaveProperty("contract");
    expect(filters).not.toHaveProperty("level");
  });

  test("a thing is no employer that is called so", () => {
    expect(wishOf("un but")?.words).toBeUndefined();
    expect(wishOf("chez But")?.words).toMatch(/^but$/i);
  });

  test("a journey from home is no work at home", () => {
    for (const text of ["à pied depuis chez moi", "serveur Lyon 20 min depuis chez moi"])
      expect(wishOf(text)?.filters ?? {}).not.toHaveProperty("telework");
    expect(wishOf("travailler depuis chez moi")?.filters).toMatchObject({ telework: true });
  });

  test("and what is wished for is still understood", () => {
    expect(wishOf("serveur Lyon cet été")?.filters.contract).toEqual(["seasonal"]);
    expect(wishOf("petites missions d'intérim à Lyon")?.filters.contract).toEqual(["interim"]);
    expect(wishOf("statut cadre")?.filters.qualification).toBe("executive");
    expect(wishOf("waiter Nice driver's license")?.filters.licence).toBe("b");
  });
});
