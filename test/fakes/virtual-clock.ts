/** A clock that jumps to the next timer as soon as nothing else is left to do. */
export function virtualClock() {
  const clock = { at: 0, now: () => clock.at, wait };
  const waiting: { end: number; go: () => void }[] = [];

  function wait(ms: number): Promise<void> {
    return new Promise((go) => {
      waiting.push({ end: clock.at + ms, go });
      if (waiting.length === 1) setImmediate(tick);
    });
  }

  function tick(): void {
    const next = waiting.toSorted((a, b) => a.end - b.end)[0];
    if (!next) return;
    waiting.splice(waiting.indexOf(next), 1);
    clock.at = Math.max(clock.at, next.end);
    next.go();
    if (waiting.length > 0) setImmediate(tick);
  }

  return clock;
}
