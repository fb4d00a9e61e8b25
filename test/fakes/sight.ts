/**
 * What is visible in a fake: every change increments a count, and wakes those who watch everything or this
 * room.
 */
export type Sight<Room> = {
  changed: (room?: Room) => void;
  count: () => number;
  watch: (look: () => void, room?: Room) => void;
  unwatch: (look: () => void) => void;
};

export function sight<Room>(): Sight<Room> {
  const watchers = new Map<() => void, Room | undefined>();
  let count = 0;
  return {
    count: () => count,
    watch: (look, room) => void watchers.set(look, room),
    unwatch: (look) => void watchers.delete(look),
    changed(room) {
      count += 1;
      for (const [look, only] of [...watchers]) if (only === undefined || only === room) look();
    },
  };
}
