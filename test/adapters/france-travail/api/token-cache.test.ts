import { describe, expect, test } from "vitest";
import { createTokenCache } from "../../../../src/adapters/france-travail/api/token-cache.ts";
import {
  type AccessToken,
  type TokenDenial,
  toTokenLifeMs,
} from "../../../../src/adapters/france-travail/api/token-endpoint.ts";
import { SourceError } from "../../../../src/core/failure.ts";

/** An endpoint that gives `outcomes` one after the other, then numbered tokens of ten minutes. */
function opened(...outcomes: (AccessToken | TokenDenial | Error)[]) {
  const clock = { at: 1_000_000 };
  let fetches = 0;
  const cache = createTokenCache(
    async () => {
      fetches += 1;
      const outcome = outcomes.shift() ?? { value: `token ${fetches}`, lifeMs: 600_000 };
      if (outcome instanceof Error) throw outcome;
      return outcome;
    },
    () => clock.at,
  );
  return { ...cache, clock, fetches: () => fetches };
}

const denial: TokenDenial = { denied: new SourceError("France Travail", "garbage") };

describe("the token", () => {
  test("is fetched once for all who wait, and kept until its end", async () => {
    const { get, clock, fetches } = opened();
    expect(await Promise.all([get(), get(), get()])).toEqual(["token 1", "token 1", "token 1"]);
    clock.at += 599_999;
    expect(await get()).toBe("token 1");
    clock.at += 1;
    expect(await get()).toBe("token 2");
    expect(fetches()).toBe(2);
  });

  test("is fetched anew once it was dropped, unless another call has renewed it meanwhile", async () => {
    const { get, drop, fetches } = opened();
    drop(await get());
    expect(await get()).toBe("token 2");
    drop("token 1");
    expect(await get()).toBe("token 2");
    expect(fetches()).toBe(2);
  });

  test("that could not be asked for is asked for by the next call", async () => {
    const { get } = opened(new SourceError("France Travail", "down"));
    await expect(Promise.all([get(), get()])).rejects.toMatchObject({ why: "down" });
    expect(await get()).toBe("token 2");
  });

  test("that was denied is not asked for again within a minute", async () => {
    const { get, clock, fetches } = opened(denial);
    await expect(get()).rejects.toBe(denial.denied);
    clock.at += 59_999;
    await expect(get()).rejects.toMatchObject({ service: "France Travail", why: "refused" });
    expect(fetches()).toBe(1);
    clock.at += 1;
    expect(await get()).toBe("token 2");
  });
});

test.each([
  [1499, 1_439_000],
  [121, 61_000],
  [59, 60_000],
  [0.001, 60_000],
  [1e12, 86_400_000],
])("a token that says to live for %d seconds is used for %i ms", (expiresInS, lifeMs) => {
  expect(toTokenLifeMs(expiresInS)).toBe(lifeMs);
});
