import { describe, expect, test } from "vitest";
import { renderDiscord } from "../../src/bots/discord/render.ts";
import { renderTelegram } from "../../src/bots/telegram/render.ts";
import type { View } from "../../src/core/conversation/view.ts";
import { me, servicesWith, session } from "../fakes/chat.ts";
import { pageOf } from "../fakes/offers.ts";
import { plainSpaces } from "../fakes/plain-spaces.ts";

/** Twenty people of twenty kinds, as they read their answers on Telegram and on Discord. */

const cv = `Curriculum vitae
Marie Exemple, 12 rue des Lilas, 69003 Lyon, marie@exemple.fr, 06 00 00 00 00
Expériences professionnelles : 2019-2024 vendeuse en boulangerie, Lyon ; 2016-2019 caissière, Villeurbanne
Formation : CAP vente 2016. Langues : anglais. Centres d'intérêt : lecture, randonnée.`;

const people: Record<string, string[]> = {
  "a pupil": ["stage de 3eme Lyon", "merci"],
  "a nurse": ["infirmière de nuit à Bordeaux", "plutôt de jour"],
  "a refugee": ["moi venir Syrie. maçon 15 année. je cherche Mulhouse"],
  "a retired person": ["bonjour, je suis à la retraite et je voudrais travailler un peu à Tours"],
  "someone in distress": ["je veux mourir"],
  "someone rude": ["serveur Lyon", "c'est de la merde ton truc"],
  "a single mother": ["maman solo je cherche quelques heures le matin à Rennes"],
  "someone with an RQTH": ["j'ai une RQTH, secrétaire à Strasbourg"],
  "a student for the summer": ["job d'été à Nice"],
  "an executive": ["directeur financier Lille", "minimum 70000 par an"],
  "a truck driver": ["chauffeur poids lourd Lyon", "pas de nuit"],
  "one who cannot spell": ["jcherche 1 taf de boulangé a lille", "jve plus loin", "ya koi en cdi"],
  "an English speaker": ["i'm looking for a job as a cook in Nice"],
  "an employer": ["je recrute un boulanger, comment publier une offre ?"],
  "one who asks about rights": ["entre deux contrats d'intérim je touche quoi ?"],
  "somebody discouraged": ["j'ai envoyé 100 cv et jamais de réponse, j'abandonne"],
  "one who only says hello": ["bonjour", "ça va ?"],
  "one who corrects themselves": [
    "boulanger Lyon",
    "non pas boulanger, plutôt pâtissier",
    "en fait à Villeurbanne",
    "non Lyon",
  ],
  "one who pastes a CV": [cv],
  "one who does not know": ["je sais pas quoi faire"],
};

/** What a person writes and is answered, drawn for a platform. */
async function transcribe(lines: string[], draw: (view: View) => string): Promise<string> {
  const here = session({ services: servicesWith({ offers: async (_search, page) => pageOf(3, page) }) });
  const messenger = here.all.findMessenger("terminal");
  if (messenger) messenger.showsConfidential = true;
  const said: string[] = [];
  for (const text of lines) {
    const before = here.drawn.length;
    const { notice, confidential } = await here.handle({ owner: me, event: { type: "text", text } });
    await here.idle();
    const views = here.drawn
      .slice(before)
      .flatMap(({ view, notice: above }) => [...(above ? [`(${above})`] : []), view]);
    const all = [...(notice ? [`(${notice})`] : []), ...views, ...(confidential ? [confidential.view] : [])];
    said.push(`> ${text}`, ...all.map((one) => (typeof one === "string" ? one : draw(one))));
  }
  return plainSpaces(`${said.join("\n")}\n`);
}

function drawTelegram(view: View): string {
  const { text, keyboard } = renderTelegram("k3Jx9Qa2pQ7z", view, { isPrivate: true });
  const words = text
    .replace(/<[^<>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
  return [words, ...keyboard.map((row) => row.map(({ text: label }) => `[${label}]`).join(" "))].join("\n");
}

function drawDiscord(view: View): string {
  const { components } = renderDiscord("k3Jx9Qa2pQ7z", view);
  return listWords(components).join("\n");
}

/** The texts, the labels of buttons and of lists, in their order. */
function listWords(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(listWords);
  if (typeof part !== "object" || part === null) return [];
  const own = Object.entries(part).flatMap(([key, value]) => {
    if (typeof value !== "string") return key === "emoji" ? [] : listWords(value);
    if (key === "content") return [value];
    return key === "label" || key === "placeholder" ? [`[${value}]`] : [];
  });
  return own;
}

const toFile = (person: string, platform: string) =>
  `./twenty-transcripts/${person.replaceAll(" ", "-")}.${platform}.txt`;

test("they are twenty", () => expect(Object.keys(people)).toHaveLength(20));

describe.each(Object.entries(people))("%s", (person, lines) => {
  test("on Telegram", async () => {
    await expect(await transcribe(lines, drawTelegram)).toMatchFileSnapshot(toFile(person, "telegram"));
  });
  test("on Discord", async () => {
    await expect(await transcribe(lines, drawDiscord)).toMatchFileSnapshot(toFile(person, "discord"));
  });
});
