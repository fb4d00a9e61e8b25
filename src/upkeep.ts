import { sweepJournals } from "./adapters/france-travail/journal.ts";
import type { Store } from "./adapters/store.ts";
import { kindOf } from "./core/fault.ts";
import type { Talk } from "./core/talk/talk.ts";
import type { Log } from "./core/talk/world.ts";
import type { Outside } from "./outside.ts";

const hour = 3_600_000;
const day = 24 * hour;
const week = 7 * day;

/** What has to be done from time to time, in the background: reference data refreshed weekly, expired rows and what stopped harvests left deleted hourly, alerts of people who are gone daily. Returns how to end it. */
export function upkeep(
  { rome, geo }: Pick<Outside, "rome" | "geo">,
  store: Store,
  { sweep }: Pick<Talk, "sweep">,
  dataDir: string,
  log: Log,
): () => void {
  let centresAt = 0;
  let sweptAt = 0;

  async function tidy(): Promise<void> {
    await Promise.all([
      attempt("job titles", log, async () => {
        if (await rome.isDue()) await rome.update();
      }),
      attempt("centres of communes", log, async () => {
        if (Date.now() - centresAt < week) return;
        await geo.update();
        centresAt = Date.now();
      }),
      attempt("alerts of people who are gone", log, async () => {
        if (Date.now() - sweptAt < day) return;
        await sweep();
        sweptAt = Date.now();
      }),
      attempt("offers of harvests that were stopped", log, () => sweepJournals(dataDir, new Date())),
      attempt("expired rows", log, async () => void (await store.purge(new Date()))),
    ]);
  }

  void tidy();
  const timer = setInterval(() => void tidy(), hour);
  timer.unref();
  return () => clearInterval(timer);
}

/** What fails is tried again in an hour; until then what is there serves. */
async function attempt(what: string, log: Log, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.warn({ what, error: kindOf(error) }, "not refreshed: tried again in an hour");
  }
}
