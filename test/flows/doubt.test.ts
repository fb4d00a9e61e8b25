import { describe, expect, test } from "vitest";
import type { SearchLink } from "../../src/core/search/link.ts";
import { servicesWith, session } from "../fakes/chat.ts";

/** What is answered to a text, after some lines that lead to where it is written. */
async function answer(before: string[], text: string): Promise<string> {
  const here = session({ services: servicesWith() });
  await here.play(...before);
  return (await here.play(text)).replace(/^\n> .*\n/, "");
}

const ways = {
  fresh: ["/start"],
  "results in Lyon": ["serveur à Lyon"],
  "the question for the place": ["boulanger", "tap Valider"],
  "the job titles": ["boulanger"],
  filters: ["serveur à Lyon", "tap Filtres"],
  "a search being changed": ["serveur à Lyon", "tap Modifier", "tap Lieu"],
};

describe.each(Object.entries(ways))("at %s", (where, before) => {
  test.each<[text: string, says: RegExp]>([
    ["serveur à Qwertzville", /Je ne connais pas de lieu « Qwertzville »/],
    ["serveur 99999", /Je ne connais pas de lieu « 99999 ». Vérifiez le nombre ou écrivez le nom de la ville/],
    ["infirmier à Genève", /Genève : c'est à l'étranger \(Suisse\).*eures\.europa\.eu.*frontière/s],
    ["Genève", /Genève : c'est à l'étranger \(Suisse\)/],
    ["пекарь Lyon", /je n'ai pas lu « пекарь »/],
    ["пекарь", /je n'ai pas lu « пекарь »/],
  ])("%j is said, and nothing is searched for", async (text, says) => {
    const said = await answer(before, text);
    expect(said).toMatch(says);
    // A question with a way on, and no list of offers.
    expect(said).not.toMatch(/\d+ offres? ·|\d offres$/m);
    expect(said).toMatch(/\[(?:Toute la France|‹ Revenir à ma recherche|❓ Aide)\]/);
  });

  test.each<[text: string, says: RegExp]>([
    ["à Qwertzville", /Je ne connais pas de lieu « Qwertzville »/],
    ["12 rue de Lyon", /Je ne cherche pas par rue \(« 12 rue de Lyon »\)/],
  ])("%j is asked about where no search is on screen; else it is said, and that stays", async (text, says) => {
    const said = await answer(before, text);
    expect(said).toMatch(says);
    if (where === "results in Lyon") expect(said).toContain("📍 Lyon (69) + 20 km · 2 offres");
    else if (where === "filters") expect(said).toContain("⚙️");
    else expect(said).toMatch(/\[(?:Toute la France|‹ Revenir à ma recherche|❓ Aide)\]/);
  });
});

test("the place of before is offered, and taken only when it is chosen", async () => {
  const here = session({ services: servicesWith() });
  expect(await here.play("serveur à Lyon", "vendeur à Qwertzville")).toContain("[Toute la France] [Garder Lyon (69)]");
  expect(await here.play("tap Garder Lyon")).toMatch(/Vendeur.*📍 Lyon \(69\) \+ 20 km · 2 offres/);
});

test("another place may be named instead, or what was not known is looked for in the text", async () => {
  const here = session({ services: servicesWith() });
  await here.play("serveur à Lyon", "vendeur à Qwertzville");
  expect(await here.play("Lille")).toMatch(/Vendeur.*📍 Lille \(59\)/);
  await here.play("vendeur à Qwertzville", "tap dans le texte");
  expect(await here.play("Lille")).toMatch(/📍 Lille \(59\) \+ 20 km · .*Qwertzville/i);
});

test("beside a job, words that were not understood are said; the job is proposed, the place shown", async () => {
  const said = await answer(["serveur à Lyon"], "vendeur klingon");
  expect(said).toContain("Je n'ai pas compris « klingon » : je n'en tiens pas compte.");
  expect(said).toContain("📍 Lyon (69) + 20 km");
  expect(said).toContain("[Chercher « klingon » dans le texte]");
  expect(said).toContain("[📍 Choisir un autre lieu]");
  expect(said).toContain("[‹ Revenir à ma recherche]");
});

test("neither is a job that is unknown replaced by the one of before", async () => {
  const said = await answer(["serveur à Lyon"], "xqzkw Lille");
  expect(said).toContain("Je ne trouve pas de métier pour xqzkw");
  expect(said).toContain("📍 Lille (59) + 20 km");
});

test("a village that is called like a town abroad is asked about", async () => {
  const said = await answer(["serveur à Lyon"], "serveur à Montréal");
  expect(said).toMatch(/Montréal : c'est à l'étranger \(Canada\)/);
  expect(said).toContain("[Montréal (07)]");
});

test("a doubt is over once there is an answer", async () => {
  const here = session({ services: servicesWith() });
  await here.play("serveur à Lyon", "vendeur à Genève", "Lille");
  expect(await here.play("tap Modifier", "tap Lieu")).not.toContain("étranger");
});

test("a town that was given by itself and is unknown is said", async () => {
  const here = session({ services: servicesWith() });
  const owner = { platform: "discord", chat: "chat", person: "me" } as const;
  const heard = async (place: string) => {
    const before = here.drawn.length;
    await here.handle({ owner, event: { type: "command", command: "emploi", text: "serveur", place } });
    await here.idle();
    return JSON.stringify(here.drawn.slice(before).map(({ view }) => view));
  };
  expect(await heard("Qwertz")).toContain("« Qwertz »");
  expect(await heard("Genève")).toContain("à l'étranger");
  expect(await heard("Лион")).toContain("« Лион »");
  expect(await heard("Lille")).not.toMatch(/connais pas|étranger/);
});

test("a link whose place or job is unknown says so", async () => {
  const here = session({ services: servicesWith() });
  const owner = { platform: "telegram", chat: "chat", person: "me" } as const;
  const opened = async (titles: string[], code: string) => {
    const before = here.drawn.length;
    const link = { titles, places: [{ kind: "commune", code }], radius: 20, kind: "emploi" } satisfies SearchLink;
    await here.handle({ owner, event: { type: "start", link } });
    await here.idle();
    return JSON.stringify(here.drawn.slice(before));
  };
  expect(await opened(["11573"], "99999")).toContain("« 99999 »");
  expect(await opened(["1"], "69123")).toContain("Le métier de ce lien n'est plus connu");
  expect(await opened(["11573", "1"], "69123")).toContain("Un métier de ce lien n'est plus connu");
  expect(await opened(["11573"], "69123")).not.toContain("plus connu");
});
