import { afterAll, describe, expect, test } from "vitest";
import { askLiveAccounts } from "../../../src/app/check/answers/ask-live-accounts.ts";
import type { Finding } from "../../../src/app/check/finding.ts";
import type { SandboxOptions } from "../../../src/sandbox/options.ts";
import { closeServers, serve } from "../../adapters/server.ts";
import { createCheckContext, startServices } from "./check-context.ts";

afterAll(closeServers);

const well = ["France Travail, Offres d'emploi", "La bonne alternance, offers", "Mon Compte Formation"].map(
  (subject): Finding => ({ area: "services", subject, is: "ok", says: "" }),
);

async function ask(options: SandboxOptions = {}, findings = well, other: Record<string, string> = {}) {
  const { environment } = await startServices({ ...options, hasQuotas: false });
  const answers = await askLiveAccounts(await createCheckContext({ ...environment, ...other }), findings);
  return Object.fromEntries(answers.map(({ id, says }) => [id, says.replace(/^.*\? /, "")]));
}

describe("what the references leave open is told by a live account", () => {
  test("which takes no whole cities, and reads dates by the clock of Paris", async () => {
    expect(await ask()).toEqual({
      "ft-whole-cities": "75056: refused with 400, 69123: refused with 400, 13055: refused with 400",
      "ft-dates": "an offer of that minute is not found by UTC, and found by the clock of Paris",
      "ft-sort-1": expect.stringMatching(/^of \d+, \d+ are its own; all by date$/),
      "ft-sort-default": "yes: the same 20 offers in the same order",
      "ft-experience-4": expect.stringMatching(
        /^Paris: \d+ offers, with experience=4 (?:\d+: it filters(?: nothing)?|refused with 400)$/,
      ),
      "ft-salary": expect.stringMatching(
        /^Paris: \d+ offers, with salaireMin=4000 a month \d+: it filters(?: nothing)?$/,
      ),
      "ft-rate-headers": "none",
      "lba-doubles": expect.stringMatching(
        /^\d+ rows for \d+ offers of France Travail; \d+ of \d+ without identifier$/,
      ),
      "lba-rome-codes": "yes",
      "lba-trainings-quota": "none",
      "cpf-types": expect.stringMatching(
        /^code_rncp: \w+, code_inventaire: \w+, code_certifinfo: \w+, code_formacode_1: text$/,
      ),
      "cpf-quotes": expect.stringMatching(/^in quotes: taken; without: /),
      "cpf-quota": expect.any(String),
    });
  });

  test("which takes them, and reads dates as the Z says", async () => {
    const answers = await ask({ acceptsWholeCities: true, readsDatesAsUtc: true });
    expect(answers["ft-whole-cities"]).toMatch(/^75056: \d+ offers, 69123: \d+ offers, 13055: \d+ offers$/);
    expect(answers["ft-dates"]).toBe("an offer of that minute is found by UTC, and not found by the clock of Paris");
  });

  test("never by the sandbox in the place of a service, nor by a service that is not well", async () => {
    expect(await ask({}, well, { SANDBOX: "only" })).not.toHaveProperty("ft-dates");
    expect(await ask({}, [])).toEqual({});
  });

  test("one that answers with something else is not told, and nothing of it is shown", async () => {
    const odd = await serve((response, { url }) =>
      response.end(url.includes("realm") ? '{"access_token":"t","expires_in":1499}' : '{"resultats":"<b>no</b>"}'),
    );
    const other = { FRANCE_TRAVAIL_TOKEN_URL: odd.url, FRANCE_TRAVAIL_API_URL: odd.url };
    const answers = await ask({}, well.slice(0, 1), other);
    expect(answers["ft-sort-default"]).toBe("not told (garbage)");
    expect(JSON.stringify(answers)).not.toContain("<b>");
  });
});
