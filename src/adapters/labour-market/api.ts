import { SourceError } from "../../core/failure.ts";
import type { Health, Log } from "../../core/telemetry.ts";
import { franceTravailName } from "../france-travail/api/name.ts";
import { type ApiSettings, openApiClient } from "../france-travail/api/open-client.ts";
import type { HttpResponse } from "../http/message.ts";
import { parseResponse } from "../http/parse-response.ts";
import type { OpenSharedLimit } from "../shared-limit.ts";
import { backToWorkAccess, labourMarketAccess } from "./profile.ts";
import { type IndicatorRow, indicatorAnswer, type SalaryRow, salaryAnswer } from "./rows.ts";

/** A territory as the statistics name it. */
export type StatisticsTerritory = { type: "NAT" | "REG"; code: string };

/** The whole country; its code is told in no list. */
export const nationalTerritory: StatisticsTerritory = { type: "NAT", code: "FR" };

/** Which figure is asked for. */
export type IndicatorName = keyof typeof indicators;

/** The calls to the statistics. They reject with a SourceError; what is not known is an empty list. */
export type LabourMarketApi = {
  readIndicator: (name: IndicatorName, rome: string, territory: StatisticsTerritory) => Promise<IndicatorRow[]>;
  /** What every family is paid in a territory; with a job, those of its families alone. */
  readSalaries: (territory: StatisticsTerritory, rome?: string) => Promise<SalaryRow[]>;
  health: () => Health;
  close: () => Promise<void>;
};

const market = "/stats-offres-demandes-emploi/v1/indicateur";

/** Each figure is to be had with one nomenclature and one kind of period; any other combination is a 400. */
const indicators = {
  applicants: { path: `${market}/stat-demandeurs`, period: "TRIMESTRE", nomenclature: "CATCAND" },
  offers: { path: `${market}/stat-offres`, period: "TRIMESTRE", nomenclature: "ORIGINEOFF" },
  tension: { path: `${market}/stat-perspective-employeur`, period: "ANNEE", nomenclature: "TYPE_TENSION" },
  backToWork: {
    path: "/stats-perspectives-retour-emploi/v1/indicateur/stat-acces-emploi",
    period: "TRIMESTRE",
    nomenclature: "DUREEEMP",
  },
} as const;

const megabyte = 1024 * 1024;
const mostSalaryBytes = 10 * megabyte;
/** Of an error that tells that there are no figures, so much is looked at. */
const tellingBytes = 2_000;

type LabourMarketApiOptions = {
  settings: ApiSettings;
  apiUrl: string;
  sandboxTokenUrl: string | undefined;
  openLimit?: OpenSharedLimit | undefined;
  log: Log;
};

/** Both APIs, each with a token of its own. */
export function createLabourMarketApi({ settings, ...opened }: LabourMarketApiOptions): LabourMarketApi {
  const { log } = opened;
  // Where there are no figures, the service fails with an error that says so.
  const told = { ...opened, toldBy: [500] };
  const statistics = openApiClient(settings, { ...told, access: labourMarketAccess });
  const backToWork = openApiClient(settings, { ...told, access: backToWorkAccess });

  async function readIndicator(name: IndicatorName, rome: string, { type, code }: StatisticsTerritory) {
    const { path, period, nomenclature } = indicators[name];
    const client = name === "backToWork" ? backToWork : statistics;
    const answer = await client.post(path, {
      codeTypeTerritoire: type,
      codeTerritoire: code,
      codeTypeActivite: "ROME",
      codeActivite: rome,
      codeTypePeriode: period,
      codeTypeNomenclature: nomenclature,
      dernierePeriode: true,
      sansCaracteristiques: true,
    });
    if (isUnknown(answer)) return [];
    return (
      parseResponse({ name: franceTravailName, log }, indicatorAnswer, accept(answer)).listeValeursParPeriode ?? []
    );
  }

  async function readSalaries({ type, code }: StatisticsTerritory, rome?: string) {
    const query = rome === undefined ? undefined : new URLSearchParams({ codeRome: rome });
    const path = `${market}/salaire-rome-fap/${type}/${code}`;
    const answer = await statistics.get(path, query, { mostBytes: mostSalaryBytes });
    if (isUnknown(answer)) return [];
    return parseResponse({ name: franceTravailName, log }, salaryAnswer, accept(answer)).valeursParPeriode ?? [];
  }

  function accept(answer: HttpResponse): HttpResponse {
    const { status } = answer;
    if (status === 200 || status === 206) return answer;
    if (status >= 500) throw new SourceError(franceTravailName, "down");
    log.error({ service: franceTravailName, status }, "a question to the statistics was refused: this is a bug");
    throw new SourceError(franceTravailName, "garbage");
  }

  return {
    readIndicator,
    readSalaries,
    health: () => (statistics.health() === "ok" ? backToWork.health() : statistics.health()),
    close: async () => void (await Promise.all([statistics.close(), backToWork.close()])),
  };
}

/** There are no figures: an empty answer, or an error that quotes another one. */
function isUnknown({ status, body }: HttpResponse): boolean {
  if (status === 204 || status === 404) return true;
  if (status === 200 || status === 206) return body.length === 0;
  const text = body.subarray(0, tellingBytes).toString("utf8");
  return /Status code = 404|n'a pas pu trouver la liste/.test(text);
}
