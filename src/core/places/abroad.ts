import { countEdits } from "../text/spelling.ts";
import { listNameCandidates } from "./name-candidates.ts";
import { toPlaceKey } from "./territory.ts";

/**
 * A country, or a town in one, by its French name. `isEurope` and `isNeighbour` decide which services are
 * named.
 */
export type ForeignPlace = { name: string; country: string; isEurope: boolean; isNeighbour: boolean };

/**
 * Countries, each with the towns that people who look for work in France most often name. Compiled by
 * ourselves in November 2026. Names are in French, then in other languages; the first of a line is the
 * country. "!" marks a neighbour, "+" another country of Europe.
 */
const table = `
!Suisse, Switzerland, Schweiz, Confédération helvétique: Suisse romande; Genève, Geneva, Genf; Lausanne; Bâle, Basel; Zurich, Zürich; Berne, Bern; Fribourg; Neuchâtel; Sion; Montreux; Vevey; Nyon; Yverdon, Yverdon-les-Bains; La Chaux-de-Fonds; Delémont; Porrentruy; Martigny; Lugano; Lucerne; Bienne; Carouge; Meyrin
!Belgique, Belgium, Belgie: Wallonie; Bruxelles, Brussels, Brussel; Anvers, Antwerpen; Gand, Gent; Liège; Charleroi; Namur; Mons; Tournai; Mouscron; Courtrai, Kortrijk; Bruges, Brugge; Ostende, Oostende; Arlon; Bastogne; Louvain, Louvain-la-Neuve, Leuven; Ypres; Verviers; La Louvière; Virton; Menin
!Luxembourg, Luxemburg, Grand-Duché de Luxembourg, Grand-Duché: Luxembourg-Ville; Esch-sur-Alzette, Esch; Differdange; Dudelange; Bettembourg; Kirchberg
!Allemagne, Germany, Deutschland: Berlin; Munich, München; Hambourg, Hamburg; Francfort, Frankfurt; Cologne, Köln; Stuttgart; Düsseldorf; Sarrebruck, Saarbrücken; Karlsruhe; Kehl; Offenbourg, Offenburg; Fribourg-en-Brisgau, Freiburg; Mannheim; Trèves, Trier; Lörrach; Baden-Baden; Leipzig; Dresde; Hanovre; Nuremberg; Brême; Bonn; Dortmund; Sarre
!Italie, Italy, Italia: Rome, Roma; Milan, Milano; Turin, Torino; Gênes, Genova; Naples, Napoli; Venise, Venezia; Florence, Firenze; Bologne; Vintimille, Ventimiglia; San Remo, Sanremo; Aoste; Palerme; Vérone; Trieste
!Espagne, Spain, España: Madrid; Barcelone, Barcelona; Séville, Sevilla; Malaga; Bilbao; Saint-Sébastien, San Sebastian, Donostia; Irun; Figueras, Figueres; Gérone, Girona; Pampelune, Pamplona; Saragosse, Zaragoza; Alicante; Palma, Palma de Majorque; Ibiza; Grenade; Tarragone; La Jonquera; Catalogne; Baléares; Canaries
!Monaco, Principauté de Monaco: Monte-Carlo
!Andorre, Andorra, Principauté d'Andorre: Andorre-la-Vieille; Pas de la Case
!Royaume-Uni, United Kingdom: Angleterre, England; Grande-Bretagne; Écosse; Pays de Galles; Londres, London; Manchester; Birmingham; Liverpool; Édimbourg, Edinburgh; Glasgow; Bristol; Brighton; Leeds; Cambridge; Oxford; Jersey; Guernesey
+Pays-Bas, Netherlands, Nederland, Hollande: Amsterdam; Rotterdam; La Haye, Den Haag; Utrecht; Maastricht; Eindhoven
+Portugal: Lisbonne, Lisboa; Porto; Braga; Coimbra; Faro
+Irlande, Ireland: Dublin; Cork; Galway
+Autriche, Austria: Vienne, Wien; Salzbourg; Innsbruck
+Pologne, Poland: Varsovie, Warszawa; Cracovie; Gdansk
+Suède, Sweden: Stockholm; Göteborg; Malmö
+Norvège, Norway: Oslo; Bergen
+Danemark, Denmark: Copenhague
+Finlande, Finland: Helsinki
+Islande, Iceland: Reykjavik
+Grèce, Greece: Athènes; Thessalonique
+Roumanie, Romania: Bucarest; Cluj
+Bulgarie: Sofia
+République tchèque, Tchéquie: Prague
+Hongrie: Budapest
+Slovaquie: Bratislava
+Slovénie: Ljubljana
+Croatie: Zagreb
+Serbie: Belgrade
+Malte: La Valette
+Chypre: Nicosie
+Estonie: Tallinn
+Lettonie: Riga
+Lituanie: Vilnius
+Liechtenstein: Vaduz
+Ukraine: Kiev, Kyiv; Odessa; Lviv
+Moldavie: Chisinau
+Albanie: Tirana
+Kosovo: Pristina
+Bosnie, Bosnie-Herzégovine: Sarajevo
Russie: Moscou; Saint-Pétersbourg
Turquie, Turkey: Istanbul; Ankara; Izmir
Géorgie: Tbilissi
Arménie: Erevan
Canada: Province de Québec; Montréal, Montreal; Québec, Ville de Québec; Ottawa; Toronto; Vancouver; Gatineau; Sherbrooke; Trois-Rivières; Moncton; Calgary; Saguenay; Winnipeg
États-Unis, USA, Etats Unis d'Amérique, Amérique: New York; Los Angeles; Miami; Chicago; San Francisco; Boston; Washington; Houston
Maroc, Morocco: Casablanca; Rabat; Marrakech; Tanger; Fès; Agadir; Meknès; Oujda; Tétouan; Kénitra; Essaouira
Algérie, Algeria: Alger; Oran; Constantine; Annaba; Béjaïa; Tizi Ouzou; Sétif; Blida; Tlemcen
Tunisie, Tunisia: Tunis; Sfax; Sousse; Djerba; Hammamet; Bizerte; Monastir; Nabeul
Sénégal: Dakar; Saint-Louis du Sénégal; Thiès
Côte d'Ivoire: Abidjan; Yamoussoukro; Bouaké
Mali: Bamako
Guinée: Conakry
Cameroun: Yaoundé; Douala
République démocratique du Congo, RDC, Congo: Kinshasa; Lubumbashi; Brazzaville; Pointe-Noire
Gabon: Libreville; Port-Gentil
Togo: Lomé
Bénin: Cotonou; Porto-Novo
Burkina Faso: Ouagadougou; Bobo-Dioulasso
Niger: Niamey
Tchad: N'Djamena
Centrafrique, République centrafricaine: Bangui
Mauritanie: Nouakchott
Madagascar: Antananarivo, Tananarive; Toamasina
Maurice, Île Maurice: Port-Louis
Comores: Moroni
Djibouti: Djibouti-Ville
Rwanda: Kigali
Burundi: Bujumbura
Haïti: Port-au-Prince
Liban, Lebanon: Beyrouth, Beirut
Égypte, Egypt: Le Caire; Alexandrie
Israël: Tel-Aviv; Jérusalem; Haïfa
Émirats arabes unis, Émirats: Dubaï, Dubai; Abou Dabi, Abu Dhabi
Qatar: Doha
Arabie saoudite: Riyad; Djeddah
Brésil, Brazil: Rio de Janeiro; São Paulo; Brasilia
Argentine: Buenos Aires
Mexique, Mexico: Cancun
Colombie: Bogota
Suriname: Paramaribo
Chine, China: Pékin, Beijing; Shanghai; Hong Kong; Canton
Japon, Japan: Tokyo; Osaka; Kyoto
Inde, India: Delhi, New Delhi; Bombay, Mumbai; Pondichéry
Viêt Nam, Vietnam: Hanoï; Hô Chi Minh-Ville, Saïgon
Thaïlande, Thailand: Bangkok; Phuket
Singapour, Singapore: Singapour-Ville
Corée du Sud, Corée: Séoul
Australie, Australia: Sydney; Melbourne; Perth; Brisbane
Nouvelle-Zélande, New Zealand: Auckland; Wellington
Afrique du Sud: Le Cap; Johannesburg
Syrie: Damas
Afghanistan: Kaboul
Irak: Bagdad
Iran: Téhéran
Pakistan: Karachi
Bangladesh: Dacca
Sri Lanka: Colombo
Cambodge: Phnom Penh
Laos: Vientiane
Philippines: Manille
Indonésie: Bali; Jakarta
Cuba: La Havane
République dominicaine: Saint-Domingue
`;

