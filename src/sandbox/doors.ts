import { cpf, cpfBusy } from "./cpf/cpf.ts";
import { franceTravail, franceTravailBusy } from "./france-travail/france-travail.ts";
import type { Tokens } from "./france-travail/token.ts";
import { geo } from "./geo.ts";
import { type Answer, type Service, type ServiceName, text } from "./http.ts";
import { alternanceBusy, laBonneAlternance } from "./la-bonne-alternance/la-bonne-alternance.ts";
import { bucket, minute, type Stopwatch } from "./limiter.ts";
import { localOf, noLocal } from "./postings/local.ts";
import { alternance, offers, stockOf } from "./postings/stock.ts";
import type { SandboxOptions } from "./sandbox.ts";

/** A service, where it is found below the address of the sandbox, and how it says that it is asked too often. */
export type Door = { name: ServiceName; prefix: string; service: Service; busy: (retryAfter: number) => Answer };

type World = SandboxOptions & { seed: number; now: () => Date; stopwatch: Stopwatch };

export function openDoors(world: World, tokens: Tokens): Door[] {
  const { seed, now, stopwatch, hasQuotas = true, isPlentiful = false } = world;
  const perMinute = (limit: number) => ({ perMinute: limit, limiter: minute(limit, stopwatch) });
  const local = isPlentiful ? localOf(seed) : noLocal;
  const sources = { seed, offers: stockOf(offers, seed), alternance: stockOf(alternance, seed), local };
  return [
    { name: "token", prefix: "/connexion/oauth2/access_token", service: tokens.answer, busy: franceTravailBusy },
    {
      name: "franceTravail",
      prefix: "/partenaire",
      service: franceTravail({
        stock: sources.offers,
        local,
        tokens,
        limit: hasQuotas ? { perSecond: 10, limiter: bucket(10, stopwatch) } : undefined,
        settings: () => ({
          now: now(),
          acceptsWholeCities: world.acceptsWholeCities ?? false,
          readsDatesAsUtc: world.readsDatesAsUtc ?? false,
        }),
      }),
      busy: franceTravailBusy,
    },
    {
      name: "alternance",
      prefix: "/alternance",
      service: laBonneAlternance({
        sources,
        archive: stockOf(alternance, seed),
        now,
        token: world.alternanceToken,
        limits: hasQuotas ? { search: perMinute(60), offer: perMinute(120) } : undefined,
      }),
      busy: alternanceBusy,
    },
    { name: "cpf", prefix: "/cpf", service: cpf(seed, now), busy: cpfBusy },
    {
      name: "geo",
      prefix: "/geo",
      service: geo,
      busy: (retryAfter) => text("Too Many Requests", 429, { "retry-after": String(retryAfter) }),
    },
  ];
}
