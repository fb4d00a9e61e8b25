import fc from "fast-check";
import { expect, vi } from "vitest";
import { mergeDrawings } from "../../../src/bots/merge-drawings.ts";
import { telegramProfile } from "../../../src/bots/telegram/platform.ts";
import { terminalProfile } from "../../../src/bots/terminal/platform.ts";
import { maxAlerts, type Subscription } from "../../../src/core/alerts/subscription.ts";
import { createSubscriptions } from "../../../src/core/alerts/subscriptions.ts";
import type { Agenda, Collection, Row, StampedRow } from "../../../src/core/collection.ts";
import type { Command } from "../../../src/core/conversation/events.ts";
import { getTaskId, readState, type State } from "../../../src/core/conversation/state.ts";
import { flattenRichText, type Press, type View } from "../../../src/core/conversation/view.ts";
import { SourceError } from "../../../src/core/failure.ts";
import type { Owner } from "../../../src/core/owner.ts";
import { toSearchKey } from "../../../src/core/search/search.ts";
import { createConversation } from "../../../src/core/talk/conversation.ts";
import type { ConversationDeps, Incoming, Messenger, ScreenDrawing } from "../../../src/core/talk/ports.ts";
import { createTasks } from "../../../src/core/talk/tasks.ts";
import { csv, servicesWith, settleDrawing } from "../../fakes/chat.ts";
import { memoryCollection } from "../../fakes/memory-collection.ts";
import { noon, pageOf } from "../../fakes/offers.ts";
import { silentLog } from "../../fakes/silent-log.ts";

/*
 * Whatever people do while something they asked for is being made (other taps, the same tap twice, texts,
 * commands), however long services and the platform take, whatever fails, and whenever the process is killed:
 * it is made once, reported, and stays until its owner removes it.
 */

type Tapped = "alert" | "cancel" | "export" | "market" | "undo" | "sure" | "again" | "resume" | "open" | "week" | "any";
type Step =
  | { do: "tap"; button: Tapped; recent: number; which: number; times: 1 | 2; afterMs: number }
  | { do: "text"; text: string }
  | { do: "command"; command: Command | "start" }
  | { do: "wait"; ms: number }
  | { do: "source"; takesMs: number; fails: boolean }
  | { do: "platform"; takesMs: number }
  | { do: "break"; afterWrites: number }
  | { do: "mend" }
  | { do: "crash" };

const moment = fc.constantFrom(0, 0, 20, 200, 400, 900, 2_000);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant("tap" as const),
      button: fc.constantFrom<Tapped>(
        "alert",
        "alert",
        "alert",
        "cancel",
        "export",
        "market",
        "undo",
        "sure",
        "again",
        "resume",
        "any",
        "any",
      ),
      recent: fc.nat(2),
      which: fc.nat(30),
      times: fc.constantFrom(1 as const, 2 as const),
      afterMs: moment,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("text" as const),
      text: fc.constantFrom(
        "boulanger lyon",
        "serveur nantes",
        "aide",
        "merci",
        "annuler",
        "stop",
        "alertes",
        "j'ai trouvé",
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("command" as const),
      command: fc.constantFrom("start" as const, "emploi" as const, "alertes" as const, "supprimer" as const),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant("wait" as const), ms: fc.constantFrom(5, 50, 300, 900, 3_000, 25_000) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("source" as const),
      takesMs: fc.constantFrom(0, 300, 500, 800, 30_000),
      fails: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("platform" as const), takesMs: fc.constantFrom(0, 30, 400, 3_000) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("break" as const), afterWrites: fc.nat(6) }) },
  { weight: 2, arbitrary: fc.constant({ do: "mend" as const }) },
  { weight: 1, arbitrary: fc.constant({ do: "crash" as const }) },
);

/** Lives so many lives. Timers are false: a life takes no longer than its decisions. */
export async function keepsWhatWasAsked(lives: number): Promise<void> {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  try {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 16 }), lived), {
      numRuns: lives,
      examples: [[refusedOverTold], [pausedAndAskedAgain], [aloneInTheIndex], [takenBackUnseen]],
    });
  } finally {
    vi.useRealTimers();
  }
}

