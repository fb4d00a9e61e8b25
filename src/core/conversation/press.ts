/** A pressed button: which screen, which action, which value. */
export type ButtonPress = { screen: string; action: string; value: string };

/**
 * A button as text: "k3Jx9Qa2pQ7z:page:3". It names only the screen, the action and the value; everything
 * else is in the stored screen. Telegram allows 64 bytes, so values are codes and numbers, never words.
 */
export function encodePress({ screen, action, value }: ButtonPress): string {
  return `${screen}:${action}:${value}`;
}

/** Undefined for what none of our buttons could say. A value may hold colons. */
export function decodePress(data: string): ButtonPress | undefined {
  const [, screen, action, value] = data.match(/^([A-Za-z0-9_-]{1,24}):([a-z]{1,16}):(.{0,48})$/s) ?? [];
  return screen === undefined || action === undefined || value === undefined ? undefined : { screen, action, value };
}
