import { expect, test } from "vitest";
import { createStickyLine } from "../../src/app/log.ts";
import { readConfig } from "../../src/config.ts";
import { findPageAddress } from "../../src/main.ts";

/** A terminal, as far as we write to it: lines, and what clears the last two. */
function terminal() {
  let lines: string[] = [];
  const { line, last } = createStickyLine((text) => {
    const cleared = text.startsWith("\u001b[2A\u001b[J");
    if (cleared) lines = lines.slice(0, -2);
    lines.push(...text.replace("\u001b[2A\u001b[J", "").split("\n").slice(0, -1));
  });
  return { line, last, lines: () => lines };
}

test("what is to be done next stays below all that is logged", () => {
  const { line, last, lines } = terminal();
  line("a");
  last("Ouvrez http://127.0.0.1:8080");
  line("b");
  line("c");
  expect(lines()).toEqual(["a", "b", "c", "", "Ouvrez http://127.0.0.1:8080"]);
});

test.each([
  [{}, "http://127.0.0.1:8080", "http://127.0.0.1:8080"],
  [{ HOST: "0.0.0.0", WEB_CHAT: "on" }, "http://0.0.0.0:8080", "http://127.0.0.1:8080"],
  [{ HOST: "::", WEB_CHAT: "on" }, "http://[::]:8080", "http://[::1]:8080"],
  [{ PUBLIC_URL: "https://tremplin.example", WEB_CHAT: "on" }, "http://127.0.0.1:8080", "https://tremplin.example"],
  [{ WEB_CHAT: "off" }, "http://127.0.0.1:8080", undefined],
])("with %j, listening at %s, whoever started it opens %s", (environment, url, address) => {
  const read = readConfig(environment);
  if ("faults" in read) throw new Error(read.faults.join("\n"));
  expect(findPageAddress(read.config, url)).toBe(address);
});
