import { expect, test } from "vitest";
import { chat, servicesWith, session } from "../fakes/chat.ts";

const story =
  "Bonjour, je m'appelle Sandrine et j'ai deux enfants. Je sors d'un congé parental après dix ans dans une brasserie de ma ville. Mon mari travaille de nuit, il me faut donc des horaires de journée. J'ai le permis et une voiture, et je suis disponible tout de suite, aussi pendant les vacances. ";

test("a long message is read where it wishes for something, and it is said that the rest was not", async () => {
  const text = `${story}Je cherche un poste de serveur à Lyon`;
  expect(text.length).toBeGreaterThan(300);
  const said = await chat([text]);
  expect(said).toContain("(Votre message est long : j'en ai lu seulement « Je cherche un poste de serveur à Lyon ».)");
  expect(said).toMatch(/🔎 Serveur \/ Serveuse · 📍 Lyon \(69\)/);
});

test.each([
  ["Je cherche un poste de serveur motivé à Lyon", /« motivé ».*Serveur/s],
  ["Je cherche un poste de serveur près de chez moi", /« près de chez moi ».*Serveur/s],
  ["Je cherche serveur klingon", /« klingon ».*Serveur/s],
  // a place that is not named is no more than a job with words beside it
  ["Je cherche quelque chose vers chez moi. Je voudrais un poste de serveur motivé", /« motivé ».*Serveur/s],
])("%j is found in a long message, whatever is not understood of it", async (wish, expected) => {
  const said = await chat([`${story}${wish}`]);
  expect(said).toContain(`j'en ai lu seulement « ${wish.split(". ").at(-1)} »`);
  expect(said).toMatch(expected);
});

test("it is said as well where nothing of it is a job", async () => {
  expect(await chat(["bla ".repeat(300)])).toContain("(Votre message est long : j'en ai lu seulement « bla");
});

test("a word too many is said: for a name, and for a filter", async () => {
  const here = session({ services: servicesWith() });
  await here.play("boulanger Lyon", "tap M'alerter", "tap Nom");
  const named = await here.play("Boulangerie près de chez moi et de chez mes parents, le matin seulement");
  expect(named).toContain("(Un nom a 60 lettres au plus : il est raccourci.)");
  await here.play("boulanger Lyon", "tap Filtres", "tap Mots exclus");
  const words = await here.play("un, deux, trois, quatre, cinq, six, sept, huit, neuf, dix, onze");
  expect(words).toContain("(10 mots au plus : les suivants sont laissés de côté.)");
});
