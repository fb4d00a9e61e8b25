import { checkLexicon } from "../../adapters/check-lexicon.ts";
import type { Rome } from "../../adapters/rome/rome.ts";
import { tableRemedy } from "../faulty-table.ts";
import type { Finding } from "./finding.ts";

/** The tables and phrases that people extend, and when the doors in them were last confirmed. */
export function checkTables(rome: Pick<Rome, "about" | "titleOfJob">, now: Date, folder?: string): Finding[] {
  // The list that is built in knows the usual jobs alone.
  const isWhole = rome.about().from !== "small";
  const { faults, oldDoors } = checkLexicon((code) => !isWhole || rome.titleOfJob(code) !== undefined, now, folder);
  return [...toFaultFindings(faults), ...toDoorFindings(oldDoors)];
}

function toFaultFindings(faults: readonly string[]): Finding[] {
  if (faults.length === 0)
    return [{ area: "lexicon", subject: "tables and phrases", is: "ok", says: "The lexicon is well-formed" }];
  return faults.map((fault) => ({
    area: "lexicon",
    subject: "tables and phrases",
    is: "wrong",
    says: `lexicon/${fault.replace(/\.$/, "")}`,
    remedy: tableRemedy,
  }));
}

function toDoorFindings(oldDoors: readonly string[]): Finding[] {
  if (oldDoors.length === 0)
    return [{ area: "lexicon", subject: "doors", is: "ok", says: "all were confirmed within a year" }];
  return oldDoors.map((door) => ({
    area: "lexicon",
    subject: "doors",
    is: "look",
    says: door,
    remedy: "look whether that is still so, and write the month of today into lexicon/doors.csv, column confirmed",
  }));
}
