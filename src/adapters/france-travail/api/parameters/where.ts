import {
  booleanField,
  listField,
  parameterField,
  parseBoundedNumber,
  parseListOf,
  parseOne,
  parseUpperCase,
} from "../fields.ts";

/** The place (reference, section 2.3). */
export const whereParameters = {
  commune: listField(parseUpperCase(parseListOf(/^(?:\d\d|2[AB])\d{3}$/, 5)), {
    group: "Where",
    label: "commune",
    help: "communes by INSEE code, and 10 km around unless distance says otherwise; --place finds the code of a town",
    takes: {
      en: "up to 5 INSEE codes of five signs separated by commas, no postcodes: 44109,2A004",
      fr: "au plus 5 codes INSEE de cinq signes séparés par des virgules, et non des codes postaux : 44109,2A004",
    },
    hint: "<codes>",
    lists: ["communes"],
  }),
  distance: parameterField(parseBoundedNumber(/^\d{1,4}$/), {
    group: "Where",
    label: "distance",
    help: "kilometres around the communes; 0 is the commune alone",
    takes: { en: "whole kilometres: 20", fr: "des kilomètres entiers : 20" },
    hint: "<km>",
  }),
  departement: listField(parseUpperCase(parseListOf(/^(?:0[1-9]|1\d|2[1-9AB]|[3-8]\d|9[0-5]|97[1-46])$/, 5)), {
    group: "Where",
    label: "département",
    help: "départements",
    takes: {
      en: "up to 5 codes separated by commas, with their zero in front: 01,2A,974",
      fr: "au plus 5 codes séparés par des virgules, avec le zéro devant : 01,2A,974",
    },
    hint: "<codes>",
    lists: ["departements"],
  }),
  inclureLimitrophes: booleanField("Where", "départements limitrophes", "also the départements next to those"),
  region: parameterField(parseOne(/^\d\d$/), {
    group: "Where",
    label: "région",
    help: "a region by INSEE code; 11 is Île-de-France",
    takes: { en: "one code of two digits: 53", fr: "un seul code de deux chiffres : 53" },
    hint: "<code>",
    lists: ["regions"],
  }),
  paysContinent: parameterField(parseOne(/^(?:01|99\d|99\d{3})$/), {
    group: "Where",
    label: "pays ou continent",
    help: "a country or a continent; 01 is France",
    takes: {
      en: "one code, 01 or three or five digits that begin with 99: 99127",
      fr: "un seul code, 01 ou trois ou cinq chiffres qui commencent par 99 : 99127",
    },
    hint: "<code>",
    lists: ["pays", "continents"],
  }),
};
