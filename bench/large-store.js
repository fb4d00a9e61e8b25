// Writes a store as it is with so many people, each with a screen, an alert and 20 offers that they were
// told: node bench/large-store.js PEOPLE FILE

import { openStore } from "#built/adapters/store.js";
import { createSubscription } from "#built/core/alerts/subscription.js";
import { createSubscriptions } from "#built/core/alerts/subscriptions.js";
import { homeState } from "#built/core/conversation/state.js";
import { createPeople } from "#built/core/talk/person.js";
import { createScreens } from "#built/core/talk/screen.js";

const told = 20;
/** Rows of one write. */
const perWrite = 2_000;
/** @type {import("#built/core/search/search.js").Search} */
const search = {
  kind: "emploi",
  titles: [{ code: "11573", label: "Boulanger / Boulangère", rome: "D1102" }],
  place: { kind: "commune", code: "69123", name: "Lyon", departement: "69", region: "84" },
  radius: 20,
  filters: {},
};

/** The rows of all these people, in the store at `url`: `5 + told` each, 20 of them what they were told. */
export async function writeLargeStore(url, people, now = new Date()) {
  const store = await openStore(url);
  const subscriptions = createSubscriptions({
    subscriptions: store.subscriptions,
    knownOffers: store.knownOffers,
  });
  const persons = createPeople(store.collection("people"));
  const screenRows = store.collection("screens");
  let rows = [];
  const screens = createScreens({ ...screenRows, setAll: async (some) => void rows.push(...some.map(toScreenRow)) });
  const toScreenRow = (row) => ({ ...row, collection: row.collection ?? screenRows });
  for (let i = 0; i < people; i++) {
    const owner = { platform: "telegram", chat: String(i), person: String(i) };
    const id = `large${String(i).padStart(7, "0")}`;
    await screens.save({ id, owner, state: homeState, revision: 1, seen: [] });
    rows.push(
      persons.row(owner, { version: 1, current: { [owner.chat]: id }, unreachable: false, seen: "2026-11-22" }),
      ...subscriptions.toRows(createSubscription({ id, owner, search, related: false, sources: ["ft"] }, now)),
      ...subscriptions.knownOffers.toRows(owner, { offers: Array.from({ length: told }, (_, n) => `ft:${i}N${n}`) }),
    );
    if (rows.length >= perWrite || i === people - 1) {
      await screenRows.setAll(rows);
      rows = [];
    }
  }
  await store.close();
}

if (process.argv[1] === import.meta.filename) {
  const [people, file] = process.argv.slice(2);
  await writeLargeStore(`sqlite://${file}`, Number(people));
}
