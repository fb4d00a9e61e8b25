import { expect, test } from "vitest";
import { parseCommand } from "../../src/bots/commands.ts";

test.each([
  ["/emploi boulanger Lyon", { type: "command", command: "emploi", text: "boulanger Lyon" }],
  ["/emploi@tremplin_bot boulanger", { type: "command", command: "emploi", text: "boulanger" }],
  [" /EMPLOI\u00a0boulanger", { type: "command", command: "emploi", text: "boulanger" }],
  ["/emploi", { type: "command", command: "emploi", text: "" }],
  ["/jobs boulanger", { type: "command", command: "emploi", text: "boulanger" }],
  ["/mes-donnees", { type: "command", command: "confidentialite", text: "" }],
  ["/confidentialité", { type: "command", command: "confidentialite", text: "" }],
  [
    "/emploi metier:boulanger ville:Saint-Denis rayon:10 contrat:cdi",
    {
      type: "command",
      command: "emploi",
      text: "boulanger",
      place: "Saint-Denis",
      radius: 10,
      filters: { contract: ["cdi"] },
    },
  ],
  [
    "/emploi boulanger ville: Saint Denis",
    { type: "command", command: "emploi", text: "boulanger", place: "Saint Denis" },
  ],
  ["/emploi boulanger contrat:CDI", { text: "boulanger", filters: { contract: ["cdi"] } }],
  ["/emploi boulanger contrat:Intérim", { text: "boulanger", filters: { contract: ["interim"] } }],
  ["/emploi boulanger contrat:SAISONNIER et cdd", { text: "boulanger", filters: { contract: ["cdd", "seasonal"] } }],
  ["/emploi boulanger contrat:stage", { text: "boulanger", unknown: ["contrat : stage"] }],
  ["/emploi boulanger contrat:constructor", { text: "boulanger", unknown: ["contrat : constructor"] }],
  ["/emploi boulanger rayon:30", { text: "boulanger", radius: 30 }],
  ["/emploi boulanger rayon:50 km", { text: "boulanger", radius: 50 }],
  ["/emploi boulanger Rayon:Tout le département", { text: "boulanger", radius: "departement" }],
  ["/emploi boulanger rayon:La commune seule", { text: "boulanger", radius: 0 }],
  ["/emploi boulanger rayon:loin", { text: "boulanger", unknown: ["rayon : loin"] }],
  ["/emploi métier:boulanger lieu:Lyon", { text: "boulanger", place: "Lyon" }],
  ["/emploi\u200b", { text: "" }],
  ["\u200b/emploi\u200b boulanger", { text: "boulanger" }],
  ["/start", { type: "start" }],
  ["/start constructor", { type: "start" }],
  ["/start alertes", { type: "command", command: "alertes", text: "" }],
])("%s", (typed, event) => {
  expect(parseCommand(typed)).toEqual("type" in event ? event : { type: "command", command: "emploi", ...event });
});

test.each(["/constructor", "/toString", "/__proto__", "/inconnu boulanger", "emploi boulanger", "tapez /emploi", "/"])(
  "%s is no command",
  (typed) => {
    expect(parseCommand(typed)).toBeUndefined();
  },
);
