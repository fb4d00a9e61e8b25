import fc from "fast-check";

/**
 * Properties of `npm test` and `npm run test:ci` try the same cases every time: what fails there fails
 * again. New cases are for `npm run test:long`, or for `SEED=random`.
 */
const { SEED } = process.env;
if (SEED !== "random") fc.configureGlobal({ seed: Number(SEED ?? 20_261_129) });
