import { describe, expect, test } from "vitest";
import { extractWishes } from "../../../src/core/understanding/wishes.ts";
import { understand } from "../../fakes/reference.ts";

/** What is left of a text, its least pay, and the words that are quoted where that was converted or net. */
function read(text: string): [rest: string, euros: number | undefined, said: string | undefined] {
  const { rest, filters, pay } = extractWishes(text);
  return [rest, filters.salary, pay?.said];
}

describe("pay is read as people write it", () => {
  test.each<[text: string, rest: string, euros: number | undefined, said?: string]>([
    // with decimals
    ["serveur Lyon 12,50 € de l'heure", "serveur Lyon", 1896, "12,50 € de l'heure"],
    ["serveur 12,50€/h Lyon", "serveur Lyon", 1896, "12,50€/h"],
    ["serveur 12€50 de l'heure", "serveur", 1896, "12€50 de l'heure"],
    ["serveur 2,5k€ Lyon", "serveur Lyon", 2500],
    ["serveur 2.5k€", "serveur", 2500],
    ["serveur 2.200,00 euros", "serveur", 2200],
    ["serveur 1.850,50 € net", "serveur", 1851, "1.850,50 € net"],
    // glued to what it is
    ["serveur 2000€net Lyon", "serveur Lyon", 2000, "2000€net"],
    ["serveur 1500€brut", "serveur", 1500],
    ["serveur 2000net", "serveur", 2000, "2000net"],
    ["serveur 12€h Lyon", "serveur Lyon", 1820, "12€h"],
    // more or less
    ["serveur Lyon plus ou moins 1500 €", "serveur Lyon", 1500],
    ["serveur Lyon autour de 1500 €", "serveur Lyon", 1500],
    ["serveur Lyon aux alentours de 1500 €", "serveur Lyon", 1500],
    ["serveur Lyon dans les 1500 €", "serveur Lyon", 1500],
    ["serveur Lyon +/- 1500 €", "serveur Lyon", 1500],
    // without the euro sign
    ["serveur Lyon 1 800 net", "serveur Lyon", 1800, "1 800 net"],
    ["serveur Lyon 2.000 net", "serveur Lyon", 2000, "2.000 net"],
    ["serveur 2 000 brut par mois", "serveur", 2000],
    ["serveur 2000/mois", "serveur", 2000],
    ["serveur 2000 par mois", "serveur", 2000],
    ["serveur 30000 par an", "serveur", 2500, "30000 par an"],
    ["serveur 30k Lyon", "serveur Lyon", 2500, "30k"],
    ["serveur 13 de l'heure", "serveur", 1972, "13 de l'heure"],
    ["serveur 1800e", "serveur", 1800],
    ["serveur salaire net 1800 €", "serveur", 1800, "1800 €"],
    ["salaire minimum 1800 serveur", "serveur", 1800],
    ["serveur au moins 1 800", "serveur", 1800],
    ["serveur 1800 minimum Lyon", "serveur Lyon", 1800],
    ["serveur 12 euros de l heure", "serveur", 1820, "12 euros de l heure"],
    // between two sums the lower one counts
    ["serveur entre 1800 et 2000 €", "serveur", 1800],
    ["serveur de 1 800 à 2 200 € brut par mois Lyon", "serveur Lyon", 1800],
    ["serveur 30-35k€", "serveur", 2500, "30-35k€"],
    ["serveur 1800/2000 € net", "serveur", 1800, "1800/2000 € net"],
    // the minimum wage
    ["serveur smic", "serveur", 1867, "smic"],
    ["serveur plus que le smic Lyon", "serveur Lyon", 1867, "plus que le smic"],
    ["serveur 2xSMIC Lyon", "serveur Lyon", 3734, "2xSMIC"],
    ["serveur 1,5 smic", "serveur", 2800, "1,5 smic"],
    ["serveur smic + 10 %", "serveur", 2053, "smic + 10 %"],
    // places, hours and dates are not pay
    ["serveur 44000 Nantes", "serveur 44000 Nantes", undefined],
    ["serveur Paris 20e", "serveur Paris 20e", undefined],
    ["serveur 37,5 h", "serveur 37,5 h", undefined],
    ["serveur 75,69", "serveur 75 69", undefined],
    ["serveur Lyon,2000 €", "serveur Lyon", 2000],
  ])("%j", (text, rest, euros, said) => {
    expect(read(text)).toEqual([rest, euros, said]);
  });
});

describe("a postal code or district beside a sum is the place", () => {
  test.each<[string, place: string | undefined, euros: number]>([
    ["serveur Paris 15 1800 €", "Paris 15e", 1800],
    ["serveur Paris 15 1 800 €", "Paris 15e", 1800],
    ["serveur 75015 1 800 € net", "Paris 15e", 1800],
    ["serveur 44000 1800 net", "Nantes", 1800],
    ["serveur 44000 brut 2000 €", "Nantes", 2000],
    ["serveur Lyon 3 à 2000 €", "Lyon 3e", 2000],
    ["serveur 13001 net 1500", "Marseille 1er", 1500],
    ["serveur Paris 5 à 12 € de l'heure", "Paris 5e", 1820],
    ["serveur Lyon 8 à 10 €/h", "Lyon 8e", 1517],
    // unless it may be paid
    ["serveur Paris 13 à 15 €/h", "Paris", 1972],
    ["serveur Paris de 10 à 12 €/h", "Paris", 1517],
    ["serveur Nantes 10 à 13 €/h", "Nantes", 1517],
    // right before "brut" it is a sum, which is said, and the town is asked for
    ["serveur Nantes 44000 brut", "Nantes", 3667],
    ["serveur 44000 brut", undefined, 3667],
  ])("%j", (text, name, euros) => {
    const { places, placeMatch, filters } = understand(text);
    const place = placeMatch === "sure" ? places[0] : undefined;
    expect([place && "name" in place ? place.name : undefined, filters.salary]).toEqual([name, euros]);
  });
});
