/** A name in `.env` that is probably not meant as it is, and what to do about it: half a sentence each. */
export type NameDoubt = { says: string; remedy: string };

/** Names that mean nothing to us, and those that are set more than once. `text` is what stands in `.env`. */
export function listNameDoubts(
  text: string,
  environment: Readonly<Record<string, string | undefined>>,
  variables: readonly string[],
): NameDoubt[] {
  const lines = findLines(text);
  return [...listUnknown([...lines.keys()], variables), ...listRepeated(lines, environment, variables)];
}

type Line = { number: number; value: string };

/** Where each name is set. */
function findLines(text: string): Map<string, Line[]> {
  const found = new Map<string, Line[]>();
  text.split("\n").forEach((line, i) => {
    const [, name, value = ""] = line.match(/^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=(.*)$/) ?? [];
    if (name !== undefined) found.set(name, [...(found.get(name) ?? []), { number: i + 1, value: value.trim() }]);
  });
  return found;
}

/** The later of two lines counts, and the environment before both. */
function listRepeated(
  lines: ReadonlyMap<string, Line[]>,
  environment: Readonly<Record<string, string | undefined>>,
  variables: readonly string[],
): NameDoubt[] {
  return [...lines]
    .filter(([name]) => variables.includes(name))
    .flatMap(([name, set]) => [
      ...(set.length < 2
        ? []
        : [
            {
              says: `${name} is set more than once in .env (lines ${set.map(({ number }) => number).join(", ")}), and the last one counts`,
              remedy: "keep one of these lines",
            },
          ]),
      ...(environment[name] === undefined || environment[name]?.trim() === unquote(set.at(-1)?.value ?? "")
        ? []
        : [
            {
              says: `${name} is also set in the environment, which counts before .env`,
              remedy: "take it out of one of them",
            },
          ]),
    ]);
}

function unquote(value: string): string {
  return value.replace(/^(["'`])(.*)\1.*$/, "$2");
}

/** One that is close to a variable is probably that one. */
function listUnknown(names: readonly string[], variables: readonly string[]): NameDoubt[] {
  const ours =
    /^(?:TELEGRAM|DISCORD|FRANCE_?TRAVAIL|ALTERNANCE|HRFLOW|CPF|ROME|STORE|OPERATOR|WEB_CHAT|METRICS|MCP|ALERTS?|SANDBOX)/;
  return names
    .filter((name) => !variables.includes(name))
    .flatMap((name) => {
      const meant = variables.find((one) => isClose(name, one));
      if (meant === undefined && !ours.test(name)) return [];
      return [
        {
          says: `${name} in .env is no variable of Tremplin, and is not read`,
          remedy: meant === undefined ? "look for its name in .env.example" : `write ${meant}`,
        },
      ];
    });
}

/** Two letters differ at most, or one is the other without some of its words. */
function isClose(name: string, variable: string): boolean {
  const words = new Set(name.toUpperCase().split(/[_-]/));
  const wanted = variable.split("_");
  const shared = wanted.filter((word) => words.has(word)).length;
  return (
    countEdits(name.toUpperCase(), variable) <= 2 || (shared >= 2 && shared >= Math.min(words.size, wanted.length))
  );
}

/** Levenshtein. */
function countEdits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
