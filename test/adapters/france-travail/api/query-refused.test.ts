import { afterAll, describe, expect, test } from "vitest";
import { parseRefusalMessage, QueryRefused } from "../../../../src/adapters/france-travail/api/query-refused.ts";
import { SourceError } from "../../../../src/core/failure.ts";
import { sunday } from "../../places.ts";
import { closeServers, serve } from "../../server.ts";
import { connected, type Started, searchFor } from "../started.ts";

const opened: Started[] = [];
afterAll(async () => {
  await Promise.all(opened.map(({ client }) => client.close()));
  await closeServers();
});

describe("what France Travail says with a 400 is understood", () => {
  test.each([
    [
      "Format du paramètre « motsCles » incorrect. 7 mots-clé au maximum séparés par des virgules et d'au moins 2 caractères.",
      "motsCles",
      /up to 7 expressions/,
      /au plus 7 expressions/,
    ],
    ["La plage de résultats demandée est trop importante.", "range", /0-149/, /« rangs »/],
    ["La position de début doit être inférieure ou égale à 3000.", "range", /no further than 3000/, /3000 au plus/],
    ["Format du paramètre « range » incorrect. <entier>-<entier> attendu.", "range", /0-149/, /« rangs »/],
    ["Valeur du paramètre « natureContrat » incorrecte.", "natureContrat", /E2,FS/, /« nature du contrat »/],
    ["Valeur du paramètre « typeContrat » incorrecte.", "typeContrat", /CDI,CDD/, /« type de contrat »/],
    ["Valeur du paramètre « departement » incorrecte.", "departement", /01,2A,974/, /« département »/],
    ["Valeur du paramètre « commune » incorrecte.", "commune", /INSEE codes/, /codes INSEE/],
    ["Valeur du paramètre « region » incorrecte.", "region", /two digits/, /« région »/],
    ["Valeur du paramètre « domaine » incorrecte.", "domaine", /M18/, /« domaine »/],
    ["Valeur du paramètre « theme » incorrecte.", "theme", /17/, /« thème »/],
    [
      "Format du paramètre « secteurActivite » incorrect. 2 chaînes de caractères séparées par des virgules maximum.",
      "secteurActivite",
      /one or two/,
      /un ou deux codes/,
    ],
    [
      "Format du paramètre « tempsPlein » incorrect. Booléen attendu.",
      "tempsPlein",
      /true or false/,
      /« temps plein »/,
    ],
    [
      "Format du paramètre « grandDomaine » incorrect. A, B, C, C15, D, E, F, G, H, I, J, K, L, L14, M15, M18, M, M16, M17, M13, M14 ou N attendu.",
      "grandDomaine",
      /C15/,
      /« grand domaine »/,
    ],
    [
      "Format du paramètre « experienceExigence » incorrect. D, E ou S attendu.",
      "experienceExigence",
      /D \(beginners/,
      /D \(débutant/,
    ],
    [
      "Les paramètres « minCreationDate » et « maxCreationDate » sont dépendants.",
      "minCreationDate",
      /without milliseconds/,
      /sans millisecondes/,
    ],
    [
      "Le format de l'id de l'offre recherchée est incorrect.",
      "id",
      /refused id: « Le format de l'id/,
      /n'accepte pas cette recherche/,
    ],
    [
      "Valeur du paramètre « inventé » incorrecte.",
      "inventé",
      /refused inventé/,
      /« Valeur du paramètre « inventé » incorrecte »/,
    ],
    ["Requête mal formée", "", /refused the query: « Requête mal formée »/, /« Requête mal formée »/],
  ])("%s", (message, parameter, english, french) => {
    const refusal = parseRefusalMessage(message);
    expect(refusal).toMatchObject({ parameter, code: "service", given: message });
    expect(refusal.says.en).toMatch(english);
    expect(refusal.says.en).toContain(message.replace(/\.$/, ""));
    expect(refusal.says.fr).toMatch(french);
  });
});

async function failure(status: number, body: string): Promise<{ error: unknown; source: Started }> {
  const { url } = await serve((response, { method }) => {
    if (method === "POST") return response.end(JSON.stringify({ access_token: "x", expires_in: 1499 }));
    return response.writeHead(status).end(body);
  });
  const source = connected({ token: url, franceTravail: url }, { at: sunday });
  opened.push(source);
  const error = await source.offers(searchFor(), 1).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { error, source };
}

test("a search that is refused says which parameter, and is a failure of the source like others", async () => {
  const { error, source } = await failure(
    400,
    JSON.stringify({ message: "Valeur du paramètre « codeROME » incorrecte.", codeHttp: 400 }),
  );
  expect(error).toBeInstanceOf(SourceError);
  expect(error).toBeInstanceOf(QueryRefused);
  expect(error).toMatchObject({
    service: "France Travail",
    why: "garbage",
    refusal: { parameter: "codeROME" },
    unfit: { part: "jobs" },
  });
  expect(source.lines).toContainEqual({
    level: "error",
    facts: { service: "France Travail", status: 400, parameter: "codeROME" },
    message: "a query was refused: this is a bug",
  });
});

test.each(["", "<html>", "{}", '{"message":" "}', "[]"])(
  "a 400 that says %j is a failure all the same",
  async (body) => {
    const { error } = await failure(400, body);
    expect(error).not.toBeInstanceOf(QueryRefused);
    expect(error).toMatchObject({ name: "SourceError", why: "garbage" });
  },
);
