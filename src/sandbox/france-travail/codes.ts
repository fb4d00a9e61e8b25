/** The short reference lists of Offres d'emploi v2 as of 8 October 2026: code → label. */
export const contractTypes = list(`
CDI Contrat à durée indéterminée
CDD Contrat à durée déterminée
MIS Mission intérimaire
SAI Contrat travail saisonnier
DDI CDD insertion
DIN CDI intérimaire
CCE Profession commerciale
FRA Franchise
LIB Profession libérale
REP Reprise d'entreprise
TTI Contrat travail temporaire insertion
DDT CDD Tremplin`);

export const contractNatures = list(`
E1 Contrat travail
E2 Contrat apprentissage
FS Cont. professionnalisation
CC CDI de chantier ou d'opération
CI Contrat intermittent
CU Contrat d'usage
EE Contrat d'Engagement Educatif
ER Engagement à servir dans la réserve
FA Act. Formation pré.recrut.
FJ Contrat pacte
FT CUI - CAE
FU CUI - CIE
FV Prépa.opérationnel.emploi
FW Emploi Avenir non marchand
FX Emploi Avenir marchand
FY Emploi Avenir Professeur
I1 Insertion par l'activ.éco.
NS Emploi non salarié
PS Portage salarial`);

export const studyLevels = list(`
AFS Aucune formation scolaire
CP4 Primaire à 4ème
CFG 4ème achevée
C3A 3ème achevée ou Brevet
C12 2nd ou 1ère achevée
NV5 CAP, BEP et équivalents
NV4b Niveau Bac
NV4 Bac ou équivalent
NV3 Bac+2 ou équivalents
NV2 Bac+3, Bac+4 ou équivalents
NV1 Bac+5 et plus ou équivalents`);

export const licences = list(`
A Moto
AM Cyclomoteur
A1 Moto légère
A2 Moto intermédiaire
B Véhicule léger
BE Véhicule léger + remorque
B1 Quadricycle à moteur
B79 Véhicule léger automatique
B96 Véhicule léger + remorque (formation)
C Poids lourd
CE Poids lourd + remorque
C1E Poids lourd léger + remorque
C1 Poids lourd léger
D Transport en commun
DE Transport en commun + remorque
D1E Minibus + remorque
D1 Minibus
EB Remorque légère
EC Remorque lourde
ED Remorque de transport en commun`);

export const themes = list(`
01 Environnement
02 Défense
03 Patrimoine
04 Intelligence économique
05 Recherche
06 Mer
07 Aéronautique
08 Sécurité
09 Multimédia
10 Humanitaire
11 Nucléaire
12 Enfants
13 Emplois saisonniers et jobs d'été
14 Services à domicile
15 Sport
16 Ingénierie
17 Sans diplôme ni expérience`);

export const continents = list(`
991 Europe
992 Asie
993 Afrique
994 Amérique
995 Océanie`);

/** A few of them: the real list has all. */
export const countries = list(`
01 France
99109 Allemagne
99127 Italie
99131 Belgique
99134 Espagne
99137 Luxembourg
99139 Portugal
99140 Suisse`);

export const languages = list(`
AL Allemand
AN Anglais
ES Espagnol
IT Italien
PO Portugais`);

/**
 * Domains whose letter alone excludes those with a code of their own: C without C15, L without L14, M without
 * all of M13 to M18.
 */
export const largeDomains = "A B C C15 D E F G H I J K L L14 M15 M18 M M16 M17 M13 M14 N".split(" ");

