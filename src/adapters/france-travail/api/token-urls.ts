/**
 * Where France Travail issues tokens: the URL of its documentation, and the one that the pages of several of
 * its APIs show.
 */
export const tokenUrls = {
  usual: "https://entreprise.francetravail.fr/connexion/oauth2/access_token",
  other: "https://authentification-partenaire.francetravail.io/connexion/oauth2/access_token",
};
