import type { Host } from "./host.ts";
import { type Reader, reader } from "./reader.ts";

/** Who looks for what: "Anna on telegram". */
export type Following = readonly (readonly ["telegram" | "discord", string, string])[];

/** Two searches on each platform, which have news every day; one of them is read from both services. */
export const four: Following = [
  ["telegram", "Anna", "vendeuse en boulangerie dans toute la france"],
  ["discord", "Bob", "vendeuse en boulangerie dans toute la france"],
  ["telegram", "Carl", "boulanger dans toute la france"],
  ["discord", "Dora", "alternance boulanger dans toute la france"],
];

/**
 * The same with more people on the platform where only our own mark keeps a message from being sent twice.
 */
export const eight: Following = [
  ...four,
  ...["Eve", "Finn", "Gina", "Hugo"].map((name) => ["telegram", name, "boulanger dans toute la france"] as const),
];

/** One after the other, as the quotas of the services like it. */
export async function readersOn(host: Host, all: Following): Promise<Reader[]> {
  const readers: Reader[] = [];
  for (const [platform, name, text] of all) {
    const one = reader(host, platform, name);
    await one.follows(text);
    readers.push(one);
  }
  return readers;
}

/** The one of that name. */
export function findReader(readers: readonly Reader[], name: string): Reader {
  const found = readers.find((one) => one.name === name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
}

/** How many digests everybody has got, by name. */
export async function countDigests(readers: readonly Reader[]): Promise<Record<string, number>> {
  return Object.fromEntries(
    await Promise.all(readers.map(async (one) => [one.name, (await one.digests()).length] as const)),
  );
}
