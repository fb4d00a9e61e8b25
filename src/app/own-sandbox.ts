import type { Sandbox } from "../sandbox/sandbox.ts";

/**
 * The sandbox in this process, with the offers of every job in every larger town; loaded only where it is
 * needed, since most processes have credentials.
 */
export async function startOwnSandbox(now: () => Date): Promise<Sandbox> {
  const { startSandbox } = await import("../sandbox/sandbox.ts");
  return startSandbox({ now, isPlentiful: true });
}
