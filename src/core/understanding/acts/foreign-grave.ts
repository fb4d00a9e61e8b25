import type { Grave } from "./grave.ts";

/** What people say of death and of violence in the languages that are heard most, without accents. */
type ForeignWords = { language: string; distress: RegExp; danger: RegExp };

const languages: ForeignWords[] = [
  {
    language: "es",
    distress:
      /\b(?:quiero|quisiera|ganas de|voy a|pienso en|deseo) (?:morir(?:me)?|matarme|suicidarme|quitarme la vida|acabar con todo|desaparecer para siempre)\b|\bme (?:quiero|voy a) (?:morir|matar|suicidar)\b|\bno quiero (?:seguir )?(?:vivir|viviendo)\b/,
    danger:
      /\b(?:me|nos) (?:pega|pegan|golpea|golpean|maltrata|maltratan|viola|violo|violaron|amenaza|amenazan|encierra|encierran)\b|\b(?:me quito|me quitaron|tiene|tienen|no me devuelve|retiene) (?:mi|mis|el|los) (?:pasaporte|papeles|documentos)\b/,
  },
  {
    language: "pt",
    distress:
      /\b(?:quero|queria|vontade de|vou) (?:morrer|me matar|matar me|suicidar me|acabar com tudo)\b|\bnao quero (?:mais )?viver\b/,
    danger:
      /\b(?:ele|ela|patrao|marido|pai|mae|namorado) (?:me )?(?:bate|batem|violou|ameaca|bateu)\b.{0,8}\b(?:em mim|me)?\b|\b(?:me bate|me violou|me ameaca)\b|\b(?:tirou|ficou com|levaram) (?:o meu|meu|os meus|meus) (?:passaporte|documentos)\b/,
  },
  {
    language: "it",
    distress:
      /\b(?:voglio|vorrei|voglia di|penso di|sto per) (?:morire|uccidermi|ammazzarmi|suicidarmi|farla finita)\b|\bnon voglio piu vivere\b/,
    danger:
      /\b(?:mi|ci) (?:picchia|picchiano|violenta|ha violentata|minaccia|minacciano|rinchiude)\b|\b(?:tiene|ha preso|hanno preso) (?:il mio|i miei) (?:passaporto|documenti)\b/,
  },
  {
    language: "de",
    distress:
      /\b(?:ich )?(?:will|mochte|mag|werde) (?:nicht mehr leben|sterben|mich umbringen|mich toten|mir das leben nehmen)\b|\b(?:selbstmord|suizid)\b/,
    danger:
      /\b(?:schlagt|schlagen|vergewaltigt|bedroht|verprugelt) (?:mich|uns)\b|\b(?:meinen pass|meine papiere) (?:weggenommen|behalten|abgenommen)\b/,
  },
  {
    language: "ro",
    distress: /\b(?:vreau sa|o sa) (?:mor|ma sinucid|ma omor|termin cu viata)\b|\bnu mai vreau sa traiesc\b/,
    danger:
      /\b(?:ma|ne) (?:bate|bat|violeaza|ameninta|a violat|a batut)\b|\bmi a luat (?:pasaportul|actele|buletinul)\b/,
  },
  {
    language: "pl",
    distress: /\bchce (?:umrzec|sie zabic)\b|\bnie chce (?:juz )?zyc\b/,
    danger: /\b(?:bije|bija|zgwalcil|grozi) (?:mnie|mi)\b|\bzabral (?:mi )?(?:paszport|dokumenty)\b/,
  },
  {
    language: "tr",
    distress: /\b(?:olmek|intihar etmek|kendimi oldurmek) istiyorum\b|\byasamak istemiyorum\b/,
    danger: /\bbeni (?:dovuyor|dovuyorlar|tehdit ediyor|taciz etti)\b|\bpasaportumu (?:aldi|aldilar)\b/,
  },
  {
    language: "sq",
    distress: /\bdua te (?:vdes|vras veten)\b|\bnuk dua te jetoj\b/,
    danger: /\bme (?:rreh|perdhunoi|kercenon)\b/,
  },
  {
    language: "uk",
    distress:
      /(?:хочу|бажаю) (?:померти|вмерти|вбити себе|покінчити|здохнути)|не хочу (?:більше )?жити|покінчити (?:з собою|життя)|самогубств|суїцид/u,
    danger:
      /(?:мене|нас) (?:бʼє|б'є|бє|бють|б'ють|гвалту|зґвалт|побив|замкну|закрива|погрожу)|(?:бʼє|б'є|бє|зґвалтував|гвалтує|побив) мене|погрожує (?:мені|вбити)|(?:забра|відібра)[а-яіїє]+ (?:мій |мої |в мене |у мене )?(?:паспорт|документ)/u,
  },
  {
    language: "ru",
    distress:
      /хочу (?:умереть|сдохнуть|убить себя|покончить)|не хочу (?:больше )?жить|покончить с (?:собой|жизнью)|самоубийств|суицид/u,
    danger:
      /(?:меня|нас) (?:бьет|бьют|избива|избил|изнасил|насилу|запер|запира)|(?:бьет|избил|избивает|изнасиловал|насилует) меня|угрожает (?:мне|убить)|(?:забра|отобра)[а-я]+ (?:мой |мои |у меня )?(?:паспорт|документ)/u,
  },
  {
    language: "ar",
    distress:
      /(?:اريد|بدي|ابغي|اتمني|نحب|بغيت) (?:ان )?(?:اموت|الموت|نموت|انتحر|الانتحار|اقتل نفسي|اقتل روحي|انهي حياتي)|لا اريد ان اعيش|ما بدي عيش|الانتحار|سانتحر/u,
    danger:
      /(?:يضربني|تضربني|يضربوني|ضربني|اغتصبني|يغتصبني|يهددني|هددني|حبسني|يحبسني|يعنفني)|(?:اخذ|اخذوا|حجز|يحتجز|سحب) (?:مني )?(?:جواز|جوازي|اوراقي|وثائقي)/u,
  },
  {
    language: "fa",
    distress: /(?:می ?خواهم|میخوام|می خوام) (?:بمیرم|خودکشی|خودم را بکشم|خودمو بکشم)|خودکشی|نمی ?خواهم زنده/u,
    danger: /(?:مرا|منو|من را) (?:می ?زند|میزنه|کتک|تهدید|تجاوز)|پاسپورتم? (?:را|رو) (?:گرفت)/u,
  },
];

/** What is said in another language than French or English, and in which; undefined where nothing is. */
export function findForeignGrave(text: string): { grave: Grave; language: string } | undefined {
  const words = fold(text);
  const distressed = languages.find(({ distress }) => distress.test(words));
  if (distressed) return { grave: "distress", language: distressed.language };
  const endangered = languages.find(({ danger }) => danger.test(words));
  return endangered && { grave: "danger", language: endangered.language };
}

/** Small letters without accents; of Arabic without vowel signs, and with one form of each letter. */
function fold(text: string): string {
  const plain = text
    .toLowerCase()
    .replaceAll("ё", "е")
    .replaceAll("ß", "ss")
    .replaceAll("ł", "l")
    .replaceAll("ı", "i")
    .replace(/[’ʼ]/g, "'")
    .replace(/[أإآ]/g, "ا")
    .replaceAll("ى", "ي");
  // Cyrillic letters with marks ("ї", "й") are letters of their own.
  return plain
    .replace(/[\u00c0-\u024f]/g, (letter) => letter.normalize("NFD").replace(/\p{M}/gu, ""))
    .replace(/[\u064b-\u0652\u0640]/g, "")
    .replace(/[^\p{L}\p{N}' ]+/gu, " ")
    .replace(/\s+/g, " ");
}