/** A failure that takes the place of "Alerte créée" before anybody has seen that: it is to be told again. */
const refusedOverTold: Step[] = [
  { do: "source", takesMs: 0, fails: false },
  { do: "command", command: "start" },
  { do: "break", afterWrites: 2 },
  { do: "tap", button: "alert", recent: 0, which: 0, times: 1, afterMs: 0 },
  { do: "text", text: "boulanger lyon" },
  { do: "wait", ms: 5 },
];

/** An alert that rests for a week is asked for once more: nothing of its rest stays behind. */
const pausedAndAskedAgain: Step[] = [
  { do: "tap", button: "alert", recent: 0, which: 0, times: 1, afterMs: 0 },
  { do: "wait", ms: 3_000 },
  { do: "command", command: "alertes" },
  { do: "wait", ms: 300 },
  { do: "tap", button: "open", recent: 0, which: 0, times: 1, afterMs: 300 },
  { do: "tap", button: "week", recent: 0, which: 0, times: 1, afterMs: 300 },
  { do: "text", text: "boulanger lyon" },
  { do: "wait", ms: 2_000 },
  { do: "tap", button: "alert", recent: 0, which: 0, times: 1, afterMs: 0 },
];

/** The store breaks while an alert moves in the index of what is due: a row of it stays there alone. */
const aloneInTheIndex: Step[] = [
  { do: "tap", button: "alert", recent: 0, which: 0, times: 1, afterMs: 0 },
  { do: "break", afterWrites: 5 },
  { do: "command", command: "start" },
  { do: "wait", ms: 900 },
  { do: "tap", button: "any", recent: 0, which: 1, times: 2, afterMs: 0 },
  { do: "wait", ms: 5 },
  { do: "command", command: "start" },
];

/** "Annuler" takes an alert back that was made a moment ago, and whose message is still on its way. */
const takenBackUnseen: Step[] = [
  { do: "tap", button: "alert", recent: 0, which: 0, times: 1, afterMs: 400 },
  { do: "text", text: "annuler" },
  { do: "tap", button: "alert", recent: 0, which: 0, times: 1, afterMs: 0 },
  { do: "crash" },
];

async function lived(steps: Step[]): Promise<void> {
  const life = oneLife();
  await life.does({ do: "text", text: "boulanger lyon" });
  await life.does({ do: "wait", ms: 2_000 });
  for (const one of steps) await life.does(one);
  await life.isWhole();
  await life.isForgotten();
}

const anna: Owner = { platform: "telegram", chat: "1", person: "1" };
const settleMs = 120_000;

/** What someone sees, and may tap, also a moment after it was replaced. */
type Shown = { screen: string; view: View };

