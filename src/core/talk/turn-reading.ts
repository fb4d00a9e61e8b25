import type { RowRef } from "../collection.ts";
import { type Owner, toPersonKey } from "../owner.ts";
import type { TalkContext } from "./context.ts";
import type { Person } from "./person.ts";
import type { ScreenRecord } from "./ports.ts";
import type { Screen } from "./screen.ts";
import type { Task } from "./tasks.ts";

/** What is kept that a turn needs, read at one moment. What it did not foresee is read by itself. */
export type TurnReading = {
  person: Person;
  loadScreen: (id: string) => Promise<Screen | undefined>;
  loadTask: (id: string) => Promise<Task | undefined>;
  /** What the messenger had noted of that screen; undefined where that was not read. */
  findRecord: (id: string) => ScreenRecord | undefined;
  /** What is known of a screen that is made in this turn. */
  newRecord: ScreenRecord;
};

/** Which screens a turn may be about: one that is known, or those that their owner's row names. */
export type WantedScreens = { pressed: string } | { named: readonly ("current" | "numbered")[] };

type ReadingContext = Pick<TalkContext, "collections" | "people" | "screens" | "tasks" | "findMessenger">;

/** Reads somebody, the screens that a turn may be about, and which messages show these: in one reading. */
export async function readTurn(context: ReadingContext, owner: Owner, wanted: WantedScreens): Promise<TurnReading> {
  const { collections, people, screens, tasks, findMessenger } = context;
  const at = performance.now();
  const { records } = findMessenger(owner.platform) ?? {};
  const of = (end: Pick<RowRef, "rest">, id: string): RowRef[] => [
    { ...screens.ref(owner, id), ...end },
    ...(records ? [{ collection: records.collection, key: records.toPrefix(owner) + id, ...end }] : []),
  ];
  const places =
    "pressed" in wanted
      ? [of({}, wanted.pressed)]
      : wanted.named.map((name) => of({ rest: { ...people.ref(owner), path: [name, owner.chat] } }, ""));
  const task = "pressed" in wanted ? [tasks.ref(owner, wanted.pressed)] : [];
  const besideKey = records?.findBesideKey?.(owner);
  const besideRef = records && besideKey !== undefined ? [{ collection: records.collection, key: besideKey }] : [];
  const refs = [people.ref(owner), ...besideRef, ...task, ...places.flat()];
  const [stored, ...rest] = await collections.people.getAll(refs);
  const beside = besideRef.length > 0 ? { beside: { row: rest.shift() } } : {};
  const storedTask = task.length > 0 ? rest.shift() : undefined;
  const person = people.parse(stored);
  const found = new Map<string, { screen: unknown; record: unknown }>();
  for (const [i, { length }] of places.entries()) {
    const id = "pressed" in wanted ? wanted.pressed : person[wanted.named[i] ?? "current"]?.[owner.chat];
    const [screen, record] = rest.slice(i * length, (i + 1) * length);
    if (id !== undefined) found.set(id, { screen, record });
  }
  return {
    person,
    loadScreen: async (id) => {
      const read = found.get(id);
      return read ? screens.parse(owner, id, read.screen) : screens.load(owner.platform, owner.chat, id);
    },
    loadTask: async (id) =>
      "pressed" in wanted && id === wanted.pressed ? tasks.parse(owner, id, storedTask) : tasks.load(owner, id),
    findRecord: (id) => {
      const read = found.get(id);
      return read && records ? { row: read.record, at, ...beside } : undefined;
    },
    newRecord: { row: null, at, ...beside },
  };
}

/**
 * Runs in the person's turn with the screen as it is stored by then, unless another event was applied to it
 * in the meantime. Resolves with whether it ran.
 */
export async function runIfCurrent(
  context: ReadingContext & Pick<TalkContext, "queue" | "moves">,
  { owner, id, revision }: Screen,
  run: (screen: Screen, person: Person, record: ScreenRecord | undefined) => Promise<void>,
): Promise<boolean> {
  return context.queue.enqueue(toPersonKey(owner), async () => {
    const reading = await readTurn(context, context.moves.currentOwner(owner), { pressed: id });
    const stored = await reading.loadScreen(id);
    if (stored?.revision !== revision) return false;
    await run(stored, reading.person, reading.findRecord(id));
    return true;
  });
}
