/**
 * Names that people use for places and that no official list holds: everyday names, former regions, and
 * well-known areas inside or across communes. Each stands for the INSEE code of a commune (5 characters), a
 * département or a region.
 */
const table = `
region 11 = idf, ile de france, region parisienne, rp, grand paris, banlieue parisienne
region 93 = paca, provence, cote d azur, region sud, sud est
region 84 = rhone alpes, auvergne, ara, aura
region 32 = hdf, nord pas de calais, picardie
region 44 = alsace, lorraine, champagne ardenne, champagne
region 75 = aquitaine, limousin, poitou charentes, poitou
region 76 = midi pyrenees, languedoc, languedoc roussillon, roussillon
region 27 = bourgogne, franche comte, bfc
region 28 = basse normandie, haute normandie
region 24 = centre, val de loire, region centre
region 52 = pdl
departement 33 = bordelais
departement 64 = pays basque, bearn
departement 24 = perigord
departement 974 = reunion, ile de la reunion
departement 2A = corse du sud
departement 2B = haute corse
departement 59 = le nord, dept nord
departement 69 = dept rhone
commune 92062 = la defense, paris la defense
commune 95127 = cergy pontoise
commune 78423 = saint quentin en yvelines, sqy
commune 06152 = sophia antipolis
commune 77111 = disneyland, marne la vallee, val d europe
commune 95527 = roissy, roissy cdg, aeroport charles de gaulle
commune 94065 = rungis
commune 91228 = evry
commune 69299 = aeroport saint exupery
commune 31069 = aeroport toulouse
commune 50129 = cherbourg
commune 75056 = paname
`;

/** Each name with what it stands for. */
export const nicknames: { name: string; kind: string; code: string }[] = table
  .trim()
  .split("\n")
  .flatMap((line) => {
    const [meant = "", names = ""] = line.split(" = ");
    const [kind = "", code = ""] = meant.split(" ");
    return names.split(", ").map((name) => ({ name, kind, code }));
  });
