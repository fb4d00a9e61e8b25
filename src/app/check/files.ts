import { stat } from "node:fs/promises";
import { isReadableByAll, listOpenPermissions } from "../../adapters/private-files.ts";
import type { Config } from "../../config.ts";
import { permissionRemedies } from "../app.ts";
import type { Finding, Verdict } from "./finding.ts";

/** What of our files other accounts of this machine may read. Nothing is changed. */
export async function checkFiles({ DATA_DIR, STORE_URL }: Pick<Config, "DATA_DIR" | "STORE_URL">): Promise<Finding[]> {
  const [, storePath] = STORE_URL.match(/^sqlite:\/\/(.+)$/) ?? [];
  const { issues, open } = await listOpenPermissions(DATA_DIR, storePath);
  const found = issues.map(({ why, code }) =>
    toFinding("DATA_DIR", why === "failed" ? describeUnreadable(code) : splitRemedy(permissionRemedies[why])),
  );
  if (open > 0)
    found.push(
      toFinding("DATA_DIR", {
        is: "look",
        says: `${open} files or folders of the data are accessible to other accounts of this machine`,
        remedy: "start Tremplin once: it closes them",
      }),
    );
  if (await isOfAnotherAccount(DATA_DIR))
    found.push(
      toFinding("DATA_DIR", {
        is: "look",
        says: "belongs to another account than the one that checks: what may be written here may not be there",
        remedy: "check with the account that runs Tremplin (sudo -u ACCOUNT npx tremplin check)",
      }),
    );
  if (found.length === 0) found.push(toFinding("DATA_DIR", { is: "ok", says: "for this account alone" }));
  return [...(await checkDotEnv()), ...found];
}

async function isOfAnotherAccount(path: string): Promise<boolean> {
  return stat(path).then(
    ({ uid }) => process.geteuid !== undefined && uid !== process.geteuid(),
    () => false,
  );
}

/** The tokens of everything are in there. */
export async function checkDotEnv(): Promise<Finding[]> {
  const isOpen = await isReadableByAll(".env");
  return isOpen
    ? [
        toFinding(".env", {
          is: "wrong",
          says: "everyone on this machine can read it, and the tokens in it",
          remedy: "chmod 600 .env",
        }),
      ]
    : [toFinding(".env", { is: "ok", says: "not readable by everyone" })];
}

function describeUnreadable(code: string | undefined): Verdict {
  return {
    is: "look",
    says: `some files of the data cannot be looked at${code === undefined ? "" : ` (${code})`}`,
    remedy: "check with the account that runs Tremplin",
  };
}

/** "What is so: what to do". */
function splitRemedy(line: string): Verdict {
  const at = line.lastIndexOf(": ");
  return { is: "look", says: line.slice(0, at), remedy: line.slice(at + 2) };
}

function toFinding(subject: string, verdict: Verdict): Finding {
  return { area: "files", subject, ...verdict };
}
