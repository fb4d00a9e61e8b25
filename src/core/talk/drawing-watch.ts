import type { Screen } from "./screen.ts";

/** What is shown of a screen. */
export type DrawnScreen = Pick<Screen, "owner" | "id" | "revision">;

/** Of so many screens it is known which drawing of this process is the latest. */
const maxScreens = 10_000;

/**
 * Watches drawings where other processes draw as well. `begin` is called for each that is handed to its
 * platform, and `end` once that one has arrived; of several of a screen, the last one is looked after.
 */
export function createDrawingWatch(drawIfChanged: (drawn: DrawnScreen) => Promise<void>) {
  const latest = new Map<string, number>();
  return {
    begin: ({ id, revision }: DrawnScreen): void => {
      latest.delete(id);
      latest.set(id, revision);
      const [oldest] = latest.keys();
      if (latest.size > maxScreens && oldest !== undefined) latest.delete(oldest);
    },
    end: async (drawn: DrawnScreen): Promise<void> => {
      if ((latest.get(drawn.id) ?? drawn.revision) <= drawn.revision) await drawIfChanged(drawn);
    },
  };
}
