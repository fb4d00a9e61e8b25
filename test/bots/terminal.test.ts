import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { terminal } from "../../src/bots/terminal/bot.ts";
import { world } from "../fakes/chat.ts";
import { plainSpaces } from "../fakes/plain-spaces.ts";

/** What is printed when these lines are typed. */
async function typing(lines: string[], save?: Parameters<typeof terminal>[3]): Promise<string> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const here = terminal(input, output, false, save);
  input.end(`${lines.join("\n")}\n`);
  await here.run(world({ stage: () => here.stage }));
  return plainSpaces(String(output.read()));
}

test("a picture is told in words, a file is kept where one sits", async () => {
  const kept = new Map<string, Uint8Array>();
  const printed = await typing(["boulanger lyon", "g", "b"], (name, bytes) => {
    kept.set(name, bytes);
    return `/home/anna/${name}`;
  });
  expect(printed).toContain("(image : Graphiques : Boulanger / Boulangère");
  expect(printed).toContain("(enregistré : /home/anna/offres-boulanger-lyon-2026-11-22.csv)");
  expect([...kept.keys()]).toEqual(["offres-boulanger-lyon-2026-11-22.csv"]);
});

test("a file that cannot be kept is named all the same", async () => {
  const printed = await typing(["boulanger lyon", "h"], () => undefined);
  expect(printed).toContain("(fichier : offres-boulanger-lyon-2026-11-22.csv)");
  expect(printed).not.toContain("enregistré");
});
