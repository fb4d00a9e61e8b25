import { z } from "zod";
import { foreignList } from "../../../adapters/foreign.ts";
import { parseResponse } from "../../../adapters/http/parse-response.ts";
import { type AlternanceClient, alternanceName } from "../../../adapters/la-bonne-alternance/client.ts";
import { referenceField } from "../../../adapters/la-bonne-alternance/fields.ts";
import type { Log } from "../../../core/telemetry.ts";
import { describeRateHeaders } from "./france-travail.ts";
import type { LiveQuestion } from "./live-question.ts";

type Client = Pick<AlternanceClient, "get">;

const jobsSchema = z.object({
  jobs: foreignList(
    z.object({ identifier: z.object({ id: referenceField, partner_label: z.string().max(100) }) }),
    1_000,
  ),
});

/** Bakers around Paris, whom France Travail has as well. */
const around = { latitude: "48.86", longitude: "2.34", radius: "30" };
/** More than the 20 that are announced. */
const thirtyCodes = Array.from({ length: 30 }, (_, at) => `D11${String(at + 1).padStart(2, "0")}`).join(",");

/** What the reference of the API Alternance leaves open. */
export function listAlternanceQuestions(log: Log): LiveQuestion<Client>[] {
  const search = (client: Client, query: Record<string, string>) =>
    client.get("/job/v1/search", new URLSearchParams({ ...around, ...query }));
  const readJobs = async (client: Client) => {
    const answer = await search(client, { romes: "D1102,D1106,G1602" });
    return parseResponse({ name: alternanceName, log }, jobsSchema, answer).jobs.map(({ identifier }) => identifier);
  };
  return [
    {
      id: "lba-doubles",
      question: "Are offers of France Travail still listed twice, and have some offers no identifier?",
      ask: async (client) => {
        const jobs = await readJobs(client);
        const theirs = jobs.filter(({ partner_label: label }) => label === "France Travail");
        const different = new Set(theirs.map(({ id }) => id)).size;
        const nameless = jobs.filter(({ id }) => id === undefined).length;
        return `${theirs.length} rows for ${different} offers of France Travail; ${nameless} of ${jobs.length} without identifier`;
      },
    },
    {
      id: "lba-rome-codes",
      question: "Are 30 ROME codes taken in one query?",
      ask: async (client) => {
        const { status } = await search(client, { romes: thirtyCodes });
        return status === 200 ? "yes" : `no (${status})`;
      },
    },
    {
      id: "lba-trainings-quota",
      question: "Which headers tell a quota of trainings?",
      ask: async (client) => {
        const query = new URLSearchParams({ ...around, romes: "D1102", page_size: "1", page_index: "0" });
        return describeRateHeaders(await client.get("/formation/v1/search", query));
      },
    },
  ];
}
