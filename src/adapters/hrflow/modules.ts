import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describeError } from "../../core/telemetry.ts";
import type { Format } from "./format.ts";
import type { Logic } from "./prepare.ts";

/** What a module of an operator is written with: see the examples in `docs/hrflow/`. */
export type { ListedOffer } from "../france-travail/api/listed-offer.ts";
export type { HrflowJob, HrflowJobInput } from "./job.ts";
export type { Format, Logic };

/** A module of the operator cannot be used. The message says which, and why. */
export class ModuleUnusable extends Error {
  override readonly name = "ModuleUnusable";
}

/**
 * The function that a module exports by default, or as `format`. `folder` is what the path is relative to.
 */
export async function loadFormat(path: string, folder: string): Promise<Format> {
  const { default: main, format = main } = await load(path, folder);
  if (!isFunction(format)) throw new ModuleUnusable(`${path} exports no function, by default or as "format".`);
  return format as Format;
}

/** The function, or the list of functions, that a module exports by default or as `logics`. */
export async function loadLogics(path: string, folder: string): Promise<Logic[]> {
  const { default: main, logics = main } = await load(path, folder);
  const all = Array.isArray(logics) ? logics : [logics];
  if (!all.every(isFunction))
    throw new ModuleUnusable(`${path} exports no function and no list of functions, by default or as "logics".`);
  return all as Logic[];
}

async function load(path: string, folder: string): Promise<Record<string, unknown>> {
  try {
    return await import(pathToFileURL(resolve(folder, path)).href);
  } catch (error) {
    throw new ModuleUnusable(`${path} cannot be loaded (${describeError(error)}).`);
  }
}

function isFunction(value: unknown): boolean {
  return typeof value === "function";
}
