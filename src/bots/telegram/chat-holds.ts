/** Chats that Telegram asks to leave alone for a while, by a clock that only goes forward. */
export type ChatHolds = {
  isHeld: (chat: string) => boolean;
  /** Until when, by `performance.now()`; 0 where the chat was never to be left alone. */
  until: (chat: string) => number;
  hold: (chat: string, seconds: number) => void;
  release: (chat: string) => void;
  /** What a chat was told to wait holds for the one that it has moved to. */
  move: (from: string, to: string) => void;
  /** Some wait is one that is worth an operator's look. */
  isLong: () => boolean;
};

/**
 * Of so many chats it is kept that they are to be left alone. Of one more than that Telegram says it once
 * more.
 */
const maxHeld = 10_000;
const longWaitS = 15 * 60;

export function createChatHolds(): ChatHolds {
  const held = new Map<string, number>();
  let longUntil = 0;
  const until = (chat: string) => held.get(chat) ?? 0;

  function hold(chat: string, seconds: number): void {
    const now = performance.now();
    const end = Math.max(until(chat), now + seconds * 1000);
    if (seconds > longWaitS) longUntil = Math.max(longUntil, end);
    held.delete(chat);
    held.set(chat, end);
    if (held.size <= maxHeld) return;
    for (const [heldChat, until] of held) if (until <= now) held.delete(heldChat);
    const [oldest] = held.keys();
    if (held.size > maxHeld && oldest !== undefined) held.delete(oldest);
  }

  return {
    until,
    hold,
    isHeld: (chat) => until(chat) > performance.now(),
    release: (chat) => void held.delete(chat),
    move: (from, to) => {
      const seconds = (until(from) - performance.now()) / 1000;
      if (seconds > 0) hold(to, seconds);
    },
    isLong: () => longUntil > performance.now(),
  };
}
