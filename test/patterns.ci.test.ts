import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { MessageType } from "discord.js";
import { expect, test } from "vitest";
import { cpuOf } from "./fakes/cpu.ts";
import { runsOf } from "./fakes/long-runs.ts";
import { offer } from "./fakes/offers.ts";

const root = join(import.meta.dirname, "../src");
/** A literal as we write them; what is taken for one and is none, as a division, does no harm. */
const literal =
  /(?<![\w)\]"'`/*])\s*\/((?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+)\/([dgimsuvy]*)(?=[\s.,;)\]:}]|$)/gm;

/** The demo's sandbox reads what we ask it; in a browser the page reads what we say. */
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".ts") && !file.startsWith("sandbox"),
);
const sourceOf = (file: string) => readFileSync(join(root, file), "utf8");

/**
 * On 16,000 characters, a pattern that rescans the text at each of them takes 200 milliseconds and more,
 * others hardly any; for a worse pattern, 2,000 are enough.
 */
const lengths = [2_000, 16_000].map(runsOf);
const most = 60;

/** For which runs a pattern takes long. */
function slowRuns(pattern: RegExp): string[] {
  for (const runs of lengths) {
    const slow = runs.flatMap(({ piece, text }) => {
      const once = () => cpuOf(() => text.replace(pattern, ""));
      // The first time, the pattern is compiled, and the collector may come by.
      return once() > most && once() > most ? [JSON.stringify(piece)] : [];
    });
    if (slow.length > 0) return slow;
  }
  return [];
}

test("no pattern takes long for a long run of anything", () => {
  const patterns = new Map(
    files.flatMap((file) =>
      [...sourceOf(file).matchAll(literal)].map(([said, source = "", flags = ""]) => {
        return [said.trim(), { file, source, flags: everywhere(flags) }] as const;
      }),
    ),
  );
  expect(patterns.size).toBeGreaterThan(300);
  const slow = [...patterns.values()].flatMap(({ file, source, flags }) => {
    const pattern = patternOf(source, flags);
    return (pattern ? slowRuns(pattern) : []).map((piece) => `${file}: /${source}/ for ${piece}`);
  });
  expect(slow).toEqual([]);
});

test("nor does one that is put together of parts or of words, wherever that is done", async () => {
  const written = files.filter((file) => sourceOf(file).includes("RegExp("));
  const made = await madeBy(async () => {
    for (const file of written) await import(join(root, file));
    // These are made when something is looked for.
    const { findTerms: termsSaid } = await import("../src/core/offers/offer-text.ts");
    termsSaid(offer(), ["week-end", "a ".repeat(30).trim(), "1 ".repeat(30).trim(), "é".repeat(60), "c++ c#"]);
    const { parseDiscordText: writtenIn } = await import("../src/bots/discord/written-text.ts");
    const { Default } = MessageType;
    const message = { id: "1", type: Default, content: "x", timestamp: "2026-11-22T12:00:00Z", edited_timestamp: null };
    writtenIn(message, "1".repeat(20), false);
  });
  const counted = (file: string) => [file, sourceOf(file).match(/\bRegExp\(/g)?.length];
  const places = (file: string) => new Set(made.filter((one) => one.file === file).map(({ place }) => place)).size;
  expect(written.map((file) => [file, places(file)])).toEqual(written.map(counted));
  const slow = made.flatMap(({ file, pattern: { source, flags } }) => {
    const pattern = new RegExp(source, everywhere(flags));
    return slowRuns(pattern).map((piece) => `${file}: /${source}/ for ${piece}`);
  });
  expect(slow).toEqual([]);
});

type Made = { file: string; place: string; pattern: RegExp };

/** The patterns that files of ours make meanwhile, each with the place that made it. */
async function madeBy(work: () => Promise<void>): Promise<Made[]> {
  const made: Made[] = [];
  const real = globalThis.RegExp;
  const watched = new Proxy(real, {
    construct: (target, [source, flags]: [string | RegExp, string | undefined]) => {
      const pattern = new target(source, flags);
      const frames = new Error().stack?.split("\n") ?? [];
      const caller = frames.find((frame) => /^\s+at /.test(frame) && !frame.includes("patterns.ci.test"));
      const [, file, place] = caller?.match(/src\/([^\s?]+\.ts)[^:]*:(\d+:\d+)/) ?? [];
      if (file !== undefined && place !== undefined) made.push({ file, place, pattern });
      return pattern;
    },
  });
  globalThis.RegExp = watched;
  try {
    await work();
  } finally {
    globalThis.RegExp = real;
  }
  return made;
}

/** As what replaces all that it finds, so that all of a text is looked at. */
function everywhere(flags: string): string {
  return `${flags.replace(/[gy]/g, "")}g`;
}

function patternOf(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}
