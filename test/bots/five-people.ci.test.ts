import { afterAll, beforeAll, expect, test } from "vitest";
import type { AppServices } from "../../src/app/services.ts";
import { country } from "../fakes/news.ts";
import { openBothPlatforms, type PersonStep, type Player } from "./both-started.ts";

/** Five people for whom an offer may not be the next step, as they read their answers on both platforms. */
const people: Record<string, [step: PersonStep, sees: RegExp][]> = {
  "a person in a small town": [
    [{ writes: "serveuse à Guéret" }, /2 offres[\s\S]*Voici ce qu'il y a d'autre/],
    [{ taps: "1" }, /Voir et postuler/],
    [{ taps: /^📚 Formations pour ce métier/ }, /1 formation[\s\S]*Voici ce qu'il y a d'autre/],
    [{ taps: /^💼 Emploi/ }, /2 offres[\s\S]*Voici ce qu'il y a d'autre/],
    [{ writes: "préviens-moi" }, /Alerte créée/],
  ],
  "an apprentice without a car": [
    [{ writes: "j'ai 17 ans, pas de voiture, apprentissage boulanger à Riom" }, /Voici ce qu'il y a d'autre/],
    [{ taps: /^🏢 Entreprises/ }, /2 entreprises[\s\S]*Voici ce qu'il y a d'autre/],
    [{ taps: "1" }, /Premier message, à copier/],
    [{ taps: "‹ Retour à la liste" }, /Voici ce qu'il y a d'autre/],
    [{ taps: /^🏫 Formations/ }, /1 formation[\s\S]*Voici ce qu'il y a d'autre/],
    [{ writes: "quelqu'un près de moi" }, /Mission locale/],
  ],
  "somebody discouraged": [
    [{ writes: "j'ai envoyé 100 cv et jamais de réponse, j'abandonne" }, /Quelqu'un près de moi/],
    [{ taps: /^📍 Quelqu'un près de moi/ }, /dans quelle ville/],
    [{ writes: "Roubaix" }, /Mission locale/],
    [{ writes: "postes d'insertion à Roubaix" }, /Postes d'insertion/],
    [{ taps: "1" }, /🤝/],
  ],
  "one who wants a CPF training": [
    [{ commands: "formation" }, /métier/],
    [{ writes: "comptable" }, /Valider/],
    [{ taps: /^✅ Valider/ }, /Dans quelle ville/],
    [{ writes: "Toulouse" }, /Voici ce qu'il y a d'autre/],
    [{ writes: "à distance" }, /À distance[\s\S]*Voici ce qu'il y a d'autre/],
    [{ taps: "1" }, /Prix total/],
  ],
  "one who asks for events": [
    [{ commands: "evenements" }, /ville/],
    [{ writes: "Lyon" }, /Évènements · tous les métiers/],
    [{ taps: "1" }, /espace personnel sur francetravail.fr/],
    [{ taps: "‹ Retour à la liste" }, /Évènements · tous les métiers/],
    [{ taps: /^🔔 M'alerter/ }, /chaque lundi à 8 h/],
  ],
};

let there: AppServices;
let both: Awaited<ReturnType<typeof openBothPlatforms>>;

beforeAll(async () => {
  const now = () => new Date("2026-11-23T09:00:00Z");
  there = await country(now, undefined, false, { FRANCE_TRAVAIL_CALLS_PER_SECOND: "100" });
  await there.prepare();
  both = await openBothPlatforms({ services: there.ports, now });
});
afterAll(async () => {
  await both.close();
  await there.close();
});

/** Telegram says a notice in a message of its own, above the one that is read here. */
const notices = "Sans véhicule : je ne cherche pas plus loin sans vous le demander.\n";

async function transcribe({ does, reads }: Player, steps: [PersonStep, RegExp][]): Promise<string> {
  const said: string[] = [];
  for (const [step, sees] of steps) {
    await does(step);
    said.push(`> ${Object.entries(step).flat().join(" ")}`, (await reads(sees)).replace(notices, ""), "");
  }
  await both.here.idle();
  return said.join("\n");
}

test.each(Object.entries(people))("%s", async (name, steps) => {
  const onTelegram = await transcribe(both.meetOnTelegram(), steps);
  const onDiscord = await transcribe(both.meetOnDiscord(), steps);
  expect(onDiscord).toBe(onTelegram);
  await expect(onTelegram).toMatchFileSnapshot(`five-transcripts/${name.replaceAll(" ", "-")}.txt`);
  const { telegram, discord, faults } = both;
  expect([telegram.refused, discord.refused, faults]).toEqual([[], [], []]);
  expect([telegram.unanswered(), discord.unanswered()]).toEqual([[], []]);
});
