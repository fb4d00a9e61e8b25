import { cpfName } from "../../../adapters/cpf/profile.ts";
import { franceTravailName } from "../../../adapters/france-travail/api/name.ts";
import { createKeylessService } from "../../../adapters/keyless-service.ts";
import { alternanceName, createAlternanceClient } from "../../../adapters/la-bonne-alternance/client.ts";
import { isSandboxed } from "../../../config.ts";
import { openFranceTravailClient } from "../../france-travail.ts";
import type { CheckContext, Finding, LiveAnswer } from "../finding.ts";
import { listAlternanceQuestions } from "./alternance.ts";
import { listCatalogueQuestions } from "./cpf.ts";
import { listFranceTravailQuestions } from "./france-travail.ts";
import { askLiveQuestions } from "./live-question.ts";

/** Asks the services that have just answered, and never the sandbox in the place of one. */
export async function askLiveAccounts(context: CheckContext, findings: readonly Finding[]): Promise<LiveAnswer[]> {
  const isWell = (subject: string) => findings.some((one) => one.subject.startsWith(subject) && one.is === "ok");
  const { franceTravail, alternance } = isSandboxed(context.config);
  const answers = await Promise.all([
    franceTravail || !isWell(`${franceTravailName}, Offres`) ? [] : askFranceTravail(context),
    alternance || !isWell(`${alternanceName}, offers`) ? [] : askAlternance(context),
    isWell(cpfName) ? askCatalogue(context) : [],
  ]);
  return answers.flat();
}

async function askFranceTravail({ config, log }: CheckContext): Promise<LiveAnswer[]> {
  const client = openFranceTravailClient(config, undefined, log);
  return askLiveQuestions(franceTravailName, listFranceTravailQuestions(log), client).finally(client.close);
}

async function askAlternance({ config, log }: CheckContext): Promise<LiveAnswer[]> {
  const { ALTERNANCE_API_URL: apiUrl, ALTERNANCE_API_TOKEN: token = "" } = config;
  const client = createAlternanceClient({ apiUrl, token, log });
  return askLiveQuestions(alternanceName, listAlternanceQuestions(log), client).finally(client.close);
}

async function askCatalogue({ config, log, now }: CheckContext): Promise<LiveAnswer[]> {
  const client = createKeylessService({ urls: [config.CPF_API_URL], name: cpfName, log, now });
  return askLiveQuestions(cpfName, listCatalogueQuestions(log), client).finally(client.close);
}
