/** Where PUBLIC_URL has the webhook. */
export const webhookPath = "/telegram";

/** Ports that Telegram calls: https://core.telegram.org/bots/api#setwebhook */
const webhookPorts = new Set(["", "443", "80", "88", "8443"]);

/**
 * Whether Telegram can be given that address: by https on one of its ports, and nothing behind the path.
 * A loopback address is for a server of one's own, and for tests; there http will do.
 */
export function isWebhookAddress(publicUrl: string): boolean {
  if (!URL.canParse(publicUrl)) return false;
  const { protocol, hostname, port, search, hash, username, password } = new URL(publicUrl);
  if (search + hash + username + password !== "" || /[?#]/.test(publicUrl)) return false;
  if (/^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)) return true;
  return protocol === "https:" && webhookPorts.has(port) && hostname.includes(".");
}
