import { describe, expect, test } from "vitest";
import { renderText } from "../../src/bots/terminal/render.ts";
import { graveTexts } from "../../src/core/conversation/grave-words.ts";
import type { View } from "../../src/core/conversation/view.ts";
import type { ConversationDeps, Incoming, IncomingResult } from "../../src/core/talk/ports.ts";
import { chat, me, session as plainSession, servicesWith } from "../fakes/chat.ts";
import { distress, distressWords, expectNothingKept, rowsOf } from "../fakes/grave.ts";
import { plainSpaces } from "../fakes/plain-spaces.ts";

/** Distress and danger are met first and alone, and nothing of it is kept. */

/** As on a platform of our own, which shows the answer by itself. */
function session(changes: Partial<ConversationDeps> = {}) {
  const here = plainSession(changes);
  const messenger = here.all.findMessenger("terminal");
  if (messenger) messenger.showsConfidential = true;
  return here;
}

const shownIn = ({ confidential }: IncomingResult) =>
  confidential && plainSpaces(renderText(confidential.view, { bold: (text) => text, keys: false }).text);
const write = (text: string): Incoming => ({ owner: me, event: { type: "text", text } });
type Session = ReturnType<typeof session>;
const everything = (here: Session) => [
  ...rowsOf(...Object.values(here.collections).map((one) => one as { rows: Map<string, string> })),
  JSON.stringify(here.log),
  JSON.stringify(here.drawn),
];

test("what is said is fixed and alone, with nothing but two ways back", async () => {
  const here = session();
  const result = await here.handle(write("je veux mourir"));
  expect(shownIn(result)).toMatchInlineSnapshot(`
    "Merci de l'avoir écrit. Ce que vous ressentez compte, et on peut vous aider.
    Appelez le 3114. Quelqu'un vous écoute, jour et nuit. C'est gratuit et confidentiel.
    Si cela ne peut pas attendre : le 15 ou le 112.
    Je suis un programme. Je ne garde rien de ce que vous venez d'écrire.
    [J'ai compris] [Retour]"
  `);
  expect(result.notice).toBeUndefined();
});

test.each(Object.keys(graveTexts))("no text is long, varied or coloured: %s", (name) => {
  const { french, english } = graveTexts[name as keyof typeof graveTexts];
  for (const line of [...french, ...english].map((one) =>
    one.map((span) => (typeof span === "string" ? span : span.strong)).join(""),
  )) {
    expect(line).not.toMatch(/\p{Extended_Pictographic}/u);
    for (const sentence of line.split(/[.!?] /)) expect(sentence.split(" ").length).toBeLessThan(24);
  }
});

/** A screen that counts screens counts itself once it is there. */
const uncounted = (view: View) => renderText(view).text.replace(/\d+ écrans?/, "");

/** Ways to every kind of screen: what is typed to get there. */
const ways: Record<string, string[]> = {
  "the very first message": [],
  home: ["/start"],
  titles: ["/start", "boulanger"],
  place: ["boulanger", "tap Valider"],
  results: ["boulanger lyon"],
  offer: ["boulanger lyon", "tap 1"],
  filters: ["boulanger lyon", "tap Filtres"],
  "words of a filter": ["boulanger lyon", "tap Filtres", "tap Mots"],
  "an alert": ["boulanger lyon", "tap M'alerter"],
  "the name of an alert": ["boulanger lyon", "tap M'alerter", "tap Nom"],
  "the hour of an alert": ["boulanger lyon", "tap M'alerter", "tap Heure"],
  alerts: ["boulanger lyon", "tap M'alerter", "/alertes"],
  help: ["/aide"],
  "deleting everything": ["boulanger lyon", "/supprimer"],
};

