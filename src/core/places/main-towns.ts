/**
 * The INSEE codes of the main towns of the 101 départements (préfectures; INSEE, code officiel géographique
 * 2026).
 */
const codes = `
  01053 02408 03190 04070 05061 06088 07186 08105 09122 10387 11069 12202 13055 14118 15014 16015
  17300 18033 19272 21231 22278 23096 24322 25056 26362 27229 28085 29232 2A004 2B033 30189 31555
  32013 33063 34172 35238 36044 37261 38185 39300 40192 41018 42218 43157 44109 45234 46042 47001
  48095 49007 50502 51108 52121 53130 54395 55029 56260 57463 58194 59350 60057 61001 62041 63113
  64445 65440 66136 67482 68066 69123 70550 71270 72181 73065 74010 75056 76540 77288 78646 79191
  80021 81004 82121 83137 84007 85191 86194 87085 88160 89024 90010 91228 92050 93008 94028 95500
  97105 97209 97302 97411 97611
`;

const mainTowns: ReadonlySet<string> = new Set(codes.trim().split(/\s+/));
const byDepartement = new Map([...mainTowns].map((code) => [code.slice(0, code.startsWith("97") ? 3 : 2), code]));

/** Whether a commune is the main town of its département, where services put what has no town. */
export function isMainTown(commune: string): boolean {
  return mainTowns.has(commune);
}

/** The code of the main town of a département. */
export function findMainTown(departement: string): string | undefined {
  return byDepartement.get(departement);
}
