import { expect, test } from "vitest";
import { toPersonKey } from "../../../src/core/owner.ts";
import { createPeople } from "../../../src/core/talk/person.ts";
import { memoryCollection } from "../../fakes/memory-collection.ts";

const anna = { platform: "telegram", person: "1" } as const;

test.each([[[]], [5], ["x"], [true], [{ seen: 5, current: [], last: "boulanger" }]])(
  "a row that holds %j is read as that of somebody new",
  async (value) => {
    const rows = memoryCollection();
    await rows.set(toPersonKey(anna), value);
    const people = createPeople(rows);
    // What it holds is carried along, for whoever can read it.
    expect(await people.load(anna)).toMatchObject(await createPeople(memoryCollection()).load(anna));
  },
);
