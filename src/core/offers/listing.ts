import type { Listing, Statements } from "./offer.ts";

/** When it was published: ISO 8601. A company was not. */
export function getPublicationTime(listing: Listing): string | undefined {
  switch (listing.kind) {
    case "offer":
      return listing.created;
    case "company":
      return undefined;
  }
}

/** Who would employ, as the source calls them. */
export function getEmployer(listing: Listing): string | undefined {
  switch (listing.kind) {
    case "offer":
      return listing.company;
    case "company":
      return listing.title;
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
  }
}
