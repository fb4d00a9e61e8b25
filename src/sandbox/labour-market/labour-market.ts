import { guardApi } from "../france-travail/guard.ts";
import type { Tokens } from "../france-travail/token.ts";
import { jsonResponse, type SandboxRequest, type SandboxResponse, type SandboxService } from "../http.ts";
import type { Limiter } from "../limiter.ts";
import { hashOf } from "../random.ts";
import { backToWork, hasFigures, type Indicator, listPeriods, offersAndApplicants } from "./indicators.ts";
import { salaryAnswer } from "./salaries.ts";
import { findTerritory } from "./territories.ts";

export type LabourMarketState = { seed: number; now: () => Date; tokens: Tokens; limiter: Limiter | undefined };

/** Marché du travail, below `/v1`: salaries, offers, applicants and tension. */
export function createLabourMarketService(state: LabourMarketState): SandboxService {
  const scopes = ["api_stats-offres-demandes-emploiv1", "offresetdemandesemploi"];
  return guardApi({ ...state, scopes }, (asked) => {
    const [, salary] = /^\/v1\/indicateur\/salaire-rome-fap\/(.+)$/.exec(asked.path) ?? [];
    const { seed, now } = state;
    return salary !== undefined && asked.method === "GET"
      ? salaryAnswer(salary.split("/"), asked, { seed, now: now() })
      : indicatorAnswer(offersAndApplicants, asked, state);
  });
}

/** Accès à l'emploi des demandeurs d'emploi, below `/v1`: who is back at work within six months. */
export function createBackToWorkService(state: LabourMarketState): SandboxService {
  const scopes = ["api_stats-perspectives-retour-emploiv1", "retouremploi"];
  return guardApi({ ...state, scopes }, (asked) => indicatorAnswer(backToWork, asked, state));
}

function indicatorAnswer(
  indicators: Readonly<Record<string, Indicator>>,
  { method, path, body }: SandboxRequest,
  { seed, now }: LabourMarketState,
): SandboxResponse {
  const [, name = ""] = /^\/v1\/indicateur\/([a-z-]+)$/.exec(path) ?? [];
  const indicator = indicators[name];
  if (method !== "POST" || !indicator) return jsonResponse({ message: "Not Found" }, 404);
  const said = readBody(body);
  const territory = findTerritory(said.codeTypeTerritoire, said.codeTerritoire);
  const rome = String(said.codeActivite ?? "");
  const isRight =
    said.codeTypeActivite === "ROME" &&
    /^[A-N]\d{4}$/.test(rome) &&
    said.codeTypePeriode === indicator.period &&
    said.codeTypeNomenclature === indicator.nomenclature;
  // Each indicator is to be had with one combination alone.
  if (!territory || !isRight) return jsonResponse({ message: "La combinaison des critères n'est pas autorisée." }, 400);
  const about = { seed, territory, rome };
  if (!hasFigures(about)) return noFigures(name, rome);
  const periods = listPeriods(indicator, now());
  const last = periods
    .map(({ code }) => code)
    .toSorted()
    .at(-1);
  const wanted = said.dernierePeriode === true ? periods.filter(({ code }) => code === last) : periods;
  return jsonResponse({
    codeIndicateur: name,
    listeValeursParPeriode: wanted.flatMap((period) => indicator.rowsFor(about, period)),
  });
}

/** Two ways to say that there are none. */
function noFigures(name: string, rome: string): SandboxResponse {
  if (hashOf(`${name}/${rome}`) % 2 === 0) return jsonResponse({ codeIndicateur: name, listeValeursParPeriode: [] });
  const message =
    "Erreur lors de l'appel de l'Api REST. Status code = 404, message = Le serveur n'a pas pu trouver la liste";
  return jsonResponse({ message, codeHttp: 500 }, 500);
}

function readBody(body: string): Record<string, unknown> {
  try {
    const said: unknown = JSON.parse(body);
    return typeof said === "object" && said !== null ? { ...said } : {};
  } catch {
    return {};
  }
}
