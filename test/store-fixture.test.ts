import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openStore } from "../src/adapters/store.ts";
import { createHistory } from "../src/bots/web/history.ts";
import { stateSchema } from "../src/core/conversation/state.ts";
import { createPeople } from "../src/core/talk/person.ts";
import { createScreens } from "../src/core/talk/screen.ts";
import { emptyFolder } from "./fakes/process.ts";
import { states } from "./fakes/states.ts";

/**
 * Stores as people have them: `fixtures/store-1.sqlite` was left by part 1, `store-3.sqlite` by part 3. They
 * stay as they are, and every later version reads them. A version that stores something else adds a fixture
 * of its own; `make` below writes one.
 */
async function make(path: string): Promise<void> {
  const store = await openStore(`sqlite://${path}`);
  const owner = { platform: "telegram", chat: "4242", person: "4242" } as const;
  const ids = states.map((_, i) => `fixture${String(i).padStart(5, "0")}`);
  for (const [i, one] of states.entries()) {
    await createScreens(forever(store.collection("screens"))).save({
      id: ids[i] ?? "",
      owner,
      state: one,
      revision: i,
      seen: [`${i}`],
    });
  }
  const last = states.find((one) => one.step === "results");
  await createPeople(forever(store.collection("people"))).save(owner, {
    version: 1,
    current: { 4242: ids[0] ?? "" },
    last: last?.step === "results" ? last.search : undefined,
    unreachable: false,
  });
  await forever(store.collection("telegram")).set(`4242:${ids[0]}`, 17);
  await createHistory(forever(store.collection("web"))).save("AAAAAAAAAAAAAAAAAAAAAA", {
    id: "0mh8",
    from: "bot",
    html: "<p>Bonjour</p>",
    screen: ids[0] ?? "",
    old: false,
  });
  await store.close();
}

/** Nothing in a fixture expires. */
function forever(
  collection: Awaited<ReturnType<typeof openStore>>["collection"] extends (name: string) => infer S ? S : never,
) {
  return { ...collection, set: (key: string, value: unknown) => collection.set(key, value) };
}

const wanted = process.env.MAKE_STORE_FIXTURE;
if (wanted) test("make a fixture", async () => make(wanted));

test.each([
  [1, 25],
  [3, 74],
])("the store of part %i is read: every screen of %i, the person, the messages", async (part, screensThere) => {
  const path = join(await emptyFolder(), "store.sqlite");
  await copyFile(`test/fixtures/store-${part}.sqlite`, path);
  const store = await openStore(`sqlite://${path}`);
  const owner = { platform: "telegram", chat: "4242", person: "4242" } as const;

  const collection = store.collection("screens");
  const keys = await collection.keys("telegram:4242:");
  expect(keys).toHaveLength(screensThere);
  for (const key of keys) {
    const id = key.split(":").at(-1) ?? "";
    const screen = await createScreens(collection).load("telegram", "4242", id);
    const stored = (await collection.get(key)) as { state: { step: string } };
    expect(stateSchema.safeParse(screen?.state).success).toBe(true);
    expect(screen?.state.step).toBe(stored.state.step);
    expect(screen?.owner).toEqual(owner);
    // What was one contract then is a list of one now.
    const of = (state: object | undefined) =>
      (state as { search?: { filters: { contract?: unknown } } }).search?.filters.contract;
    if (of(stored.state)) expect(of(screen?.state)).toEqual([of(stored.state)].flat());
  }
  expect(await createPeople(store.collection("people")).load(owner)).toMatchObject({
    current: { 4242: "fixture00000" },
    last: { titles: [{ code: "11573" }], place: { code: "69123" } },
  });
  expect(await store.collection("telegram").get("4242:fixture00000")).toBe(17);
  expect(await createHistory(store.collection("web")).all("AAAAAAAAAAAAAAAAAAAAAA")).toHaveLength(1);
  await store.close();
});
