import type { OnWait, Requester, Requesters } from "../requester.ts";

/** A question that is being asked outside. */
export type OpenQuestion = {
  /** Who waits for its answer; nobody once it was given up. */
  askedBy: Requesters;
  /** The answer; undefined where the question was given up before, and then nobody waits for it. */
  awaitAnswer: <T>(answer: Promise<T>) => Promise<T | undefined>;
  /** It is answered, or cannot be. */
  close: () => void;
};

/**
 * The questions that are being asked outside, at most one for each screen: what is asked for a screen that
 * shows something else by now is wanted no more, and what of it still waits for its turn is never asked.
 */
export type OpenQuestions = {
  /** Gives up what was being asked for that screen before. */
  open: (screen: string, person: string, onWait: OnWait) => OpenQuestion;
  giveUp: (screen: string) => void;
  giveUpAllOf: (person: string) => void;
};

type Entry = { person: string; giveUp: () => void };

export function createOpenQuestions(): OpenQuestions {
  const all = new Map<string, Entry>();
  const giveUp = (screen: string) => all.get(screen)?.giveUp();

  function open(screen: string, person: string, onWait: OnWait): OpenQuestion {
    giveUp(screen);
    const requester: Requester = { person, onWait };
    let leave = (_: undefined) => {};
    const givenUp = new Promise<undefined>((resolve) => {
      leave = resolve;
    });
    const close = () => {
      if (all.get(screen) === entry) all.delete(screen);
    };
    const entry: Entry = {
      person,
      giveUp: () => {
        close();
        leave(undefined);
      },
    };
    all.set(screen, entry);
    return {
      askedBy: () => (all.get(screen) === entry ? [requester] : []),
      awaitAnswer: async (answer) => {
        try {
          return await Promise.race([answer, givenUp]);
        } finally {
          close();
        }
      },
      close,
    };
  }

  return {
    open,
    giveUp,
    giveUpAllOf: (person) => {
      for (const entry of [...all.values()]) if (entry.person === person) entry.giveUp();
    },
  };
}
