import { expect, test } from "vitest";
import { me, servicesWith, session } from "../fakes/chat.ts";
import { rowsOf } from "../fakes/grave.ts";
import { pageOf } from "../fakes/offers.ts";
import { isPersonal } from "../fakes/reference.ts";

/** What somebody tells of their life is answered, and the answer says that the message is not kept. */
const here = () => session({ services: servicesWith({ offers: async (_search, page) => pageOf(12, page) }) });
const rowsIn = (all: ReturnType<typeof here>) =>
  rowsOf(...Object.values(all.collections).map((one) => one as { rows: Map<string, string> })).join("\n");

test.each([
  ["je suis enceinte", true],
  ["chui enceinte de 4 mois", true],
  ["enceinte, je dois le dire à l'employeur ?", true],
  ["je sors de prison", true],
  ["j'ai un casier, ça pose problème ?", true],
  ["je suis sdf", true],
  ["je dors dehors ce soir", true],
  ["je suis maman solo", true],
  ["je fume", true],
  ["boulanger Lyon", false],
  ["garde d'enfants Lyon", false],
  ["surveillant de prison", false],
  ["veilleur en foyer à Lille", false],
  ["je suis étudiant, je cherche serveur à Lyon", false],
  ["ai-je droit au chômage ?", false],
  ["", false],
])("%j is of somebody's life: %s", (text, is) => expect(isPersonal(text)).toBe(is));

test.each([
  "je suis enceinte de quatre mois",
  "je sors de prison",
  "je suis à la rue",
  "je suis maman solo",
  "je fume",
])("of %j neither a word nor a fingerprint is kept, in any state", async (text) => {
  for (const way of [[], ["/start"], ["boulanger"], ["boulanger lyon"], ["boulanger lyon", "tap M'alerter"]]) {
    const all = here();
    await all.play(...way);
    const print = "a-fingerprint";
    await all.handle({ owner: me, event: { type: "text", text }, written: { message: "17", print, isEdit: false } });
    await all.idle();
    for (const kept of [rowsIn(all), JSON.stringify(all.log)])
      expect(kept).not.toMatch(/enceinte|prison|a la rue|à la rue|solo|fume|a-fingerprint|grossesse|rights|status/i);
  }
});

test("the fields of a command that tell of it are not kept either", async () => {
  const all = here();
  await all.handle({ owner: me, event: { type: "command", command: "emploi", text: "je suis enceinte" } });
  await all.idle();
  expect(rowsIn(all)).not.toMatch(/enceinte/);
});
