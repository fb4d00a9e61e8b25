/** What patterns look for. */
const pieces = ["1", " ", "a", "é", "1 ", "a ", "a1", "1,", "1 000 ", "A", "-", "\n", ".", "'", "( ", "€", "1h"]
  .concat(["<", "&", "de ", "de 1 à ", "a-", "a.", "@", "a@", "http://", "1€ "])
  .concat([
    "0",
    "\u202f",
    "1\u202f000",
    "\u00a0",
    "«",
    "n°",
    "h/f ",
    "1h30 ",
    "(h/f",
    "ref ",
    "sous ",
    "<br ",
    "</p",
    "1er ",
  ])
  .concat([
    "e ",
    "et ",
    "du ",
    "non ",
    ": ",
    "/",
    "a/",
    "35 h ",
    "semaine ",
    "_",
    "=",
    ",",
    "#",
    "+",
    "a+",
    "3 a 4 ans ",
  ]);

/** Long runs of each, that end in something else. */
export function runsOf(length: number): { piece: string; text: string }[] {
  return pieces.map((piece) => ({ piece, text: `${piece.repeat(Math.ceil(length / piece.length))}\u0001` }));
}
