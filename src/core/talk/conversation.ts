import type { RecipientStatus } from "../alerts/deps.ts";
import { createSubscriptions, type Subscriptions } from "../alerts/subscriptions.ts";
import type { Row } from "../collection.ts";
import type { Answer, Ask, Event, OutsideAsk } from "../conversation/events.ts";
import { renderFailure } from "../conversation/failure.ts";
import { forgottenView } from "../conversation/privacy.ts";
import { getDraft, getSearch, getShownOffers, getTaskId } from "../conversation/state.ts";
import { addTaskId, makesTask } from "../conversation/task.ts";
import { update } from "../conversation/update.ts";
import type { View } from "../conversation/view.ts";
import { renderWaiting } from "../conversation/waiting.ts";
import type { Failure } from "../failure.ts";
import { type Owner, type PersonRef, type Platform, toPersonKey } from "../owner.ts";
import { resolveLink } from "../search/link.ts";
import { type Search, toCriteria, toSearchKey } from "../search/search.ts";
import { cleanLines } from "../text/clean-text.ts";
import { truncate } from "../text/text.ts";
import { typeset } from "../text/typography.ts";
import type { Doubt } from "../understanding/doubt.ts";
import type { Meaning } from "../understanding/meaning.ts";
import { maxReadLength, maxTextLength } from "../understanding/understand.ts";
import { createAdmission, maxWaitingEvents } from "./admission.ts";
import { createAlertActions } from "./alert-actions.ts";
import { type AskServices, answerAsk, isOutsideAsk, type PreparedAlert } from "./answer-ask.ts";
import { askingTtlMs, createChatMover } from "./chat-mover.ts";
import { createKeyedQueue } from "./keyed-queue.ts";
import { createSearchLimit, maxCounts } from "./limits.ts";
import { createPeople, getLastSeen, type Person } from "./person.ts";
import { deletePersonalData, readPersonalData } from "./personal-data.ts";
import type {
  ConversationDeps,
  DeliveryOutcome,
  Incoming,
  IncomingResult,
  PostScreen,
  ScreenDrawing,
} from "./ports.ts";
import {
  createScreen,
  createScreens,
  parseScreenKey,
  platforms,
  type RememberedText,
  type Screen,
  toScreenKey,
} from "./screen.ts";
import { createTaskRunner, type Presentation } from "./task-runner.ts";
import { createTasks, type Task } from "./tasks.ts";

export type Conversation = {
  /** Resolves once the event is applied and stored; what it asks outside and what is drawn follow by themselves. Never rejects. */
  handle: (incoming: Incoming) => Promise<IncomingResult>;
  /** Asks again what was being asked when the process ended. */
  resume: () => Promise<void>;
  /** The platform refuses our messages to someone (blocked, gone), until they write again. */
  markUnreachable: (owner: Owner) => Promise<void>;
  /** They can be written to again: their alerts go on. */
  markReachable: (owner: Owner) => Promise<void>;
  /** Opens a screen in that state, in a message that nobody is waiting for; resolves with what became of it. */
  post: PostScreen;
  /** Something was done on that screen since it was opened. */
  isTouched: (owner: Owner, screen: string) => Promise<boolean>;
  isUnreachable: (owner: Owner) => Promise<boolean>;
  /** What alerts are to know of someone. */
  getRecipientStatus: (owner: Owner) => Promise<RecipientStatus>;
  /** They were asked whether they still look: noted until their next sign of life. */
  noteAsked: (owner: Owner, at: Date) => Promise<void>;
  /** Deletes the alerts of people who were forgotten: gone for a year, or a month after they blocked us. */
  sweep: () => Promise<void>;
  /** The platform gave a chat another id: all that is kept of it moves along, in one write. Once more does no harm. */
  move: (platform: Platform, from: string, to: string) => Promise<void>;
  /** Runs after all that happened to that person, and before all that comes after. */
  inTurn: <T>(owner: Owner, work: () => Promise<T>) => Promise<T>;
  subscriptions: Subscriptions;
  /** So many events of theirs wait that one more would be refused. */
  isFull: (owner: PersonRef) => boolean;
  /** Resolves when nothing is under way any more. */
  idle: () => Promise<void>;
};

/** What is shown where an answer takes longer; `isAside` where that is a view of its own, which the answer only adds to. */
type Until = { view: View; afterMs: number; isAside: boolean };

