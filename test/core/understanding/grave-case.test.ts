import { describe, expect, test } from "vitest";
import type { GraveCase } from "../../../src/core/understanding/acts/grave-case.ts";
import { findWrittenLanguage } from "../../../src/core/understanding/acts/written-language.ts";
import { findGraveCase, readGrave } from "../../fakes/reference.ts";

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

/** Of danger, as it is typed on a phone; whatever it was read as. */
const typed: [string, ...GraveCase[]][] = [
  ["jai 15 an mon copain me tape", "minor"],
  ["g 15 ans et mon boss me frappe", "minor"],
  ["mon boss me frappe j'ai quinze ans", "minor"],
  ["j ai seize ans mon patron me touche", "minor"],
  ["jsuis en 3eme et mon copain me frappe", "minor"],
  ["je suis en 3ème mon stage le patron me touche", "minor"],
  ["suis en seconde, un mec me menace", "minor"],
  ["chui en cm2 on me tape", "minor"],
  ["je suis au lycée et on me frappe", "minor"],
  ["lycéenne, mon copain me frappe", "minor"],
  ["je suis mineur et mon patron me tape", "minor"],
  ["fille 14 ans battue", "minor"],
  ["mon mari frappe les petits", "minor"],
  ["il tape le bébé", "minor"],
  ["il secoue le bb", "minor"],
  ["le surveillant me touche", "minor"],
  ["le pion m'a frappé", "minor"],
  ["mon prof me touche les seins", "minor"],
  ["mon daron me tape mtn", "minorNow"],
  ["mon mari me frappe mtn", "womanNow"],
  ["mon mec me tape tt de suite", "woman", "womanNow"],
  ["mon boss me frappe", "work"],
  ["mon boss m'a pris mes papier", "work"],
  ["mon n+1 me frappe", "work"],
  ["ma boss me menace", "work"],
  ["je travaille depuis 15 ans et mon patron me frappe", "work"],
  ["il y a 12 ans que mon mari me frappe", "woman"],
  ["mon mari me frappe depuis 10 ans", "woman"],
  ["mon mari me bat, 15 ans que ça dure", "woman"],
  ["avec 15 ans d'expérience mon chef me frappe", "work"],
  ["j'ai vingt-cinq ans et mon père me frappe", "victim"],
  ["dans une seconde mon mari va me frapper", "woman", "womanNow"],
  ["j'ai 17 ans de carrière, mon patron me frappe", "work"],
];

test.each(typed)("as it is typed: %s", (text, ...cases) => expect(cases).toContain(findGraveCase(text, "danger")));

test.each<[string, GraveCase]>([
  ["jvais me tuer mtn", "underway"],
  ["g pris tt mes medocs", "underway"],
  ["jveux mourir mon daron me tape", "both"],
])("distress as it is typed: %s", (text, grave) => expect(findGraveCase(text, "distress")).toBe(grave));

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
