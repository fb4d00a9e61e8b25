import type { SandboxOptions } from "../../src/sandbox/options.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/sandbox.ts";

/** A Sunday evening in Paris. */
export const sunday = new Date("2026-11-22T18:00:00Z");

/** A sandbox whose clock a test turns: `at` is the instant that it plays. */
export async function startedAt(now: Date, options: SandboxOptions = {}) {
  const clock = { at: now };
  const sandbox = await startSandbox({ hasQuotas: false, now: () => clock.at, ...options });
  return { sandbox, clock };
}

export async function tokenFrom(sandbox: Sandbox, changes: Record<string, string> = {}): Promise<Response> {
  const form = {
    grant_type: "client_credentials",
    client_id: "me",
    client_secret: "secret",
    scope: "api_offresdemploiv2 o2dsoffre",
  };
  return fetch(`${sandbox.urls.token}?realm=%2Fpartenaire`, {
    method: "POST",
    body: new URLSearchParams({ ...form, ...changes }),
  });
}

/** The JSON of an answer, taken for what the test expects it to be. */
export async function read<T>(response: Response | Promise<Response>): Promise<T> {
  return JSON.parse(await (await response).text());
}

/** The part of an offer that tests look at. */
export type Offre = {
  id: string;
  intitule: string;
  description: string;
  dateCreation: string;
  dateActualisation: string;
  lieuTravail: { libelle: string; commune?: string; codePostal?: string; latitude?: number };
  romeCode: string;
  entreprise: { nom?: string };
  typeContrat: string;
  natureContrat: string;
  salaire: { libelle?: string };
  dureeTravailLibelle?: string;
  alternance: boolean;
  origineOffre: { origine: string; partenaires?: { nom: string }[] };
};

export type Filtre = { filtre: string; agregation: { valeurPossible: string; nbResultats: number }[] };

export type Found = {
  status: number;
  headers: Headers;
  message: string | undefined;
  total: number;
  resultats: Offre[];
  filtresPossibles: Filtre[];
};

/** Searches France Travail as a client with a good token would. */
export async function franceTravailClient(sandbox: Sandbox) {
  const { access_token: token } = await read<{ access_token: string }>(tokenFrom(sandbox));
  const get = (path: string) =>
    fetch(`${sandbox.urls.franceTravail}/offresdemploi/v2/${path}`, { headers: { authorization: `Bearer ${token}` } });
  const search = async (query: Record<string, string> = {}): Promise<Found> => {
    const response = await get(`offres/search?${new URLSearchParams(query)}`);
    const text = await response.text();
    const body: Partial<Found> = text.startsWith("{") ? JSON.parse(text) : {};
    const total = Number(/\/(\d+)$/.exec(response.headers.get("content-range") ?? "")?.[1] ?? Number.NaN);
    const { message, resultats = [], filtresPossibles = [] } = body;
    return { status: response.status, headers: response.headers, message, total, resultats, filtresPossibles };
  };
  return { get, search };
}
