import type { Update } from "grammy/types";

export type NewUpdate = Omit<Update, "update_id">;
export type UpdateType = Exclude<keyof Update, "update_id">;

/** The queue between people and the bot: in order, at least once, forgotten when confirmed or too old. */
export type Updates = {
  /** Nothing is queued if the bot did not ask for this type of update. */
  push: (update: NewUpdate) => Update | undefined;
  /** What is not yet confirmed, oldest first. */
  waiting: () => Update[];
  /**
   * The next updates to deliver. They stay until they are confirmed, except those that `repeat` brought back.
   */
  take: (limit: number) => Update[];
  confirm: (isConfirmed: (update: Update) => boolean) => void;
  /** One was taken in by a webhook. */
  settle: (update: Update) => void;
  /** Hands the last updates over once more with their old numbers, whatever was confirmed. */
  repeat: (count: number) => void;
  /**
   * Forgets the last confirmations, as after a crash: a client that polls from the start again gets those
   * updates again.
   */
  unconfirm: (count: number) => void;
  drop: () => void;
  /** `[]` asks for the default types, `undefined` leaves the last wish as it is. */
  allow: (types: readonly UpdateType[] | undefined) => void;
  allowed: () => readonly UpdateType[] | undefined;
  /** Called when there may be something to take, or less to wait for. */
  readonly watchers: Set<() => void>;
};

type Queued = { update: Update; at: number };

export function updates(now: () => Date): Updates {
  const watchers = new Set<() => void>();
  let lastId = 100_000_000;
  let queue: Queued[] = [];
  let again: Queued[] = [];
  let confirmed: Queued[] = [];
  let allowed: readonly UpdateType[] | undefined;

  const announce = () => {
    for (const look of [...watchers]) look();
  };

  /** Too old is too late: a tap made while the bot was down for three minutes never arrives. */
  const fresh = () => {
    const time = now().getTime();
    queue = queue.filter(({ update, at }) => time - at < secondsToLive(update) * 1000);
    return [...again, ...queue];
  };

  return {
    watchers,
    push(content) {
      if (!isAllowed(content, allowed)) return undefined;
      lastId += 1;
      const update = { update_id: lastId, ...content };
      queue = [...queue, { update, at: now().getTime() }];
      announce();
      return update;
    },
    waiting: () => fresh().map(({ update }) => update),
    take(limit) {
      const taken = fresh().slice(0, limit);
      again = again.filter((one) => !taken.includes(one));
      return taken.map(({ update }) => update);
    },
    confirm(isConfirmed) {
      const done = fresh().filter(({ update }) => isConfirmed(update));
      confirmed = [...confirmed, ...done.filter((one) => !confirmed.includes(one))].slice(-1000);
      queue = queue.filter((one) => !done.includes(one));
      if (done.length > 0) announce();
    },
    settle(update) {
      const repeated = again.find((one) => one.update === update);
      again = again.filter((one) => one !== repeated);
      if (!repeated) this.confirm((one) => one === update);
      announce();
    },
    repeat(count) {
      again = [...confirmed, ...queue].slice(-count);
      announce();
    },
    unconfirm(count) {
      queue = [...confirmed.slice(-count), ...queue];
      confirmed = confirmed.slice(0, -count);
    },
    drop() {
      queue = [];
      again = [];
    },
    allow(types) {
      if (types) allowed = types.length > 0 ? types : undefined;
    },
    allowed: () => allowed,
  };
}

/** https://core.telegram.org/bots/api#getupdates: all types but these, unless they are asked for. */
const NOT_BY_DEFAULT = ["chat_member", "message_reaction", "message_reaction_count"];

function isAllowed(update: NewUpdate, allowed: readonly string[] | undefined): boolean {
  const type = Object.keys(update)[0] ?? "";
  return allowed ? allowed.includes(type) : !NOT_BY_DEFAULT.includes(type);
}

/** How long the server keeps an update for a bot that is away. */
function secondsToLive(update: Update): number {
  if (update.callback_query) return 150;
  if (update.inline_query) return 30;
  return 86_400;
}
