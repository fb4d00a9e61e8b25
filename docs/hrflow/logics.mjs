// An example for `tremplin hrflow push … --logics docs/hrflow/logics.mjs`: what becomes of each job, in order.

/**
 * @typedef {import("../../src/adapters/hrflow/modules.ts").Logic} Logic
 */

/**
 * No offers of temporary work. What a logic answers with null is left out of the board.
 *
 * @type {Logic}
 */
const withoutTemporaryWork = (job) => {
  const contract = job.tags?.find(({ name }) => name === "contract_type")?.value ?? "";
  return /^(?:Intérim|Mission)/i.test(contract) ? null : job;
};

/**
 * A tag of our own on all that is left.
 *
 * @type {Logic}
 */
const withCampaign = (job) => ({ ...job, tags: [...(job.tags ?? []), { name: "campaign", value: "forum-2026" }] });

export const logics = [withoutTemporaryWork, withCampaign];
