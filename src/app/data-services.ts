import type {
  DataAddresses,
  DataServiceContext,
  FranceTravailStandIn,
  OpenDataService,
  OpenDataServiceWith,
} from "../adapters/data-service.ts";
import { openDirectory } from "../adapters/directory/directory.ts";
import { openLabourMarket } from "../adapters/labour-market/labour-market.ts";
import { type Config, isSandboxed } from "../config.ts";
import { SourceError } from "../core/failure.ts";
import type { DataPorts } from "../core/services.ts";
import { chooseKeylessAddresses } from "./keyless-addresses.ts";

/** The services beyond offers: one line each. */
export const allDataServices: readonly OpenDataServiceWith<Config>[] = [openDirectory, openLabourMarket];

/** The services beyond offers, opened, and what the core may ask of them. */
export type DataServices = {
  services: readonly OpenDataService[];
  ports: Partial<DataPorts>;
  /** Brings what they keep here up to date, one after the other; rejects once all were tried. */
  refresh: () => Promise<void>;
  prepare: () => Promise<void>;
  close: () => Promise<void>;
};

/** Opens all of them. Two that have the same id are a bug. Waits for no network. */
export function openDataServices(
  config: Config,
  sandbox: (DataAddresses & FranceTravailStandIn) | undefined,
  context: Omit<DataServiceContext, "chooseAddresses" | "franceTravailStandIn">,
  openers: readonly OpenDataServiceWith<Config>[] = allDataServices,
): DataServices {
  const chooseAddresses: DataServiceContext["chooseAddresses"] = (real, name) =>
    chooseKeylessAddresses(config, real, sandbox?.[name]);
  const franceTravailStandIn = isSandboxed(config).franceTravail ? sandbox : undefined;
  const services = openers.map((open) => open(config, { ...context, chooseAddresses, franceTravailStandIn }));
  const ids = services.map(({ profile }) => profile.id);
  if (new Set(ids).size < ids.length) throw new Error(`two services have the same id: ${ids.join(", ")}`);
  let ports: Partial<DataPorts> = {};
  for (const service of services) ports = { ...ports, ...service.ports };
  return {
    services,
    ports,
    refresh: async () => {
      const failures: unknown[] = [];
      for (const { refresh } of services)
        await refresh?.().catch((error: unknown) => {
          failures.push(error);
        });
      // One that is ours tells more than a service that does not answer.
      if (failures.length > 0) throw failures.find((error) => !(error instanceof SourceError)) ?? failures[0];
    },
    prepare: async () => {
      for (const { prepare } of services) await prepare?.();
    },
    close: async () => void (await Promise.all(services.map(({ close }) => close()))),
  };
}
