/**
 * Names that people use for places and that no official list holds: everyday names, former regions and
 * provinces, and well-known areas inside or across communes. Each stands for the INSEE code of a commune (5
 * characters), a département or a region. A name on several lines may mean any of them, and is asked about.
 */
const table = `
region 11 = idf, ile de france, region parisienne, rp, grand paris, banlieue parisienne
region 93 = paca, region sud, sud est, sud, le sud
region 84 = ara, aura
region 32 = hdf
region 75 = sud ouest, le sud ouest
region 76 = sud ouest, le sud ouest, sud, le sud
region 27 = bfc
region 24 = centre, val de loire, region centre
region 52 = pdl, grand ouest, le grand ouest, l ouest, ouest
region 53 = grand ouest, le grand ouest, l ouest, ouest
region 28 = grand ouest, le grand ouest
region 44 = l est, nord est
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
commune 33063 = bx, bdx
commune 31555 = tlse
commune 34172 = mtp, mtpl
commune 59350 = euralille
commune 73257 = val thorens, les menuires
commune 74191 = avoriaz, morzine avoriaz
commune 73054 = les arcs 1800, arc 1800
departement 33 = bordelais
departement 24 = perigord
departement 93 = 9 3, neuf trois, le neuf trois, 9trois
departement 92 = 9 2, neuf deux, le neuf deux
departement 94 = 9 4, neuf quatre, le neuf quatre
departement 91 = 9 1, neuf un, le neuf un
departement 95 = 9 5, neuf cinq, le neuf cinq
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
commune 91228 = evry, courcouronnes
commune 69299 = aeroport saint exupery
commune 31069 = aeroport toulouse
commune 50129 = cherbourg
commune 06088 = nizza
commune 75056 = parigi
commune 13055 = marsella, marsiglia
commune 33063 = burdeos
commune 67482 = estrasburgo, strassburg, strasburgo
commune 75056 = paname
commune 74056 = chamonix
commune 38253 = les 2 alpes, 2 alpes
commune 38053 = bourgoin
commune 44055 = la baule
commune 63113 = clermont fd, clermont fd 63, clermont ferrant, clermond ferrand
commune 13001 = aix en pce
commune 69123 = region lyonnaise
commune 31555 = region toulousaine
commune 33063 = region bordelaise
commune 44109 = region nantaise
commune 59350 = region lilloise
commune 13055 = region marseillaise
commune 35238 = region rennaise
commune 06088 = region nicoise
commune 67482 = region strasbourgeoise
commune 34172 = region montpellieraine
commune 38185 = region grenobloise
commune 76540 = region rouennaise
commune 21231 = region dijonnaise
commune 42218 = region stephanoise
commune 54395 = region nanceienne
commune 57463 = region messine
commune 37261 = region tourangelle
commune 45234 = region orleanaise
commune 49007 = region angevine
commune 63113 = region clermontoise
commune 83137 = region toulonnaise
commune 42218 = sainte, saint e, st e, st etienne 42
commune 66136 = perpi, perpinya
commune 34172 = montpel, montpell, mpl
commune 13055 = massilia, cite phoceenne, la cite phoceenne, mrs
commune 31555 = la ville rose, ville rose
commune 67482 = stras, strasb
commune 38185 = greno, grenob
commune 59512 = rbx
commune 59599 = tourco
commune 06088 = nissa
commune 25056 = besac, besak
commune 22278 = st bri, saint bri
commune 69123 = capitale des gaules
commune 85194 = olonne sur mer, chateau d olonne
commune 50129 = octeville, equeurdreville, hainneville
commune 59350 = hellemmes
commune 59183 = saint pol sur mer
commune 69019 = belleville sur saone
commune 51108 = chalons sur marne
commune 49331 = segre
commune 49023 = beaupreau
commune 49092 = chemille
commune 49018 = bauge
commune 14371 = livarot
commune 14431 = mezidon
commune 14174 = conde sur noireau
commune 22093 = lamballe
commune 01033 = bellegarde sur valserine
commune 76164 = caudebec en caux
commune 76476 = notre dame de gravenchon
`;

/**
 * Regions of before 2016, and others that people still name: the region of today that they are part of, then
 * their départements. Since a search has one place, people are asked which of all these they mean.
 */
const regionParts = `
44 67 68 = alsace
44 54 55 57 88 = lorraine
44 54 55 57 67 68 88 = alsace lorraine
44 57 67 68 = alsace moselle
44 08 10 51 52 = champagne ardenne, champagne ardennes, champagne
32 02 60 80 = picardie
32 59 62 = nord pas de calais, npdc
75 24 33 40 47 64 = aquitaine
75 64 = pays basque, bearn
75 19 23 87 = limousin
75 16 17 79 86 = poitou charentes, poitou charente
75 79 86 = poitou
76 09 12 31 32 46 65 81 82 = midi pyrenees
76 11 30 34 48 66 = languedoc roussillon, languedoc
27 21 58 71 89 = bourgogne
27 25 39 70 90 = franche comte
28 14 50 61 = basse normandie
28 27 76 = haute normandie
84 03 15 43 63 = auvergne
84 01 07 26 38 42 69 73 74 = rhone alpes
93 04 13 83 84 = provence
93 06 83 = cote d azur
`;

/** A name with what it stands for. */
export type Nickname = { name: string; kind: string; code: string };

const rowsOf = (lines: string): [meant: string[], names: string[]][] =>
  lines
    .trim()
    .split("\n")
    .map((line) => line.split(" = "))
    .map(([meant = "", names = ""]) => [meant.split(" "), names.split(", ")]);

/** Each name with what it stands for; several of one name where it may mean any of them, the widest first. */
export const nicknames: Nickname[] = [
  ...rowsOf(table).flatMap(([[kind = "", code = ""], names]) => names.map((name) => ({ name, kind, code }))),
  ...rowsOf(regionParts).flatMap(([[region = "", ...departements], names]) =>
    names.flatMap((name) => [
      { name, kind: "region", code: region },
      ...departements.map((code) => ({ name, kind: "departement", code })),
    ]),
  ),
];

/** Those that mean one place. */
export const plainNicknames: Nickname[] = nicknames.filter(
  (nickname) => nicknames.filter(({ name }) => name === nickname.name).length === 1,
);

/** Those that lie in one region, whether they are the whole of it or not. */
export const regionNicknames: Nickname[] = nicknames.filter(
  ({ name, kind }) =>
    kind === "region" && nicknames.filter((other) => other.name === name && other.kind === kind).length === 1,
);
