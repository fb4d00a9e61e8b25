import { chown } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname } from "node:path";

/** The account that owns nothing, on Debian and most others. */
const nobody = 65_534;

/**
 * Works on a file as an account that its mode binds: root, as which CI runs, may write anywhere. The file and
 * the test's folders are given to that account.
 */
export async function asNobody<T>(path: string, work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  for (let there = path; there.startsWith(`${tmpdir()}/`); there = dirname(there)) await chown(there, nobody, nobody);
  process.seteuid?.(nobody);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
