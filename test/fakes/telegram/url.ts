/**
 * A link that a client can open. Telegram refuses hosts without a dot ("http://localhost"), but not bare
 * addresses.
 */
export function isHttpUrl(url: string): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return /^https?:$/.test(parsed?.protocol ?? "") && /[.:]/.test(parsed?.hostname ?? "") && !/\s/.test(url);
}

/** https://core.telegram.org/bots/api#inlinekeyboardbutton: "HTTP or tg:// URL to be opened". */
export function isButtonUrl(url: string): boolean {
  return isHttpUrl(url) || /^tg:\/\/[a-z]+\S*$/.test(url);
}

/** Where tests let a webhook or a bot listen; Telegram itself would insist on https. */
export function isLoopback(url: string): boolean {
  return URL.canParse(url) && /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(new URL(url).hostname);
}
