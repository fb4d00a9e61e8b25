import type { OpenSource, SourceContext, SourceOffers } from "../source.ts";
import { createInclusion, type InclusionReaders } from "./inclusion.ts";
import { inclusionProfile } from "./profile.ts";

/** The variable of the environment that Les emplois de l'inclusion is opened with. It needs no key. */
export type InclusionSettings = { INCLUSION_API_URL: string };

/** Opens Les emplois de l'inclusion; in the demo the sandbox stands in where it cannot be reached. */
export function openInclusionSource({ INCLUSION_API_URL }: InclusionSettings, context: SourceContext): OpenSource {
  const { chooseAddresses, now, ...shared } = context;
  const addresses = chooseAddresses(INCLUSION_API_URL, "inclusion");
  const inclusion = createInclusion({ ...shared, ...addresses, now });
  return {
    profile: inclusionProfile,
    isFictitious: addresses.urls.length === 0,
    forPeople: toSourceOffers(inclusion.forPeople),
    inBackground: toSourceOffers(inclusion.inBackground),
    // What the list was made of is still at hand: a file costs no call.
    forFiles: toSourceOffers(inclusion.forPeople).readers,
    gather: inclusion.gather,
    health: inclusion.health,
    clock: now,
    close: inclusion.close,
  };
}

function toSourceOffers({ read, readOne }: InclusionReaders): SourceOffers {
  return { readers: { insertion: read }, readOffer: readOne };
}
