import { checkCatalogue } from "../../adapters/cpf/check.ts";
import { createCatalogueClient } from "../../adapters/cpf/client.ts";
import { cpfName } from "../../adapters/cpf/profile.ts";
import type { CheckedAnswer } from "../../adapters/data-service.ts";
import { createGeoApi } from "../../adapters/geo/api.ts";
import { createInclusionApi } from "../../adapters/inclusion/api.ts";
import { inclusionName } from "../../adapters/inclusion/profile.ts";
import type { Config } from "../../config.ts";
import type { Log } from "../../core/telemetry.ts";
import { checkService, measure } from "./check-service.ts";
import { explainFailure, explainStatus } from "./explain-failure.ts";
import type { CheckContext, Finding } from "./finding.ts";
import { createProbe } from "./probe.ts";

/** The services that need no key, by a call each. */
export async function checkOpenData(context: CheckContext): Promise<Finding[]> {
  const { config, log } = context;
  if (config.SANDBOX === "only")
    return [
      {
        area: "services",
        subject: "services without a key",
        is: "not-configured",
        says: "SANDBOX=only: none of them is asked",
        remedy: "take SANDBOX out of .env, if what people are shown shall be real",
      },
    ];
  const ask = (subject: string, addressVariable: string, work: () => Promise<CheckedAnswer>) =>
    checkService(context, { area: "services", subject, addressVariable }, work);
  const found = await Promise.all([
    ask(cpfName, "CPF_API_URL", () => readCatalogue(context)),
    ask(inclusionName, "INCLUSION_API_URL", () => readInclusion(context)),
    ask("geo.api.gouv.fr", "GEO_API_URL", () => readGeo(config, log)),
    checkRomeArchive(context),
  ]);
  return found.flat();
}

/** A small département. */
const usualDepartement = "23";

async function readInclusion({ config, log, now, atlas }: CheckContext): Promise<CheckedAnswer> {
  const api = createInclusionApi({ urls: [config.INCLUSION_API_URL], log, now, atlas, centreOf: () => undefined });
  try {
    const { offers } = await api.readDepartement(usualDepartement);
    return { is: "ok", says: `${offers.length} open posts in Creuse` };
  } finally {
    await api.close();
  }
}

async function readCatalogue({ config, log, now }: CheckContext): Promise<CheckedAnswer> {
  const client = createCatalogueClient({ urls: [config.CPF_API_URL], log, now });
  return checkCatalogue(client).finally(client.close);
}

/** Angers. */
const usualCommune = "49007";

async function readGeo({ GEO_API_URL }: Config, log: Log): Promise<CheckedAnswer> {
  const api = createGeoApi({ urls: [GEO_API_URL], log });
  try {
    const centres = await api.readCentre(usualCommune);
    if (centres.size === 0) return { is: "changed", says: "answers, and does not tell where Angers is" };
    return { is: "ok", says: "tells where Angers is" };
  } finally {
    await api.close();
  }
}

/** The archive is megabytes large, and read once a week: only whether it is there. */
async function checkRomeArchive({ config, log, observer, now }: CheckContext): Promise<Finding[]> {
  const { ROME_SOURCE: url } = config;
  if (!/^https?:/.test(url)) return [];
  const service = { addressVariable: "ROME_SOURCE" };
  const finding = { area: "services", subject: "ROME, the archive of job titles" } as const;
  const probe = createProbe("ROME", log, { areBodiesRead: false });
  const observed = await observer.observe(() => probe.get(url));
  await probe.close();
  if ("error" in observed) return [{ ...finding, ...explainFailure(observed.error, observed.calls, service) }];
  const { status, headers } = observed.value;
  const verdict = explainStatus(status, headers, service) ?? {
    is: "ok" as const,
    says: describeArchive(headers, now()),
  };
  return [{ ...finding, ...verdict, ...measure(observed.calls) }];
}

function describeArchive(headers: Record<string, string>, now: Date): string {
  const changed = Date.parse(headers["last-modified"] ?? "");
  const isTold = changed > 0 && changed <= now.getTime();
  return isTold ? `can be downloaded, of ${new Date(changed).toISOString().slice(0, 10)}` : "can be downloaded";
}
