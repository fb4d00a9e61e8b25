// One morning with the given number of alerts, as one line of JSON: node bench/alerts-run.js NUMBER [real].
// With "real" the platform answers after 80 to 120 ms, and the pace is that of the clock on the wall;
// without, it answers at once, on a clock that only waiting moves. Called by bench/alerts.js.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { createFranceTravailClient } from "#built/adapters/france-travail/api/client.js";
import { listOfferPieces } from "#built/adapters/france-travail/api/offer-pieces.js";
import { createFranceTravail } from "#built/adapters/france-travail/france-travail.js";
import { franceTravailProfile } from "#built/adapters/france-travail/profile.js";
import { openGeo } from "#built/adapters/geo.js";
import { openRome } from "#built/adapters/rome/rome.js";
import { openStore } from "#built/adapters/store.js";
import { loadTerritory } from "#built/adapters/territory.js";
import { createThrottle } from "#built/adapters/throttle.js";
import { createId } from "#built/app/conversation.js";
import { keepHeapSmall } from "#built/app/heap.js";
import { telegramProfile } from "#built/bots/telegram/platform.js";
import { renderTelegram } from "#built/bots/telegram/render.js";
import { runDueAlerts } from "#built/core/alerts/run.js";
import { runInSteps } from "#built/core/async/steps.js";
import { warmUpInSteps } from "#built/core/async/warm-up.js";
import { createAtlas } from "#built/core/places/atlas.js";
import { computePopulationShares } from "#built/core/places/territory.js";
import { createConversation } from "#built/core/talk/conversation.js";
import { watchBlocks } from "./longest-block.js";
import { round } from "./table.js";

keepHeapSmall();
const size = Number(process.argv[2]);
const isReal = process.argv[3] === "real";
const now = new Date("2026-11-23T07:00:00Z");
const perSecond = 25;
const silent = { debug() {}, info() {}, warn() {}, error: (facts, what) => console.error(what, facts) };

const folder = mkdtempSync(join(tmpdir(), "tremplin-bench-"));
const country = await inhabited();
const shared = process.env.BENCH_STORE_URL;
const store = await openStore(shared ?? `sqlite://${join(folder, "alerts.sqlite")}`);
const api = createFranceTravailClient({
  tokenUrl: `${country.url}/access_token`,
  apiUrl: country.url,
  clientId: "bench",
  clientSecret: "bench",
  // Calls are counted, not waited for.
  callsPerSecond: 1_000,
  log: silent,
});
const source = await france();

/** A clock that only waiting moves. */
const clock = {
  at: 0,
  now: () => clock.at,
  wait: async (ms) => {
    clock.at += ms;
  },
};
const digests = isReal ? createThrottle(perSecond) : createThrottle(perSecond, 1000, clock);
let sent = 0;
/** When the first message was sent, and the last one. Milliseconds. */
const sending = { from: 0, to: 0 };
/** As long as Telegram takes; each message another time, the same ones in each run. */
const answer = async () => {
  if (isReal) await wait(80 + ((sent * 7) % 41));
};
const conversation = createConversation({
  // No alert asks for any: a call would fail.
  services: /** @type {any} */ ({}),
  collections: /** @type {any} */ ({
    ...Object.fromEntries(["screens", "people", "asking", "tasks"].map((name) => [name, store.collection(name)])),
    subscriptions: store.subscriptions,
    knownOffers: store.knownOffers,
  }),
  platforms: [telegramProfile],
  findMessenger: () => ({
    draw() {},
    deliver: async ({ screen, view, permit }) => {
      await permit?.acquire(digests.turn);
      renderTelegram(screen, view, { isPrivate: true });
      sending.from ||= performance.now();
      await answer();
      sending.to = performance.now();
      sent += 1;
      return "sent";
    },
    showBusy() {},
    forget: async () => {},
  }),
  demo: false,
  log: silent,
  now: () => now,
  newId: createId,
  patienceMs: 900,
  deadlineMs: 20_000,
});

