import { type ChildProcess, spawn, spawnSync } from "node:child_process";

/** Whether Debian's package `prometheus` is there; the tests that need it say so where it is not. */
export const hasPrometheus = ["prometheus", "promtool"].every(
  (program) => spawnSync(program, ["--version"], { stdio: "ignore" }).status === 0,
);

/** A value, with its labels and the time. */
type Sample = { metric: Record<string, string>; value: [number, string] };
type RuleState = { name: string; state: string; health: string };

export type Prometheus = {
  query: (expression: string) => Promise<Sample[]>;
  /** How its rules do. */
  rules: () => Promise<RuleState[]>;
  close: () => Promise<void>;
};

/** Of a query the result, of the rules their groups. */
type Answered = { result: Sample[]; groups: { rules: RuleState[] }[] };

/** A real one, on a free port of loopback, with its data in the folder of its configuration. */
export async function startPrometheus(config: string, data: string): Promise<Prometheus> {
  const child = spawn("prometheus", [
    `--config.file=${config}`,
    `--storage.tsdb.path=${data}`,
    "--web.listen-address=127.0.0.1:0",
  ]);
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const url = await readAddress(child);
  const ask = async (path: string): Promise<Answered> => {
    const answer = await fetch(`${url}/api/v1/${path}`);
    const said = (await answer.json()) as { status: string; error?: string; data: Answered };
    if (said.status !== "success") throw new Error(`${path}: ${said.error}`);
    return said.data;
  };
  return {
    query: async (expression) => (await ask(`query?query=${encodeURIComponent(expression)}`)).result,
    rules: async () => (await ask("rules")).groups.flatMap(({ rules }) => rules),
    close: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** It says itself which port it was given. */
function readAddress(child: ChildProcess): Promise<string> {
  let said = "";
  return new Promise((resolve, reject) => {
    child.stderr?.on("data", (data) => {
      said += data;
      const [, address] = said.match(/msg="Listening on" address=(\S+)/) ?? [];
      if (address) resolve(`http://${address}`);
    });
    child.once("close", () => reject(new Error(`prometheus has ended: ${said}`)));
  });
}
