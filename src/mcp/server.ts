import { McpServer } from "@modelcontextprotocol/server";
import type { Requester } from "../core/requester.ts";
import type { CallerLimits } from "./caller-limits.ts";
import { McpProblem } from "./problem.ts";
import type { McpServices } from "./services.ts";
import { type McpTool, mcpTools } from "./tools.ts";

/** Who asks: what is counted, and what waits its turn with the calls of people. */
export type Caller = { id: string };

/** What a server is made of. */
export type McpServerDeps = {
  services: McpServices;
  limits: CallerLimits;
  version: string;
  /** A bug of ours, which the caller is told nothing of. */
  onFault: (error: unknown) => void;
};

/** A call ends by then, whatever a service does. Milliseconds. */
const deadlineMs = 60_000;

const instructions =
  "Jobs, apprenticeships, trainings and help for people who look for work in France. Answer people in French, name the source and the date of what you quote, link to it, and say where is_fictitious is true. Job titles and places are in French.";

/** A server with all tools, for one caller. It only reads, and knows nothing of any person. */
export function createMcpServer(deps: McpServerDeps, caller: Caller): McpServer {
  const server = new McpServer(
    { name: "tremplin", title: "Tremplin", version: deps.version },
    { capabilities: { tools: {} }, instructions },
  );
  for (const tool of mcpTools) register(server, tool, deps, caller);
  return server;
}

function register(
  server: McpServer,
  { name, title, description, input, output, answer }: McpTool,
  { services, limits, onFault }: McpServerDeps,
  caller: Caller,
): void {
  const annotations = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: true };
  server.registerTool(
    name,
    { title, description, inputSchema: input, outputSchema: output, annotations },
    async (asked, { mcpReq: { signal } }) => {
      const isOver = AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]);
      try {
        const said = await limits.run(caller.id, async () => {
          await services.ready?.();
          const requester: Requester = { person: `mcp:${caller.id}`, onWait: () => {} };
          return endBy(
            answer(asked, services, () => (isOver.aborted ? [] : [requester])),
            isOver,
          );
        });
        return { content: [{ type: "text", text: JSON.stringify(said) }], structuredContent: said };
      } catch (error) {
        if (!(error instanceof McpProblem)) onFault(error);
        const text =
          error instanceof McpProblem ? error.message : "Something went wrong on this server: ask again later.";
        return { content: [{ type: "text", text }], isError: true };
      }
    },
  );
}

function endBy<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new McpProblem("The services took too long to answer: ask again later."));
    signal.addEventListener("abort", giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", giveUp));
  });
}
