/**
 * Names that people use for places and that no official list holds: everyday names, former regions and
 * provinces, and well-known areas inside or across communes. Each stands for the INSEE code of a commune (5
 * characters), a département or a region. A name on several lines may mean any of them, and is asked about.
 */
const table = `
region 11 = idf, ile de france, region parisienne, rp, grand paris, banlieue parisienne
region 93 = paca, provence, cote d azur, region sud, sud est, sud, le sud
region 84 = rhone alpes, auvergne, ara, aura
region 32 = hdf, nord pas de calais, picardie
region 44 = alsace, lorraine, champagne ardenne, champagne
region 75 = aquitaine, limousin, poitou charentes, poitou, sud ouest, le sud ouest
region 76 = midi pyrenees, languedoc, languedoc roussillon, sud ouest, le sud ouest, sud, le sud
region 27 = bourgogne, franche comte, bfc
region 28 = basse normandie, haute normandie
region 24 = centre, val de loire, region centre
region 52 = pdl, grand ouest, le grand ouest, l ouest, ouest
region 53 = grand ouest, le grand ouest, l ouest, ouest
region 28 = grand ouest, le grand ouest
region 44 = l est, alsace lorraine, alsace moselle, nord est
departement 971 = antilles, les antilles, antilles francaises, caraibes, drom, dom, dom tom, outre mer, outremer
departement 972 = antilles, les antilles, antilles francaises, caraibes, drom, dom, dom tom, outre mer, outremer
departement 973 = drom, dom, dom tom, outre mer, outremer
departement 974 = drom, dom, dom tom, outre mer, outremer
departement 976 = drom, dom, dom tom, outre mer, outremer
departement 92 = petite couronne, la petite couronne
departement 93 = petite couronne, la petite couronne
departement 94 = petite couronne, la petite couronne
departement 77 = grande couronne, la grande couronne, brie
departement 78 = grande couronne, la grande couronne
departement 91 = grande couronne, la grande couronne
departement 95 = grande couronne, la grande couronne, vexin
departement 73 = savoies, les savoies, deux savoie, les deux savoie, deux savoies, pays de savoie, maurienne, tarentaise
departement 74 = savoies, les savoies, deux savoie, les deux savoie, deux savoies, pays de savoie, chablais
departement 37 = touraine
departement 49 = anjou
departement 72 = maine
departement 53 = maine
departement 01 = bresse, bugey, pays de gex
departement 71 = bresse
departement 18 = berry
departement 36 = berry
departement 41 = sologne
departement 45 = sologne
departement 28 = beauce
departement 61 = perche
departement 50 = cotentin
departement 58 = nivernais, morvan
departement 03 = bourbonnais
departement 42 = forez
departement 43 = velay
departement 07 = vivarais, cevennes
departement 48 = gevaudan, cevennes
departement 30 = cevennes, camargue
departement 12 = rouergue
departement 46 = quercy
departement 82 = quercy
departement 32 = gascogne
departement 84 = luberon, comtat venaissin
departement 13 = camargue, bdr
departement 26 = vercors, drome provencale
departement 38 = vercors, dauphine
departement 65 = bigorre
departement 31 = comminges
departement 66 = roussillon, pays catalan
departement 16 = angoumois
departement 17 = saintonge, aunis, ile de re, ile d oleron, oleron
departement 33 = medoc, bassin d arcachon, le bassin d arcachon
departement 64 = cote basque
departement 62 = artois, cote d opale
departement 59 = flandre, flandres
departement 35 = cote d emeraude
departement 56 = golfe du morbihan, belle ile
departement 06 = riviera, french riviera
region 32 = npdc
commune 33063 = bx, bdx
commune 31555 = tlse
commune 34172 = mtp, mtpl
commune 59350 = euralille
commune 73257 = val thorens, les menuires
commune 74191 = avoriaz, morzine avoriaz
commune 73054 = les arcs 1800, arc 1800
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

/** A name with what it stands for. */
export type Nickname = { name: string; kind: string; code: string };

/** Each name with what it stands for; several of one name where it may mean any of them. */
export const nicknames: Nickname[] = table
  .trim()
  .split("\n")
  .flatMap((line) => {
    const [meant = "", names = ""] = line.split(" = ");
    const [kind = "", code = ""] = meant.split(" ");
    return names.split(", ").map((name) => ({ name, kind, code }));
  });

/** Those that mean one place. */
export const plainNicknames: Nickname[] = nicknames.filter(
  (nickname) => nicknames.filter(({ name }) => name === nickname.name).length === 1,
);
