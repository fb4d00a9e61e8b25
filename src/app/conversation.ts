import { randomBytes } from "node:crypto";
import type { Store } from "../adapters/store.ts";
import type { AlertDeps } from "../core/alerts/deps.ts";
import { type Conversation, createConversation } from "../core/talk/conversation.ts";
import type { Holders } from "../core/talk/holders.ts";
import type { ConversationDeps } from "../core/talk/ports.ts";
import type { UsageObserver } from "../core/talk/usage.ts";
import type { App } from "./app.ts";
import type { MeasuredConversation } from "./metrics/measure-conversation.ts";
import type { KnownPlatforms } from "./platforms.ts";

/**
 * What hears of what is done in a conversation, where somebody wants to know. With `holders`, what is asked
 * in it bears the name of this process, which must show that it lives.
 */
export type ConversationOptions = { measured?: MeasuredConversation; usage?: UsageObserver; holders?: Holders };

/** The conversation, on these platforms. */
export function openConversation(
  { config, log, store, clock, services }: App,
  { profiles, findMessenger }: KnownPlatforms,
  { measured, usage, holders }: ConversationOptions = {},
): Conversation {
  const { wrap, measure } = measured ?? { wrap: (deps) => deps, measure: (conversation) => conversation };
  const { OPERATOR_NAME: name, OPERATOR_CONTACT: contact } = config;
  const deps = wrap({
    services: services.ports,
    collections: openConversationCollections(store),
    platforms: profiles,
    findMessenger,
    ...(name && contact ? { operator: { name, contact } } : {}),
    demo: services.demo,
    log,
    ...(usage ? { usage } : {}),
    now: clock.now,
    ...(store.turns ? { turns: store.turns } : {}),
    ...(holders ? { holders } : {}),
    newId: createId,
    patienceMs: 900,
    deadlineMs: 20_000,
  });
  return measure(createConversation(deps));
}

/** Where a conversation keeps things. */
export function openConversationCollections(
  store: Pick<Store, "collection" | "subscriptions" | "knownOffers">,
): ConversationDeps["collections"] {
  return {
    screens: store.collection("screens"),
    people: store.collection("people"),
    asking: store.collection("asking"),
    tasks: store.collection("tasks"),
    subscriptions: store.subscriptions,
    knownOffers: store.knownOffers,
  };
}

/** What a run of alerts needs: it serves those platforms that have a messenger here. */
export function createAlertDependencies(
  { log, services }: App,
  conversation: Conversation,
  { findMessenger }: Pick<KnownPlatforms, "findMessenger">,
): Omit<AlertDeps, "mayGoOn"> {
  const { subscriptions, inTurn, notify, isTouched, getRecipientStatus, noteAsked } = conversation;
  const { feeds, count, offerInBackground: offer } = services;
  return {
    subscriptions,
    feeds,
    countOffers: count,
    readOffer: offer,
    inTurn,
    notify,
    isTouched,
    getRecipientStatus,
    noteAsked,
    serves: (platform) => findMessenger(platform) !== undefined,
    findPace: (platform) => findMessenger(platform)?.deliveriesPerSecond,
    newId: createId,
    stopwatch: () => performance.now(),
    log,
  };
}

/** 72 random bits as 12 characters. */
export function createId(): string {
  return randomBytes(9).toString("base64url");
}
