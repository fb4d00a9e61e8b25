/** A professional family (FAP), which salaries are told by. */
export type JobFamily = {
  code: string;
  label: string;
  /** What one of it is paid a month in euros: at the beginning, in the middle, with experience. */
  pay?: readonly [number, number, number];
};

/**
 * FAP code | label | beginnings of ROME codes | euros a month, where the family has amounts. A job may belong
 * to two families. The wording is ours, the amounts are invented.
 */
const table = `
A0Z|Agriculteurs, éleveurs, bûcherons|A11 A12 A13 A14 A15|1560 1720 1980
A2Z|Maraîchers, jardiniers, viticulteurs|A12 A14|1550 1690 1900
B2Z|Ouvriers qualifiés des travaux publics et du gros œuvre|F13 F17|1690 1900 2230
B4Z|Ouvriers qualifiés du second œuvre du bâtiment|F16|1660 1880 2210
B6Z|Techniciens et cadres du bâtiment|F11 F12|1990 2480 3270
C1Z|Ouvriers qualifiés de l'électricité et de l'électronique|F1602 H26|1700 1930 2290
D2Z|Ouvriers qualifiés de la mécanique et du métal|H29|1710 1940 2300
D6Z|Techniciens et agents de maîtrise des industries mécaniques|H12 H14 H15|1890 2260 2760
E1Z|Ouvriers qualifiés des industries de process|H21 H22 H23 H24 H27 H28 H32 H33 H34|1680 1890 2240
G0A|Ouvriers qualifiés de la maintenance|I13 I15|1720 1980 2370
G0B|Ouvriers qualifiés de la réparation automobile|I16|1600 1830 2160
G1Z|Techniciens de maintenance|I11 I12 I14|1830 2180 2620
H0Z|Ingénieurs et cadres techniques de l'industrie|H11 H13 H25|2480 3190 4260
J1Z|Ouvriers qualifiés de la manutention|N11|1580 1740 1980
J3Z|Conducteurs de véhicules|N41 N42|1660 1840 2080
J5Z|Cadres des transports et de la logistique|N12 N13 N21 N22 N31 N32 N43 N44|2010 2490 3310
K0Z|Artisans et ouvriers artisanaux|B11 B12 B13 B14 B15 B16 B17 B18
L0Z|Secrétaires et employés administratifs|M16|1600 1770 2050
L1Z|Employés et techniciens de la comptabilité|M12|1740 2020 2440
L5Z|Cadres des services administratifs, comptables et financiers|M11 M13 M14 M15|2390 3120 4310
M2Z|Techniciens et ingénieurs de l'informatique|M18|2310 2940 3850
Q1Z|Employés et cadres de la banque et des assurances|C11 C12 C13 C14|1930 2410 3190
Q2Z|Métiers de l'immobilier|C15|1680 2010 2600
R0Z|Caissiers, employés de libre service|D1505 D1507|1530 1630 1790
R1Z|Vendeurs|D12 D15|1550 1680 1900
R2Z|Attachés commerciaux et représentants|D14 M17|1820 2280 3020
R4Z|Cadres commerciaux et technico-commerciaux|D13 D1407|2260 2950 4120
S0Z|Bouchers, charcutiers, boulangers|D11|1600 1790 2110
S1Z|Cuisiniers|G16|1640 1820 2120
S2Z|Employés et agents de maîtrise de l'hôtellerie et de la restauration|G11 G12 G13 G14 G15 G17 G18|1560 1690 1940
T1Z|Employés de maison et aides à domicile|K13|1480 1570 1700
T3Z|Agents de gardiennage et de sécurité|K25|1550 1650 1850
T4Z|Agents d'entretien|K22|1490 1570 1700
U0Z|Professionnels de la communication et de l'information|E11 E12 E13|1980 2440 3230
U1Z|Professionnels des arts et des spectacles|L11 L12 L13 L14 L15
V0Z|Aides-soignants et professions voisines|J1501 J13|1600 1750 1980
V1Z|Infirmiers, sages-femmes|J15|1960 2250 2680
V3Z|Professions médicales et paramédicales|J11 J12 J14|2010 2590 3620
V4Z|Professionnels de l'action sociale et de l'orientation|K11 K12 K18|1710 1930 2280
V5Z|Professionnels des services publics|K14 K15 K16 K17 K19 K20|1850 2210 2790
W0Z|Enseignants et formateurs|K21|1870 2240 2860
W1Z|Chercheurs et traitement des déchets|K23 K24 K26|1720 2090 2810
`;

type Row = JobFamily & { romes: string[] };

const rows: readonly Row[] = table.trim().split("\n").map(readRow);

export const families: readonly JobFamily[] = rows.map(({ romes: _, ...family }) => family);

/** The families of a job by its ROME code: the nearest first, none where it has none. */
export function findFamilies(rome: string): JobFamily[] {
  const lengthOf = ({ romes }: Row) =>
    Math.max(0, ...romes.filter((beginning) => rome.startsWith(beginning)).map(({ length }) => length));
  const longest = Math.max(...rows.map(lengthOf));
  return longest === 0 ? [] : rows.filter((row) => lengthOf(row) === longest).map(({ romes: _, ...family }) => family);
}

function readRow(line: string): Row {
  const [code = "", label = "", romes = "", amounts] = line.split("|");
  const [least, middle, most] = amounts?.split(" ").map(Number) ?? [];
  return {
    code,
    label,
    romes: romes.split(" "),
    ...(least && middle && most ? { pay: [least, middle, most] } : {}),
  };
}
