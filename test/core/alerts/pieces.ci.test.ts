import fc from "fast-check";
import { expect, test } from "vitest";
import { bakerInLyon } from "../../fakes/states.ts";
import { anna, bob, createAlertSetup, published } from "./alert-setup.ts";
import { follows } from "./follows.ts";
import { anyWorld, emptyWorld, endsTheSameInPieces, worlds } from "./interrupted.ts";
import { createPieceCarrier } from "./piece-carrier.ts";

/*
 * The work of a run is handed out in pieces, which other processes do. Whichever of them dies in the middle
 * of one, people are told the same as by one process that does it all.
 */

test.each(worlds)("done in pieces, one of those who do them killed after any step: %s", async (_what, changes) => {
  for (let killedAfter = 0; killedAfter <= 5; killedAfter++)
    await endsTheSameInPieces({ ...emptyWorld, ...changes }, killedAfter);
});

test("killed at any time, in any world, the pieces are done all the same", { timeout: 300_000 }, async () => {
  await fc.assert(fc.asyncProperty(anyWorld, fc.nat(10), endsTheSameInPieces), { numRuns: 40 });
});

test("the figures of a run in pieces are those of one that does it all", async () => {
  const all = await Promise.all(
    [false, true].map(async (isInPieces) => {
      const setup = createAlertSetup();
      if (isInPieces) setup.alertDeps.carrier = createPieceCarrier({ ...setup.alertDeps });
      await follows(setup, anna);
      await follows(setup, anna, { ...bakerInLyon, radius: 50 });
      await follows(setup, bob);
      setup.stock.ft.push(
        published("NEW01", "2026-11-22T15:00:00.000Z"),
        published("NEW02", "2026-11-22T16:00:00.000Z"),
      );
      const figures = await setup.at("2026-11-23T07:00:00Z");
      return { figures, messages: setup.messages.map(({ to, text }) => `${to} ${text}`).sort() };
    }),
  );
  expect(all[0]?.figures).toMatchObject({ due: 3, sent: 2, failed: 0, onTheirWay: 0 });
  expect(all[1]).toEqual(all[0]);
});