/** What means anywhere but France. */
const elsewhere =
  "étranger, l'étranger, à l'étranger, pays étranger, hors de France, hors France, Europe, union européenne, UE, travail frontalier, frontalier, frontalière, transfrontalier, travailleur frontalier";

const names: Map<string, ForeignPlace> = new Map([
  ...table.trim().split("\n").flatMap(placesOfLine),
  ...elsewhere
    .split(", ")
    .map((name): [string, ForeignPlace] => [
      toPlaceKey(name),
      { name: "", country: "", isEurope: true, isNeighbour: true },
    ]),
]);

function placesOfLine(line: string): [string, ForeignPlace][] {
  const [, mark = "", itself = "", towns = ""] = line.match(/^([!+]?)([^:]+): (.+)$/) ?? [];
  const [country = "", ...others] = itself.split(", ");
  const facts = { country, isEurope: mark !== "", isNeighbour: mark === "!" };
  const own = [country, ...others].map((name): [string, ForeignPlace] => [
    toPlaceKey(name),
    { name: country, ...facts },
  ]);
  const theirs = towns.split("; ").flatMap((spellings) => {
    const [name = "", ...also] = spellings.split(", ");
    return [name, ...also].map((spelling): [string, ForeignPlace] => [toPlaceKey(spelling), { name, ...facts }]);
  });
  // A country goes before a town that is called like it.
  return [...theirs, ...own];
}

/**
 * The place abroad that a text names, with or without the usual words around it. `alike` forgives one typo in
 * a longer name.
 */
export function findForeignPlace(text: string, alike = false): ForeignPlace | undefined {
  const keys = listNameCandidates(toPlaceKey(text));
  for (const key of keys) {
    const found = names.get(key) ?? names.get(key.replace(/^(?:le|la|les|l) /, ""));
    if (found) return found;
  }
  if (!alike) return undefined;
  const near = keys.filter((key) => key.length >= leastLength);
  return near.flatMap((key) =>
    [...names].filter(([name]) => countEdits(key, name, 1) <= 1).map(([, found]) => found),
  )[0];
}

/** Shorter names are too like each other. */
const leastLength = 6;
