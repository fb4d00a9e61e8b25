import type { Owner } from "../owner.ts";
import type { PersonalData } from "../personal-data.ts";
import type { AlertActions } from "./alert-actions.ts";
import type { People, Person } from "./person.ts";
import type { ConversationDeps } from "./ports.ts";
import { type Screens, toScreenKey } from "./screen.ts";
import type { Tasks } from "./tasks.ts";

export type PersonalStores = { people: People; screens: Screens; alerts: AlertActions; tasks: Tasks };

/** What is kept of someone in all their chats of one platform. */
export async function readPersonalData(
  owner: Owner,
  { people, screens, alerts }: PersonalStores,
  deps: ConversationDeps,
): Promise<PersonalData> {
  const person = await people.load(owner);
  const messages = await deps.findMessenger(owner.platform)?.messages?.(owner);
  const devices = await deps.findMessenger(owner.platform)?.devices?.(owner);
  const all = await Promise.all(chatsOf(owner, person).map((chat) => screens.listIds({ ...owner, chat })));
  return {
    account: deps.platforms.find(({ id }) => id === owner.platform)?.account ?? "",
    screens: all.flat().length,
    lastSearch: person.last !== undefined,
    alerts: (await alerts.all(owner)).length,
    ...(deps.operator ? { operator: deps.operator } : {}),
    ...(messages === undefined ? {} : { messages }),
    ...(devices === undefined ? {} : { devices }),
  };
}

/** Deletes it. The row that says where the rest is goes last: an interruption can be taken up again. */
export async function deletePersonalData(
  owner: Owner,
  { people, screens, alerts, tasks }: PersonalStores,
  deps: ConversationDeps,
): Promise<void> {
  // First what would make something new.
  await tasks.forget(owner);
  await alerts.forget(owner);
  const person = await people.load(owner);
  for (const chat of chatsOf(owner, person)) {
    const there = { ...owner, chat };
    const ids = await screens.listIds(there);
    for (const id of ids) {
      await deps.collections.asking.delete(toScreenKey(there, id));
      await screens.delete(there, id);
    }
    await deps.findMessenger(owner.platform)?.forget(there, ids);
  }
  // What was on its way to them counted as told as long as their screens were there.
  await alerts.forget(owner);
  await people.delete(owner);
}

function chatsOf({ chat }: Owner, { current }: Person): string[] {
  return [...new Set([chat, ...Object.keys(current)])];
}
