import type { Handler } from "./call.ts";
import { callbackRoutes } from "./callbacks.ts";
import { commandRoutes } from "./command-routes.ts";
import { messageRoutes } from "./messages.ts";
import { operations } from "./operations.ts";
import { otherRoutes } from "./other-routes.ts";
import { webhookRoutes } from "./webhooks.ts";

/** What the fake knows, by method and path as Discord's document writes them. */
const handlers: Record<string, Handler> = {
  ...{ ...otherRoutes, ...messageRoutes, ...commandRoutes, ...callbackRoutes, ...webhookRoutes },
};

/** Without knowing what an operation takes it is better not to start than to accept everything. */
const unchecked = Object.keys(handlers).filter((operation) => !Object.hasOwn(operations, operation));
if (unchecked.length > 0) throw new Error(`operations.ts does not say what these take: ${unchecked.join(", ")}`);

export type Route = {
  operation: string;
  path: string;
  params: Record<string, string>;
  handle: Handler;
  isOpen: boolean;
};

/** The route of a request; a fixed part ("@original") goes before a variable one. */
export function routeOf(method: string, path: string): Route | undefined {
  const found = patterns.find((one) => one.method === method && one.pattern.test(path));
  if (!found) return undefined;
  const { operation, handle, pattern } = found;
  const params = { ...pattern.exec(path)?.groups };
  return { operation, path: found.path, params, handle, isOpen: /^\/(interactions|webhooks)\//.test(found.path) };
}

const patterns = Object.entries(handlers)
  .map(([operation, handle]) => {
    const [method = "", path = ""] = operation.split(" ");
    const pattern = new RegExp(`^${path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
    return { operation, method, path, pattern, handle };
  })
  .sort((a, b) => variables(a.path) - variables(b.path));

function variables(path: string): number {
  return path.split("{").length;
}
