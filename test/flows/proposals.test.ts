import { describe, expect, test } from "vitest";
import type { Search } from "../../src/core/search/search.ts";
import { printReading } from "../../src/core/understanding/acts/print-reading.ts";
import { toScreen } from "../../src/exam/judge.ts";
import { servicesWith, session } from "../fakes/chat.ts";
import { pageOf } from "../fakes/offers.ts";
import { readMessage } from "../fakes/reference.ts";

/** What was searched for is noted. */
function start() {
  const asked: Search[] = [];
  const services = servicesWith({
    offers: async (search, page) => {
      asked.push(search);
      return pageOf(12, page);
    },
  });
  const here = session({ services });
  const play = async (...lines: string[]) => {
    const said = await here.play(...lines);
    return said.slice(said.lastIndexOf("\n> "));
  };
  return { play, asked };
}

const unsure = "cdi zorglub machin bidule";

describe("a change that a message may not mean", () => {
  test("is printed as not sure", () => {
    const read = printReading(readMessage(unsure, toScreen("results")));
    expect(read).toMatchObject({ act: "refine", filters: { contract: ["cdi"] }, sure: false });
  });

  test("is asked about, and not made", async () => {
    const { play, asked } = start();
    await play("serveur Lyon");
    const said = await play(unsure);
    expect(said).toContain("🤔 Voulez-vous dire : CDI");
    expect(said).not.toContain("✏️ Changé");
    expect(asked.at(-1)?.filters).toEqual({});
  });

  test.each(["tap Oui, changer", "oui"])("is made once it is meant: %s", async (answer) => {
    const { play, asked } = start();
    const said = await play("serveur Lyon", unsure, answer);
    expect(asked.at(-1)?.filters).toEqual({ contract: ["cdi"] });
    expect(said).toContain("✏️ Changé");
    await play("tap Annuler");
    expect(asked.at(-1)?.filters).toEqual({});
  });

  test("says once it is made what would have been said at once", async () => {
    const { play, asked } = start();
    const proposed = await play("serveur Lyon", "1700 net zorglub machin bidule");
    expect(proposed).toContain("🤔 Voulez-vous dire :");
    const made = await play("oui");
    expect(asked.at(-1)?.filters.salary).toBe(1700);
    expect(made).toContain("net");
  });

  test.each(["tap Non, ne rien changer", "non"])("is forgotten where it is not: %s", async (answer) => {
    const { play, asked } = start();
    const said = await play("serveur Lyon", unsure, answer);
    expect(asked.at(-1)?.filters).toEqual({});
    expect(said).not.toContain("Voulez-vous dire");
  });
});

test("a change that is sure is made at once", async () => {
  const { play, asked } = start();
  expect(await play("serveur Lyon", "CDI seulement")).toContain("✏️ Changé");
  expect(asked.at(-1)?.filters).toEqual({ contract: ["cdi"] });
});
