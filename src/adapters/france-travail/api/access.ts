import { franceTravailName } from "./name.ts";

/**
 * One of the APIs that an application of the portal francetravail.io may be given, each with its own token.
 */
export type ApiAccess = {
  /** As people know the service: it is said to them when it fails. */
  name: string;
  /** What the portal calls the API. */
  product: string;
  /** The scopes of its token, separated by spaces: all of them are needed. */
  scope: string;
};

/** Job offers. */
export const offersAccess: ApiAccess = {
  name: franceTravailName,
  product: "Offres d'emploi",
  scope: "api_offresdemploiv2 o2dsoffre",
};

/** The application is known, and this API was not added to it: the cause of a "refused". */
export class ApiNotAdded extends Error {
  override readonly name = "ApiNotAdded";

  constructor({ product }: Pick<ApiAccess, "product">) {
    super(`the API "${product}" is not added to the application: add it on francetravail.io, where it is free`);
  }
}
