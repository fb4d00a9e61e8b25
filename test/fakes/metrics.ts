/** The figures of a text in the format of Prometheus: by name and labels, as they are written. */
export function parseMetrics(text: string): Record<string, number> {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return Object.fromEntries(
    lines.map((line) => {
      const space = line.lastIndexOf(" ");
      return [line.slice(0, space), Number(line.slice(space + 1))];
    }),
  );
}

/** What has changed from one text to the next: by how much each figure has grown. */
export function compareMetrics(before: string, after: string): Record<string, number> {
  const was = parseMetrics(before);
  const grown = Object.entries(parseMetrics(after)).map(([name, value]) => [name, value - (was[name] ?? 0)] as const);
  return Object.fromEntries(grown.filter(([, more]) => more !== 0));
}
