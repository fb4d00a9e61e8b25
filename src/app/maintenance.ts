import { deleteOldJournals } from "../adapters/journal-file.ts";
import { isDamaged, type Store } from "../adapters/store.ts";
import { dayMs, hourMs } from "../core/durations.ts";
import type { Conversation } from "../core/talk/conversation.ts";
import { errorName, type Health, type Log } from "../core/telemetry.ts";
import type { DataServices } from "./data-services.ts";
import type { AppServices } from "./services.ts";

const weekMs = 7 * dayMs;

const expired = "expired rows";
const gone = "alerts of people who are gone";

/** What to do when the file of the store is damaged, for the log. */
export const damagedStoreAdvice =
  "the file of the store is damaged: stop Tremplin and put your last backup in its place (docs/operating.md, Backups)";

export type Maintenance = {
  end: () => void;
  /** "degraded" while what is to be deleted could not be. */
  health: () => Health;
};

/**
 * What has to be done from time to time, in the background: reference data refreshed weekly, expired rows and
 * what stopped harvests left deleted hourly, alerts of people who are gone daily.
 */
export function createMaintenance(
  { rome, geo, data }: Pick<AppServices, "rome" | "geo"> & { data: Pick<DataServices, "refresh"> },
  store: Store,
  { sweep }: Pick<Conversation, "sweep">,
  dataDir: string,
  log: Log,
): Maintenance {
  const failing = new Set<string>();
  const attempt = async (what: string, work: () => Promise<void>) => {
    try {
      await work();
      failing.delete(what);
    } catch (error) {
      failing.add(what);
      // What fails is tried again in an hour; until then what is there serves.
      if (isDamaged(error)) log.error({ what, error: errorName(error) }, damagedStoreAdvice);
      else
        log.warn(
          { what, error: errorName(error) },
          "maintenance: this could not be done, and is tried again in an hour",
        );
    }
  };
  // By a stopwatch: a clock that is set back would put them off for as long.
  let centresAt = Number.NEGATIVE_INFINITY;
  let sweptAt = Number.NEGATIVE_INFINITY;

  async function maintain(): Promise<void> {
    await Promise.all([
      attempt("job titles", async () => {
        if (await rome.isDue()) await rome.update();
      }),
      attempt("centres of communes", async () => {
        if (performance.now() - centresAt < weekMs) return;
        await geo.update();
        centresAt = performance.now();
      }),
      attempt("lists of the services beyond offers", () => data.refresh()),
      attempt(gone, async () => {
        if (performance.now() - sweptAt < dayMs) return;
        await sweep();
        sweptAt = performance.now();
      }),
      attempt("offers of harvests that were stopped", () => deleteOldJournals(dataDir, new Date())),
      attempt(expired, async () => {
        const before = store.unreadable();
        // A person of whom nothing can be read is there: their alerts go on.
        await store.purge(new Date(), ["people"]);
        const rows = store.unreadable() - before;
        if (rows > 0) log.warn({ rows }, "unreadable rows were deleted");
      }),
    ]);
  }

  void maintain();
  const timer = setInterval(() => void maintain(), hourMs);
  timer.unref();
  const health = (): Health => (failing.has(expired) || failing.has(gone) ? "degraded" : "ok");
  return { end: () => clearInterval(timer), health };
}
