import { describe, expect, test } from "vitest";
import { emptyDraft, homeState, type State } from "../../src/core/conversation/state.ts";
import { update } from "../../src/core/conversation/update.ts";
import type { Reading } from "../../src/core/understanding/acts/reading.ts";
import { answerWith } from "../fakes/answer.ts";
import { understand } from "../fakes/reference.ts";
import { baker } from "../fakes/states.ts";

const answer = answerWith();

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

  const clear = ["oui", "Oui !", "oui merci", "oui, supprime tout", "je confirme", "efface tout", "supprime", "yes"];
  const unclear = [
    ...["ok", "d'accord", "vas-y", "ok vas y", "c'est bon", "👍", "👍🏽", "parfait", "très bien", "allez"],
    ...["ok merci", "ok continue", "d'accord merci", "ok parfait", "c'est ok", "ok", "ça marche", "annule l'alerte"],
  ];

  test.each(clear)("%j deletes everything", async (said) => {
    expect(await answer(...followed, "efface tout", said)).toContain("✅ Tout est supprimé.");
  });

  test.each(unclear)("%j may mean the opposite, and is asked about again", async (said) => {
    const asked = await answer(...followed, "efface tout", said);
    expect(asked).toContain("Supprimer définitivement");
    expect(asked).toContain("écrivez « oui » ou touchez le bouton");
    const ofOne = await answer(...followed, "mes alertes", "tap 1", "tap Supprimer", said);
    expect(ofOne).toContain("écrivez « oui » ou touchez le bouton");
  });

  test.each(["oui mais non", "ok c'est pas grave", "non pas encore", "👎🏽", "pardon", "ok non"])(
    "%j deletes nothing, and is no search",
    async (said) => {
      expect(await answer(...followed, "efface tout", said)).toContain("🔒 Vos données");
    },
  );

  test.each(["👍🏽", "👍🏿👍🏿", "👌🏻 !"])("%j is a thumb of any colour", async (said) => {
    expect(await answer(...followed, "stop", said)).toContain("Votre alerte est arrêtée");
  });

  test.each(refused)("%j deletes nothing", async (said) => {
    expect(await answer(...followed, "efface tout", said)).toContain("🔒 Vos données");
  });

  test.each(["week-end", "weekend", "we", "extra", "freelance"])("%j is no yes, and no praise", async (said) => {
    for (const asking of ["stop", "efface tout"])
      expect(await answer(...followed, asking, said)).not.toMatch(/arrêtée|supprimé|Merci/);
    expect(await answer("serveur Lyon", said)).toMatch(/week-end|extra|indépendant/i);
  });

  test("« confirmé » on a list of offers is their experience", async () => {
    expect(await answer("serveur Lyon", "confirmé")).toMatch(/3 ans/);
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
    const goingOn = [
      "oui",
      "oui je cherche toujours",
      "garde",
      "pas encore",
      "non pas encore",
      "non je cherche toujours",
    ];
    for (const text of [...goingOn, "non, toujours", "toujours", "je cherche encore", "pas encore trouvé", "ok"])
      expect(update(asked, { type: "text", text }).state).toMatchObject({ step: "still", said: "yes" });
    for (const text of [
      "non",
      "non merci",
      "stop",
      "je ne cherche plus",
      "non plus maintenant",
      "plus du tout",
      "j'ai trouvé",
    ])
      expect(update(asked, { type: "text", text }).state).toMatchObject({ step: "stopped", done: true });
    for (const text of ["ça va", "désolé", "pardon", "erreur", "annule", "c'est pas grave", "tant pis", "👎"])
      expect(update(asked, { type: "text", text }).state.step).not.toBe("stopped");
    for (const to of ["no", "yes"]) {
      const reading: Reading = { act: "answer", to, isSure: true, confidence: 0.95 };
      const read = update(asked, { type: "understood", meaning: understand("mouais"), reading }).state;
      expect(read).toMatchObject(to === "no" ? { step: "still", alerts: 1 } : { step: "still", said: "yes" });
    }
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

test.each(["annule mes alertes", "annule toutes les alertes", "annuler mes alertes svp"])(
  "%j stops them, wherever it is said",
  async (said) => {
    expect(await answer(...followed, "stop", said)).toContain("Votre alerte est arrêtée");
    const refined = [...followed, "serveur Lyon", "CDI seulement"];
    expect(await answer(...refined, said)).toContain("🔕 Arrêter votre alerte ?");
    expect(await answer(...followed, "stop", "oui", said)).not.toContain("comme avant");
    expect(await answer(...followed, "stop", "oui", said, "mes alertes")).toContain("arrêtée");
  },
);

test("« ça va » after a refinement undoes nothing, « non » and « annule » do", async () => {
  const refined = ["serveur Lyon", "CDI seulement"];
  const before = "Lyon (69) + 20 km · 12 offres";
  for (const said of ["ça va", "pas encore", "désolé"]) expect(await answer(...refined, said)).not.toContain(before);
  for (const said of ["non", "annule", "annule le filtre"]) expect(await answer(...refined, said)).toContain(before);
});

test("« annule » takes up the alerts that were just stopped", async () => {
  expect(await answer(...followed, "stop", "oui", "annule")).toContain("votre alerte est comme avant");
});
