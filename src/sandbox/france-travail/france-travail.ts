import { jsonResponse, type SandboxRequest, type SandboxResponse, type SandboxService } from "../http.ts";
import type { Limiter } from "../limiter.ts";
import { isOnShow, type Local, type Want } from "../postings/local.ts";
import type { Stock } from "../postings/stock.ts";
import type { SearchSettings } from "./filter.ts";
import { guardApi } from "./guard.ts";
import { offerOf } from "./offer.ts";
import { findReferenceList } from "./referentiel.ts";
import { RefusedParameter } from "./refused.ts";
import { searchOffers } from "./search.ts";
import type { Tokens } from "./token.ts";

export type FranceTravailState = {
  stock: Stock;
  local: Local;
  tokens: Tokens;
  /** Who counts the calls of a client; none: no limit. */
  limiter: Limiter | undefined;
  settings: () => SearchSettings;
};

/** Offres d'emploi v2, below `/offresdemploi/v2`: search, detail and reference lists. */
export function createFranceTravailService(state: FranceTravailState): SandboxService {
  const { tokens, limiter } = state;
  return guardApi({ tokens, scopes: ["api_offresdemploiv2", "o2dsoffre"], limiter }, (asked) => route(state, asked));
}

function route(state: FranceTravailState, asked: SandboxRequest): SandboxResponse | Promise<SandboxResponse> {
  const [, group, name = ""] = /^\/offresdemploi\/v2\/(offres|referentiel)\/([^/]+)$/.exec(asked.path) ?? [];
  if (asked.method !== "GET" || !group) return jsonResponse({ message: "Not Found" }, 404);
  if (group === "referentiel") return listAnswer(name);
  return name === "search" ? searchAnswer(state, asked.query) : detailAnswer(state, name);
}

async function searchAnswer(
  { stock, local, settings }: FranceTravailState,
  query: URLSearchParams,
): Promise<SandboxResponse> {
  const asked = settings();
  try {
    const offers = {
      national: stock(asked.now),
      local: (want: Want) => local.postings("job", asked.now, want),
    };
    const { total, first, page, counts } = await searchOffers(offers, query, asked);
    if (page.length === 0) return { status: 204, headers: { "content-range": "*/0" } };
    const last = first + page.length - 1;
    const body = { resultats: page.map((posting) => offerOf(posting, asked.now)), filtresPossibles: counts };
    const headers = { "content-range": `offres ${first}-${last}/${total}`, "accept-range": "150" };
    return jsonResponse(body, last + 1 < total ? 206 : 200, headers);
  } catch (error) {
    if (error instanceof RefusedParameter) return jsonResponse({ message: error.message }, 400);
    throw error;
  }
}

/** An offer that has expired or never was: 204, as an empty search. */
function detailAnswer({ stock, local, settings }: FranceTravailState, id: string): SandboxResponse {
  if (!/^[0-9A-Z]{5,10}$/.test(id))
    return jsonResponse({ message: "Le format de l'id de l'offre recherchée est incorrect." }, 400);
  const { now } = settings();
  const near = local.find("job", now, id);
  const found = near && isOnShow(near, now) ? near : stock(now).find((posting) => posting.id === id);
  return found ? jsonResponse(offerOf(found, now)) : { status: 204 };
}

function listAnswer(name: string): SandboxResponse {
  const items = findReferenceList(name);
  return items
    ? jsonResponse(items, 200, { "content-range": `${name} */${items.length}` })
    : jsonResponse({ message: "Not Found" }, 404);
}