const ofAnother = "Cette recherche appartient à quelqu'un d'autre. Lancez la vôtre avec /emploi.";

/** A view may wait so long for what makes it more telling. */
const momentMs = 400;

/** `update` settles within three asks that are answered on the spot. */
const maxHops = 3;

/**
 * The loop around `update`: loads the screen, lets the event happen, stores the outcome, draws it; or asks outside and comes back with the answer as
 * one more event, which counts only if no other came meanwhile. Events of one person are applied in order, and no queue waits for a service.
 */
export function createConversation(deps: ConversationDeps): Conversation {
  const { services, collections, log, now, newId, demo } = deps;
  const queue = createKeyedQueue(maxWaitingEvents);
  const admit = createAdmission(queue);
  const allPeople = createPeople(collections.people);
  const allScreens = createScreens(collections.screens);
  const allAlerts = createSubscriptions(collections);
  const alerts = createAlertActions(deps, allAlerts);
  const allTasks = createTasks(collections.tasks);
  const personalStores = { people: allPeople, screens: allScreens, alerts, tasks: allTasks };
  const inTurn = <T>(owner: Owner, work: () => Promise<T>) => queue.enqueue(toPersonKey(owner), work);
  const { move, settled, currentOwner } = createChatMover(deps, queue, {
    ...personalStores,
    alertsOf: allAlerts.listOf,
  });
  const minutesToWait = createSearchLimit();
  const minutesToCount = createSearchLimit(maxCounts);
  const underWay = new Set<Promise<void>>();
  const runner = createTaskRunner(deps, {
    ...personalStores,
    inTurn,
    currentOwner,
    proceed,
    draw,
    keepTrack,
    report,
    answerTo: ({ id, owner }, question, isWanted) => answerTo(owner, question, false, beyond(owner, id, isWanted)),
  });

  /** A notice has no renderer that would set it. */
  async function handle(incoming: Incoming): Promise<IncomingResult> {
    const { notice, ...rest } = await applied(incoming);
    return notice === undefined ? rest : { ...rest, notice: typeset(notice) };
  }

  async function applied(incoming: Incoming): Promise<IncomingResult> {
    try {
      const moving = settled(incoming.owner);
      if (moving) await moving.catch(() => {});
      const applied = await admit(incoming, () => apply(incoming));
      const { actsAs } = applied;
      if (actsAs === undefined) return applied;
      // Asked and done out of one's own turn, so that nobody ever waits for two.
      if (!(await incoming.actsFor?.(actsAs))) return { notice: ofAnother };
      const { taken: _, actsFor: __, ...same } = incoming;
      const inTheirName = { ...same, owner: { ...incoming.owner, person: actsAs } };
      return await admit(inTheirName, () => apply(inTheirName));
    } catch (error) {
      const notice = `😕 Un problème est survenu (réf. ${report(error)}). Réessayez dans un instant.`;
      return { notice, isLost: true };
    }
  }

  async function apply(incoming: Incoming): Promise<IncomingResult> {
    const owner = currentOwner(incoming.owner);
    const { event, id, written } = incoming;
    // A message of a chat that has moved is not there any more.
    const message = owner === incoming.owner ? incoming.message : undefined;
    const person = await allPeople.load(owner);
    if (person.unreachable) await alerts.wake(owner);
    if (await isAfterDeletion({ ...incoming, owner })) return sayForgotten({ ...incoming, owner });
    const screen = await screenFor({ ...incoming, owner }, person);
    if (screen === "unchanged") return {};
    if (screen.owner.person !== owner.person) {
      return incoming.actsFor ? { actsAs: screen.owner.person } : { notice: ofAnother };
    }
    const repeated = id !== undefined && screen.seen.includes(id);
    const seen = id === undefined || repeated ? screen.seen : [...screen.seen, id].slice(-maxWaitingEvents);
    // What was written in a field of a screen is shown in that screen.
    const fresh = incoming.screen === undefined && !repeated;
    const said = written ? withSaid(screen.said, written) : screen.said;
    const next = { ...screen, seen, said };
    return proceed(next, repeated ? { type: "again" } : shortened(event), { fresh, message }, person);
  }

  /** The screen that was pressed, the one that a text is meant for, or a new one; "unchanged" for an edited text that says nothing new. */
  async function screenFor(
    { owner, event, screen: pressed, id: eventId, written, formerly }: Incoming,
    person: Person,
  ): Promise<Screen | "unchanged"> {
    const id = pressed ?? person.current[owner.chat];
    const found =
      id === undefined
        ? undefined
        : ((await allScreens.load(owner.platform, owner.chat, id)) ?? (await adopted(owner, id, formerly)));
    const begins = event.type === "start" || event.type === "command";
    const isRepeated = eventId !== undefined && found?.seen.includes(eventId);
    if (written?.isEdit && !isRepeated && !isCorrection(found, written)) return "unchanged";
    if (found && (!begins || isRepeated)) return found;
    const task = pressed === undefined || begins ? undefined : await allTasks.load(owner, pressed);
    // Its outcome was shown, but the screen that shows it could not be kept.
    if (task) return { id: task.id, owner, state: task.state, revision: 0, seen: [] };
    const screen = createScreen(newId(), owner, person, demo, found);
    return pressed !== undefined && !begins ? asExpired(screen, person) : screen;
  }

  /** A screen that an older version kept in another place. */
  async function adopted(owner: Owner, id: string, from: string | undefined): Promise<Screen | undefined> {
    const old = from === undefined ? undefined : await allScreens.load(owner.platform, from, id);
    if (!old || from === undefined) return undefined;
    const screen = { ...old, owner: { ...old.owner, chat: owner.chat } };
    await allScreens.adopt(screen, from);
    return screen;
  }

  /** The second tap on "Oui, tout supprimer": their screens are gone, and nothing may be kept of this one either. */
  async function isAfterDeletion({ owner, event, screen }: Incoming): Promise<boolean> {
    if (screen === undefined || event.type !== "press") return false;
    if (event.action !== "sure" && event.action !== "keep") return false;
    return !(await allPeople.isKept(owner)) && !(await allScreens.load(owner.platform, owner.chat, screen));
  }

  /** Lets an event happen to a screen, with all that follows from it on the spot. `rows` are written with it, in one write: all of it is true, or nothing. */
  async function proceed(
    screen: Screen,
    event: Event,
    presentation: Presentation,
    person: Person,
    rows: Row[] = [],
  ): Promise<IncomingResult> {
    try {
      let turn = update(screen.state, withArrival(screen.owner, event));
      // First: were it only noted afterwards, a restart in between would make it.
      if (turn.cancels !== undefined) await allTasks.delete(screen.owner, turn.cancels);
      const { notice } = turn;
      for (let hop = 0; hop < maxHops && "ask" in turn && !isOutsideAsk(turn.ask); hop++) {
        const answer = await onTheSpot(turn.ask, screen.owner);
        turn = { ...(notice ? { notice } : {}), ...update(turn.state, withArrival(screen.owner, answer)) };
        if (answer.type === "forgotten")
          return sayForgotten({ owner: screen.owner, screen: screen.id, message: presentation.message });
      }
      turn = addTaskId(turn, newId);
      const next = { ...screen, state: turn.state, revision: screen.revision + 1 };
      const task = "ask" in turn && makesTask(turn.ask) ? taskAt(next) : undefined;
      const remembered = presentation.apart ? [] : remember(next, person);
      await keep(next, [...remembered, ...(task ? [allTasks.row(task)] : []), ...rows]);
      log.info({ platform: screen.owner.platform, event: event.type, step: next.state.step }, "turn");
      // The notice of a press is a toast, at once; any other is shown with the next drawing.
      const isToast = event.type === "press" || event.type === "pick";
      const shown = isToast ? presentation : { ...presentation, notice: turn.notice ?? presentation.notice };
      await leave(screen, next, presentation);
      if ("ask" in turn) {
        if (task && makesTask(turn.ask)) runner.start(task, turn.ask, shown);
        else if (isOutsideAsk(turn.ask))
          askOutside(next, turn.ask, shown, {
            view: renderWaiting(turn.ask),
            afterMs: deps.patienceMs,
            isAside: false,
          });
      } else if (turn.meanwhile) {
        const until = { view: turn.view, afterMs: Math.min(deps.patienceMs, momentMs), isAside: true };
        askOutside(next, turn.meanwhile, withTold(shown, next, event), until);
      } else draw(next, turn.view, withTold(shown, next, event));
      return isToast && turn.notice ? { notice: turn.notice } : {};
    } catch (error) {
      const why = error instanceof NotStored ? "unkept" : "bug";
      draw(screen, renderFailure({ why, reference: report(error) }), presentation);
      return { isLost: true };
    }
  }

  async function keep(screen: Screen, rows: Row[]): Promise<void> {
    await allScreens.save(screen, rows).catch((error: unknown) => {
      throw new NotStored("the store did not take it", { cause: error });
    });
  }

  function taskAt({ id, owner, state }: Screen): Task | undefined {
    const task = getTaskId(state);
    return task === undefined ? undefined : { id: task, owner, screen: id, state };
  }

  /** What was made for them and drawn, but never arrived since they have gone on, is told in a message of its own. */
  async function leave(before: Screen, { state }: Screen, { message }: Presentation): Promise<void> {
    const left = getTaskId(before.state);
    if (left === undefined || left === getTaskId(state) || !runner.isIdle(left)) return;
    const task = await allTasks.load(before.owner, left);
    if (task) await runner.resume(task, message);
  }

  /** Where an alert is shown, with how its news arrive on that platform. */
  function withArrival({ platform }: Owner, event: Event): Event {
    const search = shownSearchOf(event);
    const arrival = search && deps.findMessenger(platform)?.arrival?.(search);
    return arrival && (event.type === "alert" || event.type === "subscribed") ? { ...event, arrival } : event;
  }

  async function onTheSpot(question: Exclude<Ask, OutsideAsk>, owner: Owner): Promise<Answer> {
    switch (question.ask) {
      case "understand":
        await services.ready?.();
        return { type: "understood", meaning: meaningOf(question) };
      case "linked":
        await services.ready?.();
        return { type: "linked", linked: resolveLink(question.link, services.lookup) };
      case "kept":
        return { type: "kept", kept: await readPersonalData(owner, personalStores, deps) };
      case "forget":
        await deletePersonalData(owner, personalStores, deps);
        return { type: "forgotten" };
      case "alerts":
        return {
          type: "alerts",
          alerts: await alerts.all(owner, question.change, question.ids),
          asOf: now().toISOString(),
        };
      case "alert":
        // It may not have been told of yet: then a restart would make it once more.
        if (question.change === "delete") await allTasks.delete(owner, question.id);
        return {
          type: "alert",
          ...(await alerts.one(owner, question.id, question.change)),
          asOf: now().toISOString(),
        };
    }
  }

  /** What is on show now was told, as soon as the platform has taken it: no alert sends it again, and no restart makes it anew. */
  function withTold(presentation: Presentation, { id, owner, state }: Screen, { type }: Event): Presentation {
    const told = type === "offers" || type === "listed" ? getShownOffers(state) : { offers: [], folds: [] };
    const task = getTaskId(state);
    if (told.offers.length === 0 && task === undefined) return presentation;
    return {
      ...presentation,
      after: async () => {
        await presentation.after?.();
        if (task !== undefined) await runner.told(owner, task);
        if (told.offers.length === 0) return;
        // Not of someone who had all deleted meanwhile.
        await queue.enqueue(toPersonKey(owner), async () => {
          if (await allScreens.load(owner.platform, currentOwner(owner).chat, id))
            await allAlerts.knownOffers.add(owner, told);
        });
      },
    };
  }

  /** A place that was given by itself is no part of the text. */
  function meaningOf({ text, place }: Extract<Ask, { ask: "understand" }>): Meaning {
    if (place === undefined) return services.understand(text);
    const heard = services.understand(place);
    const isUnknown = heard.places.length === 0 && heard.doubt === undefined;
    const doubt: Doubt | undefined = isUnknown ? { is: "place", said: place } : heard.doubt;
    const where: Meaning = { ...heard, ...(doubt ? { doubt } : {}) };
    if (text.trim() === "") return { ...where, jobText: "", titles: [], titleMatch: "none", both: false };
    const { places, placeMatch } = where;
    const of = services.understand(text);
    const said = doubt ?? of.doubt;
    const { radius, saidKm } = of.radius === undefined ? where : of;
    return {
      ...of,
      ...{ places, placeMatch, placeText: place, both: places.length > 0 },
      ...(radius === undefined ? {} : { radius }),
      ...(saidKm === undefined ? {} : { saidKm }),
      ...(said ? { doubt: said } : {}),
    };
  }

  function askOutside(screen: Screen, question: OutsideAsk, presentation: Presentation, until: Until): void {
    keepTrack(askAndReturn(screen, question, presentation, until));
  }

  function keepTrack(started: Promise<void>): void {
    const work = started.catch((error) => void report(error));
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
  }

  async function askAndReturn(
    screen: Screen,
    question: OutsideAsk,
    presentation: Presentation,
    until: Until,
  ): Promise<void> {
    let shown = presentation;
    const patience = setTimeout(() => {
      shown = { fresh: false, message: presentation.message };
      keepTrack(ifCurrent(screen, async (same) => draw(same, until.view, presentation)).then(() => {}));
    }, until.afterMs);
    try {
      await ask(screen, question, until, () => {
        clearTimeout(patience);
        return shown;
      });
    } catch (error) {
      // The store failed, which is none of their doing: they are told, and may try again.
      draw(screen, renderFailure({ why: "bug", reference: report(error) }), shown);
    } finally {
      clearTimeout(patience);
    }
  }

  /** `answered` is called once the answer is there, and says how it is to be shown by then. */
  async function ask(
    screen: Screen,
    question: OutsideAsk,
    { isAside }: Until,
    answered: () => Presentation,
  ): Promise<void> {
    const key = toScreenKey(currentOwner(screen.owner), screen.id);
    if (!isAside) deps.findMessenger(screen.owner.platform)?.busy(screen.owner);
    await collections.asking.set(key, {}, askingTtlMs);
    const answer = await answerTo(screen.owner, question, isAside, beyond(screen.owner));
    if (answer.type === "ready") throw new Error("an alert is made by its task");
    const manner = answered();
    // Until the answer is shown it is asked again after a restart.
    const after = () => collections.asking.delete(toScreenKey(currentOwner(screen.owner), screen.id));
    const isCurrent = await ifCurrent(screen, async (same, person) => {
      await proceed(same, answer, { ...manner, after }, person);
    });
    if (!isCurrent) await after();
  }

  async function answerTo(
    owner: Owner,
    question: OutsideAsk,
    isAside: boolean,
    askServices: AskServices,
  ): Promise<Answer | PreparedAlert> {
    const quota = toWait(owner, question, isAside);
    if (quota !== undefined) return { type: "failed", failure: { why: "quota", ...quota } };
    try {
      return await answerAsk(question, askServices, now, deps.deadlineMs);
    } catch (error) {
      return { type: "failed", failure: { why: "bug", reference: report(error) } };
    }
  }

  /** What is counted by the way uses up no search, but has a bound of its own. */
  function toWait(
    owner: Owner,
    question: OutsideAsk,
    isAside: boolean,
  ): Pick<Failure, "minutes" | "isShared"> | undefined {
    const counted = countedAs(question);
    if (counted !== undefined) {
      const minutes = minutesToWait(toPersonKey(owner), counted, now());
      if (minutes !== undefined) return { minutes };
      const shared = deps.findMessenger(owner.platform)?.minutesToWait?.(owner, counted);
      return shared === undefined ? undefined : { minutes: shared, isShared: true };
    }
    if (question.ask !== "counts" || !isAside) return undefined;
    const minutes = minutesToCount(toPersonKey(owner), question.searches.map(toSearchKey).join(), now());
    return minutes === undefined ? undefined : { minutes };
  }

  function beyond(owner: Owner, task = "", isWanted: () => Promise<boolean> = async () => true): AskServices {
    return {
      ...services,
      subscribe: async (ask, isAwaited) => {
        const found = await alerts.prepare(owner, ask, task, async () => isAwaited() && (await isWanted()));
        return "is" in found ? { type: "subscribed", outcome: found, asOf: now().toISOString() } : found;
      },
      explain: async (ask) => ({
        type: "explained",
        explained: await alerts.explain(owner, ask),
        asOf: now().toISOString(),
      }),
    };
  }

  /** In the person's queue, unless something else happened on the screen meanwhile; resolves with whether it did not. */
  async function ifCurrent(
    { owner, id, revision }: Screen,
    then: (same: Screen, person: Person) => Promise<void>,
  ): Promise<boolean> {
    return queue.enqueue(toPersonKey(owner), async () => {
      const stored = await allScreens.load(owner.platform, currentOwner(owner).chat, id);
      if (stored?.revision !== revision) return false;
      await then(stored, await allPeople.load(owner));
      return true;
    });
  }

  /** Where a text is meant for from now on, and what was looked for last: the row that says so, where it is another one. */
  function remember({ id, owner, state }: Screen, person: Person): Row[] {
    const current = getSearch(state);
    const last = current ? toCriteria(current) : person.last;
    const seen = now().toISOString().slice(0, 10);
    const asBefore =
      person.current[owner.chat] === id &&
      !person.unreachable &&
      person.seen === seen &&
      person.asked === undefined &&
      sameSearch(last, person.last);
    if (asBefore) return [];
    const next = {
      ...person,
      current: { ...person.current, [owner.chat]: id },
      last,
      seen,
      month: undefined,
      asked: undefined,
      unreachable: false,
    };
    return [allPeople.row(owner, next)];
  }

  function draw(
    { owner, id }: Pick<Screen, "owner" | "id">,
    view: View,
    { fresh, message, notice, apart, after }: Presentation,
  ): void {
    show({
      owner,
      screen: id,
      view,
      fresh,
      ...(message ? { message } : {}),
      ...(notice ? { notice: typeset(notice) } : {}),
      ...(apart ? { apart } : {}),
      ...(after ? { onShown: () => keepTrack(after()) } : {}),
    });
  }

  function sayForgotten({
    owner,
    screen = "",
    message,
  }: Pick<Incoming, "owner" | "screen"> & Pick<Presentation, "message">): IncomingResult {
    show({ owner, screen, view: forgottenView, fresh: false, forgotten: true, ...(message ? { message } : {}) });
    return {};
  }

  function show(drawing: ScreenDrawing): void {
    deps.findMessenger(drawing.owner.platform)?.draw(drawing);
  }

  /** Of the platforms that are here: what others are asked for is for their process to take up. One that cannot be taken up keeps no other from it. */
  async function resume(): Promise<void> {
    for (const platform of platforms.filter((one) => deps.findMessenger(one) !== undefined)) {
      for (const key of await orElse([], collections.asking.keys(`${platform}:`)))
        await orElse(undefined, resumeAsk(key));
      for (const task of await orElse([], allTasks.of(platform))) await orElse(undefined, resumeTask(task));
    }
  }

  async function resumeAsk(key: string): Promise<void> {
    const { platform, chat, id } = parseScreenKey(key);
    const screen = await allScreens.load(platform, chat, id);
    await collections.asking.delete(key);
    if (screen)
      await ifCurrent(
        screen,
        async (same, person) => void (await proceed(same, { type: "again" }, { fresh: false }, person)),
      );
  }

  async function resumeTask(task: Task): Promise<void> {
    await inTurn(task.owner, async () => {
      if (runner.isIdle(task.id) && (await allTasks.isWanted(task.owner, task.id))) await runner.resume(task);
    });
  }

  /** What fails is reported, and nothing else. */
  async function orElse<T>(instead: T, work: Promise<T>): Promise<T> {
    return work.catch((error) => {
      report(error);
      return instead;
    });
  }

  async function markUnreachable(owner: Owner): Promise<void> {
    await queue.enqueue(toPersonKey(owner), async () => {
      const person = await allPeople.load(owner);
      // Of whom nothing is known (any more), nothing is noted.
      const isKnown =
        Object.keys(person.current).length > 0 || person.last || (await allAlerts.listOf(owner)).length > 0;
      if (isKnown) await allPeople.save(owner, { ...person, unreachable: true });
    });
  }

  async function markReachable(owner: Owner): Promise<void> {
    await queue.enqueue(toPersonKey(owner), async () => {
      const person = await allPeople.load(owner);
      if (!person.unreachable) return;
      await alerts.wake(owner);
      await allPeople.save(owner, { ...person, unreachable: false });
    });
  }

  async function post(...[to, id, state, view, how = {}]: Parameters<PostScreen>): Promise<DeliveryOutcome> {
    const owner = await queue.enqueue(toPersonKey(to), async () => {
      // They may have had all deleted at this moment.
      if (!(await allPeople.isKept(to))) return undefined;
      const owner = currentOwner(to);
      await allScreens.save({ id, owner, state, revision: 0, seen: [] });
      return owner;
    });
    if (!owner) return "failed";
    const outcome =
      (await deps.findMessenger(owner.platform)?.deliver({ owner, screen: id, view, ...how })) ?? "failed";
    if (outcome === "sent") await isAbout(owner, id);
    if (outcome === "unreachable") await markUnreachable(owner);
    return outcome;
  }

  /** Where nothing was said yet, what is typed below a message that has arrived is about it. */
  async function isAbout(owner: Owner, id: string): Promise<void> {
    await queue.enqueue(toPersonKey(owner), async () => {
      const person = await allPeople.load(owner);
      const { chat } = currentOwner(owner);
      if (person.current[chat] === undefined && (await allPeople.isKept(owner)))
        await allPeople.note(owner, { ...person, current: { ...person.current, [chat]: id } }, now());
    });
  }

  async function getRecipientStatus(owner: Owner): Promise<RecipientStatus> {
    const person = await allPeople.load(owner);
    const [seen, asked] = [getLastSeen(person), person.asked];
    return {
      isKept: await allPeople.isKept(owner),
      isUnreachable: person.unreachable,
      ...(seen ? { seen } : {}),
      ...(asked === undefined ? {} : { asked: new Date(asked) }),
    };
  }

  async function noteAsked(owner: Owner, at: Date): Promise<void> {
    await queue.enqueue(toPersonKey(owner), async () => {
      if (await allPeople.isKept(owner))
        await allPeople.note(owner, { ...(await allPeople.load(owner)), asked: at.toISOString() }, at);
    });
  }

  async function sweep(): Promise<void> {
    for (const person of await allAlerts.listOwners())
      await queue.enqueue(toPersonKey(person), async () => {
        if (!(await allPeople.isKept(person))) await alerts.forget(person);
      });
  }

  async function idle(): Promise<void> {
    while (underWay.size > 0) await Promise.all(underWay);
    await queue.idle();
  }

  /** Logs a fault of ours under a reference that people can quote. Its message is left out, for it may hold their words. */
  function report(error: unknown): string {
    const reference = newId()
      .replace(/[^A-Za-z0-9]/g, "")
      .slice(0, 4)
      .toUpperCase();
    const { name, stack = "" } = error instanceof Error ? error : new Error();
    const at = stack.split("\n").filter((line) => /^\s+at /.test(line));
    log.error({ reference, error: name, at: at.slice(0, 6).map((line) => line.trim()) }, "fault");
    return reference;
  }

  return {
    handle,
    resume,
    markUnreachable,
    markReachable,
    post,
    isTouched: async (owner, id) =>
      ((await allScreens.load(owner.platform, currentOwner(owner).chat, id))?.revision ?? 0) > 0,
    isUnreachable: async (owner) => (await allPeople.load(owner)).unreachable,
    getRecipientStatus,
    noteAsked,
    move,
    inTurn,
    subscriptions: allAlerts,
    sweep,
    isFull: (owner) => queue.waiting(toPersonKey(owner)) >= maxWaitingEvents,
    idle,
  };
}

