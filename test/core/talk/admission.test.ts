import { expect, test } from "vitest";
import { renderText } from "../../../src/bots/terminal/render.ts";
import type { Incoming } from "../../../src/core/talk/ports.ts";
import { conversationWith, me, threePages } from "../../fakes/chat.ts";

const text = (said: string): Incoming => ({ owner: me, event: { type: "text", text: said } });
const press = (action: string, screen = "screen000001", value = ""): Incoming => ({
  owner: me,
  screen,
  event: { type: "press", action, value },
});
const times = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

/** A talk whose store counts how often it is asked. */
function counting() {
  const here = conversationWith({ services: threePages });
  let reads = 0;
  for (const collection of Object.values(here.collections)) {
    const { get } = collection;
    collection.get = async (key: string) => {
      reads += 1;
      return get(key);
    };
  }
  return { here, reads: () => reads };
}

test("of a thousand presses the first twenty-one are applied, and the others get a toast that costs no look into the store", async () => {
  const { here, reads } = counting();
  await here.handle(text("boulanger lyon"));
  await here.idle();
  const before = reads();
  await Promise.all(times(21, () => here.handle(press("page", "screen000001", "2"))));
  await here.idle();
  const ofTwentyOne = reads() - before;
  const answers = await Promise.all(times(1_000, () => here.handle(press("page", "screen000001", "2"))));
  expect(answers.filter(({ notice }) => notice === "Un instant…")).toHaveLength(979);
  expect(answers.filter(({ outcome }) => outcome === "refused")).toHaveLength(979);
  await here.idle();
  expect(reads() - before - ofTwentyOne).toBeLessThanOrEqual(2 * ofTwentyOne);
});

test("of a thousand texts the newest stays, and one line says so once", async () => {
  const here = conversationWith({ services: threePages });
  const all = [...times(999, (i) => text(`texte ${i}`)), text("boulanger lyon")];
  const answers = await Promise.all(all.map((one) => here.handle(one)));
  await here.idle();
  expect(answers.filter(({ notice }) => notice !== undefined)).toHaveLength(1);
  expect(answers.find(({ notice }) => notice)?.notice).toContain("seul votre dernier message compte");
  expect(renderText(here.drawn.at(-1)?.view ?? []).text).toContain("12 offres");
  // Once they are through, the next flood is told anew.
  const again = await Promise.all(all.map((one) => here.handle(one)));
  expect(again.filter(({ notice }) => notice !== undefined)).toHaveLength(1);
});

test("a text behind twenty presses is kept, and only the newest of several", async () => {
  const here = conversationWith({ services: threePages });
  await here.handle(text("boulanger lyon"));
  const presses = times(21, () => here.handle(press("page", "screen000001", "2")));
  const texts = ["serveur nantes", "cuisinier brest", "boulanger paris"].map((said) => here.handle(text(said)));
  await Promise.all([...presses, ...texts]);
  await here.idle();
  expect(renderText(here.drawn.at(-1)?.view ?? []).text).toContain("Paris");
});

test.each<[string, Incoming]>([
  ["/start", { owner: me, event: { type: "start" } }],
  ["« Annuler » as a button", press("cancel")],
  ["« Annuler » of an alert", press("undo")],
  ["« annuler » as a word", text("Annuler")],
  ["« Tout supprimer »", press("delete")],
  ["« Oui, tout supprimer »", press("sure")],
  ["/supprimer", { owner: me, event: { type: "command", command: "supprimer", text: "" } }],
])("%s always passes, and waits only once", async (_, ending) => {
  const here = conversationWith({ services: threePages });
  await here.handle(text("boulanger lyon"));
  const presses = times(30, () => here.handle(press("page", "screen000001", "2")));
  const endings = times(50, () => here.handle(ending));
  const outcomes = (await Promise.all(endings)).map(({ outcome }) => outcome);
  await Promise.all(presses);
  expect(outcomes.filter((outcome) => outcome === undefined)).toHaveLength(1);
  expect(outcomes).not.toContain("refused");
  expect(outcomes.at(-1)).toBeUndefined();
});

test("« Annuler » of a thousand screens is a flood as well", async () => {
  const here = conversationWith({ services: threePages });
  const answers = await Promise.all(times(1_000, (i) => here.handle(press("cancel", `screen${i}`))));
  expect(answers.filter(({ outcome }) => outcome === "refused").length).toBeGreaterThan(900);
});

test("what is taken in is acknowledged at once, what is refused never, and what came too late is not applied", async () => {
  const here = conversationWith({ services: threePages });
  let taken = 0;
  const note = async () => {
    taken += 1;
    return true;
  };
  const all = times(100, () => here.handle({ ...press("home"), onAdmitted: note }));
  expect(taken).toBe(21);
  await Promise.all(all);
  expect(taken).toBe(21);
  const before = here.drawn.length;
  await here.handle({ ...text("boulanger"), onAdmitted: async () => false });
  await here.idle();
  expect(here.drawn).toHaveLength(before);
});

test("one person's flood keeps nobody else waiting", async () => {
  const here = conversationWith({ services: threePages });
  const bob = { platform: "terminal", chat: "other", person: "bob" } as const;
  const order: string[] = [];
  const flood = times(1_000, (i) => here.handle(text(`texte ${i}`)).then(() => order.push("anna")));
  const his = here.handle({ owner: bob, event: { type: "start" } }).then(() => order.push("bob"));
  await Promise.all([...flood, his]);
  // Anna's replaced events were dismissed at once; of the 21 that are applied, at most the first few come
  // before his.
  expect(order.length - order.indexOf("bob")).toBeGreaterThan(15);
});
