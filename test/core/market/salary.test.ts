import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSalary, toMonthlyRange } from "../../../src/core/market/salary.ts";

/** When the SMIC was 12.02 €. */
const spring = new Date("2026-03-15T12:00:00Z");

/**
 * How one text is parsed: "24000" or "22800-25200" gross euros a year, "net 24000", or why it gives no pay.
 */
function read(text: string, weeklyHours?: number): string {
  const salary = readSalary([text], weeklyHours, spring);
  if (salary.is !== "gross" && salary.is !== "net") return salary.is;
  const range = salary.min === salary.max ? `${salary.min}` : `${salary.min}-${salary.max}`;
  return `${salary.is === "net" ? "net " : ""}${range}${salary.bound ? ` ${salary.bound}` : ""}`;
}

describe("the form of France Travail", () => {
  test.each([
    ["Annuel de 38000.0 Euros à 45000.0 Euros sur 12.0 mois", "38000-45000"],
    ["Annuel de 45000.0 Euros à 55000.0 Euros", "45000-55000"],
    ["Annuel de 26400,00 Euros sur 12 mois", "26400"],
    // What is said by the year holds its thirteenth month.
    ["Annuel de 28000.0 Euros sur 13.0 mois", "28000"],
    ["Mensuel de 1923.00 Euros sur 12 mois", "23076"],
    ["Mensuel de 2000,00 Euros à 2200,00 Euros", "24000-26400"],
    ["Mensuel de 1900.0 Euros à 2100.0 Euros sur 13.0 mois", "24700-27300"],
    // How long the contract lasts, not how many wages there are in a year.
    ["Mensuel de 1823.03 Euros sur 6.0 mois", "21876"],
    ["Mensuel de 2100.0 Euros à 1900.0 Euros sur 12.0 mois", "22800-25200"],
    ["Horaire de 12.5 Euros", "22750"],
    ["Horaire de 12.02 Euros à 13.5 Euros", "21876-24570"],
    ["Cachet de 150.0 Euros", "fee"],
  ])("%s → %s", (text, expected) => expect(read(text)).toBe(expected));
});

describe("figures that nobody is paid", () => {
  test.each([
    ["Mensuel de 0.0 Euros", "none"],
    ["Annuel de 0.0 Euros à 0.0 Euros", "none"],
    ["Annuel de 1.0 Euros", "odd"],
    ["Annuel de 999999.0 Euros", "odd"],
    ["Annuel de 12.5 Euros à 13.0 Euros", "odd"],
    ["Horaire de 1900.0 Euros", "odd"],
    ["Mensuel de 24000.0 Euros à 28000.0 Euros sur 12 mois", "odd"],
    ["Mensuel de 300.0 Euros", "odd"],
    ["Annuel de 501000.0 Euros", "odd"],
    ["de 1 900 à 21 000 €", "odd"],
    ["300 €", "odd"],
    // One end is a placeholder, the other is not.
    ["Mensuel de 1900.0 Euros à 0.0 Euros", "22800"],
    ["Mensuel de 1.0 Euros à 2100.0 Euros", "25200"],
    ["Mensuel de 1900.0 Euros à 99999.0 Euros", "22800"],
  ])("%s → %s", (text, expected) => expect(read(text)).toBe(expected));
});

describe("no figure", () => {
  test.each([
    ["", "none"],
    ["  ", "none"],
    ["-", "none"],
    ["?", "none"],
    ["N/A", "none"],
    ["NC", "none"],
    ["Non précisé", "none"],
    ["De à EUR par an", "none"],
    ["A négocier", "words"],
    ["Selon profil", "words"],
    ["Selon convention collective", "words"],
    ["Salaire attractif", "words"],
    ["Salaire : 35h", "words"],
    ["CDI 35 h, 12 mois", "words"],
    ["Prime de 500 €", "words"],
    ["Tickets restaurant de 9 € et prime de 13e mois", "words"],
    ["Nous sommes 10K utilisateurs dans le monde et nous cherchons quelqu'un", "words"],
  ])("%s → %s", (text, expected) => expect(read(text)).toBe(expected));
});

