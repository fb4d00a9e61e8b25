/** An alert rule as it stands in a file; a parser of YAML is needed for nothing else. */
export type Rule = { name: string; expression: string; text: string };

/** The rules of a file as ours is written: `expr` on one line, or as a block. */
export function readRules(file: string): Rule[] {
  return file
    .split(/^ +- alert: /m)
    .slice(1)
    .map((text) => {
      const [, line = "", block = ""] = text.match(/\n +expr: (?:\|\n((?: {10}.*\n)+)|(.*)\n)/) ?? [];
      return { name: text.split("\n", 1)[0] ?? "", expression: (line || block).trim(), text };
    });
}

/** Every expression of a dashboard of Grafana. */
export function listExpressions(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(listExpressions);
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([name, value]) =>
    name === "expr" && typeof value === "string" ? [value] : listExpressions(value),
  );
}
