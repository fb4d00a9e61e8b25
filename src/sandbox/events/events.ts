import { parisDayNumber } from "../clock.ts";
import { guardApi } from "../france-travail/guard.ts";
import type { Tokens } from "../france-travail/token.ts";
import { jsonResponse, type SandboxRequest, type SandboxResponse, type SandboxService } from "../http.ts";
import type { Limiter } from "../limiter.ts";
import { createCalendar } from "./calendar.ts";
import { dayOf, type SandboxEvent } from "./event.ts";

export type EventsState = {
  seed: number;
  now: () => Date;
  tokens: Tokens;
  limiter: Limiter | undefined;
};

const eventsScopes = ["api_evenementsv1", "evenements"];

const maxSize = 100;

/**
 * Mes évènements emploi, below `/v1/mee`: `POST /evenements` lists them a page at a time, those that are over
 * too unless `dateDebut` says otherwise; `GET /evenement/{id}` has one.
 */
export function createEventsService({ seed, now, tokens, limiter }: EventsState): SandboxService {
  const calendar = createCalendar(seed);
  return guardApi({ tokens, scopes: eventsScopes, limiter }, async (asked) => {
    const events = await calendar(parisDayNumber(now()));
    const [, id] = /^\/v1\/mee\/evenement\/(\d+)$/.exec(asked.path) ?? [];
    if (asked.method === "GET" && id !== undefined) return detailAnswer(events, Number(id));
    if (asked.method === "POST" && asked.path === "/v1/mee/evenements") return listAnswer(events, asked);
    return jsonResponse({ message: "Not Found" }, 404);
  });
}

function detailAnswer(events: readonly SandboxEvent[], id: number): SandboxResponse {
  const found = events.find((event) => event.id === id);
  return found ? jsonResponse(found.row) : jsonResponse({ message: "Evénement introuvable" }, 404);
}

function listAnswer(events: readonly SandboxEvent[], { query, body }: SandboxRequest): SandboxResponse {
  const criteria = readCriteria(body);
  if (!criteria) return jsonResponse({ message: "Le corps de la requête est incorrect." }, 400);
  const page = Number(query.get("page") ?? 0);
  const size = Math.min(maxSize, Number(query.get("size") ?? 10));
  if (!Number.isInteger(page) || page < 0 || !Number.isInteger(size) || size < 1)
    return jsonResponse({ message: "Les paramètres page et size sont incorrects." }, 400);
  const found = events.filter((event) => isFound(event, criteria));
  // Where there is none, nothing at all is said.
  if (found.length === 0) return { status: 200, body: "" };
  const inOrder =
    query.get("sort") === "dateEvenement,asc" ? found.toSorted((a, b) => a.at - b.at || a.id - b.id) : found;
  return jsonResponse({
    totalElements: found.length,
    content: inOrder.slice(page * size, (page + 1) * size).map(({ row }) => row),
  });
}

type Criteria = Record<string, unknown>;

/** Lists are lists even of one, and days are days. */
function readCriteria(body: string): Criteria | undefined {
  let criteria: unknown;
  try {
    criteria = JSON.parse(body === "" ? "{}" : body);
  } catch {
    return undefined;
  }
  if (typeof criteria !== "object" || criteria === null || Array.isArray(criteria)) return undefined;
  const said = criteria as Criteria;
  const isList = (value: unknown) => value === undefined || Array.isArray(value);
  const isDay = (value: unknown) => value === undefined || /^\d{4}-\d\d-\d\d$/.test(String(value));
  const isRight = isList(said.departements) && isList(said.codePostal) && isDay(said.dateDebut) && isDay(said.dateFin);
  return isRight ? said : undefined;
}

function isFound(event: SandboxEvent, said: Criteria): boolean {
  const { departements, codePostal, secteurActivite, typeEvenement, modalite, dateDebut, dateFin } = said;
  const day = dayOf(event);
  return (
    (!Array.isArray(departements) || departements.length === 0 || departements.includes(event.departement)) &&
    (!Array.isArray(codePostal) || codePostal.length === 0 || codePostal.includes(event.row.codePostal)) &&
    (secteurActivite === undefined || event.sectors.includes(String(secteurActivite))) &&
    (typeEvenement === undefined || String(typeEvenement) === String(event.type)) &&
    (modalite === undefined || event.modes.some((mode) => mode === modalite)) &&
    (dateDebut === undefined || day >= String(dateDebut)) &&
    (dateFin === undefined || day <= String(dateFin))
  );
}
