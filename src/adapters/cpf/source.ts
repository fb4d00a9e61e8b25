import type { OpenSource, SourceContext, SourceOffers } from "../source.ts";
import { createCatalogueApi } from "./api.ts";
import { createPriceFinder } from "./prices.ts";
import { cpfProfile } from "./profile.ts";
import { createTrainingDetail, createTrainingReader } from "./reader.ts";
import { createThemeCounter } from "./theme-counts.ts";
import { loadTrainingThemes } from "./themes.ts";

/** The variables of the environment that the catalogue is opened with. */
export type CpfSettings = { CPF_API_URL: string };

/**
 * Opens the catalogue of trainings that personal training rights pay. It needs no key. Throws
 * `FaultyTable` where its themes cannot be read.
 */
export function openCpfSource({ CPF_API_URL }: CpfSettings, context: SourceContext): OpenSource {
  const { chooseAddresses, openLimit, log, now } = context;
  const addresses = chooseAddresses(CPF_API_URL, "cpf");
  const api = createCatalogueApi({ ...addresses, openLimit, log, now });
  const known = { ...context, api, themes: loadTrainingThemes() };
  const readers = { cpf: createTrainingReader(known) };
  const offers: SourceOffers = { readers, readOffer: createTrainingDetail(api) };
  return {
    profile: cpfProfile,
    isFictitious: addresses.urls.length === 0,
    forPeople: offers,
    // It counts calls a day and not a moment: what was read for one serves all.
    inBackground: offers,
    forFiles: readers,
    ports: { findTrainingPrices: createPriceFinder(api), countTrainingThemes: createThemeCounter(known) },
    health: api.health,
    clock: now,
    close: api.close,
  };
}
