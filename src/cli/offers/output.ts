import { extname } from "node:path";
import { type AtomicFile, FileInUse, openAtomicFile } from "../../adapters/atomic-file.ts";
import { delimiters, type ExportKind, exportKinds } from "../../adapters/exports/export.ts";
import { CannotStart } from "../../config.ts";
import { cleanLines } from "../../core/text/clean-text.ts";
import { formatParisDay } from "../../core/text/paris-time.ts";
import { writeRemedies } from "../standard-output.ts";
import type { OffersOptions } from "./options.ts";

/** How offers are to be written: as text for people where no kind is named. */
export type OutputFormat = { kind: ExportKind | undefined; delimiter: string; out: string | undefined };

/** What the options say; `CannotStart` where they contradict one another. */
export function parseOutputFormat({ json, jsonl, csv, out, delimiter = ";" }: OffersOptions): OutputFormat {
  const named = exportKinds.filter((kind) => ({ json, jsonl, csv })[kind]);
  const byName = out === undefined ? undefined : exportKinds.find((kind) => `.${kind}` === extname(out).toLowerCase());
  if (out !== undefined && !byName) throw new CannotStart(`--out ${out}: the name must end in .csv, .jsonl or .json.`);
  if (new Set([...named, ...(byName ? [byName] : [])]).size > 1)
    throw new CannotStart(
      "Offers are written in one format: --json, --jsonl or --csv, or the one that the name after --out ends with.",
    );
  const sign = delimiter === "tab" || delimiter === "\\t" ? "\t" : delimiter;
  if (!delimiters.includes(sign))
    throw new CannotStart(`--delimiter "${delimiter}" is refused: it takes ; , | or tab.`);
  return { kind: byName ?? named[0], delimiter: sign, out };
}

/** Takes what is to be written, piece by piece. */
export type WritePiece = (piece: string | Uint8Array) => Promise<void>;

/**
 * Opens the file of `--out`, or of the option that names it, with the day in Paris in the place of `{date}`;
 * each failure is `CannotStart` with what to do about it, of exit code 4 where another process writes it.
 */
export async function openOutputFile(name: string, option = "--out"): Promise<AtomicFile> {
  const out = name.replaceAll("{date}", formatParisDay(new Date()));
  const refuse = (error: NodeJS.ErrnoException): never => {
    if (error instanceof FileInUse)
      throw new CannotStart(`${option} ${out} is being written by another process: wait until that is done.`, 4);
    const remedy = writeRemedies[error.code ?? ""] ?? "check that the folder is there and may be written to";
    throw new CannotStart(`${option} ${out} cannot be written (${error.code}): ${remedy}.`, isOfDisk(error) ? 1 : 2);
  };
  const file = await openAtomicFile(out).catch(refuse);
  return {
    write: (piece) => file.write(piece).catch(refuse),
    commit: () => file.commit().catch(refuse),
    discard: file.discard,
  };
}

/** Writes a file in one go; the failures are those of `openOutputFile`. */
export async function writeOutputFile(path: string, option: string, content: string | Uint8Array): Promise<void> {
  const file = await openOutputFile(path, option);
  try {
    await file.write(content);
    await file.commit();
  } finally {
    await file.discard();
  }
}

function isOfDisk({ code = "" }: NodeJS.ErrnoException): boolean {
  return ["ENOSPC", "EDQUOT", "EFBIG", "EIO"].includes(code);
}

/** What is for the one who looks on, and not part of the data. */
export function writeNote(text: string): void {
  process.stderr.write(`${cleanLines(text)}\n`);
}

export type ProgressBar = {
  show: (found: number, total: number) => void;
  /** Nothing moves for a while, since the service asked for it. */
  wait: (seconds: number) => void;
  end: () => void;
};

/** A bar that fills up on a terminal; nothing where nobody looks on, but a line for each long wait. */
export function createProgressBar(what = "offers"): ProgressBar {
  const { stderr } = process;
  const why = (seconds: number) => `France Travail asks to wait: up to ${seconds} seconds`;
  if (!stderr.isTTY) return { show: () => {}, wait: (seconds) => writeNote(`${why(seconds)}.`), end: () => {} };
  const width = 30;
  let last = "";
  return {
    show: (found, total) => {
      const share = total === 0 ? 1 : Math.min(1, found / total);
      const full = Math.round(share * width);
      last = `[${"#".repeat(full)}${".".repeat(width - full)}] ${found.toLocaleString("en")} of ${total.toLocaleString("en")} ${what} `;
      stderr.write(`\r\u001b[K${last}`);
    },
    wait: (seconds) => void stderr.write(`\r\u001b[K${last}(${why(seconds)}) `),
    end: () => void stderr.write("\n"),
  };
}
