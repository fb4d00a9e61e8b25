/** As people know the service: it is said to them when it fails. */
export const franceTravailName = "France Travail";
