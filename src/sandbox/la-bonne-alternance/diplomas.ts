import { certifications } from "../cpf/certifications.ts";
import { type Job, jobs, otherJobs } from "../jobs/jobs.ts";
import { masculine } from "../postings/title.ts";
import { hashOf } from "../random.ts";
import { toRomeThree } from "./rome-parents.ts";

/** What an apprenticeship leads to, as the catalogue of trainings knows it. */
export type Diploma = {
  /** Digits alone. Invented, as those of the CPF catalogue. */
  rncp: string;
  /** Only diplomas of the ministries have one. */
  cfd: string | undefined;
  title: string;
  /** "1" to "8". */
  level: string;
  /** Codes of ROME 3, whatever ROME 4 calls the job today. */
  romes: readonly string[];
};

/** The first code for jobs whose certification the CPF catalogue does not have. */
const firstOwnCode = 91_001;
/** By France Travail's codes of what a job asks for. */
const levels: Readonly<Record<string, string>> = { NV5: "3", NV4: "4", NV3: "5", NV2: "6", NV1: "7" };

/** Those of the CPF catalogue first, then one for each family of jobs that has none there. */
export const diplomas: readonly Diploma[] = listDiplomas();

const byCode = new Map(diplomas.map((diploma) => [diploma.rncp, diploma]));

/** The diploma of an RNCP code, without its letters. */
export function findDiploma(rncp: string): Diploma | undefined {
  return byCode.get(rncp);
}

function listDiplomas(): Diploma[] {
  const known = certifications
    .filter(({ kind }) => kind === "RNCP")
    .map(({ code, title, level = "", romes }) => toDiploma(code, title, /\d/.exec(level)?.[0] ?? "3", romes));
  const covered = new Set(known.flatMap(({ romes }) => romes));
  const families = new Map<string, Job>();
  for (const job of [...jobs, ...otherJobs]) {
    const family = toRomeThree(job.code);
    if (!covered.has(family) && !families.has(family)) families.set(family, job);
  }
  const own = [...families].map(([family, job], index) =>
    toDiploma(String(firstOwnCode + index), titleOf(job), levels[job.level] ?? "3", [family]),
  );
  return [...known, ...own];
}

function toDiploma(rncp: string, title: string, level: string, romes: readonly string[]): Diploma {
  const isNational = /^(?:CAP|Bac|BP|BTS|BUT|Licence|Master|DE) /.test(title);
  const cfd = isNational ? `${level}00${String(hashOf(title) % 100_000).padStart(5, "0")}` : undefined;
  return { rncp, cfd, title, level, romes: [...new Set(romes.map(toRomeThree))] };
}

function titleOf({ diploma, label }: Job): string {
  return diploma === "" ? `Titre professionnel ${masculine(label)}` : diploma;
}
