import { isSandboxed } from "../../config.ts";
import { openDataServices } from "../data-services.ts";
import { checkService } from "./check-service.ts";
import type { CheckContext, Finding } from "./finding.ts";
import { franceTravailAccess } from "./france-travail.ts";

/** Those whose APIs an application of France Travail has to be given. */
const withCredentials: readonly string[] = ["LABOUR_MARKET_API_URL"];

/** Each API of the services beyond the offers. */
export async function checkDataServices(context: CheckContext): Promise<Finding[]> {
  const { config, now, log, atlas } = context;
  if (config.SANDBOX === "only") return [];
  // Without a sandbox: what stands in for a service says nothing of it.
  const { services, close } = openDataServices(config, undefined, {
    ...{ atlas, log, now },
    dataDir: config.DATA_DIR,
    prepareAtlas: async () => atlas,
    centreOf: () => undefined,
    centreSoon: async () => undefined,
  });
  const isAsked = (addressVariable: string) =>
    !withCredentials.includes(addressVariable) || !isSandboxed(config).franceTravail;
  try {
    const checks = services.flatMap((service) => service.checks);
    return await Promise.all(
      checks
        .filter(({ addressVariable }) => isAsked(addressVariable))
        .map(({ ask, ...service }) => {
          const access = withCredentials.includes(service.addressVariable) ? franceTravailAccess : {};
          return checkService(context, { area: "services", ...service, ...access }, ask);
        }),
    );
  } finally {
    await close();
  }
}
