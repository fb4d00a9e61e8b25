import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { offreSchema } from "../../../src/adapters/france-travail/api/offre.ts";
import { toOffer } from "../../../src/adapters/france-travail/api/to-offer.ts";
import { loadTerritory } from "../../../src/adapters/territory.ts";
import { renderOfferDetail } from "../../../src/core/conversation/cards.ts";
import { flattenRichText } from "../../../src/core/conversation/view.ts";
import { escapeFormula, toExportRow } from "../../../src/core/exports/columns.ts";
import { readOfferSalary } from "../../../src/core/market/pay.ts";
import type { Offer } from "../../../src/core/offers/offer.ts";
import { createAtlas } from "../../../src/core/places/atlas.ts";
import { france } from "../../../src/core/places/place.ts";
import { matches } from "../../../src/core/search/matches.ts";
import type { Search } from "../../../src/core/search/search.ts";
import { noCentres } from "../../fakes/centres.ts";
import { noon } from "../../fakes/offers.ts";

const where = createAtlas(loadTerritory());

/** An offer as the service would send it with this pay, read by the adapter. */
function reading(salaire: object, changes: object = {}): Offer {
  const row = { id: "214BQXN", intitule: "Boulanger", dateCreation: "2026-11-18T09:12:44.120Z", salaire, ...changes };
  return toOffer(offreSchema.parse(row), where, () => undefined, false);
}

function spaced(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, " ");
}

/** "1900..2100": what a filter goes by, gross euros a month. */
function monthly({ facts }: Offer): string {
  const { least = "", most = "" } = facts?.monthly ?? {};
  return facts?.monthly ? `${least}..${most}` : "";
}

