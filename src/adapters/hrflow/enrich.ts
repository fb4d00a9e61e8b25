import type { TextEntity } from "./board.ts";
import type { HrflowJob } from "./job.ts";

/** The lists of a job that parsing adds to. */
export const enrichedLists = ["skills", "languages", "tasks", "certifications", "courses"] as const;

/** As what HrFlow recognises a part of a text, and where that goes. */
const places: Record<string, { list: (typeof enrichedLists)[number]; type?: "hard" | "soft" }> = {
  Skill: { list: "skills" },
  skill_hard: { list: "skills", type: "hard" },
  skill_soft: { list: "skills", type: "soft" },
  language: { list: "languages" },
  task: { list: "tasks" },
  certification: { list: "certifications" },
  course: { list: "courses" },
};

/** What of a job is given to be parsed. */
export function textToParse({ summary, sections = [] }: HrflowJob): string {
  const texts = [summary, ...sections.map(({ description }) => description)];
  return texts.flatMap((text) => text?.replace(/<[^<>]{1,300}>/g, " ").trim() || []).join("\n");
}

/** The job with what was recognised in its text; what it has already is not added again. */
export function addEntities(job: HrflowJob, entities: readonly TextEntity[]): HrflowJob {
  const lists: Record<string, Entry[]> = {};
  for (const { label, text } of entities) {
    const place = Object.hasOwn(places, label) ? places[label] : undefined;
    const name = text.trim();
    if (!place || name === "") continue;
    const { list, type = null } = place;
    const isSkill = list === "skills";
    lists[list] ??= [...(job[list] ?? [])];
    const isThere = lists[list].some((one) => one.name === name && (!isSkill || (one.type ?? null) === type));
    if (!isThere) lists[list].push({ name, ...(isSkill ? { type } : {}), value: null });
  }
  return { ...job, ...lists };
}

type Entry = { name: string; type?: string | null | undefined; value: string | null };

/** A job that is written anew keeps what parsing had added to it. */
export function keepAdded(job: HrflowJob, stored: Record<string, unknown>): HrflowJob {
  const lists = enrichedLists.map((list) => {
    const own = job[list] ?? [];
    const names = new Set(own.map(({ name }) => name));
    const before: unknown[] = Array.isArray(stored[list]) ? stored[list] : [];
    return [list, [...own, ...before.filter((one) => !names.has(nameOf(one)))]] as const;
  });
  return { ...job, ...Object.fromEntries(lists.filter(([, all]) => all.length > 0)) };
}

function nameOf(entry: unknown): string {
  return typeof entry === "object" && entry !== null && "name" in entry ? String(entry.name) : "";
}
