import { openPostgresStore, type PostgresStoreOptions } from "../../src/adapters/store/postgres/open.ts";
import type { Store } from "../../src/adapters/store.ts";
import { openConversationCollections } from "../../src/app/conversation.ts";
import type { ConversationDeps } from "../../src/core/talk/ports.ts";

/** Opens the store as one of several processes does, on a machine that has much to do. */
export function openStoreOfProcess(url: string, options: PostgresStoreOptions = {}): Promise<Store> {
  return openPostgresStore(url, { ...options, limits: { connectMs: 60_000, ...options.limits } });
}

/** What a conversation has of the store of its process; `name` begins the ids that it makes. */
export function depsOfProcess(
  store: Store,
  name: string,
): Pick<ConversationDeps, "collections" | "newId"> & Partial<Pick<ConversationDeps, "turns">> {
  let ids = 0;
  return {
    collections: openConversationCollections(store),
    newId: () => `${name}${String(++ids).padStart(12 - name.length, "0")}`,
    ...(store.turns ? { turns: store.turns } : {}),
  };
}
