import { describe, expect, test } from "vitest";
import { planAnnouncement, sendAnnouncement } from "../../../src/core/alerts/announcement.ts";
import { createSubscription } from "../../../src/core/alerts/subscription.ts";
import type { Owner } from "../../../src/core/owner.ts";
import { bakerInLyon } from "../../fakes/states.ts";

const noon = new Date("2026-11-22T11:00:00Z");
const owner = (name: string, platform = "telegram"): Owner => ({ platform, chat: name, person: name });
const alertOf = (who: Owner, id: string, zone = "Europe/Paris") => {
  const made = createSubscription({ id, owner: who, search: bakerInLyon, related: false }, noon);
  return { ...made, schedule: { ...made.schedule, zone } };
};

const everybody = {
  getRecipientStatus: async () => ({ isKept: true, isUnreachable: false }),
  wasTold: async () => false,
  serves: () => true,
};

describe("an announcement goes to", () => {
  test("each chat with an active alert, once", async () => {
    const ann = owner("ann");
    const subscriptions = [alertOf(ann, "a"), alertOf(ann, "b"), alertOf(owner("bob"), "c")];
    const paused = { ...alertOf(owner("eve"), "d"), paused: { since: noon.toISOString() } };
    const { recipients } = await planAnnouncement({ ...everybody, subscriptions: [...subscriptions, paused] }, noon);
    expect(recipients.map((one) => one.owner.chat)).toEqual(["ann", "bob"]);
  });

  test("nobody who was told, refused such news, blocked us, is elsewhere, or sleeps", async () => {
    const subscriptions = [
      ...["told", "deaf", "gone", "here"].map((name) => alertOf(owner(name), name)),
      alertOf(owner("far", "terminal"), "far"),
      // It is 15:00 there, and 7:00 in Guadeloupe.
      alertOf(owner("reunion"), "reunion", "Indian/Reunion"),
      alertOf(owner("guadeloupe"), "guadeloupe", "America/Guadeloupe"),
    ];
    const plan = await planAnnouncement(
      {
        subscriptions,
        wasTold: async ({ chat }) => chat === "told",
        getRecipientStatus: async ({ chat }) => ({
          isKept: true,
          isUnreachable: chat === "gone",
          ...(chat === "deaf" ? { isUnheard: true } : {}),
        }),
        serves: (platform) => platform === "telegram",
      },
      noon,
    );
    expect({ ...plan, recipients: plan.recipients.map((one) => one.owner.chat) }).toEqual({
      ...{ recipients: ["here", "reunion"], told: 1, unheard: 1, unreachable: 1, asleep: 1, elsewhere: 1 },
    });
  });

  test("a group for the first there who may be told, whoever else of it refused such news", async () => {
    const inGroup = (name: string, chat = "group"): Owner => ({ platform: "telegram", chat, person: name });
    const of = (deaf: string[], ...there: Owner[]) =>
      planAnnouncement(
        {
          ...everybody,
          subscriptions: there.map((who) => alertOf(who, who.person)),
          getRecipientStatus: async ({ person }) => ({
            isKept: true,
            isUnreachable: person === "gone",
            isUnheard: deaf.includes(person),
          }),
        },
        noon,
      );
    const plan = await of(["deaf"], ...["gone", "deaf", "bob", "ann"].map((name) => inGroup(name)));
    expect(plan).toMatchObject({ recipients: [{ owner: inGroup("bob") }], unheard: 0, unreachable: 0 });
    expect(await of(["deaf"], inGroup("gone"), inGroup("deaf"))).toMatchObject({
      ...{ recipients: [], unheard: 1, unreachable: 0 },
    });
  });

  test.each([
    ["06:59", 0],
    ["07:00", 1],
    ["19:59", 1],
    ["20:00", 0],
  ])("people in Paris from 8:00 to 21:00: at %s UTC to %i", async (time, told) => {
    const now = new Date(`2026-11-22T${time}:00Z`);
    const plan = await planAnnouncement({ ...everybody, subscriptions: [alertOf(owner("ann"), "a")] }, now);
    expect(plan.recipients).toHaveLength(told);
  });
});

test("each is noted once the platform has answered; one that failed is told by a later run", async () => {
  const happened: string[] = [];
  const figures = await sendAnnouncement(
    { id: "1", said: "Panne ce soir.", from: "Mission locale" },
    ["ann", "bob", "eve"].map((name) => ({ owner: owner(name), zone: "Europe/Paris" })),
    {
      notify: async ({ chat }, _id, notice) => {
        happened.push(`sent ${chat} ${JSON.stringify(notice)}`);
        return chat === "bob" ? "failed" : chat === "eve" ? "unreachable" : "sent";
      },
      newId: () => "screen000001",
      turn: async () => void happened.push("turn"),
      noteTold: async ({ chat }) => void happened.push(`noted ${chat}`),
      mayGoOn: () => true,
      now: () => noon,
    },
  );
  const notice = '{"type":"announcement","said":"Panne ce soir.","from":"Mission locale"}';
  expect(happened).toEqual([
    ...["turn", `sent ann ${notice}`, "noted ann", "turn", `sent bob ${notice}`, "turn", `sent eve ${notice}`],
    "noted eve",
  ]);
  expect(figures).toEqual({ sent: 1, unreachable: 1, failed: 1, asleep: 0 });
});

test("it stops when it is told to, and when the evening comes", async () => {
  const recipients = ["ann", "bob"].map((name) => ({ owner: owner(name), zone: "Europe/Paris" }));
  const deps = {
    notify: async () => "sent" as const,
    newId: () => "screen000001",
    turn: async () => {},
    noteTold: async () => {},
    now: () => noon,
  };
  let left = 1;
  const stopped = await sendAnnouncement({ id: "1", said: "x" }, recipients, { ...deps, mayGoOn: () => left-- > 0 });
  expect(stopped.sent).toBe(1);
  const times = [noon, new Date("2026-11-22T20:00:00Z")];
  const evening = await sendAnnouncement({ id: "1", said: "x" }, recipients, {
    ...deps,
    mayGoOn: () => true,
    now: () => times.shift() ?? noon,
  });
  expect(evening).toMatchObject({ sent: 1, asleep: 1 });
});
