import { describe, expect, test } from "vitest";
import { renderText } from "../../src/bots/terminal/render.ts";
import type { Incoming } from "../../src/core/talk/ports.ts";
import { contexts } from "../../src/core/understanding/acts/reading.ts";
import { withholdWordsOfReading } from "../../src/core/understanding/withheld.ts";
import { me, servicesWith, session } from "../fakes/chat.ts";
import { rowsOf } from "../fakes/grave.ts";
import { isNearGrave, readMessage } from "../fakes/reference.ts";
import { lyon } from "../fakes/states.ts";

/** Words that are nearly grave are neither kept nor said again; what is sure beside them is searched for. */
const isZebra = (text: string) => /z[èe]bre/i.test(text);
const here = () => session({ services: servicesWith({ isNearGrave: isZebra }) });
type Session = ReturnType<typeof here>;

function expectNoWords(all: Session, notices: (string | undefined)[] = []): void {
  const rows = rowsOf(...Object.values(all.collections).map((one) => one as { rows: Map<string, string> }));
  for (const text of [...rows, JSON.stringify(all.log), JSON.stringify(all.drawn), ...notices.map(String)])
    expect(text).not.toMatch(/z[èe]bre|rayé/i);
}

/** Ways to screens on which something may be written. */
const ways: Record<string, string[]> = {
  "the very first message": [],
  home: ["/start"],
  titles: ["/start", "boulanger"],
  place: ["boulanger", "tap Valider"],
  ideas: ["je ne sais pas quoi faire"],
  results: ["boulanger lyon"],
  offer: ["boulanger lyon", "tap 1"],
  "words of a filter": ["boulanger lyon", "tap Filtres", "tap Mots"],
  "the name of an alert": ["boulanger lyon", "tap M'alerter", "tap Nom"],
  "the hour of an alert": ["boulanger lyon", "tap M'alerter", "tap Heure"],
  alerts: ["boulanger lyon", "tap M'alerter", "/alertes"],
};

const texts = [
  "zèbre rayé",
  "boulanger lyon zèbre rayé",
  "boulanger à zèbre-sur-rayé",
  "pas de zèbre rayé, boulanger",
  "je suis un zèbre rayé et je ne sais plus du tout où aller maintenant",
  "avec zèbre dans le texte",
  "lyon, mais sans zèbre rayé",
  "boulanger à lyon ou grenoble ou zèbre rayé",
  "/emploi zèbre rayé",
  `zèbre ${"rayé ".repeat(20)}`,
  "supprime zèbre rayé",
  "arrête l'alerte zèbre rayé",
  "enlève le boulanger zèbre",
  "mon alerte boulanger zèbre à 18h",
];

describe.each(Object.entries(ways))("at %s", (_, lines) => {
  test.each(texts)("%s", async (text) => {
    const all = here();
    await all.play(...lines);
    const command = text.match(/^\/emploi (.*)/)?.[1];
    const event: Incoming["event"] =
      command === undefined ? { type: "text", text } : { type: "command", command: "emploi", text: command };
    const { notice } = await all.handle({ owner: me, event });
    await all.idle();
    expectNoWords(all, [notice]);
  });
});

test("what is sure is searched for, by its own name", async () => {
  const all = here();
  await all.play("boulanger lyon zèbre rayé");
  expect(renderText(all.drawn.at(-1)?.view ?? []).text).toMatch(/Boulanger[\s\S]*Lyon/);
});

/** A thing that is named is kept while the alerts are looked up. */
test.each([
  "supprime zèbre rayé",
  "efface l'alerte boulanger zèbre",
  "mon alerte zèbre rayé à 18h",
  "stop boulanger zèbre",
])("of how %j was read no word is kept", (text) => {
  for (const context of contexts) {
    const reading = withholdWordsOfReading(readMessage(text, { context, place: lyon }));
    expect(JSON.stringify(reading)).not.toMatch(/z[eè]bre|ray[eé]/i);
  }
});

test("an alert that has such a name beside its job is found by the job", () => {
  const reading = withholdWordsOfReading(readMessage("efface l'alerte boulanger zèbre", { context: "home" }));
  if (reading.named) expect(reading.named.said).toMatch(/^Boulanger/);
  expect(reading).toMatchObject({ act: "alert", to: "stop" });
});

test("where nothing is, a kind word is said", async () => {
  const all = here();
  await all.play("zèbre rayé zèbre");
  expect(renderText(all.drawn.at(-1)?.view ?? []).text).toContain("Je ne suis pas sûr d'avoir bien compris");
  expectNoWords(all);
});

test("fields of a command that are not understood are not quoted", async () => {
  const all = here();
  const event: Incoming["event"] = { type: "command", command: "emploi", text: "boulanger", unknown: ["zèbre rayé"] };
  const { notice } = await all.handle({ owner: me, event });
  await all.idle();
  expectNoWords(all, [notice]);
});

test.each([
  ["boulanger lyon", false],
  ["je cherche un CDI de serveur le soir", false],
  ["plus loin", false],
  ["", false],
  ["auxiliaire de vie à domicile", false],
  ["Bonjour, je cherche un poste de vendeuse. J'ai deux ans d'expérience. Merci d'avance.", false],
  ["j'ai plus envie de rien du tout, je veux plus", true],
  [`${"Je cherche un poste de vendeuse à Lyon. ".repeat(20)} J'ai plus envie de rien. Merci.`, true],
])("%s is nearly grave: %s", (text, is) => expect(isNearGrave(text)).toBe(is));

test("not even a fingerprint of it is kept for an edit", async () => {
  const all = here();
  const print = "a-fingerprint-of-zebra";
  await all.play("/start");
  await all.handle({
    owner: me,
    event: { type: "text", text: "zèbre rayé" },
    written: { message: "17", print, isEdit: false },
  });
  await all.idle();
  const rows = rowsOf(...Object.values(all.collections).map((one) => one as { rows: Map<string, string> }));
  for (const row of rows) expect(row).not.toContain(print);
});