describe("as people write it", () => {
  test.each([
    ["1 900 à 2 100 €", "22800-25200"],
    ["1\u202f900 à 2\u202f100\u00a0€ par mois", "22800-25200"],
    ["1 850€ - 2 050€ bruts/mois", "22200-24600"],
    ["De 1900 à 2100 brut mensuel", "22800-25200"],
    ["salaire mensuel brut compris entre 1 867 € et 1 950 €", "22404-23400"],
    ["2500 euros bruts mensuels", "30000"],
    ["1.900,50 € brut mensuel", "22806"],
    ["1801.80 € brut mensuel base 151.67h", "21622"],
    ["Salaire 2000", "24000"],
    ["1800€", "21600"],
    ["2 000 € / mois / 35h", "24000"],
    ["à partir de 2 000 €", "24000 atLeast"],
    ["Dès 2000€ brut/mois", "24000 atLeast"],
    ["2 000 € minimum", "24000 atLeast"],
    ["jusqu'à 2 500 € brut mensuel", "30000 atMost"],
    ["2 000 € sur 13 mois", "26000"],
    ["2 100 € brut + 13ème mois", "27300"],
    ["2 100 € brut, treizième mois", "27300"],
    ["2100 € brut, pas de 13e mois", "25200"],
    ["Possibilité de 13ème mois, 2100 € brut", "25200"],
    ["CDD sur 14 mois, 2 000 € brut", "24000"],
    ["de 2 300 à 2 600 euros bruts sur 13,5 mois", "31050-35100"],
    ["Embauche le 01/12/2026 à 2 000 €", "24000"],
    ["600 € par semaine", "31200"],
    ["150 € par jour", "39000"],
    ["TJM 450 €", "fee"],
    ["150 € le cachet", "fee"],
  ])("%s → %s", (text, expected) => expect(read(text)).toBe(expected));
});

describe("by the year, and in thousands", () => {
  test.each([
    ["entre 30 et 35 k€", "30000-35000"],
    ["30-35K€", "30000-35000"],
    ["30/35 K€ selon profil", "30000-35000"],
    ["30K€ - 35K€", "30000-35000"],
    ["25k-30k", "25000-30000"],
    ["35k€ brut annuel", "35000"],
    ["de 24K à 28K annuel brut", "24000-28000"],
    ["2,2k€ à 2,5k€ par mois", "26400-30000"],
    ["38.000 € à 42.000 € par an", "38000-42000"],
    ["45,000 €", "45000"],
    ["EUR 35000", "35000"],
    ["35000-40000", "35000-40000"],
    ["25 à 30 K€ brut / an sur 12 mois", "25000-30000"],
    ["45 - 50 k€ + variable 10%", "45000-50000"],
    ["Fixe + variable : 30 à 40 k€", "30000-40000"],
    ["Développeur .NET 45k€", "45000"],
  ])("%s → %s", (text, expected) => expect(read(text)).toBe(expected));
});

describe("by the hour", () => {
  test.each([
    ["12,02 €/h", "21876"],
    ["12.50€ brut de l'heure", "22750"],
    ["Taux horaire : 12,50 €", "22750"],
    ["Entre 11,88€ et 12,50€ brut / heure", "21622-22750"],
    ["13€ / heure + IFM + CP", "23660"],
    ["13 €", "23660"],
    ["24 h/semaine, 12,50 € de l'heure", "15600"],
    ["17h30 par semaine - 12.5€/h", "11375"],
    // Overtime is paid apart.
    ["39 h/semaine, 12,50 € de l'heure", "22750"],
  ])("%s → %s", (text, expected) => expect(read(text)).toBe(expected));

  test("part-time hours that are known otherwise count, and only for hourly wages", () => {
    expect(read("12,50 € de l'heure", 24)).toBe("15600");
    expect(read("1 200 € par mois", 24)).toBe("14400");
  });
});

describe("by the minimum wage", () => {
  test.each([
    ["SMIC", "21876"],
    ["Salaire mensuel : SMIC", "21876"],
    ["À partir du SMIC", "21876 atLeast"],
    ["Smic hôtelier + primes", "21876"],
    ["43% du SMIC", "9407"],
    ["De 27% à 100% du SMIC selon l'âge", "5907-21876"],
    ["SMIC + 10%", "24064"],
    ["% du SMIC selon âge", "words"],
    ["1 823,03 € bruts mensuels (SMIC)", "21876"],
  ])("%s → %s", (text, expected) => expect(read(text)).toBe(expected));
});

describe("what is paid by the piece is a fee", () => {
  test.each([
    ["100€ la nuit", "fee"],
    ["90 € la garde", "fee"],
    ["250 € la garde de 12 h", "fee"],
    ["80 € le cours", "fee"],
    ["75€ brut la vacation de 3h", "fee"],
    ["50 € par prestation", "fee"],
    ["25 € la course", "fee"],
    ["30 € / intervention", "fee"],
    ["Taux journalier 400 €", "fee"],
    ["60 €", "odd"],
    ["60 € de l'heure", "109200"],
    ["25 €", "45500"],
    ["1 900 € brut par mois, 50 € par nuit", "22800"],
    ["1 900 € brut par mois et 9 € de repas", "22800"],
  ])("%s → %s", (text, expected) => expect(read(text)).toBe(expected));
});

