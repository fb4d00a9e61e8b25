import { dirname, resolve } from "node:path";
import { z } from "zod";
import { type ParameterName, parameterNames } from "../../adapters/france-travail/api/criteria.ts";
import { readWrittenFile } from "../../adapters/regular-file.ts";
import { CannotStart } from "../../config.ts";
import { describeError } from "../../core/telemetry.ts";

/**
 * A call of the original connector, as a file of JSON: its three groups of parameters under their names. A
 * module stands in the place of each function.
 */
const paths = z.union([z.string(), z.array(z.string())]).transform((one) => [one].flat());
const connectorCall = z.strictObject({
  workflow_id: z.string().optional(),
  action_parameters: z
    .strictObject({
      logics: paths.nullish(),
      format: z.string().min(1).nullish(),
      read_mode: z.enum(["sync", "incremental"]).nullish(),
    })
    .optional(),
  origin_parameters: z.record(z.string(), z.unknown()).optional(),
  target_parameters: z
    .strictObject({
      api_secret: z.unknown().optional(),
      api_user: z.string().min(1).nullish(),
      board_key: z
        .string()
        .regex(/^[\da-f]{40}$/, "is not the key of a board (40 signs, 0 to 9 and a to f)")
        .nullish(),
      sync: z.boolean().nullish(),
      update_content: z.boolean().nullish(),
      enrich_with_parsing: z.boolean().nullish(),
    })
    .optional(),
});

/** What a file of `--config` asks for, and a line for each parameter of it that is not followed. */
export type ConnectorConfig = {
  /** What the paths of modules are relative to. */
  folder: string;
  format: string | undefined;
  logics: string[];
  /** Parameters of France Travail, not checked yet. */
  given: Record<string, unknown>;
  boardKey: string | undefined;
  userEmail: string | undefined;
  isSync: boolean;
  updatesContent: boolean;
  enriches: boolean;
  notes: string[];
};

/** Reads it; `CannotStart` names what cannot be followed. */
export async function readConnectorFile(path: string): Promise<ConnectorConfig> {
  const text = await readWrittenFile(path).catch((error: unknown) => {
    throw new CannotStart(`--config ${path} cannot be read (${describeError(error)}).`);
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // What is wrong with it is not quoted: a file that holds a secret may be broken just there.
    throw new CannotStart(`--config ${path} is not valid JSON.`);
  }
  const read = connectorCall.safeParse(value);
  if (!read.success) throw new CannotStart(read.error.issues.map((issue) => describeIssue(path, issue)).join("\n"));
  return { folder: dirname(resolve(path)), ...toConfig(read.data) };
}

function describeIssue(file: string, issue: z.core.$ZodIssue): string {
  const at = issue.path.join(".");
  if (issue.code !== "unrecognized_keys") return `--config ${file}: ${at || "the file"} is refused: ${issue.message}.`;
  const names = issue.keys.map((key) => (at === "" ? key : `${at}.${key}`));
  return `--config ${file}: ${names.join(", ")} is refused: the connector has no such parameter.`;
}

function toConfig(call: z.output<typeof connectorCall>): Omit<ConnectorConfig, "folder"> {
  const { workflow_id: workflow } = call;
  const action: NonNullable<typeof call.action_parameters> = call.action_parameters ?? {};
  const target: NonNullable<typeof call.target_parameters> = call.target_parameters ?? {};
  const { given, notes } = readOrigin(call.origin_parameters ?? {});
  const ignored: [boolean, string][] = [
    [workflow !== undefined, "workflow_id is ignored: a run keeps no state but the board."],
    [
      action.read_mode === "incremental",
      "action_parameters.read_mode is ignored: each run reads the whole search, as the original connector does.",
    ],
    [isGiven(target.api_secret), secretNote("target_parameters.api_secret", "HRFLOW_API_KEY")],
  ];
  return {
    format: action.format ?? undefined,
    logics: action.logics ?? [],
    given,
    boardKey: target.board_key ?? undefined,
    userEmail: target.api_user ?? undefined,
    isSync: target.sync ?? true,
    updatesContent: target.update_content ?? false,
    enriches: target.enrich_with_parsing ?? false,
    notes: [...ignored.flatMap(([isSo, line]) => (isSo ? [line] : [])), ...notes],
  };
}

function secretNote(parameter: string, variable: string): string {
  return `${parameter} is ignored: secrets come from the environment alone (${variable}). Take it out of the file.`;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}

/** Names of the original connector that the API has otherwise. */
const renamed: Record<string, ParameterName> = { experienceExige: "experienceExigence" };
const secrets: Record<string, string> = {
  client_id: "FRANCE_TRAVAIL_CLIENT_ID",
  client_secret: "FRANCE_TRAVAIL_CLIENT_SECRET",
};
/** A zero in these is the example's for "anything". */
const emptyAtZero = ["salaireMin", "dureeHebdoMin", "dureeHebdoMax", "dureeContratMin", "dureeContratMax"];

/**
 * The parameters of the search. The original connector sends all of them, whatever the API makes of that; of
 * those that do not go together the narrower one is followed, and each of the others is named.
 */
function readOrigin(origin: Record<string, unknown>): { given: Record<string, unknown>; notes: string[] } {
  const given: Record<string, unknown> = {};
  const notes: string[] = [];
  const ignore = (name: string, why: string) => {
    delete given[name];
    notes.push(`origin_parameters.${name} is ignored: ${why}.`);
  };
  for (const [name, value] of Object.entries(origin)) {
    const variable = Object.hasOwn(secrets, name) ? secrets[name] : undefined;
    if (!isGiven(value)) continue;
    if (variable) notes.push(secretNote(`origin_parameters.${name}`, variable));
    else given[(Object.hasOwn(renamed, name) && renamed[name]) || name] = value;
    if (emptyAtZero.includes(name) && Number(value) === 0) ignore(name, "0 stands for no limit");
  }
  const has = (name: string) => given[name] !== undefined;
  for (const [followed, ...others] of apart)
    for (const other of others)
      if (has(followed) && has(other)) ignore(other, `it does not go together with ${followed}, which is followed`);
  for (const [name, needed] of needs) if (has(name) && !has(needed)) ignore(name, `it says nothing without ${needed}`);
  if (has("sort") && !has("range")) ignore("sort", "every offer is read, in whatever order");
  const wrong = Object.keys(given).filter((name) => !parameterNames.some((one) => one === name));
  if (wrong.length > 0)
    throw new CannotStart(
      wrong.map((name) => `origin_parameters.${name} is refused: France Travail has no such parameter.`).join("\n"),
    );
  return { given, notes };
}

/** The first of them that is given is followed. */
const apart: [ParameterName, ...ParameterName[]][] = [
  ["commune", "departement", "region", "paysContinent"],
  ["departement", "region", "paysContinent"],
  ["region", "paysContinent"],
  ["typeContrat", "natureContrat"],
  ["publieeDepuis", "minCreationDate", "maxCreationDate"],
];
const needs: [ParameterName, ParameterName][] = [
  ["distance", "commune"],
  ["inclureLimitrophes", "departement"],
  ["periodeSalaire", "salaireMin"],
  ["modeSelectionPartenaires", "partenaires"],
];