describe("pay that tells something: on the card, for the market, for the filter", () => {
  test.each<[said: string, card: string, is: string, monthly: string]>([
    ["Mensuel de 32000.0 Euros à 36000.0 Euros", "32 000 à 36 000 €", "odd", ""],
    ["Horaire de 14.0 Euros à 15.450000000000001 Euros", "14 à 15,45 € de l'heure", "gross", "2123..2343"],
    ["Mensuel de 32000 à 36000", "32 000 à 36 000 €", "odd", ""],
    ["Mensuel de 36000.0 Euros à 32000.0 Euros", "32 000 à 36 000 €", "odd", ""],
    ["Annuel de 30.0 Euros à 55.0 Euros", "30 à 55 €", "odd", ""],
    ["Horaire de 12 à 1 900", "12 à 1 900 €", "odd", ""],
    ["Horaire de 0 à 1 900", "1 900 €", "odd", ""],
    ["Mensuel de 1900 à 1,2,3", "1 900 € par mois", "gross", "1900..1900"],
    // A sum that cannot be read is nobody's pay, and says nothing.
    ["Annuel de 1,2,3", "", "odd", ""],
    ["Mensuel de 12 50 Euros", "12 50 Euros", "odd", ""],
    [`Horaire de ${"9".repeat(40)}`, "", "odd", ""],
    ["Horaire de 12.500 Euros", "12,50 € de l'heure", "gross", "1896..1896"],
    ["Annuel de 30 à 55", "30 à 55 €", "odd", ""],
    ["Annuel de 45.0 Euros", "45 €", "odd", ""],
    ["Mensuel de 12,50 Euros", "12,50 €", "odd", ""],
    ["Mensuel de 12.31 Euros", "12,31 €", "odd", ""],
    ["Mensuel de 2,1 Euros", "2,10 €", "odd", ""],
    ["Autre de 2100,00 Euros à 2300,00 Euros", "2 100 à 2 300 €", "gross", "2100..2300"],
    ["Autre de 12,50 Euros", "12,50 €", "gross", "1896..1896"],
    ["Autre de 32000 Euros à 36000 Euros", "32 000 à 36 000 €", "gross", "2667..3000"],
    ["Autre de 150.0 Euros", "150 €", "odd", ""],
    ["De 2100.0 Euros à 2300.0 Euros", "2 100 à 2 300 €", "gross", "2100..2300"],
    ["De 2100 € à 2300 €", "2 100 à 2 300 €", "gross", "2100..2300"],
    ["De 30000 Euros", "30 000 €", "gross", "2500..2500"],
    ["de 2 100 à 2 300 euros", "2 100 à 2 300 €", "gross", "2100..2300"],
    ["2 500 à 1 800", "1 800 à 2 500", "gross", "1800..2500"],
    ["2500 à 1800 €", "1800 à 2500 €", "gross", "1800..2500"],
    ["2 500 € à 1 800 € brut mensuel", "1 800 € à 2 500 € brut mensuel", "gross", "1800..2500"],
    ["Mensuel de 2500.0 Euros à 1800.0 Euros", "1 800 à 2 500 € par mois", "gross", "1800..2500"],
    [
      "Mensuel de 2500.0 Euros à 1800.0 Euros sur 13.0 mois",
      "1 800 à 2 500 € par mois, sur 13 mois",
      "gross",
      "1950..2708",
    ],
    ["Horaire de 14.0 Euros à 12.31 Euros", "12,31 à 14 € de l'heure", "gross", "1867..2123"],
    ["Annuel de 45000.0 Euros à 38000.0 Euros", "38 000 à 45 000 € par an", "gross", "3167..3750"],
    ["35 000 à 40 000 de l'heure", "35 000 à 40 000", "odd", ""],
    ["Horaire de 35000.0 Euros à 40000.0 Euros", "35 000 à 40 000 €", "odd", ""],
    ["Horaire de 1867.02 Euros", "1 867,02 €", "odd", ""],
    ["Horaire de 151.67 Euros", "151,67 €", "odd", ""],
    ["Annuel de 2100.0 Euros à 2300.0 Euros", "2 100 à 2 300 €", "odd", ""],
    ["Annuel de 12.31 Euros", "12,31 €", "odd", ""],
    ["Annuel de 1867.02 Euros sur 12.0 mois", "1 867,02 €", "odd", ""],
    ["Mensuel de 28000.0 Euros sur 12.0 mois", "28 000 €", "odd", ""],
    ["Mensuel de 1867.02 Euros sur 12.0 mois", "1 867,02 € par mois", "gross", "1867..1867"],
    ["Mensuel de 1867.02 Euros sur 13.0 mois", "1 867,02 € par mois, sur 13 mois", "gross", "2023..2023"],
    ["Mensuel de 1867.02 Euros sur 6.0 mois", "1 867,02 € par mois", "gross", "1867..1867"],
    ["Mensuel de 1867.02 Euros sur 1.0 mois", "1 867,02 € par mois", "gross", "1867..1867"],
    ["Annuel de 28000.0 Euros sur 13.0 mois", "28 000 € par an, sur 13 mois", "gross", "2333..2333"],
    ["Annuel de 28000.0 Euros sur 12.0 mois", "28 000 € par an", "gross", "2333..2333"],
    ["Horaire de 12.31 Euros sur 13.0 mois", "12,31 € de l'heure, sur 13 mois", "gross", "2023..2023"],
    ["Mensuel de 1.0 Euros à 2100.0 Euros", "2 100 € par mois", "gross", "2100..2100"],
    ["Mensuel de 2100.0 Euros à 1.0 Euros", "2 100 € par mois", "gross", "2100..2100"],
    ["Mensuel de 1900.0 Euros à 99999.0 Euros", "1 900 € par mois", "gross", "1900..1900"],
    ["Mensuel de 0.0 Euros à 2100.0 Euros", "2 100 € par mois", "gross", "2100..2100"],
    ["Mensuel de 492.0 Euros à 1823.0 Euros", "492 à 1 823 € par mois", "gross", "492..1823"],
    ["Mensuel de 504.1 Euros", "504,10 € par mois", "gross", "504..504"],
    ["Mensuel de 729.0 Euros", "729 € par mois", "gross", "729..729"],
    ["Mensuel de 400.0 Euros", "400 €", "odd", ""],
    ["Mensuel de 300.0 Euros", "300 €", "odd", ""],
    ["Mensuel de 19999.0 Euros", "19 999 € par mois", "gross", "19999..19999"],
    ["Mensuel de 20001.0 Euros", "20 001 €", "odd", ""],
    ["Cachet de 150.0 Euros", "150 € par cachet", "fee", ""],
    ["Cachet de 150.0 Euros à 200.0 Euros", "150 à 200 € par cachet", "fee", ""],
    ["Journalier de 120.0 Euros", "120 € par jour", "gross", "2600..2600"],
    ["Hebdomadaire de 480.0 Euros", "480 € par semaine", "gross", "2080..2080"],
    ["mensuel de 1900,00 euros à 2100,00 euros", "1 900 à 2 100 € par mois", "gross", "1900..2100"],
    ["Mensuel de 1900,00 Euros", "1 900 € par mois", "gross", "1900..1900"],
    ["Mensuel de 1 900,00 Euros", "1 900 € par mois", "gross", "1900..1900"],
    ["Mensuel de 1.900,00 Euros à 2.100,00 Euros", "1 900 à 2 100 € par mois", "gross", "1900..2100"],
    ["Horaire de 12.500 Euros", "12,50 € de l'heure", "gross", "1896..1896"],
    ["Mensuel de 1900.0 Euros à 21000.0 Euros", "1 900 à 21 000 €", "odd", ""],
    ["Mensuel de 1900.0 Euros à 1900.0 Euros", "1 900 € par mois", "gross", "1900..1900"],
    ["Mensuel de 1900.00 Euros à 1900.0 Euros sur 12 mois", "1 900 € par mois", "gross", "1900..1900"],
    [
      "Annuel de 21600.0 Euros à 26400.0 Euros sur 14.5 mois",
      "21 600 à 26 400 € par an, sur 14,5 mois",
      "gross",
      "1800..2200",
    ],
    ["Horaire de 12.31 Euros à 12.5 Euros", "12,31 à 12,50 € de l'heure", "gross", "1867..1896"],
    ["1 900 € brut par mois", "1 900 € brut par mois", "gross", "1900..1900"],
    ["1900€ brut/mois", "1900€ brut/mois", "gross", "1900..1900"],
    ["1 900 € net par mois", "1 900 € net par mois", "net", ""],
    ["1 450 € nets", "1 450 € nets", "net", ""],
    ["1 900 à 2 100 € brut mensuel + primes", "1 900 à 2 100 € brut mensuel + primes", "gross", "1900..2100"],
    ["2 100 à 1 900 € net", "1 900 à 2 100 € net", "net", ""],
    ["30-35K€", "30-35K€", "gross", "2500..2917"],
    ["35K€ - 30K€", "30K€ - 35K€", "gross", "2500..2917"],
    ["35-30 K€ selon profil", "30-35 K€ selon profil", "gross", "2500..2917"],
    ["35 à 30 k€ brut annuel", "30 à 35 k€ brut annuel", "gross", "2500..2917"],
    ["entre 35 000 et 30 000 € brut annuel", "entre 30 000 et 35 000 € brut annuel", "gross", "2500..2917"],
    ["Entre 1 900 et 2 100 € selon expérience", "Entre 1 900 et 2 100 € selon expérience", "gross", "1900..2100"],
    ["A partir de 1 900 € brut", "A partir de 1 900 € brut", "gross", "1900.."],
    ["jusqu'à 2 500 € brut", "jusqu'à 2 500 € brut", "gross", "..2500"],
    ["12,31 €/h", "12,31 €/h", "gross", "1867..1867"],
    ["12.31 € de l'heure + IFM + CP", "12.31 € de l'heure + IFM + CP", "gross", "1867..1867"],
    ["12€31", "12€31", "gross", "1867..1867"],
    ["13 € brut / heure", "13 € brut / heure", "gross", "1972..1972"],
    ["300 € par mois", "300 €", "odd", ""],
    ["60 €", "60 €", "odd", ""],
    ["500 € par an", "500 €", "odd", ""],
    ["12,50 € par an", "12,50 €", "odd", ""],
    ["32 000 € par mois", "32 000 €", "odd", ""],
    ["Salaire mensuel : 32 000 €", "Salaire : 32 000 €", "odd", ""],
    ["Rémunération annuelle de 30 €", "Rémunération de 30 €", "odd", ""],
    ["taux horaire 1900 €", "taux 1900 €", "odd", ""],
    ["1900 € de l'heure, 35h/semaine", "1900 €, 35h/semaine", "odd", ""],
    ["de 1 900 à 21 000 €", "1 900 à 21 000 €", "odd", ""],
    ["SMIC", "SMIC", "gross", "1867..1867"],
    ["Smic horaire", "Smic horaire", "gross", "1867..1867"],
    ["SMIC + 10%", "SMIC + 10%", "gross", "2054..2054"],
    ["2xSMIC", "2xSMIC", "gross", "3734..3734"],
    ["SMICx1,5", "SMICx1,5", "gross", "2801..2801"],
    ["43% du SMIC", "43% du SMIC", "gross", "803..803"],
    ["de 27% à 100% du SMIC selon l'âge", "de 27% à 100% du SMIC selon l'âge", "gross", "504..1867"],
    ["Selon grille SMIC apprentissage", "Selon grille SMIC apprentissage", "gross", "1867..1867"],
    ["Rémunération selon % du SMIC", "Rémunération selon % du SMIC", "words", ""],
    ["1 867,02 € brut (SMIC)", "1 867,02 € brut (SMIC)", "gross", "1867..1867"],
    ["Selon convention collective", "Selon convention collective", "words", ""],
    ["Selon convention collective CCN51", "Selon convention collective CCN51", "words", ""],
    ["Selon grille de la fonction publique", "Selon grille de la fonction publique", "words", ""],
    ["Grille indiciaire", "Grille indiciaire", "words", ""],
    ["Traitement indiciaire + RIFSEEP", "Traitement indiciaire + RIFSEEP", "words", ""],
    ["Fixe + variable", "Fixe + variable", "words", ""],
    ["Fixe + commissions", "Fixe + commissions", "words", ""],
    ["Primes et 13e mois", "Primes et 13e mois", "words", ""],
    ["13ème mois", "13ème mois", "words", ""],
    ["Primes", "Primes", "words", ""],
    ["Panier repas", "Panier repas", "words", ""],
    ["Selon âge et niveau d'études", "Selon âge et niveau d'études", "words", ""],
    ["Selon diplôme", "Selon diplôme", "words", ""],
    ["CCN66", "CCN66", "words", ""],
    ["Salaire conventionnel", "Salaire conventionnel", "words", ""],
    ["Indemnité de stage légale", "Indemnité de stage légale", "words", ""],
    ["TJM 400 €", "TJM 400 €", "fee", ""],
    ["TJM entre 350 et 450 €", "TJM entre 350 et 450 €", "fee", ""],
    ["100 € la nuit", "100 € la nuit", "fee", ""],
    ["150 € par cachet", "150 € par cachet", "fee", ""],
    [
      "Salaire fixe de 1900 € à 2200 € brut par mois sur 13 mois + tickets restaurant + mutuelle + prime d'intéressement + participation",
      "1 900 à 2 200 € brut par mois",
      "gross",
      "2058..2383",
    ],
    [
      "Nous proposons un package attractif composé d'un fixe, de primes sur objectifs et d'un véhicule, pour un total annuel de 32 000 à 38 000 € brut",
      "32 000 à 38 000 € brut par an",
      "gross",
      "2667..3167",
    ],
    ["2000€ brut x 13", "2000€ brut x 13", "gross", "2167..2167"],
    ["1 900 € brut 35h", "1 900 € brut 35h", "gross", "1900..1900"],
    ["2 000 € brut sur 12 mois", "2 000 € brut sur 12 mois", "gross", "2000..2000"],
    ["2 000 € sur 13 mois", "2 000 € sur 13 mois", "gross", "2167..2167"],
    ["1900-2100", "1900-2100", "gross", "1900..2100"],
    ["35000-40000", "35000-40000", "gross", "2917..3333"],
    ["40000-35000", "35000-40000", "gross", "2917..3333"],
    ["28K", "28K", "gross", "2333..2333"],
    ["28k€", "28k€", "gross", "2333..2333"],
    ["28 000", "28 000", "gross", "2333..2333"],
    ["1900", "1900", "gross", "1900..1900"],
    ["150 € par jour", "150 € par jour", "gross", "3250..3250"],
    ["600 € par semaine", "600 € par semaine", "gross", "2600..2600"],
    ["<b>1 900 &euro; brut</b>", "1 900 € brut", "gross", "1900..1900"],
  ])("%s → %s", (libelle, card, is, month) => {
    const offer = reading({ libelle });
    expect(spaced(offer.salary ?? "")).toBe(card);
    expect(readOfferSalary(offer).is).toBe(is);
    expect(monthly(offer)).toBe(month);
  });
});

