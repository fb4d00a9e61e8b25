import { expect, test } from "vitest";
import { z } from "zod";

/** The page's own script: it is no module of the program. */
const script = z.object({ isPrivate: z.custom<(text: string) => boolean>((one) => typeof one === "function") });
const { isPrivate } = script.parse(await import(new URL("../../src/bots/web/page/private.js", import.meta.url).href));

test.each([
  ...[
    "je veux mourir",
    "je me tuerai",
    "tuez moi",
    "envie de me noyer",
    "je vais me jeter",
    "suicide",
    "scarification",
  ],
  ...["violences conjugales", "abus sexuel", "attouchements", "viols", "inceste", "tabassée", "brûlures", "cutter"],
  ...["il me battait", "il me violait", "il me touchait", "il me forçait", "on m'obligeait à rester", "mon mari cogne"],
  ...[
    "à l'aide",
    "A L’AIDE",
    "secourez moi",
    "aidez-moi",
    "au secours",
    "beaten by husband",
    "I am dying",
    "he hits me",
  ],
  ...["j'ai avalé des cachets", "il a pris mon passeport", "il m'a claquée", "je saigne", "хочу умереть", "J'ai peur"],
  ...["j'en peux plus", "plus envie de rien", "je suis sur le pont", "dans le vide", "elle est battue", "harcèlement"],
  ...["il me tape", "je veux en finir", "plus la force", "pendu", "je sauterai", "mon père me tapait dessus"],
])("%j is no draft to be left in a browser", (text) => expect(isPrivate(text)).toBe(true));

test.each([
  ...["boulanger Lyon", "aide-soignante à Lyon", "aide à domicile", "aide ménagère", "auxiliaire de vie", "tapissier"],
  ...["secouriste", "professeur de violon", "commercial force de vente", "conducteur de bateau", "ouvrier du bâtiment"],
  ...[
    "secrétaire médicale",
    "vendeuse de crevettes",
    "pendant les vacances",
    "finition peinture",
    "batteur",
    "mortier",
  ],
  ...["vie scolaire", "help desk", "débutant", "serveur le soir", "pontonnier", "cordiste"],
  ...["tutorat", "salle de sport", "hôtesse d'accueil", "cherche emploi de caissière à mi-temps", ""],
])("%j is kept", (text) => expect(isPrivate(text)).toBe(false));