const matching = { ms: 0 };
const world = {
  subscriptions: conversation.subscriptions,
  feeds: [
    timed({
      source: franceTravailProfile,
      upTo: () => now,
      gather: source.gather,
      readPiece: source.readPiece,
      ready: source.ready,
    }),
  ],
  readOffer: source.offer,
  countOffers: async () => 0,
  inTurn: conversation.inTurn,
  notify: conversation.notify,
  isTouched: conversation.isTouched,
  getRecipientStatus: conversation.getRecipientStatus,
  noteAsked: conversation.noteAsked,
  serves: () => true,
  findPace: () => perSecond,
  mayGoOn: () => true,
  newId: createId,
  stopwatch: () => performance.now(),
  log: silent,
};

const pieces = shared === undefined ? undefined : await sharePieces(shared);
const serve = async (at) => {
  const carrier = pieces?.begin();
  const figures = await runDueAlerts({ ...world, ...(carrier ? { carrier } : {}) }, at);
  await carrier?.end();
  return figures;
};

const blocks = watchBlocks();
const before = process.cpuUsage();
const began = performance.now();
const figures = await serve(now);
const took = performance.now() - began;
const longestBlock = blocks.stop();
const used = process.cpuUsage(before);
const own = (used.user + used.system) / 1000;

const idleBefore = process.cpuUsage();
for (let tick = 1; tick <= 3; tick++) await serve(new Date(now.getTime() + tick * 20_000));
const idle = process.cpuUsage(idleBefore);

console.log(
  JSON.stringify({
    alerts: size,
    "different searches": country.different,
    calls: figures.calls,
    digests: sent,
    "matching ms": round(matching.ms, 0),
    "CPU ms/digest": round(own / Math.max(1, sent), 2),
    "longest block ms": longestBlock,
    "run s": round(took / 1000, 1),
    ...(isReal
      ? { "messages/s": round((sent * 1000) / (sending.to - sending.from), 1) }
      : { "sent, of pace": round(clock.at / 1000 / (sent / perSecond), 3) }),
    "idle minute ms": round((idle.user + idle.system) / 1000, 1),
    "peak MB": peakMb(),
  }),
);
await pieces?.stop();
await store.close();
country.end();
rmSync(folder, { recursive: true });
process.exit(0);

/** The country with its people, in another process: its memory is none of ours. */
async function inhabited() {
  const script = join(import.meta.dirname, "country.js");
  const child = spawn(process.execPath, [script, String(size), folder, now.toISOString()], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const line = await new Promise((resolve) => child.stdout.once("data", (data) => resolve(String(data))));
  return { ...JSON.parse(line), end: () => child.stdin.end() };
}

async function france() {
  const land = loadTerritory();
  const atlas = createAtlas(land);
  const shared = join(process.env.TREMPLIN_SHARED ?? "../shared", "data", "rome-appellations.csv");
  const titles = await openRome({ source: shared, dataDir: folder, log: silent, now: () => now });
  const { centreOf, centreSoon, centresWithin, prepare } = await openGeo({ urls: [], dataDir: folder, log: silent });
  const service = createFranceTravail({
    client: api,
    atlas,
    centreOf,
    centreSoon,
    centresWithin,
    shareOf: computePopulationShares(land),
    rome: titles,
    fictitious: false,
    log: silent,
    now: () => now,
  });
  const makeReady = async () => {
    await titles.prepare();
    await prepare();
    await runInSteps(warmUpInSteps(listOfferPieces(atlas)));
  };
  let made;
  // Once, as in the program: a look at an idle minute does none of it.
  return { ...service, ready: () => (made ??= makeReady()) };
}

function timed(feed) {
  return {
    ...feed,
    gather: () => {
      const gathering = feed.gather();
      return {
        want: gathering.want,
        read: async (elsewhere) => {
          const gathered = await gathering.read(elsewhere);
          return {
            ...gathered,
            of: (wanted) => {
              const start = performance.now();
              try {
                return gathered.of(wanted);
              } finally {
                matching.ms += performance.now() - start;
              }
            },
          };
        },
      };
    },
  };
}

/** This process does all pieces. */
async function sharePieces(url) {
  const { openSharedAlerts } = await import("#built/app/alert-pieces.js");
  const right = { take: async () => true, isOurs: () => true, keep: () => () => {}, release: async () => {} };
  return (await openSharedAlerts(url, new Map([["telegram", right]])))(world);
}

function peakMb() {
  return round(Number(readFileSync("/proc/self/status", "utf8").match(/VmHWM:\s+(\d+)/)?.[1]) / 1024, 0);
}
