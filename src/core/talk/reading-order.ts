/** Keeps the order in which people wrote, while what they wrote is still being read for distress. */
export type ReadingOrder = {
  /** Resolves once all that came before from that person was passed on; undefined where nothing waits. */
  before: (person: string) => Promise<void> | undefined;
  /** Lets what comes later wait until the function is called that this returns. */
  hold: (person: string) => () => void;
};

export function createReadingOrder(): ReadingOrder {
  const last = new Map<string, Promise<void>>();
  return {
    before: (person) => last.get(person),
    hold: (person) => {
      const before = last.get(person);
      let pass = () => {};
      const passed = new Promise<void>((resolve) => {
        pass = resolve;
      });
      const tail = (before ?? Promise.resolve()).then(() => passed);
      last.set(person, tail);
      void tail.then(() => last.get(person) === tail && last.delete(person));
      return pass;
    },
  };
}
