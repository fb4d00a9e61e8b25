import { describe, expect, test } from "vitest";
import type { Services } from "../../src/core/services.ts";
import { answerWith } from "../fakes/answer.ts";
import { servicesWith, session, threePages } from "../fakes/chat.ts";
import { days } from "./days.ts";

const answer = answerWith();

/** An alert that has just sent two offers, of which one was opened. */
async function openedNews() {
  const here = days();
  await here.play("boulanger à Lyon", "tap M'alerter");
  here.publishes(2);
  await here.tomorrow();
  await here.play("tap Voir 1");
  return here;
}

describe("what is not liked is met with what helps, and nothing is said to be noted", () => {
  const dislikes = ["bof", "ça me plaît pas", "pas intéressé", "nul", "👎"];

  test.each(dislikes)("%j below one offer: the next", async (text) => {
    const opened: string[] = [];
    const offer: Services["offer"] = async (_search, { key }) => {
      opened.push(key);
      return servicesWith().offer(_search, { key });
    };
    const here = session({ services: { ...threePages, offer } });
    await here.play("boulanger Lyon", "la 4", text);
    const said = await here.play(text);
    expect(said).toContain("[‹ Retour à la liste]");
    expect(said).not.toContain("noté");
    expect(opened).toEqual(["ft:103ABCD", "ft:104ABCD", "ft:105ABCD"]);
  });

  test.each(dislikes)("%j below a list: other jobs, places and filters", async (text) => {
    const said = await answer("boulanger Lyon", text);
    expect(said).toMatch(/\[🧰 Métiers\].*⚙️ Filtres\]/s);
    expect(said).not.toContain("noté");
  });

  test.each(dislikes)("%j below a digest: what is wrong", async (text) => {
    expect(await (await openedNews()).play(text)).toContain("Qu'est-ce qui ne va pas ?");
  });

  test("and a thumb up is one", async () => {
    expect(await (await openedNews()).play("tap Retour aux", "👍")).toContain("Merci ! C'est bon à savoir.");
  });

  test("elsewhere too", async () => {
    expect(await answer("boulanger", "bof")).toContain("Écrivez un autre mot");
    expect(await answer("bof")).toContain("un métier et une ville");
  });
});

test("from one offer to the next there are a first and a last", async () => {
  const last = await answer("boulanger Lyon", "la 12", "suivante");
  expect(last).toMatch(/C'est la dernière offre\..*\[‹ Retour à la liste\]/s);
  const first = await answer("boulanger Lyon", "la 1", "précédente");
  expect(first).toMatch(/C'est la première offre\..*\[‹ Retour à la liste\]/s);
});
