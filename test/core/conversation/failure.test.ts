import { describe, expect, test } from "vitest";
import { renderFailure } from "../../../src/core/conversation/failure.ts";
import { flattenRichText } from "../../../src/core/conversation/view.ts";
import { formatExcludedService } from "../../../src/core/market/market-phrases.ts";

describe("what is said of a service agrees with its name", () => {
  test.each([
    ["France Travail", "France Travail est très sollicité en ce moment"],
    ["La bonne alternance", "La bonne alternance est très sollicitée en ce moment"],
    ["Le site d'offres", "Le site d'offres est très sollicité en ce moment"],
    ["L'alerte", "L'alerte est très sollicitée en ce moment"],
    ["Discord", "Discord est très sollicité en ce moment"],
    // The article alone decides.
    ["Laposte", "Laposte est très sollicité en ce moment"],
    [undefined, "Le site d'offres est très sollicité en ce moment"],
  ])("%s", (service, said) => {
    const [first] = renderFailure({ why: "busy", ...(service === undefined ? {} : { service }) });
    expect(first?.kind === "text" && flattenRichText(first.text)).toContain(said);
  });

  test.each([
    [undefined, "Votre recherche est gardée."],
    [1, "Votre recherche est gardée : réessayez dans une minute."],
    [7, "Votre recherche est gardée : réessayez dans 7 minutes."],
  ])("when to come back is said where the service said so: %s", (minutes, said) => {
    const [first] = renderFailure({ why: "busy", ...(minutes === undefined ? {} : { minutes }) });
    expect(first?.kind === "text" && flattenRichText(first.text)).toContain(said);
  });

  test("whose offers are not counted", () => {
    expect(formatExcludedService("La bonne alternance")).toBe("Sans celles que seule La bonne alternance publie");
    expect(formatExcludedService("France Travail")).toBe("Sans celles que seul France Travail publie");
  });
});
