/** What a training leads to. The codes are invented: real ones have fewer than 90,000 before them. */
export type Certification = {
  code: string;
  kind: "RNCP" | "RS";
  title: string;
  level: string | undefined;
  romes: readonly string[];
  hours: number;
  price: number;
  subject: string;
  /** The code of its speciality. */
  nsf: string;
  /** Of its subjects, the main one first: many are heads of a field, which end in 54. */
  formacodes: readonly string[];
  /** Also taught from afar, then in every département. */
  isRemote: boolean;
};

const levels: Record<string, string> = {
  "3": "Niveau 3 : CAP, BEP",
  "4": "Niveau 4 : BP, BT, baccalauréat professionnel ou technologique",
  "5": "Niveau 5 : BTS, DEUST, DUT",
  "6": "Niveau 6 : licence, licence professionnelle, BUT",
  "7": "Niveau 7 : master, diplôme d'ingénieur",
};

// code | kind | level | title | ROME codes | hours | price | main subject | remote | speciality | subjects
export const certifications: readonly Certification[] = `
90001|RNCP|3|CAP Boulanger|D1102|420|5200|Boulangerie||221|21554 42754
90002|RNCP|3|CAP Pâtissier|D1104|420|5400|Pâtisserie||221|21554 42754
90003|RNCP|3|CAP Boucher|D1101|450|5800|Boucherie||221|21554
90004|RNCP|3|CAP Cuisine|G1609 G1602|450|5100|Cuisine||221|42754
90005|RNCP|3|Serveur en restauration|G1803 G1810|400|4300|Service en salle||334|42754
90006|RNCP|3|CAP Accompagnant éducatif petite enfance|K1303 K1308 J1304|380|1900|Petite enfance|remote|332|44054 42056
90007|RNCP|4|Aide-soignant|J1501|1540|7900|Aide aux soins||331|43454
90008|RNCP|3|Assistant de vie aux familles|K1302 K1311 K1304|450|3800|Auxiliaire de vie sociale||332|44054 42056
90009|RNCP|4|Secrétaire assistant|M1607 M1602|500|3600|Secrétariat bureautique|remote|324|35054 70354
90010|RNCP|4|Secrétaire assistant médico-social|M1609|500|3900|Secrétariat médical||324|35054 43454
90011|RNCP|5|Gestionnaire de paie|M1507 M1501|490|4600|Paie|remote|315|32654 33054
90012|RNCP|5|BTS Comptabilité et gestion|M1203 M1213 M1225|800|6200|Comptabilité|remote|314|32654
90013|RNCP|5|Développeur web et web mobile|M1855 M1805 M1861|700|7800|Langage informatique|remote|326|30854 31054 46354
90014|RNCP|6|Concepteur développeur d'applications|M1805 M1861 M1855|900|9600|Conception logicielle||326|31054 30854
90015|RNCP|5|Technicien d'assistance en informatique|M1810 I1401|600|6900|Maintenance informatique||326|31054
90016|RNCP|7|Expert en sciences des données|M1405 M1811 M1419|500|8900|Science des données||326|31054 11054
90017|RNCP|3|Électricien d'équipement du bâtiment|F1602|490|6100|Électricité bâtiment||255|24054 22454
90018|RNCP|3|Installateur en thermique et sanitaire|F1603 I1308|520|6400|Plomberie||227|22654 22454
90019|RNCP|3|Maçon|F1703 F1704|480|5900|Maçonnerie||232|22354
90020|RNCP|3|Peintre en bâtiment|F1606|430|5000|Peinture bâtiment||233|22454
90021|RNCP|3|Carreleur chapiste|F1608|460|5300|Carrelage||233|22454
90022|RNCP|3|Plaquiste|F1604|420|4900|Plâtrerie||233|22454
90023|RNCP|3|Menuisier poseur-installateur|H2206 F1607|470|5600|Menuiserie bois||234|22454
90024|RNCP|3|Couvreur zingueur|F1619 F1503|500|6000|Couverture||232|22454
90025|RNCP|3|Soudeur TIG électrode enrobée|H2913 H2902|420|5250|Soudage||254|23054
90026|RNCP|4|Technicien d'usinage|H2903|600|7200|Usinage||251|23054
90027|RNCP|5|Technicien de maintenance industrielle|I1304 I1309|700|7600|Maintenance industrielle||250|31654 24454
90028|RNCP|3|Mécanicien automobile|I1604|560|6800|Mécanique automobile||252|23654
90029|RNCP|3|Préparateur de commandes en entrepôt|N1103 N1105|300|2900|Magasinage||311|31754
90030|RNCP|3|Cariste d'entrepôt|N1101 N1110|245|2600|Conduite chariot élévateur||311|31754
90031|RNCP|3|Conducteur du transport routier de marchandises sur porteur|N4101|350|4700|Conduite poids lourd||311|31854
90032|RNCP|3|Conducteur de transport en commun|N4103|385|4900|Transport en commun||311|31854
90033|RNCP|3|Agent de propreté et d'hygiène|K2205 K2204|300|2700|Nettoyage de locaux||343|42093 43429
90034|RNCP|3|Agent de prévention et de sécurité|K2503|175|1600|Sécurité privée||344|42854
90035|RNCP|4|Vendeur conseil en magasin|D1214 D1106 D1211 D1212|450|3900|Vente en magasin||312|34554
90036|RNCP|5|Négociateur technico-commercial|D1402 D1407 D1403|550|5500|Action commerciale|remote|312|34554
90037|RNCP|5|Manager d'unité marchande|D1302|500|5200|Gestion d'un point de vente||312|34554 32054
90038|RNCP|3|CAP Métiers de la coiffure|D1202|700|6500|Coiffure||336|42050
90039|RNCP|3|CAP Esthétique cosmétique parfumerie|D1208|650|5900|Soins esthétiques||336|42032
90040|RNCP|3|CAP Fleuriste|D1209|450|4400|Fleuristerie||312|34554 21054
90041|RNCP|5|Formateur professionnel d'adultes|K2111|560|5800|Formation de formateurs|remote|333|44554
90042|RNCP|5|Conseiller en insertion professionnelle|K1801|560|5900|Insertion professionnelle||332|44554 44054
90043|RNCP|6|Chargé de marketing digital|M1718 E1101 E1112|480|6300|Communication numérique|remote|320|34054 46354 31054
90044|RNCP|3|Jardinier paysagiste|A1208 A1203|500|5100|Paysage||214|21054
90045|RNCP|5|Responsable de chantier bâtiment|F1202 F1201|600|7900|Conduite de travaux||230|22254 22054 22354 32054
90046|RNCP|6|Infirmier en soins généraux|J1506 J1505|2100|9800|Soins infirmiers||331|43454
90047|RNCP|3|Agent de maintenance des bâtiments|I1203|450|4800|Maintenance des bâtiments||230|22454 24054
95001|RS||Test d'anglais professionnel||40|1200|Anglais|remote|136|15254
95002|RS||Utiliser un tableur en situation professionnelle||21|700|Tableur|remote|326|70354
95003|RS||Sauveteur secouriste du travail||14|250|Secourisme||331|42854 43454
95004|RS||Habilitation électrique des non-électriciens||14|320|Habilitation électrique||255|24054
95005|RS||Hygiène alimentaire en restauration commerciale||14|280|Hygiène alimentaire||221|42754 21554
`
  .trim()
  .split("\n")
  .map(readCertification);

export function romesOfCertification(code: string): readonly string[] | undefined {
  return certifications.find((certification) => certification.code === code)?.romes;
}

function readCertification(line: string): Certification {
  const [code = "", kind = "", level = "", title = "", romes = "", ...more] = line.split("|");
  const [hours = "", price = "", subject = "", remote = "", nsf = "", formacodes = ""] = more;
  return {
    code,
    kind: kind === "RS" ? "RS" : "RNCP",
    title,
    level: levels[level],
    romes: romes.split(" ").filter(Boolean),
    hours: Number(hours),
    price: Number(price),
    subject,
    nsf,
    formacodes: formacodes.split(" "),
    isRemote: remote !== "",
  };
}
