import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { readArchive } from "../../../src/adapters/rome/archive.ts";
import { titlesFile } from "./archive.ts";

test("an archive of 88 kB that would unpack to a thousand times as much is given up before that is there", () => {
  const zip = zipSync({ [titlesFile]: new Uint8Array(90_000_000).fill("x".charCodeAt(0)) });
  expect(zip.length).toBeLessThan(100_000);
  const before = process.memoryUsage().arrayBuffers;
  expect(() => readArchive(zip)).toThrow("too large");
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(60_000_000);
});
