import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { stateSchema, stateVersion } from "../../../src/core/conversation/state.ts";
import type { Incoming } from "../../../src/core/talk/ports.ts";
import { conversationWith } from "../../fakes/chat.ts";
import { plainSpaces } from "../../fakes/plain-spaces.ts";

const owner = { platform: "telegram", chat: "4242", person: "4242" };
const id = "k3Jx9Qa2pQ7z";
const later = { version: stateVersion + 1, person: "4242", revision: 7, seen: [], state: { step: "kiosk", hall: 3 } };

/** A chat whose screen was left by a later version, which was asking something for it. */
async function visited() {
  const here = conversationWith();
  await here.collections.screens.set(`telegram:4242:${id}`, later);
  await here.collections.people.set("telegram:4242", { version: 1, current: { 4242: id }, unreachable: false });
  await here.collections.asking.set(`telegram:4242:${id}`, {});
  await here.collections.tasks.set("telegram:4242:task00000001", { ...later, chat: "4242", screen: id });
  return here;
}

const kept = async ({ collections }: Awaited<ReturnType<typeof visited>>) => [
  await collections.screens.get(`telegram:4242:${id}`),
  await collections.asking.get(`telegram:4242:${id}`),
  await collections.tasks.get("telegram:4242:task00000001"),
];

test.each<[string, Partial<Incoming>]>([
  ["a button of it", { screen: id, event: { type: "press", action: "page", value: "2" } }],
  ["a button of a task", { screen: "task00000001", event: { type: "press", action: "page", value: "2" } }],
  ["a text", { event: { type: "text", text: "plus loin" } }],
  [
    "an edited text",
    { event: { type: "text", text: "plus loin" }, written: { message: "1", print: "x", isEdit: true } },
  ],
])("%s waits for the later version, and nothing is written over", async (_what, incoming) => {
  const here = await visited();
  const before = await kept(here);
  const result = await here.handle({ owner, event: { type: "start" }, ...incoming });
  expect(plainSpaces(result.notice ?? "")).toBe(
    "🔧 Un instant, mise à jour en cours… Réessayez dans une minute : rien n'est perdu.",
  );
  expect(here.drawn).toEqual([]);
  expect(await kept(here)).toEqual(before);
});

test("a start of this version goes on with nothing of it", async () => {
  const here = await visited();
  const before = await kept(here);
  await here.resume();
  expect(here.drawn).toEqual([]);
  expect(await kept(here)).toEqual(before);
});

test("what such a task has drawn on a screen of this version is not done again when its owner goes on", async () => {
  const here = await visited();
  await here.handle({ owner, event: { type: "text", text: "boulanger lyon" }, screen: "task00000001" });
  expect(here.drawn).toEqual([]);
  expect(await here.collections.tasks.get("telegram:4242:task00000001")).toMatchObject(later);
});

test("a command is answered on a screen of its own", async () => {
  const here = await visited();
  const before = await kept(here);
  await here.handle({ owner, event: { type: "command", command: "aide", text: "" } });
  expect(here.drawn).toHaveLength(1);
  expect(here.drawn[0]?.screen).not.toBe(id);
  expect(await kept(here)).toEqual(before);
});

test("whoever wants everything deleted has that deleted, too", async () => {
  const here = await visited();
  await here.handle({ owner, event: { type: "command", command: "supprimer", text: "" } });
  const screen = here.drawn.at(-1)?.screen ?? "";
  await here.handle({ owner, screen, event: { type: "press", action: "sure", value: "" } });
  expect((await kept(here))[0]).toBeUndefined();
  expect((await kept(here))[2]).toBeUndefined();
});

test("which steps there are, and what each of them holds, changes with the version", () => {
  const known = stateSchema.options.map((option) => Object.keys(option.shape).sort().join());
  const print = createHash("sha256").update(known.sort().join("\n")).digest("base64url").slice(0, 12);
  // Another print: raise `stateVersion`, unless a program of that version reads all that this one writes.
  expect([stateVersion, print]).toMatchInlineSnapshot(`
    [
      4,
      "2ILeayjEn_ja",
    ]
  `);
});
