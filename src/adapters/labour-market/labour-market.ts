import { dayMs } from "../../core/durations.ts";
import { ifSourceFails } from "../../core/failure.ts";
import type { FindOfficialFigures, OfficialFigures } from "../../core/market/official-figures.ts";
import { listPlaces } from "../../core/places/area.ts";
import { formatPlace, type Place } from "../../core/places/place.ts";
import type { Search } from "../../core/search/search.ts";
import { errorName } from "../../core/telemetry.ts";
import type { CheckedAnswer, DataServiceContext, OpenDataService, ServiceCheck } from "../data-service.ts";
import type { ApiAccess } from "../france-travail/api/access.ts";
import { toStatisticsAddress } from "../france-travail/api/api-address.ts";
import type { ApiSettings } from "../france-travail/api/open-client.ts";
import { createTtlCache } from "../ttl-cache.ts";
import {
  createLabourMarketApi,
  type IndicatorName,
  type LabourMarketApi,
  nationalTerritory,
  type StatisticsTerritory,
} from "./api.ts";
import {
  compareApplicants,
  readApplicants,
  readBackToWork,
  readOffers,
  readSalary,
  readTension,
} from "./indicators.ts";
import { backToWorkAccess, labourMarketAccess, labourMarketProfile } from "./profile.ts";
import type { IndicatorRow, SalaryRow } from "./rows.ts";

/** The variables of the environment that the statistics are opened with. */
export type LabourMarketSettings = ApiSettings & { LABOUR_MARKET_API_URL: string };

/** Quarterly and yearly figures: what was read serves a week. */
const weekMs = 7 * dayMs;
/** Four small lists for each job and region that somebody looked at. */
const maxIndicators = 4_000;
/** Every region and the country, with all families each; and the families of each job. */
const [maxTerritories, maxJobs] = [20, 2_000];

/** Opens the statistics of France Travail, or the sandbox that stands in for them. */
export function openLabourMarket(
  { LABOUR_MARKET_API_URL, ...settings }: LabourMarketSettings,
  context: DataServiceContext,
): OpenDataService {
  const { franceTravailStandIn: standIn, openLimit, log } = context;
  const api = createLabourMarketApi({
    settings,
    apiUrl: standIn?.labourMarket ?? toStatisticsAddress(LABOUR_MARKET_API_URL),
    sandboxTokenUrl: standIn?.token,
    openLimit,
    log,
  });
  return {
    profile: labourMarketProfile,
    ports: { findOfficialFigures: createFigureFinder(api, context) },
    checks: [
      createCheck(labourMarketAccess, () => checkSalaries(api)),
      createCheck(backToWorkAccess, () => checkBackToWork(api)),
    ],
    health: api.health,
    close: api.close,
  };
}

function createFigureFinder(api: LabourMarketApi, context: DataServiceContext): FindOfficialFigures {
  const { atlas, prepareAtlas, log, now, franceTravailStandIn } = context;
  const clock = () => now().getTime();
  const indicators = createTtlCache<IndicatorRow[]>(maxIndicators, weekMs, clock);
  const salaries = createTtlCache<SalaryRow[]>(maxTerritories, weekMs, clock);
  const families = createTtlCache<string[]>(maxJobs, weekMs, clock);

  const readIndicator = (name: IndicatorName, rome: string, territory: StatisticsTerritory) =>
    indicators.get(`${name} ${rome} ${territory.code}`, () => api.readIndicator(name, rome, territory));

  /** One call a territory tells what all families are paid; which of them are a job's, one call a job. */
  async function readSalaryOf(rome: string, territory: StatisticsTerritory) {
    const [rows, own] = await Promise.all([
      salaries.get(territory.code, () => api.readSalaries(territory)),
      families.get(rome, async () =>
        unique((await api.readSalaries(nationalTerritory, rome)).map(({ codeActivite }) => codeActivite)),
      ),
    ]);
    return readSalary(rows, [rome, ...own]);
  }

  const find: FindOfficialFigures = async (search) => {
    const [title] = search.titles;
    if (search.kind !== "emploi" || !title || !/^[A-N]\d{4}$/.test(title.rome)) return undefined;
    const { rome } = title;
    await prepareAtlas();
    const territory = chooseTerritory(search);
    const ask = (name: IndicatorName) => ifSourceFails(readIndicator(name, rome, territory), () => []);
    const [salary, applicants, offers, tension, backToWork] = await Promise.all([
      ifSourceFails(readSalaryOf(rome, territory), () => undefined),
      ...(["applicants", "offers", "tension", "backToWork"] as const).map(ask),
    ]);
    const known = {
      salary,
      applicants: compareApplicants(readApplicants(applicants ?? []), readOffers(offers ?? [])),
      tension: readTension(tension ?? []),
      backToWork: readBackToWork(backToWork ?? []),
    };
    const label = [applicants, offers, tension, backToWork].flatMap((rows) => rows?.[0]?.libActivite ?? [])[0];
    const figures: Partial<OfficialFigures> = Object.fromEntries(
      Object.entries(known).filter(([, figure]) => figure !== undefined),
    );
    if (Object.keys(figures).length === 0) return undefined;
    const region = territory.type === "REG" ? atlas.place("region", territory.code) : undefined;
    return {
      ...figures,
      job: label ?? title.label,
      territory: region ? formatPlace(region) : "France entière",
      isFictitious: franceTravailStandIn !== undefined,
      source: { label: labourMarketProfile.label, page: labourMarketProfile.page },
    };
  };

  // The market stands without them: a bug here is logged, and costs nothing else.
  return (search) =>
    find(search).catch((error: unknown) => {
      log.error(
        { service: labourMarketProfile.id, error: errorName(error) },
        "figures could not be read: this is a bug",
      );
      return undefined;
    });
}

/** The region of all its places; the whole country where there is none, or more than one. */
function chooseTerritory({ place }: Pick<Search, "place">): StatisticsTerritory {
  const [region, ...others] = unique(listPlaces(place).map(regionOf));
  return region === undefined || others.length > 0 ? nationalTerritory : { type: "REG", code: region };
}

function regionOf(place: Place): string | undefined {
  if (place.kind === "france") return undefined;
  return place.kind === "region" ? place.code : place.region;
}

function unique<T>(all: T[]): T[] {
  return [...new Set(all)];
}

function createCheck({ product }: ApiAccess, ask: ServiceCheck["ask"]): ServiceCheck {
  return { subject: `France Travail, ${product}`, addressVariable: "LABOUR_MARKET_API_URL", ask };
}

/** A job that every region has. */
const usualJob = "D1102";

async function checkSalaries(api: LabourMarketApi): Promise<CheckedAnswer> {
  const salaries = await api.readSalaries(nationalTerritory, usualJob);
  const isReadable = readSalary(salaries, unique(salaries.map(({ codeActivite }) => codeActivite))) !== undefined;
  return toCheckedAnswer(isReadable);
}

async function checkBackToWork(api: LabourMarketApi): Promise<CheckedAnswer> {
  const rows = await api.readIndicator("backToWork", usualJob, nationalTerritory);
  return toCheckedAnswer(readBackToWork(rows) !== undefined);
}

function toCheckedAnswer(isReadable: boolean): CheckedAnswer {
  if (!isReadable) return { is: "changed", says: "answers, and its figures cannot be read" };
  return { is: "ok", says: `figures read for the job ${usualJob}` };
}
