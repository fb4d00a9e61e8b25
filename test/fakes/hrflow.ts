import type { ServerResponse } from "node:http";
import { type Heard, type Served, serve } from "../adapters/server.ts";

export const boardKey = "0123456789abcdef0123456789abcdef01234567";
export const apiKey = `ask_${"0a1b2c3d".repeat(4)}`;
export const userEmail = "outils@mission-locale.example";

/** A job as the board keeps it. */
export type KeptJob = Record<string, unknown> & { key: string; reference: string | null; archived_at: string | null };

/** An answer in place of the usual one: the connection is cut before or after the work was done. */
type Answer =
  | { status: number; body?: string; type?: string; headers?: Record<string, string> }
  | "cut"
  | "cut-after"
  | undefined;

export type HrflowHabits = {
  /** What is answered instead to the nth call, from 1. */
  instead?: (call: Call, count: number) => Answer | Promise<Answer>;
  /** HrFlow keeps more of a job than it was given, and writes dates its own way. */
  normalises?: boolean;
  /** HrFlow keeps another text than it was given, so that what it has never looks like what is sent. */
  rewrites?: boolean;
  /** What a text is parsed into. */
  entities?: (text: string) => { label: string; start: number; end: number }[];
};

export type Call = { method: string; path: string; query: URLSearchParams; body: Record<string, unknown> };

export type FakeHrflow = Served & {
  jobs: Map<string, KeptJob>;
  calls: Call[];
  environment: Record<string, string>;
  /** The jobs under a reference, and those that are not archived. */
  under: (reference: string) => KeptJob[];
  active: () => KeptJob[];
  archived: () => KeptJob[];
  fill: (count: number, make?: (n: number) => Partial<KeptJob>) => void;
  writes: () => string[];
};

const readOnly = /^askr_/;
const writeOnly = /^askw_/;

/**
 * HrFlow over loopback, as its reference tells: an envelope around every answer, "not found" as a 400, a
 * refusal that repeats the key, pages of `limit` rows with `meta.maxPage`, and no check of references: a
 * second POST makes a second job.
 */
