import { describe, expect, test } from "vitest";
import { emptyDraft, homeState, type State } from "../../src/core/conversation/state.ts";
import { update } from "../../src/core/conversation/update.ts";
import { chat, servicesWith } from "../fakes/chat.ts";
import { pageOf } from "../fakes/offers.ts";
import { baker } from "../fakes/states.ts";

/** What is answered to the last of some lines, where every search has twelve offers. */
async function answer(...lines: string[]): Promise<string> {
  const said = await chat(lines, {
    services: servicesWith({ offers: async (_search, page) => pageOf(12, page) }),
  });
  const at = said.lastIndexOf(`\n> ${lines.at(-1)}\n`);
  expect(at).toBeGreaterThanOrEqual(0);
  return said.slice(at);
}

const followed = ["serveur Lyon", "préviens-moi"];
const agreed = ["oui", "ok", "vas-y", "d'accord", "Oui !", "oui merci", "ok vas y", "c'est bon", "je confirme", "👍"];
const refused = ["non", "non merci", "garde", "non garde", "surtout pas", "annule", "non laisse tomber", "nan"];

describe("an answer in words presses the button of the question", () => {
  test.each(agreed)("%j stops the alerts", async (said) => {
    for (const asking of ["stop", "arrête tout"])
      expect(await answer(...followed, asking, said)).toContain("Votre alerte est arrêtée");
  });

  test.each(["stop", "oui arrête tout"])("%j, once more, stops them too", async (said) => {
    expect(await answer(...followed, "stop", said)).toContain("Votre alerte est arrêtée");
  });

  test.each([...refused, "n'arrête pas"])("%j stops none", async (said) => {
    expect(await answer(...followed, "stop", said)).toContain("Serveur / Serveuse · 📍 Lyon");
    expect(await answer(...followed, "stop", said, "mes alertes")).toContain("⏸ Tout arrêter");
  });

  const unclear = ["c'est bon", "👍", "parfait", "très bien", "allez"];

  test.each(agreed.filter((said) => !unclear.includes(said)))("%j deletes everything", async (said) => {
    expect(await answer(...followed, "efface tout", said)).toContain("✅ Tout est supprimé.");
  });

  test.each(unclear)("%j may mean the opposite, and deletes nothing", async (said) => {
    expect(await answer(...followed, "efface tout", said)).not.toContain("Tout est supprimé");
  });

  test.each(refused)("%j deletes nothing", async (said) => {
    expect(await answer(...followed, "efface tout", said)).toContain("🔒 Vos données");
  });

  test("what names anything else is no mere answer", async () => {
    expect(await answer(...followed, "stop", "ok serveur Lille")).toContain("📍 Lille");
    expect(await answer(...followed, "efface tout", "non, boulanger à Lille")).toContain("📍 Lille");
  });

  test.each(["ok", "oui", "d'accord", "vas-y"])(
    "%j to jobs that are ticked goes on, and to none it does not",
    async (said) => {
      expect(await answer("boulanger", said)).toContain("Dans quelle ville");
      expect(await answer("boulanger", "décoche tout", said)).not.toContain("Dans quelle ville");
    },
  );

  test.each(["oui", "c'est ça", "ok"])("%j takes the only place that may have been meant, « non » does not", (said) => {
    const options = [{ kind: "commune", code: "29232", name: "Quimper", departement: "29", region: "53" }] as const;
    const asked: State = { step: "place", titles: [baker], options: [...options], typed: "Kimper", draft: emptyDraft };
    expect(update(asked, { type: "text", text: said }).state).toMatchObject({
      step: "results",
      search: { place: { name: "Quimper" } },
    });
    expect(update(asked, { type: "text", text: "non" }).state).toMatchObject({ step: "place", options: [] });
  });

  test("of somebody who may not look any more, « oui » goes on, and « non » stops", () => {
    const asked: State = { step: "still", alerts: 1 };
    for (const text of ["oui", "oui je cherche toujours", "garde"])
      expect(update(asked, { type: "text", text }).state).toMatchObject({ step: "still", said: "yes" });
    expect(update(asked, { type: "text", text: "non merci" }).state).toMatchObject({ step: "stopped", done: true });
  });

  test("whoever may have found work says whether", () => {
    const asked: State = { step: "said", to: "found", isDoubtful: true, held: homeState };
    expect(update(asked, { type: "text", text: "oui" }).state).toMatchObject({ step: "stopped", found: true });
    expect(update(asked, { type: "text", text: "non" }).state).toMatchObject({ step: "home" });
  });
});

test.each(["annule", "non annule", "annuler", "annule l'alerte", "oups annule", "non annulez svp"])(
  "%j takes back the alert that was just made",
  async (said) => {
    expect(await answer(...followed, said)).toContain("🗑 Alerte supprimée");
    expect(await answer(...followed, said, "mes alertes")).toContain("Vous n'avez pas encore d'alerte");
  },
);

test("« annule » takes up the alerts that were just stopped", async () => {
  expect(await answer(...followed, "stop", "oui", "annule")).toContain("votre alerte est comme avant");
});
