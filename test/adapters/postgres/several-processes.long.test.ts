import { describe, test } from "vitest";
import { hasPostgres } from "../../fakes/postgres.ts";
import { usePostgres } from "../../fakes/postgres-suite.ts";
import { expectAsOneProcess } from "../../fakes/two-processes.ts";

describe.skipIf(!hasPostgres)("two processes by webhook, on one database", () => {
  const server = usePostgres();

  test("what one person taps ends as one process would have answered", () => expectAsOneProcess(server, 100, 0));

  test("whoever of them is killed in the middle of it loses none", () => expectAsOneProcess(server, 300, 10));
});
