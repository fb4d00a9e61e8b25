import { Writable } from "node:stream";
import { Command } from "commander";
import type { Criteria } from "../../src/adapters/france-travail/api/criteria.ts";
import { addOffers } from "../../src/cli/offers/command.ts";
import { keepOutputErrors } from "../../src/cli/standard-output.ts";
import { CannotStart } from "../../src/config.ts";
import { type Served, serve } from "../adapters/server.ts";
import { type Drop, flood, type Habits } from "../fakes/flood.ts";
import { emptyFolder } from "../fakes/process.ts";
import "../fakes/reference.ts";

export type Said = { code: number; output: string; data: string };

/**
 * Runs `tremplin offers` in this process, with only the given environment. `fault`: the error of standard
 * output after that many chunks.
 */
export async function prompt(
  args: string[],
  environment: Record<string, string>,
  folder?: string,
  fault?: { code: string; after: number },
): Promise<Said> {
  const said: Said = { code: 0, output: "", data: "" };
  let pieces = 0;
  const { PATH = "", HOME = "" } = process.env;
  const before = { env: process.env, cwd: process.cwd() };
  const restore = [
    replaced("stdout", (text) => {
      if (fault && ++pieces > fault.after) return Object.assign(new Error("write"), { code: fault.code });
      said.data += text;
      said.output += text;
      return undefined;
    }),
    replaced("stderr", (text) => {
      said.output += text;
      return undefined;
    }),
  ];
  process.env = { PATH, HOME, ROME_SOURCE: "http://127.0.0.1:9/rome.zip", ...environment };
  process.chdir(folder ?? (await emptyFolder()));
  const program = new Command("tremplin").exitOverride();
  addOffers(program);
  // As every command does before it writes.
  keepOutputErrors();
  try {
    await program.parseAsync(["offers", ...args], { from: "user" });
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    said.output += `${error.message}\n`;
    said.code = error.exitCode;
  } finally {
    process.chdir(before.cwd);
    process.env = before.env;
    for (const back of restore) back();
  }
  return said;
}

function replaced(name: "stdout" | "stderr", write: (text: string) => Error | undefined): () => void {
  const value = new Writable({
    decodeStrings: false,
    write: (text, _encoding, done) => done(write(String(text))),
  });
  const before = Object.getOwnPropertyDescriptor(process, name) ?? {};
  Object.defineProperty(process, name, { configurable: true, value });
  return () => Object.defineProperty(process, name, before);
}

export type Imitated = Habits & {
  /** Changes an answer: the total that it tells, none for none, and the offers. */
  tells?: (total: number, query: Criteria) => number | undefined;
  row?: (drop: Drop, n: number) => unknown;
  /** Answers otherwise than with offers, the nth time. */
  refuses?: (call: number) => { status: number; headers?: Record<string, string> } | undefined;
};

/** France Travail with the offers of a test, over loopback. It tells no counts but in `Content-Range`. */
export async function imitated(
  drops: Drop[],
  { tells = (total) => total, row = offreOf, refuses = () => undefined, ...habits }: Imitated = {},
): Promise<Served & { environment: Record<string, string>; live: Drop[] }> {
  const { ask, live } = flood(drops, habits);
  let calls = 0;
  const served = await serve(async (response, { method, url }) => {
    const { pathname, searchParams } = new URL(url, served.url);
    if (method === "POST") return response.end(JSON.stringify({ access_token: "x", expires_in: 1499 }));
    if (pathname.includes("/referentiel/")) return response.writeHead(404).end();
    const refused = refuses(++calls);
    if (refused) return response.writeHead(refused.status, refused.headers).end();
    const numbers = ["origineOffre", "publieeDepuis"];
    const query = Object.fromEntries(
      [...searchParams].map(([name, value]) => [name, numbers.includes(name) ? Number(value) : value]),
    ) as Criteria;
    const { rows, total } = await ask(query);
    const shownTotal = tells(total, query);
    const headers = shownTotal === undefined ? {} : { "content-range": `offres 0-1/${shownTotal}` };
    if (rows.length === 0) return response.writeHead(204, headers).end();
    response.writeHead(206, headers).end(JSON.stringify({ resultats: rows.map(({ value }, n) => row(value, n)) }));
  });
  return { ...served, live, environment: environmentOf(served.url) };
}

export function offreOf({ id, created }: Drop): Record<string, unknown> {
  return {
    id,
    intitule: "Boulanger",
    dateCreation: created.toISOString(),
    lieuTravail: { libelle: "75 - Paris" },
  };
}

export function environmentOf(url: string): Record<string, string> {
  return {
    FRANCE_TRAVAIL_TOKEN_URL: url,
    FRANCE_TRAVAIL_API_URL: url,
    FRANCE_TRAVAIL_CLIENT_ID: "me",
    FRANCE_TRAVAIL_CLIENT_SECRET: "secret",
    FRANCE_TRAVAIL_CALLS_PER_SECOND: "100",
  };
}

/** So many offers, published evenly over forty days. */
export function published(count: number): Drop[] {
  return Array.from({ length: count }, (_, n) => ({
    id: `${100_000 + n}`,
    created: new Date(Date.now() - 60_000 - (n / count) * 40 * 86_400_000),
    origin: n % 4 === 0 ? 1 : 2,
    domain: "D",
  }));
}
