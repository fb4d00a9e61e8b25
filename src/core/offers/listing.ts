import type { ListingParts } from "./listing-parts.ts";
import type { Listing, Statements } from "./offer.ts";

/** When it was published: ISO 8601. Only offers tell. */
export function getPublicationTime(listing: Listing): string | undefined {
  switch (listing.kind) {
    case "offer":
      return listing.created;
    case "company":
    case "training":
    case "event":
      return undefined;
  }
}

/** Who would employ, train or invite, as the source calls them. */
export function getEmployer(listing: Listing): string | undefined {
  switch (listing.kind) {
    case "offer":
      return listing.company;
    case "company":
      return listing.title;
    case "training":
      return listing.organisation;
    case "event":
      return listing.organiser;
  }
}

/** For filters, the text and exports, which look at all kinds alike. */
export function toStatements(listing: Listing): Statements {
  switch (listing.kind) {
    case "offer":
      return listing;
    // It may take an apprentice.
    case "company":
      return { ...listing, alternance: true };
    case "training":
    case "event":
      return pickParts(listing);
  }
}

/** What all kinds have, and nothing that means another thing in another kind. */
function pickParts(listing: Listing): ListingParts {
  const { key, handle, title, place, sector, size, facts, description, url, source, fictitious } = listing;
  return {
    ...{ key, title, place, description, url, source, fictitious },
    ...(handle === undefined ? {} : { handle }),
    ...(sector === undefined ? {} : { sector }),
    ...(size === undefined ? {} : { size }),
    ...(facts === undefined ? {} : { facts }),
  };
}
