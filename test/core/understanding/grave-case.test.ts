import { describe, expect, test } from "vitest";
import { findGraveCase, type GraveCase } from "../../../src/core/understanding/acts/grave-case.ts";
import { findWrittenLanguage } from "../../../src/core/understanding/acts/written-language.ts";
import { readGrave } from "../../fakes/reference.ts";

/** Each with what counts as the right case; where two sets of numbers answer, either is right. */
const told: [string, ...GraveCase[]][] = [
  ["je veux mourir", "thoughts"],
  ["à quoi bon vivre", "thoughts"],
  ["mon ami parle de se suicider", "thoughts"],
  ["des fois je voudrais ne plus me réveiller", "thoughts"],
  ["j'ai avalé tous mes cachets", "underway"],
  ["jai avaler une boite de medicaments", "underway"],
  ["j'ai un couteau dans la main et je vais me tuer", "underway"],
  ["je suis sur le pont, je vais sauter", "underway"],
  ["je vais me pendre maintenant", "underway"],
  ["je me suis ouvert les veines", "underway"],
  ["j'ai l'arme de mon père, je veux en finir", "underway"],
  ["I took all my pills", "underway"],
  ["i want to kill myself", "thoughts"],
  ["mon mari me bat et je veux mourir", "both"],
  ["il m'a violée, je vais me tuer, j'ai pris des cachets", "bothUnderway"],
  ["mon père me frappe", "minor"],
  ["j'ai 15 ans et mon copain me frappe", "minor"],
  ["mon oncle me touche, j'ai 12 ans", "minor"],
  ["mon voisin frappe son enfant", "minor"],
  ["une élève de ma classe est battue par sa mère", "minor"],
  ["mon beau père est en train de me taper", "minorNow"],
  ["mon mari me frappe", "woman"],
  ["mon copain me cogne dès que je parle de travailler", "woman"],
  ["victime de violences conjugales", "woman"],
  ["j'ai été violée", "woman"],
  ["mon chef m'a touché les seins dans la réserve", "woman"],
  ["mon patron m'a menacée", "woman"],
  ["je veux fuir mon mari violent avec mes enfants", "woman"],
  ["mon mari a pris mes papiers et me frappe", "woman"],
  ["mon mari me frappe maintenant", "womanNow"],
  ["au secours il me tape", "womanNow"],
  ["mon copain dit qu'il va me tuer", "womanNow"],
  ["mon patron a pris mon passeport", "work"],
  ["le patron nous enferme la nuit dans l'entrepôt", "work"],
  ["mon patron me frappe", "work"],
  ["je travaille sans être payé et ils menacent ma famille", "work"],
  ["my boss keeps my papers and locks us in at night", "work"],
  ["des gens me menacent de mort", "victim", "victimNow"],
  ["je me suis fait tabasser", "victim"],
  ["j'ai 30 ans et mon frère me frappe", "victim"],
  ["au secours, on est en train de me frapper dans la rue", "victimNow"],
  ["mi marido me pega", "woman"],
  ["زوجي يضربني", "woman"],
];

describe("the case of what is told", () => {
  test.each(told)("%s", (text, ...cases) => {
    const grave = readGrave(text);
    expect(grave).toBeDefined();
    expect(cases).toContain(findGraveCase(text, grave ?? "distress"));
  });
});

describe("in other languages", () => {
  test.each([
    ["quiero morir", "distress"],
    ["no quiero vivir más", "distress"],
    ["hochu umeret", undefined],
    ["хочу умереть", "distress"],
    ["я не хочу жити", "distress"],
    ["чоловік мене б'є", "danger"],
    ["меня избил муж", "danger"],
    ["أريد أن أموت", "distress"],
    ["ölmek istiyorum", "distress"],
    ["voglio morire", "distress"],
    ["quero morrer", "distress"],
    ["ich will sterben", "distress"],
    ["busco trabajo de cocinero en Lyon", undefined],
    ["шукаю роботу прибиральницею", undefined],
    ["أبحث عن عمل في باريس", undefined],
    ["cerco lavoro come cuoco", undefined],
  ])("%s: %s", (text, grave) => expect(readGrave(text)).toBe(grave));

  test.each([
    ["je veux mourir", "french"],
    ["Mon mari me frappe", "french"],
    ["i want to die", "english"],
    ["my husband beats me", "english"],
    ["please help me, my boss hits me", "english"],
    ["хочу умереть", "other"],
    ["quiero morir", "other"],
    ["suicide", "french"],
  ])("%s is %s", (text, language) => expect(findWrittenLanguage(text)).toBe(language));
});
