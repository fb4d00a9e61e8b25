import { describe, expect, test } from "vitest";
import { toCalendarFile } from "../../../src/core/exports/event-calendar.ts";
import type { JobEvent } from "../../../src/core/offers/job-event.ts";

const now = new Date("2026-11-22T18:00:00Z");

function event(changes: Partial<JobEvent> = {}): JobEvent {
  return {
    kind: "event",
    key: "mee:11111",
    title: "Job dating : boulangerie",
    starts: "2026-12-03T08:30:00.000Z",
    ends: "2026-12-03T11:00:00.000Z",
    place: { label: "Auxerre (89)", point: { latitude: 47.8, longitude: 3.57 } },
    onSite: {},
    romes: [],
    isForAllJobs: true,
    description: "Venez avec votre CV.",
    url: "https://mee.example/11111",
    source: "Mes évènements emploi",
    fictitious: false,
    ...changes,
  };
}

const textOf = (...events: JobEvent[]) => new TextDecoder().decode(toCalendarFile(events, now).bytes);
/** The lines as a calendar reads them, folds undone. */
const linesOf = (...events: JobEvent[]) =>
  textOf(...events)
    .replaceAll("\r\n ", "")
    .split("\r\n");
const lineOf = (name: string, changes: Partial<JobEvent>) =>
  linesOf(event(changes)).find((line) => line.startsWith(`${name}:`));

test("an event as a calendar reads it", () => {
  expect(textOf(event())).toBe(
    [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Tremplin//Evenements//FR",
      "CALSCALE:GREGORIAN",
      "BEGIN:VEVENT",
      "UID:mee-11111@tremplin",
      "DTSTAMP:20261122T180000Z",
      "DTSTART:20261203T083000Z",
      "DTEND:20261203T110000Z",
      "SUMMARY:Job dating : boulangerie",
      "LOCATION:Auxerre (89)",
      "GEO:47.800000;3.570000",
      "DESCRIPTION:Venez avec votre CV.\\n\\nPour s'inscrire : https://mee.example/1",
      " 1111",
      "URL:https://mee.example/11111",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ].join("\r\n"),
  );
});

test("has a name that tells it from others, and no sign that a system refuses", () => {
  const named = (changes: Partial<JobEvent>) => toCalendarFile([event(changes)], now).name;
  expect(named({})).toBe("evenement-job-dating-boulangerie-2026-12-03.ics");
  expect(named({ title: "../../C# & été / «emploi»" })).toBe("evenement-c-ete-emploi-2026-12-03.ics");
  expect(named({ title: "?" })).toBe("evenement-2026-12-03.ics");
  expect(toCalendarFile([event(), event()], now).name).toBe("evenements.ics");
});

describe("lines", () => {
  const long = "Évènement à Saint-Étienne-du-Rouvray, où l'on se rencontre 👩‍🍳 ; ".repeat(20);

  test("have 75 octets at most, and no letter is cut in the middle", () => {
    const text = textOf(event({ title: long, description: long }));
    for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text).not.toContain("\uFFFD");
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });

  test("are the same text again once they are put together", () => {
    const unescaped = lineOf("SUMMARY", { title: long })
      ?.slice("SUMMARY:".length)
      .replace(/\\([\\;,])/g, "$1");
    expect(unescaped).toBe(long);
  });
});

test("texts are escaped, and no text begins a property of its own", () => {
  expect(lineOf("SUMMARY", { title: "Forum; salon, C:\\temp" })).toBe("SUMMARY:Forum\\; salon\\, C:\\\\temp");
  const lines = linesOf(event({ description: "Un\r\nATTENDEE:mailto:x@y.example\rDeux\u0000\u001b" }));
  expect(lines.some((line) => line.startsWith("ATTENDEE"))).toBe(false);
  expect(lines.find((line) => line.startsWith("DESCRIPTION"))).toBe(
    "DESCRIPTION:Un\\nATTENDEE:mailto:x@y.example\\nDeux\\n\\nPour s'inscrire : https://mee.example/11111",
  );
  expect(lineOf("URL", { url: "https://mee.example/a b\r\nX:1" })).toBe("URL:https://mee.example/a%20bX:1");
});

test("what is not known is left out, and what is at distance has no place on the map", () => {
  const { ends: _, onSite: __, ...remote } = event({ atDistance: {}, place: { label: "À distance" } });
  const lines = linesOf(remote);
  expect(lines.some((line) => /^(?:DTEND|GEO):/.test(line))).toBe(false);
  expect(lines).toContain("LOCATION:À distance");
  expect(lineOf("LOCATION", { atDistance: {} })).toBe("LOCATION:Auxerre (89)\\, ou à distance");
});

test("an event of the demonstration says so", () => {
  expect(lineOf("DESCRIPTION", { fictitious: true })).toMatch(/^DESCRIPTION:Évènement fictif\\, pour la démonstration/);
});

test("a day of which no hour is known is a whole day of the calendar", () => {
  const { ends: _, ...day } = event({ starts: "2026-12-02T23:00:00.000Z" });
  expect(linesOf(day)).toContain("DTSTART;VALUE=DATE:20261203");
});