describe("pay that says nothing is shown nowhere", () => {
  test.each<[said: string, is: string]>([
    ["Mensuel de 1.0 Euros", "odd"],
    ["Annuel de 999999.0 Euros", "odd"],
    ["Mensuel de 0.0 Euros", "none"],
    ["Annuel de 0,00 Euros à 0,00 Euros", "none"],
    ["Cachet de 0.0 Euros", "none"],
    ["Cachet de 1.0 Euros", "fee"],
    ["1 €", "odd"],
    ["0", "none"],
    ["0 €", "none"],
    ["0,00", "none"],
    ["Autres", "none"],
    ["Autre", "none"],
    ["Description du salaire", "none"],
    ["Description", "none"],
    ["A négocier", "words"],
    ["à négocier", "words"],
    ["A NEGOCIER", "words"],
    ["A négocier selon profil", "words"],
    ["A négocier selon expérience.", "words"],
    ["Négociable", "words"],
    ["Salaire à négocier", "words"],
    ["Salaire : à négocier", "words"],
    ["Rémunération à négocier selon profil", "words"],
    ["Rémunération à définir", "words"],
    ["à définir", "words"],
    ["A définir avec l'employeur", "words"],
    ["à convenir", "words"],
    ["A débattre", "words"],
    ["à déterminer", "words"],
    ["à discuter lors de l'entretien", "words"],
    ["à voir", "words"],
    ["N/A", "none"],
    ["NA", "none"],
    ["n.a.", "none"],
    ["NC", "none"],
    ["N.C.", "none"],
    ["NR", "none"],
    ["ND", "none"],
    ["RAS", "none"],
    ["R.A.S", "none"],
    ["-", "none"],
    ["--", "none"],
    [".", "none"],
    ["...", "none"],
    ["?", "none"],
    ["???", "none"],
    ["x", "none"],
    ["xxx", "none"],
    ["X", "none"],
    ["null", "none"],
    ["undefined", "none"],
    ["néant", "none"],
    ["Aucun", "none"],
    ["Non renseigné", "none"],
    ["Non renseignée", "none"],
    ["non précisé", "none"],
    ["Non communiqué", "none"],
    ["Salaire non communiqué", "none"],
    ["Rémunération non précisée", "none"],
    ["pas précisé", "none"],
    ["non indiqué", "none"],
    ["Non spécifié", "none"],
    ["Non défini", "none"],
    ["sans objet", "none"],
    ["Inconnu", "none"],
    ["Selon profil", "words"],
    ["SELON PROFIL", "words"],
    ["Selon profil.", "words"],
    ["selon profil et expérience", "words"],
    ["Selon profil / expérience", "words"],
    ["Selon expérience", "words"],
    ["selon l'expérience", "words"],
    ["selon votre profil", "words"],
    ["Selon le profil du candidat", "words"],
    ["Selon compétences", "words"],
    ["Selon qualification et expérience", "words"],
    ["en fonction du profil", "words"],
    ["En fonction de l'expérience", "words"],
    ["Fonction de l'expérience et du profil", "words"],
    ["Salaire selon profil", "words"],
    ["Salaire selon profil et expérience", "words"],
    ["Rémunération selon profil", "words"],
    ["Rémunération : selon profil", "words"],
    ["Rémunération en fonction du profil et de l'expérience", "words"],
    ["Confidentiel", "words"],
    ["Salaire", "none"],
    ["Rémunération", "none"],
    ["Salaire brut", "none"],
    ["€", "none"],
    ["Euros", "none"],
    ["EUR", "none"],
    ["k€", "none"],
    ["De à EUR par an", "none"],
    ["De  à  EUR par an", "none"],
    ["de à € par mois", "none"],
    ["Voir annonce", "words"],
    ["cf annonce", "words"],
    ["Voir descriptif", "words"],
    ["Sur demande", "words"],
    ["Rémunération attractive", "words"],
    ["Salaire motivant", "words"],
    ["test", "none"],
    ["Commentaire", "none"],
    ["35h", "none"],
    ["Temps plein", "none"],
  ])("%s", (text, is) => {
    for (const salaire of [{ libelle: text }, { commentaire: text }, { libelle: text, commentaire: text }]) {
      const offer = reading(salaire);
      expect(offer.salary).toBeUndefined();
      expect(readOfferSalary(offer).is).toBe(is);
      expect(monthly(offer)).toBe("");
      expect(renderOfferDetail(offer, undefined, noon).facts.map(flattenRichText)).toContain("💶 Salaire non précisé");
    }
  });
});

