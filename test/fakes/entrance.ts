import { Hono } from "hono";
import { startServer } from "../../src/app/server.ts";
import type { PlatformRoutes } from "../../src/bots/platform.ts";
import type { Conversation } from "../../src/core/talk/conversation.ts";

/** An address at which platforms call a bot, also one that is started anew. */
export type Entrance = {
  url: string;
  /** Whoever calls from here on is answered by these routes. */
  leadTo: (routes: PlatformRoutes | undefined, talk: Conversation) => void;
  close: () => Promise<void>;
};

export async function openEntrance(): Promise<Entrance> {
  let inside = new Hono();
  const front = new Hono().all("*", (c) => inside.fetch(c.req.raw, c.env));
  const { url, close } = await startServer(front, "127.0.0.1", 0);
  return {
    url,
    leadTo: (routes, talk) => {
      inside = new Hono();
      if (routes) inside.route(routes.path, routes.create(talk));
    },
    close,
  };
}
