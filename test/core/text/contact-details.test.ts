import { expect, test } from "vitest";
import { removeContacts } from "../../../src/core/text/contact-details.ts";

test.each([
  ["Écrire à prenom.nom@cfa.example, merci", "Écrire à …, merci"],
  ["Jean.Dupont+cv@mail.cfa-lyon.asso.fr", "…"],
  ["prenom.nom [at] cfa.example", "…"],
  ["Tél. : 01 99 00 12 34.", "Tél. : …."],
  ["01.99.00.12.34 ou 0199001234", "… ou …"],
  ["+33 (0)1 99 00 12 34", "…"],
  ["0033199001234", "…"],
  ["06/99/00/12/34", "…"],
  ["0692 99 00 12 ou +262 692 99 00 12, +590690990012", "… ou …, …"],
])("%s", (text, expected) => {
  expect(removeContacts(text)).toBe(expected);
});

test.each([
  "Du 01/09/2026 au 30/06/2027, 35 h par semaine",
  "SIRET 12345678200010",
  "1 801,80 € par mois, 44000 Nantes",
  "Niveau 3 (CAP), RNCP37948, 2026-2027",
  "@cfa sur les réseaux",
])("%s stays", (text) => {
  expect(removeContacts(text)).toBe(text);
});

test("a long text of signs takes no time that grows with its square", () => {
  for (const sign of ["a", "a@", "0", "0 ", "a.", "+33"])
    expect(removeContacts(sign.repeat(20_000)).length).toBeGreaterThan(0);
});
