import type { Handlers } from "./methods.ts";
import { conflict } from "./refusal.ts";
import type { WebhookAddress } from "./webhook.ts";

/** Getting updates, by asking or by being called; the two exclude each other. */
export const receiveMethods = {
  getUpdates: (world, options, { gone }) => {
    if (world.webhook.isSet()) throw conflict(`can't use getUpdates method while webhook is active; ${DELETE_FIRST}`);
    return world.poller.poll(options, gone);
  },
  setWebhook: (world, { url, secret_token, max_connections = 40, allowed_updates, drop_pending_updates }) => {
    if (drop_pending_updates) world.updates.drop();
    world.updates.allow(allowed_updates);
    if (url) world.poller.end(conflict("terminated by setWebhook request"));
    const address: WebhookAddress = {
      url,
      maxConnections: max_connections,
      ...(secret_token ? { secret: secret_token } : {}),
    };
    world.webhook.set(url ? address : undefined);
    return true;
  },
  deleteWebhook: (world, { drop_pending_updates }) => {
    if (drop_pending_updates) world.updates.drop();
    world.webhook.set(undefined);
    return true;
  },
  getWebhookInfo: (world) => world.webhook.info(),
} satisfies Handlers;

const DELETE_FIRST = "use deleteWebhook to delete the webhook first";
