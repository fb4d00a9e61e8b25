import { cpf, cpfBusy } from "./cpf/cpf.ts";
import { createDirectoryService, directoryBusy } from "./directory/directory.ts";
import { createEventsService } from "./events/events.ts";
import { createFranceTravailService } from "./france-travail/france-travail.ts";
import { callsPerSecond, franceTravailBusy } from "./france-travail/guard.ts";
import type { Tokens } from "./france-travail/token.ts";
import { geoService } from "./geo.ts";
import { type SandboxResponse, type SandboxService, type ServiceName, textResponse } from "./http.ts";
import { createInclusionService, inclusionBusy } from "./inclusion/inclusion.ts";
import { alternanceBusy, createAlternanceService } from "./la-bonne-alternance/la-bonne-alternance.ts";
import { createBackToWorkService, createLabourMarketService } from "./labour-market/labour-market.ts";
import { createBucketLimiter, createMinuteLimiter, type Stopwatch } from "./limiter.ts";
import type { SandboxOptions } from "./options.ts";
import { localOf, noLocal } from "./postings/local.ts";
import { alternanceStream, offerStream, stockOf } from "./postings/stock.ts";

/** A service, its path below the sandbox's address, and its answer to clients that call too often. */
export type SandboxRoute = {
  name: ServiceName;
  prefix: string;
  service: SandboxService;
  busy: (retryAfter: number) => SandboxResponse;
};

type RoutesOptions = SandboxOptions & { seed: number; now: () => Date; stopwatch: Stopwatch };

export function createRoutes(options: RoutesOptions, tokens: Tokens): SandboxRoute[] {
  const { seed, now, stopwatch, hasQuotas = true, isPlentiful = false, cpfCallsPerDay = 10_000 } = options;
  const perMinute = (limit: number) => ({ perMinute: limit, limiter: createMinuteLimiter(limit, stopwatch) });
  const perSecond = () => (hasQuotas ? createBucketLimiter(callsPerSecond, stopwatch) : undefined);
  const local = isPlentiful ? localOf(seed) : noLocal;
  const sources = { seed, offers: stockOf(offerStream, seed), alternance: stockOf(alternanceStream, seed), local };
  return [
    { name: "token", prefix: "/connexion/oauth2/access_token", service: tokens.answer, busy: franceTravailBusy },
    {
      name: "franceTravail",
      prefix: "/partenaire",
      service: createFranceTravailService({
        stock: sources.offers,
        local,
        tokens,
        limiter: perSecond(),
        settings: () => ({
          now: now(),
          acceptsWholeCities: options.acceptsWholeCities ?? false,
          readsDatesAsUtc: options.readsDatesAsUtc ?? false,
        }),
      }),
      busy: franceTravailBusy,
    },
    {
      name: "events",
      prefix: "/evenements",
      service: createEventsService({ seed, now, tokens, limiter: perSecond() }),
      busy: franceTravailBusy,
    },
    // Two APIs below one address, which LABOUR_MARKET_API_URL names.
    {
      name: "backToWork",
      prefix: "/marche-du-travail/stats-perspectives-retour-emploi",
      service: createBackToWorkService({ seed, now, tokens, limiter: perSecond() }),
      busy: franceTravailBusy,
    },
    {
      name: "labourMarket",
      prefix: "/marche-du-travail/stats-offres-demandes-emploi",
      service: createLabourMarketService({ seed, now, tokens, limiter: perSecond() }),
      busy: franceTravailBusy,
    },
    {
      name: "alternance",
      prefix: "/alternance",
      service: createAlternanceService({
        sources,
        archive: stockOf(alternanceStream, seed),
        now,
        token: options.alternanceToken,
        limits: hasQuotas ? { search: perMinute(60), offer: perMinute(120) } : undefined,
      }),
      busy: alternanceBusy,
    },
    { name: "cpf", prefix: "/cpf", service: cpf(seed, now, hasQuotas ? cpfCallsPerDay : undefined), busy: cpfBusy },
    { name: "directory", prefix: "/directory", service: createDirectoryService(seed), busy: directoryBusy },
    {
      name: "inclusion",
      prefix: "/inclusion",
      service: createInclusionService({
        seed,
        now,
        limits: hasQuotas
          ? { anonymous: createMinuteLimiter(12, stopwatch), known: createMinuteLimiter(120, stopwatch) }
          : undefined,
      }),
      busy: inclusionBusy,
    },
    {
      name: "geo",
      prefix: "/geo",
      service: geoService,
      busy: (retryAfter) => textResponse("Too Many Requests", 429, { "retry-after": String(retryAfter) }),
    },
  ];
}