describe.each(Object.entries(ways))("at %s", (_, lines) => {
  test("it is met, the screen stays, and nothing is kept", async () => {
    const here = session();
    await here.play(...lines);
    const before = JSON.stringify(everything(here));
    const drawn = here.drawn.length;
    const result = await here.handle(write(distress));
    await here.idle();
    expect(shownIn(result)).toContain("3114");
    expect(here.drawn).toHaveLength(drawn);
    expect(JSON.stringify(everything(here))).toBe(before);
    expectNothingKept(everything(here));
  });

  test.each(["understood", "return"])("%s leads back to the screen that was there", async (action) => {
    const here = session();
    await here.play(...lines);
    const before = here.drawn.at(-1)?.view;
    const { confidential } = await here.handle(write(distress));
    const screen = confidential?.screen ?? "";
    const press = { owner: me, screen, message: "77", event: { type: "press", action, value: "" } } as const;
    await here.handle(press);
    await here.idle();
    const shown = here.drawn.at(-1);
    if (before) expect(uncounted(shown?.view ?? [])).toEqual(uncounted(before));
    else expect(renderText(shown?.view ?? []).text).toContain("Bonjour");
    expect(shown?.fresh).toBe(action === "understood" || before === undefined);
    expectNothingKept(everything(here));
  });
});

const commands: [string, Incoming["event"]][] = [
  ["after a command", { type: "command", command: "emploi", text: distress }],
  ["in the field of a command", { type: "command", command: "emploi", text: "boulanger", place: distress }],
  ["in a field that is unknown", { type: "command", command: "emploi", text: "", unknown: [`rayon : ${distress}`] }],
  ["in a field that looks like no choice", { type: "command", command: "emploi", text: "", unknown: [distress] }],
  ["after help", { type: "command", command: "aide", text: distress }],
];

test.each(commands)("%s", async (_, event) => {
  const here = session();
  expect(shownIn(await here.handle({ owner: me, event }))).toContain("3114");
  expectNothingKept(everything(here));
});

test.each(["start", "unreadable", "location"] as const)("words that came with %s", async (type) => {
  const here = session();
  const point = { latitude: 45.7, longitude: 4.8 };
  const event: Incoming["event"] = type === "location" ? { type, point } : { type };
  expect(shownIn(await here.handle({ owner: me, event, words: distress }))).toContain("3114");
  expectNothingKept(everything(here));
});

test("in an edited message, and written into a field of a screen", async () => {
  const here = session();
  await here.play("boulanger lyon");
  const written = (print: string, isEdit: boolean) => ({ message: "5", print, isEdit });
  await here.handle({ ...write("pâtissier"), written: written("a", false) });
  expect(shownIn(await here.handle({ ...write(distress), written: written("b", true) }))).toContain("3114");
  const { confidential } = await here.handle({ ...write(distress), screen: "elsewhere" });
  expect(confidential?.screen).toBe("elsewhere");
  expectNothingKept(everything(here));
});

test("while a search is running, and while twenty other messages wait", async () => {
  const here = session({ services: servicesWith({ offers: () => new Promise(() => {}) }) });
  void here.handle(write("boulanger lyon"));
  const others = Array.from({ length: 25 }, (_, i) => here.handle(write(`boulanger ${i}`)));
  expect(shownIn(await here.handle(write(distress)))).toContain("3114");
  await Promise.all(others);
  expectNothingKept(everything(here));
});

test("where the store cannot be read", async () => {
  const here = session();
  here.collections.people.fails(true);
  expect(shownIn(await here.handle(write(distress)))).toContain("3114");
});

test("where the store does not answer", async () => {
  const here = session();
  here.collections.people.get = () => new Promise(() => {});
  expect(shownIn(await here.handle(write(distress)))).toContain("3114");
});

test("a long letter does not count as a flood while it is read, many of them do", async () => {
  const here = session();
  const letter = "Madame, je vous adresse ma candidature. ".repeat(85);
  const first = here.handle(write(letter));
  expect(here.isFull(me)).toBe(false);
  const others = Array.from({ length: 30 }, () => here.handle(write(letter)));
  expect(here.isFull(me)).toBe(true);
  await Promise.all([first, ...others]);
});

test("after a restart the way back still leads to the screen", async () => {
  const here = session();
  await here.play("boulanger lyon");
  const { confidential } = await here.handle(write(distress));
  const restarted = session({ collections: here.collections });
  await restarted.handle({
    owner: me,
    screen: confidential?.screen ?? "",
    event: { type: "press", action: "return", value: "" },
  });
  await restarted.idle();
  expect(renderText(restarted.drawn.at(-1)?.view ?? []).text).toContain("Lyon (69)");
  expectNothingKept(everything(restarted));
});

