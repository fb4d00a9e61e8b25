import { expect, test } from "vitest";
import { terminalProfile } from "../../../src/bots/terminal/platform.ts";
import { renderText } from "../../../src/bots/terminal/render.ts";
import type { ConversationDeps } from "../../../src/core/talk/ports.ts";
import { conversationWith, csv, me, servicesWith, session, threePages } from "../../fakes/chat.ts";
import { plainSpaces } from "../../fakes/plain-spaces.ts";

type Talk = ReturnType<typeof conversationWith>;

const tap = (here: Talk, screen: string, action: string) =>
  here.handle({ owner: me, screen, event: { type: "press", action, value: "" } });
const textOf = ({ drawn }: Pick<Talk, "drawn">) => plainSpaces(renderText(drawn.at(-1)?.view ?? []).text);

/** What is begun in it is never answered: as if the process had ended over it. */
function endingWith(what: "offers" | "file") {
  const begun: string[] = [];
  const end = () => {
    begun.push(what);
    return new Promise<never>(() => {});
  };
  return { begun, services: servicesWith({ ...threePages, [what]: end }) };
}

/** So many processes go on with it one after the other, and each of them ends over it. */
async function endsEach(changes: Pick<ConversationDeps, "collections">, what: "offers" | "file", processes: number) {
  for (let i = 0; i < processes; i++) {
    const { begun, services } = endingWith(what);
    await conversationWith({ ...changes, services }).resume();
    await expect.poll(() => begun).toEqual([what]);
  }
}

/** Somebody wants a file, over which the first process ends. */
async function beginFile() {
  const { begun, services } = endingWith("file");
  const first = session({ services });
  await first.play("boulanger lyon");
  const { screen = "" } = first.drawn.at(-1) ?? {};
  await tap(first, screen, "export");
  await expect.poll(() => begun).toEqual(["file"]);
  return { first, collections: first.collections, screen };
}

test("a question that ends each process that asks it is given up, told, and asked again where that is wanted", async () => {
  const { begun, services } = endingWith("offers");
  const first = conversationWith({ services });
  const { collections } = first;
  await first.handle({ owner: me, event: { type: "text", text: "boulanger lyon" } });
  await expect.poll(() => begun).toEqual(["offers"]);
  await endsEach({ collections }, "offers", 5);

  const last = conversationWith({ services: threePages, collections });
  await last.resume();
  await last.idle();
  const [, reference] = textOf(last).match(/^😕 Un problème est survenu \(réf\. (\w{4})\)/) ?? [];
  expect(last.log).toContainEqual(["error", expect.objectContaining({ reference, error: "TakenUpInVain" })]);
  await expect.poll(() => collections.asking.keys("")).toEqual([]);
  await tap(last, last.drawn.at(-1)?.screen ?? "", "again");
  await last.idle();
  expect(textOf(last)).toContain("12 offres");
});

test("a file that ends each process that makes it is given up, told, and made again where that is wanted", async () => {
  const { collections, screen } = await beginFile();
  await endsEach({ collections }, "file", 5);

  const made: string[] = [];
  const file = async (...[search]: Parameters<typeof threePages.file>) => {
    made.push("file");
    return csv(search);
  };
  const last = conversationWith({ services: servicesWith({ ...threePages, file }), collections });
  await last.resume();
  await last.idle();
  expect([made, textOf(last)]).toEqual([[], expect.stringContaining("😕 Un problème est survenu")]);
  await expect.poll(() => collections.tasks.keys("")).toEqual([]);
  await tap(last, screen, "again");
  await last.idle();
  expect([made, textOf(last)]).toEqual([["file"], expect.stringContaining("📄")]);
});

test("a file that is told on a screen of its own is given up there", async () => {
  const { first, collections, screen } = await beginFile();
  await tap(first, screen, "back");
  await endsEach({ collections }, "file", 5);
  const last = conversationWith({ services: threePages, collections });
  await last.resume();
  await last.idle();
  expect(last.drawn.map(({ screen: shown, fresh }) => [shown === screen, fresh])).toEqual([[false, true]]);
  expect(textOf(last)).toContain("😕 Un problème est survenu");
  await expect.poll(() => collections.tasks.keys("")).toEqual([]);
});

test("a look at what others are at takes two readings of each kind, however much that is", async () => {
  const { collections } = conversationWith();
  const readings: string[] = [];
  const watch = (name: string, collection: (typeof collections)["tasks"]) => {
    const noted = <Asked extends unknown[], T>(how: string, read: (...asked: Asked) => T) => {
      return (...asked: Asked) => {
        readings.push(`${name} ${how}`);
        return read(...asked);
      };
    };
    const { get, getAll, keys } = collection;
    return { ...collection, get: noted("get", get), getAll: noted("getAll", getAll), keys: noted("keys", keys) };
  };
  const [asking, tasks] = [watch("asking", collections.asking), watch("tasks", collections.tasks)];
  for (let i = 0; i < 30; i++) {
    await asking.set(`terminal:chat:screen${i}`, { holder: "other" });
    const state = { step: "home" };
    await tasks.set(`terminal:me:task${i}`, { version: 1, chat: "chat", screen: "screen", state, holder: "other" });
  }
  const here = conversationWith({
    ...{ collections: { ...collections, asking, tasks }, platforms: [terminalProfile] },
    holders: { self: "one", isAlive: async () => true },
  });
  await here.takeUp();
  expect(readings).toEqual(["asking keys", "asking getAll", "tasks keys", "tasks getAll"]);
});