export const domains = list(`
A11 Engins agricoles et forestiers
A12 Espaces naturels et espaces verts
A13 Etudes et assistance technique
A14 Production
A15 Soins aux animaux
B11 Arts plastiques
B12 Céramique
B13 Décoration
B14 Fibres et papier
B15 Instruments de musique
B16 Métal, verre, bijouterie et horlogerie
B17 Taxidermie
B18 Tissu et cuirs
C11 Assurance
C12 Banque
C13 Finance
C14 Gestion administrative banque et assurances
C15 Immobilier
D11 Commerce alimentaire et métiers de bouche
D12 Commerce non alimentaire et de prestations de confort
D13 Direction de magasin de détail
D14 Force de vente
D15 Grande distribution
E11 Edition et communication
E12 Images et sons
E13 Industries graphiques
E14 Publicité
F11 Conception et études
F12 Conduite et encadrement de chantier - travaux
F13 Engins de chantier
F14 Extraction
F15 Montage de structures
F16 Second oeuvre
F17 Travaux et gros oeuvre
G11 Accueil et promotion touristique
G12 Animation d'activités de loisirs
G13 Conception, commercialisation et vente de produits touristiques
G14 Gestion et direction
G15 Personnel d'étage en hôtellerie
G16 Production culinaire
G17 Accueil en hôtellerie
G18 Service
H11 Affaires et support technique client
H12 Conception, recherche, études et développement
H13 Hygiène Sécurité Environnement -HSE- industriels
H14 Méthodes et gestion industrielles
H15 Qualité et analyses industrielles
H21 Alimentaire
H22 Bois
H23 Chimie et pharmacie
H24 Cuir et textile
H25 Direction, encadrement et pilotage de fabrication et production industrielles
H26 Electronique et électricité
H27 Energie
H28 Matériaux de construction, céramique et verre
H29 Mécanique, travail des métaux et outillage
H31 Papier et carton
H32 Plastique, caoutchouc
H33 Préparation et conditionnement
H34 Traitements thermiques et traitements de surfaces
I11 Encadrement
I12 Entretien technique
I13 Equipements de production, équipements collectifs
I14 Equipements domestiques et informatique
I15 Travaux d'accès difficile
I16 Véhicules, engins, aéronefs
J11 Praticiens médicaux
J12 Praticiens médico-techniques
J13 Professionnels médico-techniques
J14 Rééducation et appareillage
J15 Soins paramédicaux
K11 Accompagnement de la personne
K12 Action sociale, socio-éducative et socio-culturelle
K13 Aide à la vie quotidienne
K14 Conception et mise en oeuvre des politiques publiques
K15 Contrôle public
K16 Culture et gestion documentaire
K17 Défense, sécurité publique et secours
K18 Développement territorial et emploi
K19 Droit
K21 Formation initiale et continue
K22 Nettoyage et propreté industriels
K23 Propreté et environnement urbain
K24 Recherche
K25 Sécurité privée
K26 Services funéraires
L11 Animation de spectacles
L12 Artistes - interprètes du spectacle
L13 Conception et production de spectacles
L14 Sport professionnel
L15 Techniciens du spectacle
M11 Achats
M12 Comptabilité et gestion
M13 Direction d'entreprise
M14 Organisation et études
M15 Ressources humaines
M16 Secrétariat et assistance
M17 Stratégie commerciale, marketing et supervision des ventes
M18 Systèmes d'information et de télécommunication
N11 Magasinage, manutention des charges et déménagement
N12 Organisation de la circulation des marchandises
N13 Personnel d'encadrement de la logistique
N21 Personnel navigant du transport aérien
N22 Personnel sédentaire du transport aérien
N31 Personnel navigant du transport maritime et fluvial
N32 Personnel sédentaire du transport maritime et fluvial
N41 Personnel de conduite du transport routier
N42 Personnel d'encadrement du transport routier
N43 Personnel navigant du transport terrestre
N44 Personnel sédentaire du transport ferroviaire`);

/** NAF divisions of the sandbox's own sectors: the real list has 88. */
export const divisions = list(`
01 Culture et production animale, chasse et services annexes
10 Industries alimentaires
14 Industrie de l'habillement
15 Industrie du cuir et de la chaussure
23 Fabrication d'autres produits minéraux non métalliques
25 Fabrication de produits métalliques, à l'exception des machines et des équipements
28 Fabrication de machines et équipements n.c.a.
32 Autres industries manufacturières
43 Travaux de construction spécialisés
45 Commerce et réparation d'automobiles et de motocycles
46 Commerce de gros, à l'exception des automobiles et des motocycles
47 Commerce de détail, à l'exception des automobiles et des motocycles
49 Transports terrestres et transport par conduites
52 Entreposage et services auxiliaires des transports
53 Activités de poste et de courrier
55 Hébergement
56 Restauration
58 Édition
59 Production de films cinématographiques, de vidéo et de programmes de télévision
61 Télécommunications
62 Programmation, conseil et autres activités informatiques
64 Activités des services financiers, hors assurance et caisses de retraite
65 Assurance
68 Activités immobilières
69 Activités juridiques et comptables
71 Activités d'architecture et d'ingénierie ; contrôle et analyses techniques
73 Publicité et études de marché
74 Autres activités spécialisées, scientifiques et techniques
75 Activités vétérinaires
78 Activités liées à l'emploi
79 Activités des agences de voyage, services de réservation et activités connexes
80 Enquêtes et sécurité
81 Services relatifs aux bâtiments et aménagement paysager
82 Activités administratives et autres activités de soutien aux entreprises
84 Administration publique et défense ; sécurité sociale obligatoire
85 Enseignement
86 Activités pour la santé humaine
87 Hébergement médico-social et social
88 Action sociale sans hébergement
90 Activités créatives, artistiques et de spectacle
93 Activités sportives, récréatives et de loisirs
96 Autres services personnels
97 Activités des ménages en tant qu'employeurs de personnel domestique`);

function list(table: string): ReadonlyMap<string, string> {
  const lines = table.trim().split("\n");
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)]));
}