describe("label, comment and what stands beside", () => {
  test.each<[salaire: Record<string, string>, card: string, monthly: string]>([
    // What one text says of net or gross says nothing of another.
    [
      { libelle: "Mensuel de 1900.0 Euros sur 12.0 mois", commentaire: "1 480 € net" },
      "1 900 € par mois",
      "1900..1900",
    ],
    [{ libelle: "Mensuel de 1900.0 Euros", commentaire: "Net" }, "1 900 € par mois", "1900..1900"],
    [{ libelle: "Mensuel de 1900.0 Euros", complement1: "prime nette de 100 €" }, "1 900 € par mois", "1900..1900"],
    [{ commentaire: "1 900 €", complement2: "net d'impôt" }, "1 900 €", "1900..1900"],
    [{ libelle: "Autres", commentaire: "1 480 € net par mois" }, "1 480 € net par mois", ""],
    // An odd form gives way to a comment that is none.
    [
      { libelle: "Mensuel de 32000.0 Euros à 36000.0 Euros", commentaire: "2 700 € brut par mois" },
      "2 700 € brut par mois",
      "2700..2700",
    ],
    [{ libelle: "Annuel de 1.0 Euros", commentaire: "Grille indiciaire" }, "Grille indiciaire", ""],
    [{ libelle: "Annuel de 1.0 Euros", commentaire: "Selon profil" }, "", ""],
    [{ libelle: "Annuel de 1.0 Euros", commentaire: "300 € par mois" }, "300 €", ""],
    [{ libelle: "Annuel de 30.0 Euros à 55.0 Euros", commentaire: "Description du salaire" }, "30 à 55 €", ""],
    [{ libelle: "Selon profil", commentaire: "Primes et 13e mois" }, "Primes et 13e mois", ""],
    [{ libelle: "Mensuel de 1900.0 Euros", commentaire: "13ème mois" }, "1 900 € par mois, sur 13 mois", "2058..2058"],
    [{ libelle: "A négocier", complement1: "Mutuelle", complement2: "Primes" }, "", ""],
    [{ complement1: "A partir de 2 100 € brut par mois" }, "A partir de 2 100 € brut par mois", "2100.."],
  ])("%j → %s", (salaire, card, month) => {
    const offer = reading(salaire);
    expect(spaced(offer.salary ?? "")).toBe(card);
    expect(monthly(offer)).toBe(month);
  });
});

