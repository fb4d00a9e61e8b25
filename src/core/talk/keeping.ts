import type { Kept, Owner } from "../words.ts";
import type { Alerts } from "./alerts.ts";
import type { People, Person } from "./person.ts";
import { type Screens, screenKey } from "./screen.ts";
import type { Tasks } from "./tasks.ts";
import type { World } from "./world.ts";

export type Keepers = { people: People; screens: Screens; alerts: Alerts; tasks: Tasks };

/** What is kept of someone in all their chats of one platform. */
export async function keptOf(owner: Owner, { people, screens, alerts }: Keepers, world: World): Promise<Kept> {
  const person = await people.load(owner);
  const messages = await world.stage(owner.platform)?.messages?.(owner);
  const devices = await world.stage(owner.platform)?.devices?.(owner);
  const all = await Promise.all(chatsOf(owner, person).map((chat) => screens.of({ ...owner, chat })));
  return {
    platform: owner.platform,
    screens: all.flat().length,
    lastSearch: person.last !== undefined,
    alerts: (await alerts.all(owner)).length,
    ...(world.operator ? { operator: world.operator } : {}),
    ...(messages === undefined ? {} : { messages }),
    ...(devices === undefined ? {} : { devices }),
  };
}

/** Deletes it. The row that says where the rest is goes last: an interruption can be taken up again. */
export async function forget(owner: Owner, { people, screens, alerts, tasks }: Keepers, world: World): Promise<void> {
  // First what would make something new.
  await tasks.forget(owner);
  await alerts.forget(owner);
  const person = await people.load(owner);
  for (const chat of chatsOf(owner, person)) {
    const there = { ...owner, chat };
    const ids = await screens.of(there);
    for (const id of ids) {
      await world.shelves.asking.delete(screenKey(there, id));
      await screens.delete(there, id);
    }
    await world.stage(owner.platform)?.forget(there, ids);
  }
  await people.delete(owner);
}

function chatsOf({ chat }: Owner, { current }: Person): string[] {
  return [...new Set([chat, ...Object.keys(current)])];
}
