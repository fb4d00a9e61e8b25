import { z } from "zod";
import { cpfName } from "../../../adapters/cpf/profile.ts";
import { datasetPath } from "../../../adapters/cpf/question.ts";
import { foreignList } from "../../../adapters/foreign.ts";
import { parseResponse } from "../../../adapters/http/parse-response.ts";
import type { KeylessService } from "../../../adapters/keyless-service.ts";
import type { Log } from "../../../core/telemetry.ts";
import { describeRateHeaders } from "./france-travail.ts";
import type { LiveQuestion } from "./live-question.ts";

type Client = Pick<KeylessService, "ask">;

const word = z
  .string()
  .max(80)
  .regex(/^[\w .,'()-]*$/);
const datasetSchema = z.object({ fields: foreignList(z.object({ name: word, type: word }), 500) });

const deadlineMs = 10_000;
const codes = ["code_rncp", "code_inventaire", "code_certifinfo", "code_formacode_1"];

/** What the reference of the catalogue of Mon Compte Formation leaves open. */
export function listCatalogueQuestions(log: Log): LiveQuestion<Client>[] {
  const count = async (client: Client, where: string) => {
    const query = new URLSearchParams({ where, limit: "1" });
    const { said } = await client.ask({ path: `${datasetPath}/records`, query, deadlineMs }, ({ status }) => status);
    return said === 200 ? "taken" : `refused (${said})`;
  };
  return [
    {
      id: "cpf-types",
      question: "Of which type are the fields of codes?",
      ask: async (client) => {
        const { said } = await client.ask({ path: datasetPath, deadlineMs }, (answer) =>
          parseResponse({ name: cpfName, log }, datasetSchema, answer),
        );
        const typeOf = (name: string) => said.fields.find((field) => field.name === name)?.type ?? "absent";
        return codes.map((name) => `${name}: ${typeOf(name)}`).join(", ");
      },
    },
    {
      id: "cpf-quotes",
      question: "Is code_rncp to be written in quotes?",
      ask: async (client) =>
        `in quotes: ${await count(client, 'code_rncp="37948"')}; without: ${await count(client, "code_rncp=37948")}`,
    },
    {
      id: "cpf-quota",
      question: "Which quota do anonymous callers share?",
      ask: async (client) =>
        (await client.ask({ path: datasetPath, deadlineMs }, (answer) => describeRateHeaders(answer))).said,
    },
  ];
}
