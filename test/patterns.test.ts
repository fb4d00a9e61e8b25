import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cpuOf } from "./fakes/cpu.ts";

const root = join(import.meta.dirname, "../src");
/** A literal as we write them; what is taken for one and is none, as a division, does no harm. */
const literal =
  /(?<![\w)\]"'`/*])\s*\/((?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+)\/([dgimsuvy]*)(?=[\s.,;)\]:}]|$)/gm;

/** Of what patterns look for, long runs that end in something else. */
const runs = ["1", " ", "a", "é", "1 ", "a ", "a1", "1,", "1 000 ", "A", "-", "\n", ".", "'", "( ", "€", "1h", "<", "&"]
  .concat(["de ", "de 1 à ", "a-", "a.", "@", "a@", "http://", "1€ "])
  .map((piece) => ({ piece, text: `${piece.repeat(Math.ceil(3_000 / piece.length))}\u0001` }));

/** One that goes over the text again at each of its signs takes a hundred milliseconds; others less than one. */
const most = 80;

test("no pattern takes long for a long run of anything", () => {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !file.startsWith("sandbox"),
  );
  const patterns = new Map(
    files.flatMap((file) =>
      [...readFileSync(join(root, file), "utf8").matchAll(literal)].map(([said, source = "", flags = ""]) => {
        return [said.trim(), { file, source, flags: `${flags.replace(/[gy]/g, "")}g` }] as const;
      }),
    ),
  );
  expect(patterns.size).toBeGreaterThan(300);
  const slow: string[] = [];
  for (const { file, source, flags } of patterns.values()) {
    const pattern = patternOf(source, flags);
    for (const { piece, text } of pattern ? runs : []) {
      const once = () => cpuOf(() => text.replace(pattern ?? "", ""));
      // The first time, the pattern is compiled, and the collector may come by.
      if (once() > most && once() > most) slow.push(`${file}: /${source}/ for ${JSON.stringify(piece)}`);
    }
  }
  expect(slow).toEqual([]);
});

function patternOf(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}
