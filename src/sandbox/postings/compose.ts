import { midnightOf } from "../clock.ts";
import { type Company, company, companyCount } from "../companies/companies.ts";
import { sectorOf } from "../companies/sectors.ts";
import type { Town } from "../places/towns.ts";
import { type Dice, diceFor, hashOf } from "../random.ts";
import { alternanceContract, contractFor, isAlternance, type PostingContract, trainsApprentices } from "./contract.ts";
import { descriptionFor } from "./description.ts";
import { drawOf, lastDay } from "./draw.ts";
import { modelOf, withOddity } from "./oddities.ts";
import { payFor } from "./pay.ts";
import { placeFor } from "./place.ts";
import type { Experience, Posting } from "./posting.ts";
import { ownId, type PostingSlot, partnerId, rankEverywhere, type Stream } from "./slot.ts";
import { writeTitle } from "./title.ts";
import { plainRhythm, type WorkTime, workTimeFor } from "./work-time.ts";

export function composePosting(stream: Stream, seed: number, slot: PostingSlot): Posting {
  const contents = composeContents(stream, seed, modelOf(slot));
  const own = diceFor(seed, stream.name, slot.day, slot.index);
  return withOddity(
    {
      ...contents,
      id: idOf(stream, contents.origin, slot),
      created: new Date(midnightOf(slot.day) + momentOf(own, contents.origin)),
      lastDay: lastDay(stream, seed, slot),
    },
    slot,
  );
}

type Contents = Omit<Posting, "id" | "created" | "lastDay">;

/**
 * Two thirds of the country's offers come from partners; in our stock half do, so that both kinds turn up
 * everywhere.
 */
function composeContents(stream: Stream, seed: number, slot: PostingSlot): Contents {
  const key = [seed, stream.name, slot.day, slot.index, "contents"];
  const dice = diceFor(...key);
  const wantsApprentice = dice.chance(stream.alternance);
  const { job, town } = drawOf(stream, seed, slot, wantsApprentice);
  const appellation = dice.pick(job.appellations);
  const sector = dice.pick(appellation.sectors);
  const contract =
    wantsApprentice && trainsApprentices(job) ? alternanceContract(dice) : contractFor(dice, job, sector.mix);
  const place = company(seed, sector, town, dice.between(0, companyCount(town) - 1));
  const origin = dice.chance(0.5) ? 1 : 2;
  const mustBeNear = rankEverywhere(stream, slot) !== undefined;
  return composeTerms(seed, dice, key, { job, appellation, contract, company: place, origin, mustBeNear });
}

export type LocalSlot = Pick<Posting, "id" | "origin" | "job" | "created" | "lastDay"> & {
  kind: "job" | "apprenticeship";
  town: Town;
  day: number;
};

/**
 * Most postings are what people look for: a permanent contract, full time, beginners welcome. Employers take
 * turns, so that no two of a week are alike.
 */
export function composeLocal(seed: number, { id, origin, job, town, created, lastDay, kind, day }: LocalSlot): Posting {
  const key = [seed, kind, id];
  const dice = diceFor(...key);
  const appellation = dice.pick(job.appellations);
  const sector = dice.pick(appellation.sectors);
  const isPlain = dice.chance(0.65);
  const contract: PostingContract =
    kind === "apprenticeship"
      ? alternanceContract(dice)
      : isPlain && !job.maybeSelfEmployed
        ? { type: "CDI", nature: "E1" }
        : contractFor(dice, job, sector.mix);
  const terms = composeTerms(seed, dice, key, {
    job,
    appellation,
    contract,
    company: company(seed, sector, town, (day + hashOf(job.code)) % employersInTurn),
    origin,
    mustBeNear: true,
    ...(isPlain ? { plain: { weekly: 35, isFullTime: true, rhythm: plainRhythm(job) } } : {}),
  });
  return { ...terms, id, created, lastDay };
}

/** More than the days that a posting stays. */
const employersInTurn = 13;

type Drawn = Pick<Posting, "job" | "appellation" | "contract" | "company" | "origin"> & {
  mustBeNear: boolean;
  /** The hours of an offer that asks for nothing particular. */
  plain?: WorkTime;
};

function composeTerms(seed: number, dice: Dice, key: (string | number)[], drawn: Drawn): Contents {
  const { job, appellation, contract, company: place, origin, mustBeNear, plain } = drawn;
  const { town } = place;
  const employer = employerOf(dice, seed, contract, place, origin);
  const time = isAlternance(contract)
    ? { weekly: 35, isFullTime: true, rhythm: "Travail en journée" }
    : (plain ?? workTimeFor(dice, job));
  return {
    origin,
    job,
    appellation,
    rome: { code: job.code, label: job.label },
    title: writeTitle(dice, appellation.label, contract, town),
    description: () =>
      descriptionFor(diceFor(...key, "text"), {
        job,
        appellation,
        company: place,
        isDiscreet: !employer,
        contract,
        time,
      }),
    company: place,
    employer,
    place: placeFor(dice, place, mustBeNear),
    contract,
    experience: isAlternance(contract) || plain ? { demand: "D" } : experienceFor(dice),
    level: dice.chance(0.3) ? job.level : undefined,
    pay: payFor(dice, job, contract),
    time,
  };
}

/** Households and a quarter of the partners give no name; a mission carries the name of the temp agency. */
function employerOf(
  dice: Dice,
  seed: number,
  contract: PostingContract,
  place: Company,
  origin: 1 | 2,
): string | undefined {
  if (place.sector.names.length === 0 || dice.chance(origin === 1 ? 0.06 : 0.26)) return undefined;
  if (contract.type !== "MIS") return place.name;
  return company(seed, sectorOf("temp"), place.town, dice.between(0, 2)).name;
}

function experienceFor(dice: Dice): Experience {
  const kind = dice.roll();
  if (kind < 0.52) return { demand: "D" };
  if (kind < 0.56) return { demand: "E" };
  return { demand: kind < 0.64 ? "S" : "E", months: dice.pick([3, 6, 6, 12, 12, 12, 18, 24, 24, 36, 60]) };
}

/**
 * Employers publish from 7:00 to 20:00, half of the partners by a nightly feed; never after 22:59, so that a
 * clock change moves no posting to another day.
 */
function momentOf(dice: Dice, origin: 1 | 2): number {
  const hour = 3_600_000;
  if (origin === 2 && dice.chance(0.5)) return Math.floor((1 + dice.roll() * 5) * hour);
  return Math.floor((7 + (dice.roll() + dice.roll()) * 6.5) * hour);
}

function idOf(stream: Stream, origin: 1 | 2, slot: PostingSlot): string {
  if (stream.name === "alternance") return `lba${ownId(slot)}`;
  return origin === 1 ? ownId(slot) : partnerId(slot);
}
