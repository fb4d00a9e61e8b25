import { describe, expect, test } from "vitest";
import { readMessage } from "../../../fakes/reference.ts";

const since = (text: string) => readMessage(text, { context: "home" }).wish?.filters.since;

describe("how long something lasts in somebody's life is no age of an offer", () => {
  test.each([
    "je dors dans ma voiture depuis un mois, je cherche serveur",
    "je cherche serveur depuis une semaine à Lyon",
    "ça fait un mois que je cherche serveur à Lyon",
    "cela fait 15 jours que je suis au chômage, boulanger Lille",
    "au chômage depuis un mois, serveur Lyon",
    "je suis en France depuis 3 jours, cuisinier Lyon",
    "inscrite depuis 15 jours, caissière Lyon",
    "j'ai travaillé pendant 15 jours comme cuisinier à Lyon",
    "voilà un mois que je galère, serveur Lyon",
    "maman depuis un mois je cherche serveuse à Lyon",
    "serveur Lyon pour 15 jours",
    "serveur Lyon dispo dans 3 jours",
    "15 jours de vacances",
    "je suis au chômage depuis un mois, je cherche des offres à Lyon",
    "je suis au chômage depuis un mois je cherche des offres de serveur à Lyon",
    "au chômage depuis une semaine et je voudrais voir des offres à Lyon",
    "j'ai un poste de serveur depuis un mois",
    "un poste de serveur depuis un mois",
    "en poste de serveur à Lyon depuis 15 jours",
    "en cdi depuis un mois, serveur Lyon",
    "j'occupe un poste de serveur depuis une semaine",
    "depuis un mois je suis au chômage, serveur Lyon",
    "depuis une semaine, je cherche serveur à Lyon",
  ])("%j", (text) => expect(since(text)).toBeUndefined());

  test("nor is any word of it left over", () => {
    const read = readMessage("je cherche serveur depuis une semaine à Lyon", { context: "home" });
    expect(read).toMatchObject({ act: "search", isSure: true });
    expect(read.rest).toBeUndefined();
  });
});

test.each<[string, string]>([
  ["offres depuis une semaine", "7"],
  ["je veux voir les annonces depuis un mois", "31"],
  ["serveur Lyon depuis un mois", "31"],
  ["je suis serveur, les offres depuis un mois", "31"],
  ["les postes de serveur depuis 3 jours", "3"],
  ["depuis une semaine", "7"],
  ["serveur Lyon, annonces postées depuis une semaine", "7"],
  ["depuis un mois les offres de serveur", "31"],
  ["les offres serveur Lyon depuis 3 jours", "3"],
  ["serveur Lyon moins de 15 jours", "14"],
  ["serveur Lyon 3 derniers jours", "3"],
])("%j is the age of offers", (text, days) => expect(String(since(text))).toBe(days));