describe("hours of every form count for an hourly wage", () => {
  test.each<
    [
      hours: string | undefined,
      converted: string | undefined,
      card: string,
      fullTime: boolean | undefined,
      monthly: number,
    ]
  >([
    ["20H/semaine\nTravail en journée", "Temps partiel", "20 h par semaine, travail en journée", false, 1067],
    ["20 H", undefined, "20 h par semaine", false, 1067],
    ["20 H", "Temps partiel", "20 h par semaine", false, 1067],
    ["30H Autre", "Temps partiel", "30 h par semaine", false, 1600],
    ["30H Autre", undefined, "30 h par semaine", false, 1600],
    ["35H Autre", undefined, "35 h par semaine", true, 1867],
    ["17H30 Autre", undefined, "17 h 30 par semaine", false, 934],
    ["35H00/semaine", "Temps plein", "35 h par semaine", true, 1867],
    ["28 heures", undefined, "28 h par semaine", false, 1494],
    ["28h hebdo", undefined, "28 h par semaine", false, 1494],
    ["28,5h/semaine", undefined, "28,5 h par semaine", false, 1520],
    ["151.67H/mois", undefined, "151.67H/mois", true, 1867],
    ["104 heures par mois", undefined, "104 heures par mois", false, 1280],
    ["1607 h/an", undefined, "1607 h/an", true, 1867],
    ["Mi-temps", undefined, "Mi-temps", false, 934],
    ["Temps partiel 80 %", undefined, "Temps partiel 80 %", false, 1494],
    ["Temps partiel - 24H/semaine", undefined, "Temps partiel - 24 h par semaine", false, 1280],
    ["Temps plein", undefined, "Temps plein", true, 1867],
    ["Temps partiel", undefined, "Temps partiel", false, 1867],
    ["39H/semaine", "Temps plein", "39 h par semaine", true, 1867],
    // Times of a day, or of one day's work, are not hours a week.
    ["9h-17h", undefined, "9h-17h", undefined, 1867],
    ["9h à 17h du lundi au vendredi", undefined, "9h à 17h du lundi au vendredi", undefined, 1867],
    ["Autre", undefined, "", undefined, 1867],
    ["N/A", "Temps partiel", "", false, 1867],
    [undefined, undefined, "", undefined, 1867],
  ])("%j %s → %s", (dureeTravailLibelle, dureeTravailLibelleConverti, card, fullTime, month) => {
    const offer = reading({ libelle: "Horaire de 12.31 Euros" }, { dureeTravailLibelle, dureeTravailLibelleConverti });
    expect([offer.hours ?? "", offer.fullTime]).toEqual([card, fullTime]);
    expect(offer.facts?.monthly?.least).toBe(month);
  });

  test("a month's pay of eight hours a week is a wage", () => {
    const eight = { dureeTravailLibelle: "8H/semaine", dureeTravailLibelleConverti: "Temps partiel" };
    expect(spaced(reading({ libelle: "Mensuel de 427.0 Euros" }, eight).salary ?? "")).toBe("427 € par mois");
  });
});

