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
  ["/start", { type: "start" }],
  ["/start constructor", { type: "start" }],
  ["/start alertes", { type: "command", command: "alertes", text: "" }],
])("%s", (typed, event) => {
  expect(parseCommand(typed)).toEqual(event);
});

test.each(["/constructor", "/toString", "/__proto__", "/inconnu boulanger", "emploi boulanger", "tapez /emploi", "/"])(
  "%s is no command",
  (typed) => {
    expect(parseCommand(typed)).toBeUndefined();
  },
);
