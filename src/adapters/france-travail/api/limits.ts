/** At most 150 rows a call, and none beyond the 3,150th (reference of France Travail, section 2.1). */
export const blockSize = 150;
/** The index of the last block that can be reached, counted from 0. */
export const lastBlockIndex = 20;
/** 3,150: what is beyond them no call shows. */
export const maxReachableRows = (lastBlockIndex + 1) * blockSize;
/**
 * So many blocks are asked side by side: enough to use the pace, few enough to leave connections to people.
 */
export const concurrentBlocks = 6;

/** The most codes that one call takes. */
export const maxRomeCodes = 200;

/** The rows of the nth block, as `range` takes them. */
export function toBlockRange(block: number): `${number}-${number}` {
  return `${block * blockSize}-${(block + 1) * blockSize - 1}`;
}

/**
 * The large domains of ROME that the API knows. Every offer has one; C, L and M do not include those of
 * theirs that are listed apart.
 */
export const romeDomains = "A,B,C,C15,D,E,F,G,H,I,J,K,L,L14,M,M13,M14,M15,M16,M17,M18,N".split(",");