describe("percentages and figures beside the minimum wage", () => {
  test.each([
    ["SMIC + mutuelle 50%", "21876"],
    ["SMIC - remboursement transport 50%", "21876"],
    ["SMIC, mutuelle prise en charge à 50%", "21876"],
    ["SMIC + 10% IFM + 10% ICCP", "21876"],
    ["SMIC + 10% IFM et 10% ICCP", "21876"],
    ["SMIC + 10 % de CP", "21876"],
    ["SMIC horaire + 10% d'IFM + 10% de CP", "21876"],
    ["SMIC horaire + 5 %", "22970"],
    ["De 43% à 100% du SMIC + tickets resto (60% employeur)", "9407-21876"],
    ["27 à 78 % du SMIC", "5907-17064"],
    ["80% SMIC", "17501"],
    ["1,5 SMIC", "32815"],
    ["2 x SMIC", "43753"],
    ["CDI 35h SMIC", "21876"],
    ["SMIC + 9 € par repas", "21876"],
    ["SMIC à 2000€", "21876-24000"],
    ["Du SMIC à 2 000 € brut", "21876-24000"],
  ])("%s → %s", (text, expected) => expect(read(text)).toBe(expected));
});

describe("figures beside the wage that are none", () => {
  test.each([
    ["Nantes (44000) - Salaire : 1900 € brut", "22800"],
    ["Lieu : 69003 Lyon, salaire 1 900 € brut mensuel", "22800"],
    ["Lieu : 69003 Lyon, salaire selon profil", "words"],
    ["Nantes (44000), salaire selon profil", "words"],
    ["Réf 45000 salaire 1900€", "22800"],
    ["Réf. 45000, salaire à définir", "words"],
    ["salaire brut 2024 : 1 900 €", "22800"],
    ["En 2026 le salaire brut sera défini", "words"],
    ["nos 2 500 collaborateurs ! Salaire selon profil", "words"],
    ["nos 2 500 collaborateurs et un bon salaire", "words"],
    ["2000 brut (1560 € net)", "24000"],
    ["Salaire 35000 selon profil", "35000"],
    ["Salaire annuel de 32000 brut", "32000"],
    ["Salaire 2025 brut", "24300"],
  ])("%s → %s", (text, expected) => expect(read(text)).toBe(expected));
});

describe("more than twelve wages", () => {
  test.each([
    ["2000 € brut x 13", "26000"],
    ["2000€ x13", "26000"],
    ["2000 € brut mensuel x 13 mois", "26000"],
    ["2000€ brut/mois (13 mois)", "26000"],
    ["2000€ brut, 13 mois", "26000"],
    ["2000€ brut 13 mois", "26000"],
    ["1950€ + 13° mois", "25350"],
    ["1950 € + 13 ème mois", "25350"],
    ["2000 € sur 12 mois + 13ème mois", "26000"],
    ["2000 € brut par mois, contrat de 13 mois", "24000"],
    ["2000 € brut par mois, CDD (13 mois)", "24000"],
    ["2000 € brut, possibilité de 13 ème mois", "24000"],
    ["2000 € brut, équipe de 2 x 14 personnes", "24000"],
  ])("%s → %s", (text, expected) => expect(read(text)).toBe(expected));

  test("said beside the form, which says twelve", () => {
    const said = ["Mensuel de 1900.0 Euros sur 12.0 mois", "13ème mois"];
    expect(readSalary(said)).toMatchObject({ is: "gross", min: 24_700, max: 24_700, months: 13 });
  });
});

describe("what was lost", () => {
  test.each([
    ["2100€ + prime annuelle", "25200"],
    ["2100€ + prime annuelle de 1000€", "25200"],
    ["2 100 € brut + prime annuelle 1 000 €", "25200"],
    ["1900€ + prime mensuelle 100€", "22800"],
    ["30 k€ + prime mensuelle", "30000"],
    ["151,67h mensuelles à 12,02 €", "21876"],
    ["Entre 26 et 28 000€", "26000-28000"],
    ["de 26 à 28000 €", "26000-28000"],
    ["11€88/h", "21622"],
    ["12€02 de l'heure", "21876"],
    ["1850€50", "22206"],
    ["2K5 brut", "30000"],
  ])("%s → %s", (text, expected) => expect(read(text)).toBe(expected));
});

describe("net and gross", () => {
  test.each([
    ["1 500 € net par mois", "net 18000"],
    ["2000-2200€ net/mois", "net 24000-26400"],
    ["12€/H net", "net 21840"],
    ["2 000 € brut (1 560 € net)", "24000"],
    ["1560 net / 2000 brut", "24000"],
    ["2000 brut / 1560 net", "24000"],
    ["Travail sur internet, 2 000 €", "24000"],
  ])("%s → %s", (text, expected) => expect(read(text)).toBe(expected));
});

