import { fromParisClock, weekday } from "../clock.ts";
import { inTurns } from "../in-turns.ts";
import { type Job, jobs } from "../jobs/jobs.ts";
import { departements } from "../places/departements.ts";
import { type Town, workTowns } from "../places/towns.ts";
import { type Dice, diceFor } from "../random.ts";
import type { SandboxEvent } from "./event.ts";
import { type EventKind, eventKinds } from "./kinds.ts";
import { oddEvents } from "./odd-events.ts";

/** Events are announced up to so many days before; those of the last two weeks are still listed. */
const [longestLead, shortestLead, past] = [40, 4, 14];
const hourMs = 3_600_000;

/** The events that are announced on a day (a number of days in Paris): the same for a seed and a day. */
export type Calendar = (today: number) => Promise<readonly SandboxEvent[]>;

/** Made when it is first asked for, in turns with other work, and kept for one day. */
export function createCalendar(seed: number): Calendar {
  let known: { today: number; events: Promise<SandboxEvent[]> } | undefined;
  return (today) => {
    known = known?.today === today ? known : { today, events: eventsOn(seed, today) };
    return known.events;
  };
}

async function eventsOn(seed: number, today: number): Promise<SandboxEvent[]> {
  const events: SandboxEvent[] = oddEvents(today);
  await inTurns([...departements.keys()].entries(), ([index, code]) => {
    for (const event of eventsIn(code, index, seed, today)) events.push(event);
  });
  return events;
}

function eventsIn(departement: string, index: number, seed: number, today: number): SandboxEvent[] {
  const events: SandboxEvent[] = [];
  const towns = workTowns.filter((town) => town.departement === departement);
  if (towns.length === 0) return events;
  for (let day = today - past; day <= today + longestLead; day++)
    for (const [n, dice] of diceOf(seed, departement, towns, day).entries()) {
      const isAnnounced = day - dice.between(shortestLead, longestLead) <= today;
      if (isAnnounced) events.push(eventOf({ id: day * 10_000 + index * 50 + n, day, towns, departement }, dice));
    }
  return events;
}

/** One for each event of a day: most come in large towns, and hardly any at weekends. */
function diceOf(seed: number, departement: string, towns: readonly Town[], day: number): Dice[] {
  const inhabitants = towns.reduce((sum, town) => sum + town.inhabitants, 0);
  const usual = Math.min(6, 0.9 + inhabitants / 250_000);
  const expected = weekday(day) < 5 ? usual : usual / 12;
  const dice = diceFor(seed, "events", departement, day);
  const count = Math.floor(expected) + (dice.chance(expected % 1) ? 1 : 0);
  return Array.from({ length: count }, (_, n) => diceFor(seed, "event", departement, day, n));
}

type Slot = { id: number; day: number; towns: readonly Town[]; departement: string };

function eventOf({ id, day, towns, departement }: Slot, dice: Dice): SandboxEvent {
  const town = dice.pick(towns);
  const kind = eventKinds.at(dice.roll());
  const job = dice.pick(jobs);
  const isForAll = !kind.isOfJob || dice.chance(0.1);
  const startHour = dice.pick([8.5, 9, 9.5, 10, 13.5, 14, 14.5, 18]);
  const zone = zones[departement];
  const midnight = day * 24 * hourMs;
  const wallClock = midnight + startHour * hourMs;
  const at = zone ? wallClock - zone.hours * hourMs : fromParisClock(wallClock);
  const isOnline = kind.isOnline === true || dice.chance(0.06);
  const modes: SandboxEvent["modes"] = !isOnline ? ["ENPHY"] : dice.chance(0.25) ? ["ENPHY", "ADIST"] : ["ADIST"];
  return {
    id,
    departement,
    at,
    type: kind.code,
    modes,
    sectors: isForAll ? [] : [job.code.slice(0, 1)],
    row: {
      id,
      titre: kind.titleOf(job, town, dice),
      type: kind.label,
      ...timesOf(at, dice.pick(startHour < 10 ? [1, 1.5, 2, 3, 7] : [1, 1.5, 2, 3]), zone?.name ?? "Europe/Paris"),
      ...placeOf(town, dice),
      description: describe(kind, job, town, isForAll),
      deroulement: dice.maybe(0.5, "Accueil, présentation, puis échanges avec les recruteurs."),
      modalites: modes.map((mode) => (mode === "ENPHY" ? "en physique" : "à distance")),
      objectifs: [dice.pick(["Trouver un emploi", "Découvrir un métier / un secteur", "Préparer sa candidature"])],
      publics: [dice.pick(["Tout public", "Demandeurs d'emploi", "Jeunes de moins de 26 ans"])],
      benefices: dice.maybe(0.5, ["Rencontrer des employeurs"]) ?? null,
      diplomes: null,
      codesRome: isForAll ? [] : [job.code],
      multisectoriel: isForAll,
      offresId: null,
      ...placesLeftOf(modes, dice),
      urlDetailEvenement: dice.maybe(0.8, `https://mesevenementsemploi.example/evenement/${id}`),
      libelleOrganisateurPrincipal: dice.maybe(0.7, `France Travail ${town.name}`),
      libelleEtablissement: dice.maybe(0.3, `Espace emploi de ${town.name}`),
    },
  };
}

/** Hours are those of Greenwich, whatever the zone says. */
function timesOf(at: number, hours: number, timezone: string): Record<string, unknown> {
  const start = new Date(at).toISOString();
  const end = new Date(at + hours * hourMs).toISOString();
  return {
    dateEvenement: start.replace("Z", "+00:00"),
    heureDebut: start.slice(11, 19),
    heureFin: end.slice(11, 19),
    timezone,
  };
}

function placeOf(town: Town, dice: Dice): Record<string, unknown> {
  const { latitude, longitude } = town;
  const isLocated = dice.chance(0.92);
  return {
    ville: dice.chance(0.3) ? town.name.toUpperCase() : town.name,
    codePostal: town.postal,
    codeInsee: town.code,
    ...(isLocated ? { latitude, longitude } : {}),
  };
}

function placesLeftOf(modes: SandboxEvent["modes"], dice: Dice): Record<string, number> {
  const onSite = modes.includes("ENPHY") ? dice.between(8, 60) : 0;
  const atDistance = modes.includes("ADIST") ? dice.between(20, 200) : 0;
  return {
    nombrePlaceTotalPresentiel: onSite,
    nombreInscritPresentiel: dice.chance(0.1) ? onSite : Math.floor(onSite * dice.roll()),
    nombrePlaceTotalDistance: atDistance,
    nombreInscritDistance: Math.floor(atDistance * dice.roll()),
  };
}

function describe({ label }: EventKind, job: Job, town: Town, isForAll: boolean): string {
  const about = isForAll ? "Ouvert à tous les métiers." : `Pour le métier : ${job.label}.`;
  const duties = isForAll ? "" : `\nAu programme : ${job.duties.slice(0, 2).join(" ; ")}.`;
  return `${label} à ${town.name}. ${about}${duties}\nVenez avec votre CV. Évènement fictif, pour la démonstration.`;
}

/** Clocks outside of mainland France, in hours after Greenwich all year round. */
const zones: Record<string, { name: string; hours: number }> = {
  "971": { name: "America/Guadeloupe", hours: -4 },
  "972": { name: "America/Martinique", hours: -4 },
  "973": { name: "America/Cayenne", hours: -3 },
  "974": { name: "Indian/Reunion", hours: 4 },
  "976": { name: "Indian/Mayotte", hours: 3 },
};