export async function fakeHrflow({
  instead = () => undefined,
  normalises,
  rewrites,
  entities,
}: HrflowHabits = {}): Promise<FakeHrflow> {
  const jobs = new Map<string, KeptJob>();
  const calls: Call[] = [];
  let made = 0;

  function answer({ method, path, query, body }: Call, headers: Heard["headers"]): [number, unknown] {
    const key = String(headers["x-api-key"] ?? "");
    if (path === "/auth" && key === apiKey && headers["x-user-email"] === userEmail)
      return [200, ok(200, "API Access Success", { team_name: "Outils", api_secret_permission: "all" })];
    const isRead = method === "GET" || path === "/text/parsing";
    const isAllowed =
      key.replace(/^ask[rw]_/, "ask_") === apiKey &&
      headers["x-user-email"] === userEmail &&
      !(isRead ? writeOnly : readOnly).test(key);
    if (!isAllowed) return refusal(401, `Unauthorized. Invalid secret key: ${key} for permission: all`);
    if (method !== "GET" && headers["content-type"] !== "application/json")
      return refusal(400, "Invalid parameters. No JSON");
    const board =
      method === "GET" ? (query.get("board_key") ?? JSON.parse(query.get("board_keys") ?? "[]")[0]) : body.board_key;
    if (path !== "/text/parsing" && board !== boardKey)
      return refusal(400, "Invalid parameters. Unable to find object: board");
    switch (`${method} ${path}`) {
      case "GET /storing/jobs":
        return list(query);
      case "GET /job/indexing":
        return withJob(query.get("key") ?? undefined, query.get("reference"), (job) => [200, ok(200, "Job", job)]);
      case "POST /job/indexing": {
        if (typeof body.name !== "string" || typeof body.location !== "object")
          return refusal(422, "name, location: required");
        const job = keep({ ...body, key: newKey(), archived_at: null });
        return [201, ok(201, "Job created", job)];
      }
      case "PUT /job/indexing":
        return withJob(body.key, body.reference, (job) => [
          200,
          ok(200, "Job edited", keep({ ...job, ...body, key: job.key })),
        ]);
      case "PATCH /job/indexing/archive":
        return withJob(body.key, body.reference, (job) => {
          job.archived_at = body.is_archive === 1 ? "2026-11-30T06:00:00+0000" : null;
          return [200, ok(200, "Job archived", { key: job.key })];
        });
      case "POST /text/parsing": {
        const [text = ""] = body.texts as string[];
        return [200, ok(200, "Parsed", [{ text, entities: entities?.(text) ?? [] }])];
      }
      default:
        return refusal(404, "Not found");
    }
  }

  function list(query: URLSearchParams): [number, unknown] {
    const all = [...jobs.values()];
    if (query.get("order_by") !== "asc") all.reverse();
    const [page, limit] = [Number(query.get("page")), Number(query.get("limit") ?? 30)];
    const rows = all.slice((page - 1) * limit, page * limit);
    const meta = { page, maxPage: Math.ceil(all.length / limit), count: rows.length, total: all.length };
    return [200, { ...ok(200, "Jobs", rows), meta }];
  }

  function withJob(key: unknown, reference: unknown, then: (job: KeptJob) => [number, unknown]): [number, unknown] {
    const job = typeof key === "string" ? jobs.get(key) : [...jobs.values()].find((one) => one.reference === reference);
    return job ? then(job) : refusal(400, "Invalid parameters. Unable to find object: job");
  }

  function keep(job: Record<string, unknown>): KeptJob {
    const { board_key: _, ...kept } = job as KeptJob;
    const stored = normalises ? { ...kept, ...normalised(kept) } : kept;
    if (rewrites) stored.summary = `${stored.summary} (HrFlow)`;
    jobs.set(kept.key, { ...stored, board: { key: boardKey } } as KeptJob);
    return jobs.get(kept.key) as KeptJob;
  }

  const newKey = () => (++made).toString(16).padStart(40, "0");

  const served = await serve(async (response, { method, url, headers, body }, count) => {
    const { pathname, searchParams: query } = new URL(url, "http://hrflow");
    const call: Call = {
      method,
      path: pathname.replace(/^\/v1/, ""),
      query,
      body: body === "" ? {} : JSON.parse(body),
    };
    calls.push(call);
    const other = await instead(call, count);
    if (other === "cut") return response.destroy();
    if (typeof other === "object") return send(response, other);
    const [status, said] = answer(call, headers);
    if (other === "cut-after") return response.destroy();
    send(response, { status, body: JSON.stringify(said) });
  });

  return {
    ...served,
    jobs,
    calls,
    environment: {
      HRFLOW_API_URL: `${served.url}/v1`,
      HRFLOW_API_KEY: apiKey,
      HRFLOW_USER_EMAIL: userEmail,
      HRFLOW_BOARD_KEY: boardKey,
      HRFLOW_LICENCE_READ: "yes",
    },
    under: (reference) => [...jobs.values()].filter((job) => job.reference === reference),
    active: () => [...jobs.values()].filter(({ archived_at: at }) => at === null),
    archived: () => [...jobs.values()].filter(({ archived_at: at }) => at !== null),
    fill: (count, make = () => ({})) => {
      for (let n = 0; n < count; n++)
        keep({ key: newKey(), reference: `OLD${n}`, name: "Boulanger", archived_at: null, ...make(n) });
    },
    writes: () =>
      calls.filter(({ method, path }) => method !== "GET" && path !== "/text/parsing").map(({ method }) => method),
  };
}

const ok = (code: number, message: string, data: unknown) => ({ code, message, data });
const refusal = (code: number, message: string): [number, unknown] => [code, { code, message }];

function normalised({ location, created_at: created }: KeptJob): Record<string, unknown> {
  return {
    id: 7,
    location: { ...(location as object), fields: { country: "France" } },
    created_at: String(created).replace(/\.\d+Z$/, "+0000"),
    updated_at: "2026-11-30T06:00:00+0000",
  };
}

function send(
  response: ServerResponse,
  { status, body, type = "application/json", headers = {} }: Exclude<Answer, string | undefined>,
): void {
  response.writeHead(status, { ...(body === undefined ? {} : { "content-type": type }), ...headers }).end(body);
}