test("in a long text, the wage is told from what is paid beside it", () => {
  const text = `Vous gérez un CA de 3 000 000 €, 25 personnes et 2 magasins.
Rémunération : 2 400 € brut mensuel + prime de 150 € + tickets restaurant de 9 €.
Mutuelle prise en charge à 50 %, soit 30 € par mois.`;
  expect(read(text)).toBe("28800");
});

describe("several texts", () => {
  test("the first that tells a wage decides, and is kept as it was written", () => {
    const said = ["Mensuel de 1900.0 Euros", "Selon profil", "2 500 €"];
    expect(readSalary(said)).toMatchObject({ is: "gross", min: 22800, per: "month", said: "Mensuel de 1900.0 Euros" });
    expect(readSalary([undefined, "N/A", "Entre 30 et\u00a035 K€"])).toMatchObject({
      min: 30000,
      said: "Entre 30 et\u00a035 K€",
    });
  });

  test("a figure that cannot be gives way to one that can", () => {
    expect(readSalary(["Annuel de 1.0 Euros", "2 000 € par mois"])).toMatchObject({ is: "gross", min: 24000 });
    expect(readSalary(["Annuel de 1.0 Euros", "Selon profil"])).toMatchObject({ is: "odd" });
  });

  test("a thirteenth month and part-time hours may be said beside", () => {
    expect(readSalary(["Mensuel de 2000.0 Euros", "13ème mois"])).toMatchObject({ min: 26000, months: 13 });
    expect(readSalary(["Horaire de 12.5 Euros", "20 h par semaine"])).toMatchObject({ min: 13000 });
  });

  test("net in one text is no word on another", () => {
    expect(readSalary(["Mensuel de 1500.0 Euros", "net"])).toMatchObject({ is: "gross", min: 18_000 });
    expect(readSalary(["Mensuel de 1900.0 Euros", "1 500 € net"])).toMatchObject({ is: "gross", min: 22_800 });
    expect(readSalary(["Selon profil", "1 500 € net", "brut"])).toMatchObject({ is: "net", min: 18_000 });
    expect(readSalary(["Mensuel de 1900.0 Euros", "brut, net selon statut"])).toMatchObject({ is: "gross" });
  });

  test("the thousands that are said once for both ends are said without cents", () => {
    expect(readSalary(["Entre 26 et 28 000€"])).toMatchObject({ min: 26_000, max: 28_000 });
    for (const beside of [[], ["Équipe de 4"]])
      expect(readSalary(["Annuel de 10.00 Euros à 10000.0 Euros", ...beside])).toMatchObject({ is: "odd" });
  });

  test("nothing at all is nothing", () => {
    expect(readSalary([])).toEqual({ is: "none" });
    expect(readSalary([undefined, " "])).toEqual({ is: "none" });
  });
});

test("the form is read at a glance, and says what it says beside any text that changes nothing", () => {
  const figure = fc.double({ min: 0, max: 120_000, noNaN: true }).map((value) => value.toFixed(value < 100 ? 2 : 1));
  const label = fc
    .tuple(
      fc.constantFrom("Annuel", "Mensuel", "Horaire", "Cachet"),
      figure,
      fc.option(figure),
      fc.option(fc.constantFrom("6.0", "12.0", "13.0", "14.5", "24.0")),
    )
    .map(
      ([per, from, to, months]) =>
        `${per} de ${from} Euros${to ? ` à ${to} Euros` : ""}${months ? ` sur ${months} mois` : ""}`,
    );
  fc.assert(
    fc.property(label, fc.constantFrom(undefined, 24, 35), (text, weeklyHours) => {
      // A form that nobody filled in gives way to any words.
      fc.pre(/[1-9].* Euros/.test(text));
      // A figure that is not money has all of it taken apart.
      expect(readSalary([text], weeklyHours)).toEqual(readSalary([text, "Équipe de 4"], weeklyHours));
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["Mensuel de 1900.0 Euros à 2100.0 Euros", { least: 1900, most: 2100 }],
  ["à partir de 2 000 € brut par mois", { least: 2000 }],
  ["jusqu'à 30 000 € par an", { most: 2500 }],
  ["1 500 € net par mois", undefined],
  ["Selon profil", undefined],
])("for a filter, %s is %j", (text, expected) => {
  expect(toMonthlyRange(readSalary([text]))).toEqual(expected);
});

test("an endless text is read in no time", () => {
  const before = process.cpuUsage();
  readSalary(["1 ".repeat(20_000), "entre ".repeat(20_000), "12 à 12 à ".repeat(5_000)]);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(500);
});
