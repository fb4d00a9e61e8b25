import type { ServiceAddresses } from "../adapters/keyless-service.ts";
import { type Config, isDemo } from "../config.ts";

/**
 * Where a service is asked that needs no key: the real one and, in the demo, the sandbox where that cannot be
 * reached. With nothing but the sandbox, nothing else is asked.
 */
export function chooseKeylessAddresses(config: Config, real: string, standIn: string | undefined): ServiceAddresses {
  return { urls: config.SANDBOX === "only" ? [] : [real], standIn: isDemo(config) ? standIn : undefined };
}