describe("the SMIC is that of the day when the offer was last put up", () => {
  test.each([
    ["2025-12-31T22:59:00Z", 1802],
    ["2025-12-31T23:01:00Z", 1823],
    ["2026-05-31T21:59:00Z", 1823],
    ["2026-05-31T22:01:00Z", 1867],
    ["2026-11-18T09:12:44Z", 1867],
  ])("%s: %i € a month", (dateCreation, month) => {
    const offer = reading({ commentaire: "SMIC" }, { dateCreation });
    expect(offer.facts?.monthly).toEqual({ least: month, most: month });
    expect(readOfferSalary(offer)).toMatchObject({ is: "gross", min: expect.closeTo(12 * month, -1) });
  });

  test("an offer that was put up again has today's", () => {
    const again = { dateCreation: "2025-12-01T08:00:00Z", dateActualisation: "2026-07-01T08:00:00Z" };
    expect(reading({ commentaire: "SMIC" }, again).facts?.monthly?.least).toBe(1867);
  });
});

test("card, filter, market and export agree, whatever is written", () => {
  const period = fc.constantFrom("Annuel", "Mensuel", "Horaire", "Cachet", "Autre", "Hebdomadaire", "");
  const figure = fc.oneof(
    fc.double({ min: 0, max: 120_000, noNaN: true }).map((value) => value.toFixed(value < 100 ? 2 : 1)),
    fc.constantFrom("0", "1", "12,50", "1 900", "2.300,00", "30", "999999", "9".repeat(40), "1,2,3"),
  );
  const label = fc
    .tuple(
      period,
      figure,
      fc.option(figure),
      fc.constantFrom("", " Euros", "€"),
      fc.constantFrom("", " sur 13 mois", " net"),
    )
    .map(([per, from, to, sign, more]) => `${per} de ${from}${sign}${to ? ` à ${to}${sign}` : ""}${more}`);
  const words = fc.constantFrom(
    "Selon profil",
    "N/A",
    "net",
    "13ème mois",
    "20 h par semaine",
    "SMIC",
    "1 480 € net",
    "-",
  );
  const text = fc.option(fc.oneof(label, words, fc.string({ maxLength: 60 })), { nil: undefined });
  const hours = fc.option(fc.constantFrom("20 H", "30H Autre", "35H/semaine", "Temps plein"), { nil: undefined });
  fc.assert(
    fc.property(text, text, text, hours, (libelle, commentaire, complement1, dureeTravailLibelle) => {
      const offer = reading({ libelle, commentaire, complement1 }, { dureeTravailLibelle });
      const salary = readOfferSalary(offer);
      // The filter has what the market has.
      expect(offer.facts?.monthly !== undefined).toBe(salary.is === "gross");
      if (salary.is === "gross" && salary.bound === undefined)
        expect(offer.facts?.monthly?.least).toBe(Math.round(salary.min / 12));
      // What counts is told; what is odd has no period of the form. A comment without a sum stays as it is.
      if (salary.is === "gross" || salary.is === "net") expect(offer.salary).toBeDefined();
      if (salary.is === "odd" && salary.said === libelle && offer.salary !== commentaire)
        expect(offer.salary ?? "").not.toMatch(/par (?:mois|an|semaine)|de l'heure|annuel|mensuel|horaire/i);
      if (salary.is === "none") expect(offer.salary).toBeUndefined();
      expect(toExportRow(offer, offer.created ?? "")).toContain(escapeFormula(offer.salary ?? ""));
      const wanted: Search = { kind: "emploi", titles: [], place: france, radius: 20, filters: { salary: 2000 } };
      const pays = salary.is === "gross" ? salary.max / 12 : Number.NaN;
      if (pays < 1999)
        expect(matches(offer, wanted, noCentres, noon)).toBe(salary.is === "gross" && salary.bound === "atLeast");
      if (pays > 2001) expect(matches(offer, wanted, noCentres, noon)).toBe(true);
    }),
    { numRuns: 600 },
  );
});

describe("what is not paid by the hour, the month or the year is no monthly wage", () => {
  test.each([
    "5000 CHF par mois",
    "CHF 5000 brut",
    "salaire 5 000 francs suisses brut mensuel",
    "de 5000 à 6000 CHF/mois",
    "$3000 brut",
    "3 000 CAD/mois",
    "350 000 F CFP brut mensuel",
    "250 000 XPF par mois",
    "5000 € à 7000 € la saison",
    "1500 € pour la mission",
    "2 500 € / trimestre",
    "6000 € brut par semestre",
    "500 € la quinzaine",
    "30 € par annonce",
    "18 € la demi-heure",
  ])("%s: shown in its own words, filtered by nothing", (comment) => {
    const offer = reading({ commentaire: comment });
    expect(spaced(offer.salary ?? "")).toBe(comment);
    expect(monthly(offer)).toBe("");
  });

  test.each([
    ["1 900 € par mois pour la saison", 1900],
    ["2500 € par mois soit 2700 CHF", 2500],
    ["2 100 € brut, 39 h, la mission commence en mai", 2100],
    ["1800 € + 30 €/vente", 1800],
  ])("%s is %i € a month all the same", (comment, wage) => {
    expect(reading({ commentaire: comment }).facts?.monthly).toMatchObject({ least: wage });
  });
});
