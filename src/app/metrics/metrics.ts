import { Counter, Gauge, Histogram, Registry } from "prom-client";
import { subscribeToCalls } from "../../adapters/http/instrumentation.ts";
import { createRunFigures, type RunFigures } from "../../core/alerts/run-figures.ts";
import { actNames } from "../../core/understanding/acts/reading.ts";
import type { WatchedGauge } from "./gauge.ts";
import { createServiceWatch } from "./service-watch.ts";

/**
 * What is counted for operators. Labels are of small fixed sets (platforms, acts, services, statuses):
 * nothing that people say, search or are called, and nobody's id, is in any of them.
 */
export type Metrics = {
  /** In the text format of Prometheus, with its content type. */
  render: () => Promise<{ text: string; contentType: string }>;
  /** Something happened on a platform: a press, a text, a command. */
  countEvent: (platform: string, type: string) => void;
  /** A message was read as one of the acts. */
  countAct: (act: string) => void;
  /** How long somebody waited until the platform had taken the first answer to an event. Seconds. */
  observeAnswer: (platform: string, seconds: number) => void;
  /** A run of alerts is over. */
  noteRun: (figures: RunFigures) => void;
  /** The same for one that failed. */
  noteFailedRun: () => void;
  /** Another process runs them: when this one did last is no reason to worry. */
  noteStandingBy: () => void;
  /** Adds a value that is looked at when somebody asks: one number for each set of labels. */
  watch: (gauge: WatchedGauge) => void;
  close: () => void;
};

/** From what is answered at once to what people give up. Seconds. */
const answerBuckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];
const callBuckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];

/** Counts from now on what is called in this process, and what it is told. */
export function createMetrics(now: () => Date): Metrics {
  const registers = [new Registry()];
  const [register] = registers as [Registry];
  const counter = <L extends string>(name: string, help: string, labelNames: L[] = []) =>
    new Counter({ name, help, labelNames, registers });
  const events = counter("tremplin_events_total", "Events by platform and type.", ["platform", "type"]);
  const turns = counter("tremplin_turns_total", "Messages that were read, by the act they were read as.", ["act"]);
  const answers = new Histogram({
    ...{ name: "tremplin_answer_seconds", help: "From an event to the platform having taken the first answer." },
    ...{ labelNames: ["platform"], buckets: answerBuckets, registers },
  });
  const calls = counter("tremplin_calls_total", "Calls to outside services, each attempt, by outcome.", [
    "service",
    "outcome",
  ]);
  const callTimes = new Histogram({
    ...{ name: "tremplin_call_seconds", help: "What a call to an outside service took, without its wait." },
    ...{ labelNames: ["service"], buckets: callBuckets, registers },
  });
  // From zero on: of a counter that begins with its first event, Prometheus does not see that event.
  for (const act of actNames) turns.inc({ act }, 0);
  const ends: (() => void)[] = [];
  const watch = ({ name, help, labels = [], look, end }: WatchedGauge) => {
    if (end) ends.push(end);
    new Gauge({
      ...{ name, help, labelNames: [...labels], registers },
      async collect() {
        this.reset();
        for (const { labels: values = [], value } of await look())
          this.set(Object.fromEntries(labels.map((label, i) => [label, values[i] ?? ""])), value);
      },
    });
  };
  const services = createServiceWatch(now);
  for (const gauge of services.gauges) watch(gauge);
  const unsubscribe = subscribeToCalls(({ service, outcome, seconds }) => {
    calls.inc({ service, outcome });
    callTimes.observe({ service }, seconds);
  }, services.add);
  return {
    render: async () => ({ text: await register.metrics(), contentType: register.contentType }),
    countEvent: (platform, type) => events.inc({ platform, type }),
    countAct: (act) => turns.inc({ act }),
    observeAnswer: (platform, seconds) => answers.observe({ platform }, seconds),
    ...createAlertMetrics(registers, now),
    watch,
    close: () => {
      unsubscribe();
      for (const end of ends) end();
      register.clear();
    },
  };
}

/** What runs of alerts did, since the start; and how the last one ended. */
function createAlertMetrics(
  registers: Registry[],
  now: () => Date,
): Pick<Metrics, "noteRun" | "noteFailedRun" | "noteStandingBy"> {
  const runs = new Counter({
    ...{ name: "tremplin_alert_runs_total", help: "Runs of alerts that had something to do, or failed." },
    ...{ labelNames: ["outcome"], registers },
  });
  const figures = new Counter({
    ...{ name: "tremplin_alert_figures_total", help: "What runs of alerts did, by the figures of their log line." },
    ...{ labelNames: ["figure"], registers },
  });
  const lastRun = new Gauge({
    ...{ name: "tremplin_alert_last_run_timestamp_seconds", help: "When alerts were last looked at.", registers },
  });
  const oldest = new Gauge({
    name: "tremplin_alert_oldest_waiting_seconds",
    help: "How long the oldest offer waits, by the last run that had something to do.",
    registers,
  });
  const addFigures = ({ owed: _, oldestPendingHours: __, ...counts }: RunFigures) => {
    for (const [figure, count] of Object.entries(counts)) figures.inc({ figure }, count);
  };
  addFigures(createRunFigures());
  for (const outcome of ["done", "failed"]) runs.inc({ outcome }, 0);
  return {
    noteRun: (run) => {
      lastRun.set(now().getTime() / 1000);
      if (run.due + run.failed === 0) return;
      runs.inc({ outcome: "done" });
      addFigures(run);
      oldest.set(run.oldestPendingHours * 3600);
    },
    noteFailedRun: () => runs.inc({ outcome: "failed" }),
    noteStandingBy: () => {
      lastRun.set(0);
      oldest.set(0);
    },
  };
}
