import type { Opts } from "grammy/types";
import type { Files } from "./body.ts";
import { chatMethods } from "./chat-methods.ts";
import { editMethods } from "./edits.ts";
import { fileMethods } from "./files.ts";
import { profileMethods } from "./profile.ts";
import { queryMethods } from "./queries.ts";
import { receiveMethods } from "./receiving.ts";
import { sendMethods } from "./sending.ts";
import type { Method } from "./table.ts";
import type { World } from "./world.ts";

/** Beside its parameters a call has files, and a connection that may be gone. */
export type Around = { files: Files; gone: AbortSignal };

/** No method without its fields in the table. */
export type Handlers = {
  [M in Method]?: (world: World, params: Opts<M>, around: Around) => unknown;
};

const handlers: Required<Handlers> = {
  ...receiveMethods,
  ...sendMethods,
  ...editMethods,
  ...queryMethods,
  ...fileMethods,
  ...chatMethods,
  ...profileMethods,
};

type Handler = (world: World, params: unknown, around: Around) => unknown;

/** What the fake does for a method. The schema has proved the parameters before a handler sees them. */
export function handlerOf(method: Method): Handler {
  return handlers[method] as Handler;
}
