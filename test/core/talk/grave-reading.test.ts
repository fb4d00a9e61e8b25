import { describe, expect, test } from "vitest";
import { createGraveReading } from "../../../src/core/talk/grave-reading.ts";
import type { Grave } from "../../../src/core/understanding/acts/grave.ts";

/** Each piece takes ten milliseconds on a clock of our own. */
function setup() {
  let now = 0;
  const pieces: string[] = [];
  const pauses: number[] = [];
  const readGrave = (text: string): Grave | undefined => {
    now += 10;
    pieces.push(text);
    return text.includes("mourir") ? "distress" : text.includes("frappe") ? "danger" : undefined;
  };
  const pause = async (ms: number) => {
    now += ms;
    pauses.push(ms);
  };
  const reading = createGraveReading(readGrave, () => now, pause);
  const read = (person: string, text: string) => {
    const found = reading.read(person, text);
    return found instanceof Promise ? found.then((one) => one?.grave) : found?.grave;
  };
  return { reading, read, pieces, pauses, passes: pause };
}

const letter = "Madame, Monsieur, je vous écris. ".repeat(400);

describe("words are read for distress", () => {
  test("at once, where they are few", () => {
    expect(setup().read("anna", "je veux mourir")).toBe("distress");
    expect(setup().read("anna", "boulanger")).toBeUndefined();
  });

  test.each([0, 1_990, 2_000, 6_000, letter.length])("in pieces, wherever it stands in a letter: %i", async (at) => {
    const { read, pieces } = setup();
    const text = `${letter.slice(0, at)} je veux mourir ${letter.slice(at)}`;
    expect(await read("anna", text)).toBe("distress");
    for (const piece of pieces) expect(piece.length).toBeLessThan(2_500);
  });

  test("distress before danger, and without a space between words too", async () => {
    expect(await setup().read("anna", `il me frappe ${letter} je veux mourir`)).toBe("distress");
    expect(await setup().read("anna", `il me frappe ${letter}`)).toBe("danger");
    expect(await setup().read("anna", `${"a".repeat(9_000)}mourir`)).toBe("distress");
  });

  test("of a flood every word, with pauses as long as the reading, and others come between", async () => {
    const { reading, read, pieces, pauses } = setup();
    const flood = Array.from({ length: 30 }, (_, i) => read("anna", `${i} ${letter.slice(0, 1_900)}`));
    const last = read("anna", "je veux mourir");
    expect(reading.waiting("anna")).toBeGreaterThan(0);
    const bob = read("bob", `${letter}${letter}`);
    expect(read("carl", "je veux mourir")).toBe("distress");
    expect(await bob).toBeUndefined();
    expect(await Promise.all(flood)).toEqual(flood.map(() => undefined));
    expect(await last).toBe("distress");
    expect(pieces.filter((piece) => /^\d+ Madame/.test(piece))).toHaveLength(30);
    expect(pauses.filter((ms) => ms === 10)).not.toHaveLength(0);
    expect(reading.waiting("anna")).toBe(0);
  });

  test("one who is read slowly is read in turn with another, not after", async () => {
    const { read } = setup();
    const order: string[] = [];
    const note = (name: string) => () => void order.push(name);
    const write = (name: string, count: number) =>
      Array.from({ length: count }, () => Promise.resolve(read(name, letter.slice(0, 1_900))).then(note(name)));
    await Promise.all([...write("anna", 60), ...write("bob", 14)]);
    expect(order.lastIndexOf("bob")).toBeLessThan(order.lastIndexOf("anna") - 20);
  });

  test("of a letter the part is told that is grave, and of several all of them", async () => {
    const { reading } = setup();
    const found = await reading.read("anna", `${letter} il me frappe ${letter} je veux mourir ${letter}`);
    expect(found?.words).toMatch(/frappe[\s\S]*mourir/);
    expect(found?.words.length).toBeLessThan(5_000);
  });

  test("after a while as quickly as before", async () => {
    const { read, passes } = setup();
    await Promise.all(Array.from({ length: 30 }, () => read("anna", letter.slice(0, 1_900))));
    await passes(10_000);
    expect(read("anna", "je veux mourir")).toBe("distress");
  });
});
