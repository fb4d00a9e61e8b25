import type { View } from "../../src/core/conversation/view.ts";

const long = "Très long ".repeat(2_000);

/** What no step shows today, but a view may hold. */
export const unusualViews: View[] = [
  [{ kind: "text", text: [long] }],
  [{ kind: "card", title: long, facts: [[long], [long]], body: long }],
  [
    { kind: "text", text: ["a"] },
    { kind: "card", title: "t", facts: Array.from({ length: 80 }, () => ["fait ".repeat(30)]) },
  ],
  [
    { kind: "text", text: ["choix"] },
    {
      kind: "choose",
      field: "title",
      label: "Métiers",
      many: true,
      picked: [],
      options: Array.from({ length: 30 }, (_, i) => ({
        value: String(i),
        label: `Conducteur / Conductrice de ligne en boulangerie industrielle${i < 3 ? "" : i}`,
      })),
    },
  ],
  [
    { kind: "text", text: ["pages"] },
    { kind: "pager", page: 630, pages: 630 },
  ],
  [
    { kind: "text", text: ["lien"] },
    {
      kind: "actions",
      actions: [
        { kind: "url", label: "bon", url: "https://exemple.fr/é?a=b c" },
        { kind: "url", label: "mauvais", url: "javascript:alert(1)" },
        { kind: "copy", label: "copier", text: long },
      ],
    },
  ],
  [
    { kind: "text", text: ["image"] },
    { kind: "picture", bytes: new Uint8Array([1]), alt: "Un graphique" },
    { kind: "file", name: "offres.csv", bytes: new Uint8Array([1]) },
  ],
];