/** Nothing of what happened was written: a disk that is full, a file that is locked. */
class NotStored extends Error {
  override readonly name = "NotKept";
}

/** What a question counts as among someone's searches; undefined for what costs the services little. */
function countedAs(question: OutsideAsk): string | undefined {
  switch (question.ask) {
    case "offers":
      return toSearchKey(question.search);
    case "market":
    case "export":
      return `${question.ask} ${toSearchKey(question.search)}`;
    default:
      return undefined;
  }
}

function shownSearchOf(event: Event): Search | undefined {
  if (event.type === "alert") return (event.twin ?? event.alert)?.search;
  return event.type === "subscribed" && "alert" in event.outcome ? event.outcome.alert.search : undefined;
}

/** A press on a screen that is gone. */
function asExpired(screen: Screen, { last }: Person): Screen {
  return { ...screen, state: { step: "expired", draft: getDraft(screen.state), ...(last ? { search: last } : {}) } };
}

/** So many texts of a screen may still be edited. */
const maxSaid = 5;

function withSaid(said: RememberedText[] = [], { message, print }: NonNullable<Incoming["written"]>): RememberedText[] {
  return [...said.filter((one) => one.message !== message), { message, print }].slice(-maxSaid);
}

/** The edit of a text that is remembered, and says something else by now. Of older ones too much has come after. */
function isCorrection(screen: Screen | undefined, { message, print }: NonNullable<Incoming["written"]>): boolean {
  if (!screen) return false;
  const before = screen.said?.find((one) => one.message === message);
  // Screens of an older version remember none.
  return before ? before.print !== print : screen.said === undefined;
}

function shortened(event: Incoming["event"]): Event {
  return "text" in event
    ? { ...event, text: truncate(cleanLines(truncate(event.text, maxReadLength)), maxTextLength) }
    : event;
}

function sameSearch(a: Person["last"], b: Person["last"]): boolean {
  return a === b || (a !== undefined && b !== undefined && toSearchKey(a) === toSearchKey(b));
}
