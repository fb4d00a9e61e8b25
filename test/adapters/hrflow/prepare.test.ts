import { describe, expect, test } from "vitest";
import { readListedOffer } from "../../../src/adapters/france-travail/api/listed-offer.ts";
import { type Format, formatJob } from "../../../src/adapters/hrflow/format.ts";
import type { HrflowJob } from "../../../src/adapters/hrflow/job.ts";
import { type Preparation, type PulledOffer, prepareJobs } from "../../../src/adapters/hrflow/prepare.ts";
import { createRedactor } from "../../../src/adapters/hrflow/redact.ts";
import { PushTally } from "../../../src/adapters/hrflow/tally.ts";
import { apiKey } from "../../fakes/hrflow.ts";
import { offer } from "../../fakes/offers.ts";

function pulled(id: string, more: object = {}): PulledOffer {
  const row = { id, intitule: `Poste ${id}`, dateCreation: "2026-11-20T08:15:00Z", ...more };
  return { key: `ft:${id}`, offer: offer({ key: `ft:${id}` }), listed: readListedOffer(row, { withContacts: false }) };
}

async function prepare(offers: PulledOffer[], how: Partial<Preparation> = {}) {
  const jobs: HrflowJob[] = [];
  const tally = new PushTally();
  const batches = (async function* () {
    yield offers;
  })();
  const preparation = { format: formatJob, logics: [], redact: createRedactor(apiKey), ...how };
  const prepared = await prepareJobs(batches, preparation, tally, async (job) => void jobs.push(job));
  return { jobs, tally, prepared };
}

describe("offers become jobs", () => {
  test("by the format and each logic in its order, which may wait", async () => {
    const { jobs, tally } = await prepare([pulled("AAAAA"), pulled("BBBBB")], {
      format: async (listed, usual) => ({ ...usual(listed), name: "f" }),
      logics: [(job) => ({ ...job, name: `${job.name}1` }), async (job) => ({ ...job, name: `${job.name}2` })],
    });
    expect(jobs.map(({ reference, name }) => [reference, name])).toEqual([
      ["AAAAA", "f12"],
      ["BBBBB", "f12"],
    ]);
    expect(tally).toMatchObject({ pulled: 2, filtered: 0, failed: 0 });
  });

  test("but for those that a logic leaves out, which no later one sees", async () => {
    const seen: string[] = [];
    const { jobs, tally, prepared } = await prepare([pulled("AAAAA"), pulled("BBBBB")], {
      logics: [
        (job) => (job.reference === "AAAAA" ? null : job),
        (job) => {
          seen.push(job.reference);
          return job;
        },
      ],
    });
    expect(jobs).toHaveLength(1);
    expect(seen).toEqual(["BBBBB"]);
    expect(tally.filtered).toBe(1);
    // It is not online for this board: what the board has of it goes.
    expect([...prepared.references, ...prepared.spared]).toEqual(["BBBBB"]);
  });

  test("and those that do not fit the search, or are of La bonne alternance", async () => {
    const { jobs, tally } = await prepare(
      [
        pulled("AAAAA"),
        pulled("BBBBB"),
        pulled("CCCCC", { origineOffre: { origine: "2", partenaires: [{ nom: "LABONNEALTERNANCE" }] } }),
        pulled("DDDDD", { origineOffre: { origine: "2", partenaires: [{ nom: "La bonne alternance" }] } }),
        pulled("EEEEE", { origineOffre: { origine: "2", partenaires: [{ nom: "AUTRE" }] } }),
      ],
      { fits: ({ key }) => key !== "ft:BBBBB" },
    );
    expect(jobs.map(({ reference }) => reference)).toEqual(["AAAAA", "EEEEE"]);
    expect(tally).toMatchObject({ pulled: 5, filtered: 3 });
  });
});

describe("what cannot be made a job", () => {
  test("is counted with its reason, and spared: what the board has of it stays", async () => {
    const { jobs, tally, prepared } = await prepare([pulled("AAAAA"), { key: "ft:BBBBB" }, pulled("CCCCC")], {
      logics: [
        (job) => {
          if (job.reference === "CCCCC") throw new Error(`no luck with ${apiKey}`);
          return job;
        },
      ],
    });
    expect(jobs).toHaveLength(1);
    expect(tally.failures).toEqual([
      { reference: "BBBBB", why: "the offer could not be read" },
      { reference: "CCCCC", why: "logic 1 failed: no luck with …" },
    ]);
    expect(prepared).toEqual({
      references: new Set(["AAAAA"]),
      spared: new Set(["BBBBB", "CCCCC"]),
      hasUnknown: false,
    });
  });

  test("is told by what is wrong with it", async () => {
    const { tally } = await prepare([pulled("AAAAA")], { logics: [(job) => ({ ...job, name: "" })] });
    expect(tally.failures).toEqual([{ reference: "AAAAA", why: "logic 1: name: is empty" }]);
  });

  test("leaves it open what of the board stays, where it has no id, or modules make their own references", async () => {
    expect((await prepare([{ key: "ft:row 12" }])).prepared.hasUnknown).toBe(true);
    const format: Format = (listed, usual) => ({ ...usual(listed), reference: `FT-${listed.id}` });
    const own = { format };
    expect((await prepare([pulled("AAAAA")], own)).prepared.hasUnknown).toBe(false);
    expect((await prepare([pulled("AAAAA"), { key: "ft:BBBBB" }], own)).prepared.hasUnknown).toBe(true);
  });

  test("so is a second job of the same reference", async () => {
    const { tally, jobs } = await prepare([pulled("AAAAA"), pulled("BBBBB")], {
      logics: [(job) => ({ ...job, reference: "ONE" })],
    });
    expect([jobs.length, tally.failed]).toEqual([1, 1]);
    expect(tally.failures[0]?.why).toBe("another offer has the same reference, ONE");
  });
});