test.each([
  "mdr je suis mort",
  "Je suis mort. Mdr.",
  "ça m'a tué le dos",
  "tueur en abattoir",
  "je meurs de faim, serveur à Lyon",
  "agent de pompes funèbres",
])("a figure of speech is none: %s", async (text) => {
  const here = session();
  expect((await here.handle(write(text))).confidential).toBeUndefined();
});

describe("what is typed to the answer", () => {
  test.each([
    "ce n'est pas ça",
    "Non, c'est pas cela !",
    "fausse alerte",
    "vous m'avez mal compris",
    "je vais bien merci",
    "c'était une blague",
    "je me suis trompée",
    "non",
  ])("%s: a short word, and the screen that was there", async (text) => {
    const here = session();
    await here.play("boulanger lyon");
    await here.handle(write(distress));
    const before = rowsOf(...Object.values(here.collections)).length;
    await here.handle({ ...write(text), written: { message: "9", print: "zzz", isEdit: false } });
    await here.idle();
    const shown = here.drawn.at(-1);
    expect(shown).toMatchObject({ fresh: true, notice: expect.stringContaining("mal compris") });
    expect(renderText(shown?.view ?? []).text).toContain("Lyon (69)");
    expect(rowsOf(...Object.values(here.collections))).toHaveLength(before);
    expectNothingKept(everything(here), [...distressWords, "zzz", ...(text.length > 5 ? [text] : [])]);
  });

  test.each(["j'ai compris", "retour", "merci", "ok"])("%s: the screen that was there", async (text) => {
    const here = session();
    await here.play("boulanger lyon", "tap 1");
    const before = here.drawn.at(-1)?.view;
    await here.handle(write(distress));
    await here.handle(write(text));
    await here.idle();
    expect(here.drawn.at(-1)).toMatchObject({ fresh: true, view: before });
    expect(here.drawn.at(-1)?.notice).toBeUndefined();
    expectNothingKept(everything(here));
  });

  test("where there was no screen, the welcome; after anything else, it means what it always does", async () => {
    const here = session();
    await here.handle(write(distress));
    expect(await here.play("ce n'est pas ça")).toContain("Bonjour");
    await here.handle(write(distress));
    await here.play("boulanger lyon");
    await here.handle(write("non"));
    await here.idle();
    expect(here.drawn.at(-1)?.notice).not.toContain("mal compris");
  });

  test("who says it again is answered again", async () => {
    const here = session();
    await here.handle(write(distress));
    expect(shownIn(await here.handle(write("non je veux vraiment mourir")))).toContain("3114");
  });
});

describe("a long letter", () => {
  const letter =
    "Madame, Monsieur, je me permets de vous adresse ma candidature au poste de vendeuse. Je suis motivée et ponctuelle. ".repeat(
      26,
    );

  test("is no distress by itself", async () => {
    const here = session();
    expect((await here.handle(write(letter))).confidential).toBeUndefined();
  });

  test.each([0, 1_500, 3_000])("with one such sentence at %i is met", async (at) => {
    const here = session();
    const text = `${letter.slice(0, at)}. J'ai envie de mourir. ${letter.slice(at)}`;
    expect(shownIn(await here.handle(write(text)))).toContain("3114");
    const inOne = text.replace(/[.,]/g, " ");
    expect(shownIn(await here.handle(write(inOne)))).toContain("3114");
    expectNothingKept(everything(here), ["mourir", "vendeuse"]);
  });
});

test("on a platform that does not show it by itself it is drawn, and forgotten", async () => {
  expect(await chat(["boulanger lyon", distress, "tap Retour"])).toContain("> [Retour]\n🔎 Boulanger");
  const here = plainSession();
  await here.play("boulanger lyon");
  await here.handle(write(distress));
  expect(here.drawn.at(-1)).toMatchObject({ fresh: true, forgotten: true });
  expectNothingKept([...rowsOf(...Object.values(here.collections)), JSON.stringify(here.log)]);
});