function oneLife() {
  const kept = {
    screens: memoryCollection(),
    people: memoryCollection(),
    asking: memoryCollection(),
    tasks: memoryCollection(),
    subscriptions: memoryCollection(),
    knownOffers: memoryCollection(),
  };
  const alertsKept = createSubscriptions(kept);
  const shown: Shown[] = [];
  /** What was asked for, by its id; and what became of it, as far as its owner has seen. */
  const asked = new Map<string, State>();
  const outcomes = new Map<string, string[]>();
  const cancelled = new Set<string>();
  /** Searches whose alert was taken away by its owner. */
  const removed = new Set<string>();
  /** Alerts that nobody asked to remove. */
  const removedUnasked: string[] = [];
  let doing: Incoming | undefined;
  let source = { takesMs: 400, fails: false };
  let platformMs = 10;
  let writesLeft = Number.POSITIVE_INFINITY;
  let ids = 0;
  let process = begin();

  /** A process and all that dies with it: its memory, what it waits for, what it was drawing. */
  function begin() {
    const life = { isAlive: true };
    const world: ConversationDeps = {
      services: servicesWith({
        offers: async (_, page) => slowly(() => pageOf(2, page)),
        file: async (search) => slowly(() => csv(search)),
        market: async (search) => slowly(() => servicesWith().market(search, "newest")),
      }),
      collections: {
        screens: mortal(kept.screens, life),
        people: mortal(kept.people, life),
        asking: mortal(kept.asking, life),
        tasks: mortal(kept.tasks, life),
        subscriptions: mortal(kept.subscriptions, life),
        knownOffers: mortal(kept.knownOffers, life),
      },
      platforms: [terminalProfile, telegramProfile],
      findMessenger: () => stage,
      demo: false,
      log: silentLog,
      now: () => noon,
      newId: () => `id${String(++ids).padStart(10, "0")}`,
      patienceMs: 900,
      deadlineMs: 20_000,
    };
    const stage = slowStage(life);
    return { ...createConversation(world), life };
  }

  async function slowly<T>(answer: () => T | Promise<T>): Promise<T> {
    const { takesMs, fails } = source;
    if (takesMs > 0) await new Promise((resolve) => setTimeout(resolve, takesMs));
    if (fails) throw new SourceError("France Travail", "down");
    return answer();
  }

  /** Rows outlive the process; what is asked of them after its end is never answered. */
  function mortal(real: ReturnType<typeof memoryCollection>, life: { isAlive: boolean }): Agenda {
    const on =
      <A extends unknown[], R>(work: (...all: A) => Promise<R>, writes: boolean) =>
      async (...all: A): Promise<R> => {
        await Promise.resolve();
        if (!life.isAlive) return new Promise(() => {});
        if (writes && writesLeft-- <= 0) throw new Error("the store is broken");
        return work(...all);
      };
    const self: Agenda & { real: typeof real } = {
      real,
      get: on(real.get, false),
      getAll: on(real.getAll, false),
      keys: on(real.keys, false),
      listDue: on(real.listDue, false),
      listLater: on(real.listLater, false),
      postpone: on(real.postpone, true),
      getStamped: on(real.getStamped, false),
      replace: (stamp: string, row: Row, others: Row[] = []) => self.replaceAll([{ stamp, row }], others),
      replaceAll: on(
        async (changes: StampedRow[], others: Row[] = []) =>
          real.replaceAll(
            changes,
            others.map((other) => ({ ...other, collection: realOf(other.collection ?? real) })),
          ),
        true,
      ),
      set: on(real.set, true),
      delete: on(async (key: string) => {
        if (real === kept.subscriptions) await noteRemoved(key);
        await real.delete(key);
      }, true),
      setAll: on(async (rows: Row[]) => {
        const own = rows.map((row) => ({
          ...row,
          collection: row.collection === undefined ? real : realOf(row.collection),
          ...(row.onlyIf ? { onlyIf: { ...row.onlyIf, collection: realOf(row.onlyIf.collection) } } : {}),
        }));
        for (const { collection, key, value } of own) {
          if (collection === kept.tasks) noteAsked(key, value);
          if (collection === kept.subscriptions) removed.delete(toSearchKey((value as Subscription).search));
        }
        await real.setAll(own);
      }, true),
    };
    return self;
  }

  function realOf(collection: Collection): Collection {
    return "real" in collection ? (collection.real as Collection) : collection;
  }

  function noteAsked(key: string, value: unknown): void {
    const id = key.slice(key.lastIndexOf(":") + 1);
    asked.set(id, readState((value as { state: unknown }).state));
    // Asked again: what was said of it before counts no more.
    outcomes.delete(id);
    cancelled.delete(id);
  }

  /** Only its owner removes an alert, by a button that says so, or by the word. */
  async function noteRemoved(key: string): Promise<void> {
    const one = await alertsKept.load(key);
    const event = doing?.event;
    const said = event?.type === "press" ? event.action : event?.type === "text" ? event.text : "";
    // Thrown here, it would be taken for a store that fails.
    if (!["undo", "cancel", "sure", "annuler"].includes(said)) removedUnasked.push(`${key}: ${said}`);
    if (one) removed.add(toSearchKey(one.search));
  }

  /** One message at a time; of what waits for a screen, only the newest is sent. */
  function slowStage(life: { isAlive: boolean }): Messenger {
    const waiting = new Map<string, ScreenDrawing & { tells: string[] }>();
    let isSending = false;

    async function send(): Promise<void> {
      if (isSending) return;
      isSending = true;
      for (;;) {
        const [next] = waiting;
        if (!next || !life.isAlive) break;
        const [name, drawing] = next;
        waiting.delete(name);
        if (platformMs > 0) await new Promise((resolve) => setTimeout(resolve, platformMs));
        if (!life.isAlive) break;
        arrived(drawing);
      }
      isSending = false;
    }

    function arrived({ tells, ...drawing }: ScreenDrawing & { tells: string[] }): void {
      const { screen, view } = drawing;
      shown.push({ screen, view });
      for (const id of tells) outcomes.set(id, [...(outcomes.get(id) ?? []), textOf(view)]);
      settleDrawing(drawing);
    }

    return {
      draw: (drawing) => {
        const earlier = waiting.get(drawing.screen);
        const one = earlier ? mergeDrawings(earlier, drawing) : drawing;
        waiting.set(drawing.screen, { ...one, tells: toldBy(drawing) });
        void send();
      },
      deliver: async () => "sent",
      showBusy: () => {},
      forget: async () => {},
    };
  }

  /** The tasks whose outcome a drawing says. */
  function toldBy({ screen, view }: ScreenDrawing): string[] {
    if (/Je prépare|Je dessine|Je cherche/.test(textOf(view))) return [];
    const row = [...kept.screens.rows].find(([key]) => key.endsWith(`:${screen}`));
    const state = row ? readState(JSON.parse(row[1]).state) : undefined;
    const id = state ? getTaskId(state) : undefined;
    return [...(id === undefined ? [] : [id]), ...(asked.has(screen) ? [screen] : [])];
  }

  async function happen(incoming: Incoming): Promise<void> {
    const before = stateOf(incoming.screen);
    doing = incoming;
    const { notice } = await settledSoon(process.handle(incoming));
    doing = undefined;
    const { event } = incoming;
    const here = before && getTaskId(before);
    const isCancel = event.type === "press" && event.action === "cancel";
    // They had all deleted: nothing of it is wanted any more.
    if (before?.step === "privacy" && before.confirming && event.type === "press" && event.action === "sure")
      for (const id of asked.keys()) cancelled.add(id);
    if (isCancel) for (const id of [event.value, here]) if (id) cancelled.add(id);
    const current = stateOf(currentScreen());
    if (event.type === "text" && event.text === "annuler" && notice === undefined && current) {
      // Whatever was being made on the screen that the text was meant for.
      for (const id of writtenTo) cancelled.add(id);
    }
  }

  let writtenTo: string[] = [];

  function currentScreen(): string | undefined {
    const row = kept.people.rows.get("telegram:1");
    return row === undefined ? undefined : JSON.parse(row).current?.[anna.chat];
  }

  function stateOf(screen: string | undefined): State | undefined {
    const row = screen === undefined ? undefined : kept.screens.rows.get(`telegram:1:${screen}`);
    return row === undefined ? undefined : readState(JSON.parse(row).state);
  }

  /** Events are applied at once: only what is asked outside takes time. A dead process answers nothing. */
  async function settledSoon<T>(work: Promise<T>): Promise<T> {
    let outcome: { value: T } | undefined;
    void work.then((value) => {
      outcome = { value };
    });
    for (let i = 0; i < 200 && !outcome; i++) await vi.advanceTimersByTimeAsync(0);
    if (!outcome) throw new Error("an event was not applied");
    return outcome.value;
  }

  /** A button as it was seen lately. */
  function buttonFor({ button, recent, which }: Extract<Step, { do: "tap" }>): Incoming | undefined {
    const all = shown
      .slice(-1 - recent)
      .flatMap(({ screen, view }) => pressesOf(view).map((press) => ({ screen, press })));
    const fitting = button === "any" ? all : all.filter(({ press }) => press.action === button);
    const one = fitting[which % Math.max(1, fitting.length)];
    if (!one) return undefined;
    const { action, value } = one.press;
    return { owner: anna, screen: one.screen, event: { type: "press", action, value } };
  }

  async function does(one: Step): Promise<void> {
    switch (one.do) {
      case "tap": {
        const incoming = buttonFor(one);
        if (!incoming) return;
        for (let i = 0; i < one.times; i++) {
          await happen(incoming);
          if (one.afterMs > 0) await vi.advanceTimersByTimeAsync(one.afterMs);
        }
        return;
      }
      case "text": {
        const state = stateOf(currentScreen());
        const task = state && getTaskId(state);
        writtenTo = task === undefined ? [] : [task];
        return happen({ owner: anna, event: { type: "text", text: one.text } });
      }
      case "command": {
        const { command } = one;
        return happen({
          owner: anna,
          event: command === "start" ? { type: "start" } : { type: "command", command, text: "" },
        });
      }
      case "wait":
        return void (await vi.advanceTimersByTimeAsync(one.ms));
      case "source":
        source = one;
        return;
      case "platform":
        platformMs = one.takesMs;
        return;
      case "break":
        writesLeft = one.afterWrites;
        return;
      case "mend":
        writesLeft = Number.POSITIVE_INFINITY;
        return;
      case "crash":
        process.life.isAlive = false;
        process = begin();
        await settledSoon(process.resume());
    }
  }

  async function isWhole(): Promise<void> {
    writesLeft = Number.POSITIVE_INFINITY;
    source = { takesMs: 400, fails: false };
    platformMs = 10;
    await vi.advanceTimersByTimeAsync(settleMs);
    // What could not be said while the store was broken is said after a restart at the latest.
    await does({ do: "crash" });
    await vi.advanceTimersByTimeAsync(settleMs);

    expect(removedUnasked).toEqual([]);
    const mine = await alertsKept.listOf(anna);
    const searches = mine.map(({ search }) => toSearchKey(search));
    expect(new Set(searches).size).toBe(searches.length);
    expect(mine.length).toBeLessThanOrEqual(maxAlerts);
    for (const [id, state] of asked) {
      const said = outcomes.get(id)?.join("\n");
      // Nothing is lost without a word.
      if (!cancelled.has(id)) expect({ id, said }).toEqual({ id, said: expect.any(String) });
      if (state.step !== "subscribe") continue;
      const isThere = searches.includes(toSearchKey({ ...state.search, revises: undefined }));
      // What was said to be there is there, unless they took it away since.
      if (/Alerte créée|Vous suivez déjà/.test(said ?? "") && !removed.has(toSearchKey(state.search)))
        expect(isThere).toBe(true);
    }
    // What is there was told.
    for (const { id } of mine)
      expect({ id, said: outcomes.get(id)?.join("\n") }).toEqual({
        id,
        said: expect.stringMatching(/Alerte créée|🔔|⏸/),
      });
    expect(await createTasks(kept.tasks).of("telegram")).toEqual([]);
    expect([...kept.asking.rows.keys()]).toEqual([]);
  }

  /** In the middle of everything, and tapped twice. */
  async function isForgotten(): Promise<void> {
    await does({ do: "text", text: "boulanger lyon" });
    await does({ do: "wait", ms: 1_000 });
    for (const button of ["alert", "export"] as const)
      await does({ do: "tap", button, recent: 2, which: 0, times: 1, afterMs: 20 });
    await does({ do: "command", command: "supprimer" });
    await does({ do: "wait", ms: 30 });
    await does({ do: "tap", button: "sure", recent: 0, which: 0, times: 2, afterMs: 200 });
    await vi.advanceTimersByTimeAsync(settleMs);
    expect(textOf(shown.at(-1)?.view ?? [])).toContain("Tout est supprimé");
    for (const [name, { rows }] of Object.entries(kept)) expect([name, ...rows.keys()]).toEqual([name]);
  }

  return { does, isWhole, isForgotten };
}

function pressesOf(view: View): Press[] {
  return view.flatMap((block) => (block.kind === "actions" ? block.actions.filter((one) => one.kind === "press") : []));
}

function textOf(view: View): string {
  return view.map((block) => (block.kind === "text" ? flattenRichText(block.text) : block.kind)).join("\n");
}
