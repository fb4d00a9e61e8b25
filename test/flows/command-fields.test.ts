import { describe, expect, test } from "vitest";
import { parseCommand } from "../../src/bots/commands.ts";
import { me, session } from "../fakes/chat.ts";

async function answer(command: string): Promise<string> {
  const event = parseCommand(command);
  if (!event) throw new Error("no command");
  return session().happenRaw({ owner: me, event });
}

describe("each field of a command is read, or said not to be", () => {
  test.each([
    ["contrat:CDI", "Lyon (69) + 20 km · CDI"],
    [
      "contrat:stage",
      "Je n'ai pas compris « contrat : stage », et n'en tiens pas compte. Contrats possibles : CDI, CDD,",
    ],
    ["rayon:30", "Lyon (69) + 30 km"],
    ["rayon:3", "📏 3 km : je cherche à partir de 5 km"],
    ["rayon:250", "📏 250 km : je cherche jusqu'à 100 km"],
    ["rayon:loin", "Rayons possibles : commune, de 5 à 100 km, département."],
  ])("%s", async (field, says) => {
    expect(await answer(`/emploi métier:boulanger ville:Lyon ${field}`)).toContain(says);
  });

  test.each([
    ["/emploi metier:boulanger ville:Lyon cdi", /🔎 Boulanger \/ Boulangère · 📍 Lyon \(69\) \+ 20 km · CDI/],
    ["/emploi metier:boulanger cdi ville:Lyon temps partiel", /Lyon \(69\) \+ 20 km · CDI · Temps partiel/],
    ["/emploi metier:boulanger ville:Lyon alternance", /🎓 Alternance · Boulanger/],
    ["/emploi metier:boulanger ville:Lyon ou Grenoble", /📍 Lyon \(69\) et Grenoble \(38\) \+ 20 km/],
    ["/emploi metier:boulanger ville:Lyon 50 km", /Lyon \(69\) \+ 50 km/],
    ["/emploi metier:cdi ville:Lyon", /📍 Lyon \(69\) · CDI : c'est noté\.\n🔎 Quel métier/],
    ["/emploi ville:Lyon cdi", /📍 Lyon \(69\) · CDI : c'est noté\.\n🔎 Quel métier/],
    ["/emploi ville:boulanger Lyon", /🔎 Boulanger \/ Boulangère · 📍 Lyon \(69\)/],
    ["/emploi metier:serveur ville:boulanger Lyon", /Je n'ai pas compris « boulanger »/],
    ["/emploi metier:serveur Paris ville:Lyon", /Je n'ai pas compris « Paris »/],
    ["/emploi metier:serveur ville:Qwzkrt", /Je ne connais pas de lieu « Qwzkrt »/],
    ["/alternance metier:boulanger ville:Lyon contrat:cdi", /⚙️ CDI : sans effet en alternance/],
  ])("%s", async (command, says) => {
    expect(await answer(command)).toMatch(says);
  });
});
