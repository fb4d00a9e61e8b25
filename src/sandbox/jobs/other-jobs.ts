/**
 * Jobs that are looked for less often, so that a newcomer to the demo finds offers for them as well. What an
 * offer needs besides the title is given for the first three characters of a code: trades | gross euros a
 * month | level | hours.
 */
export const otherTrades = `
A11 farm | 1850-2200 | NV5 | day
A12 landscaping | 1850-2200 | NV5 | day
A13 farm, townhall | 2100-2900 | NV2 | day
A14 farm, orchard | 1823-2050 | NV5 | early
A15 vet, petshop | 1823-2100 | NV5 | day
B11 show | 1823-2300 | NV3 | free
B13 clothing, furniture | 1850-2300 | NV3 | day
B16 jewellery | 1900-2500 | NV5 | day
B18 sewing, leather | 1900-2500 | NV3 | day
C11 insurance | 2200-3400 | NV2 | day
C12 bank | 2200-3600 | NV2 | day
C13 bank | 3500-5500 | NV1 | day
C15 property | 2100-3100 | NV3 | day
D11 grocery, bakery | 1850-2200 | NV5 | early
D12 clothing, beauty, furniture | 1823-2050 | NV5 | weekend
D13 supermarket | 2000-2600 | NV3 | weekend
D14 wholesale, furniture | 1950-2700 | NV3 | day
D15 supermarket | 1850-2300 | NV4 | weekend
E11 agency, media | 2000-2900 | NV2 | day
E12 agency, photo, film | 2000-2800 | NV3 | day
E13 agency, packaging | 1900-2400 | NV4 | shifts
E14 agency | 2100-3000 | NV2 | day
F11 masonry, property | 2200-3200 | NV2 | day
F12 masonry | 2400-3300 | NV3 | day
F13 earthworks | 2000-2600 | NV5 | day
F15 roofing | 1950-2400 | NV5 | day
F16 finishing, electricity, joinery | 1900-2450 | NV5 | day
F17 masonry, earthworks | 1900-2350 | NV5 | day
G12 leisure, tourism | 1823-2150 | NV4 | weekend
G13 tourism | 1823-2100 | NV3 | day
G14 hotel, restaurant | 2600-3600 | NV3 | weekend
G15 hotel | 1850-2200 | NV5 | weekend
G16 restaurant, canteen | 1850-2200 | NV5 | evening
G17 hotel | 1850-2200 | NV4 | shifts
G18 restaurant | 1900-2500 | NV4 | evening
H12 mechanics, assembly | 2400-3400 | NV2 | day
H13 food, mechanics | 2300-3300 | NV2 | day
H14 food, assembly | 2200-3100 | NV3 | day
H15 food, lab | 2300-3300 | NV2 | day
H21 food | 1823-2100 | NV5 | shifts
H22 joinery | 1900-2400 | NV5 | day
H23 lab, packaging | 1950-2400 | NV4 | shifts
H24 sewing, leather | 1823-2150 | NV5 | day
H25 food, mechanics | 2600-3600 | NV2 | day
H26 assembly, electricity | 1900-2300 | NV4 | day
H27 energy, packaging | 2100-2700 | NV4 | shifts
H28 ceramics, packaging | 1850-2200 | NV5 | shifts
H29 boiler, mechanics | 1950-2500 | NV5 | shifts
H32 packaging, assembly | 1900-2350 | NV4 | shifts
H33 packaging, food | 1900-2300 | NV5 | shifts
I12 townhall, property | 1850-2200 | NV5 | day
I13 climate, electricity, assembly | 2050-2700 | NV4 | day
I14 it | 2000-2600 | NV3 | day
I15 finishing, masonry | 2000-2600 | NV5 | day
I16 garage, car | 1900-2450 | NV5 | day
J11 hospital, doctor | 4200-6500 | NV1 | shifts
J13 hospital, carehome | 1850-2200 | NV4 | shifts
J14 physio, hospital | 2200-3000 | NV2 | day
J15 hospital, carehome | 2200-2900 | NV2 | shifts
K11 social | 2000-2700 | NV1 | day
K12 social, townhall | 1900-2400 | NV3 | day
K13 homecare, social | 1850-2150 | NV4 | weekend
K14 townhall | 1900-2400 | NV4 | day
K15 townhall | 2000-2700 | NV2 | day
K16 townhall, school | 1900-2500 | NV3 | day
K17 townhall | 1850-2400 | NV4 | shifts
K19 law | 2100-3300 | NV1 | day
K21 school, training | 2000-2800 | NV1 | school
K22 cleaning | 1823-2000 | AFS | early
K23 cleaning, townhall | 1850-2150 | AFS | early
K24 lab, software | 2500-3600 | NV1 | day
K25 security | 1850-2150 | NV5 | shifts
K26 social | 1850-2250 | NV4 | day
L11 show, leisure | 1823-2300 | NV4 | evening
L12 show | 1823-2300 | NV3 | evening
L13 film | 2200-3200 | NV3 | free
L14 sports, leisure | 1900-2600 | NV4 | free
L15 show, film | 1900-2500 | NV3 | evening
M11 wholesale, food | 2400-3300 | NV2 | day
M12 accounting, wholesale | 2500-3600 | NV1 | day
M13 wholesale | 4000-6000 | NV1 | free
M14 it, bank | 2600-3700 | NV1 | day
M15 office, recruiting | 2400-3400 | NV2 | day
M16 office, callcentre | 1823-2100 | NV4 | day
M17 wholesale, agency | 2300-3300 | NV2 | day
M18 it, software | 2600-3900 | NV2 | day
N11 logistics, road | 1823-2100 | NV5 | shifts
N12 logistics, road | 2000-2600 | NV3 | day
N13 logistics | 2000-2600 | NV3 | day
N21 tourism | 2000-2900 | NV3 | free
N22 logistics | 1850-2200 | NV4 | shifts
N31 logistics | 1900-2400 | NV5 | free
N32 logistics | 1850-2250 | NV5 | shifts
N41 road, delivery, bus | 1850-2250 | NV5 | early
N42 road, logistics | 1950-2400 | NV3 | day
N43 bus | 2000-2500 | NV4 | shifts
N44 bus | 2000-2500 | NV4 | shifts
`;

/**
 * Codes and titles, the principal title first. Source: France Travail, ROME 4.0 version 60 (2025), Licence
 * Ouverte.
 */
export const otherTitles = `
A1101 404030 Conducteur / Conductrice d'engins agricoles; 11987 Chauffeur / Chauffeuse de machines agricoles
A1201 11606 Bûcheron / Bûcheronne
A1204 15195 Garde de parc naturel
A1205 19606 Sylviculteur / Sylvicultrice
A1209 14608 Elagueur / Elagueuse; 14611 Elagueur-grimpeur / Elagueuse-grimpeuse
A1210 17502 Ouvrier forestier / Ouvrière forestière
A1303 15711 Ingénieur / Ingénieure d'études et de recherche agricoles; 15577 Ingénieur / Ingénieure agronome
A1304 13481 Conseiller / Conseillère technique agricole; 13350 Conseiller / Conseillère agricole
A1306 38760 Chargé / Chargée de mission biodiversité
A1311 20149 Technicien forestier / Technicienne forestière
A1313 510524 Chargé / Chargée de mission environnement
A1402 10813 Aide agricole en production végétale
A1403 404919 Aide d'élevage agricole; 18280 Ramasseur / Ramasseuse de volaille
A1404 11099 Aquaculteur / Aquacultrice; 16944 Mytiliculteur / Mytilicultrice (moules)
A1409 11467 Aviculteur / Avicultrice
A1410 14723 Eleveur / Eleveuse d'ovins
A1412 15171 Fromager-affineur / Fromagère-affineuse; 15170 Fromager / Fromagère
A1414 15476 Horticulteur / Horticultrice; 17504 Ouvrier / Ouvrière horticole
A1415 16406 Marin-pêcheur
A1416 14968 Exploitant / Exploitante agricole
A1421 404028 Palefrenier soigneur / Palefrenière soigneuse
A1422 488363 Caviste de chai; 11717 Caviste; 17423 Ouvrier / Ouvrière de chai
A1423 17010 Œnologue
A1426 38628 Educateur canin / Educatrice canine
A1429 11079 Apiculteur / Apicultrice
A1430 17402 Ouvrier / Ouvrière aquacole; 17513 Ouvrier / Ouvrière ostréicole
A1441 17653 Pépiniériste; 17496 Ouvrier / Ouvrière en production pépinière biologique
A1444 10810 Aide agricole en production fruitière
A1446 16299 Maître / Maîtresse de chai
A1502 16390 Maréchal-ferrant / Maréchale-ferrante
A1506 19441 Soigneur animalier / Soigneuse animalière; 489990 Agent animalier / Agente animalière
A1509 509827 Comportementaliste animalier / Comportementaliste animalière
A1511 510366 Gardien / Gardienne d'animaux; 38815 Garde d'animaux de compagnie - Pet sitter
B1101 11161 Artiste Plasticien / Plasticienne; 11158 Artiste peintre
B1301 14896 Etalagiste
B1602 19481 Souffleur / Souffleuse de verre
B1604 15474 Horloger / Horlogère
B1605 11510 Bijoutier / Bijoutière
B1606 16070 Joaillier / Joaillière
B1609 405238 Responsable d'atelier en bijouterie ou joaillerie; 11512 Bijoutier joaillier / Bijoutière joaillière
B1805 19540 Styliste
B1806 19632 Tapissier / Tapissière d'ameublement; 19636 Tapissier-décorateur / Tapissière-décoratrice
B1812 510009 Modéliste; 510008 Styliste modéliste
C1103 13804 Courtier / Courtière en assurance
C1105 10266 Actuaire
C1112 10740 Agent général / Agente générale d'assurance
C1201 11744 Chargé / Chargée d'accueil en banque
C1202 10936 Analyste de crédits et risques bancaires
C1205 403634 Conseiller / Conseillère en gestion de patrimoine
C1207 14204 Directeur / Directrice d'agence bancaire
C1208 403641 Courtier / Courtière en banque; 403642 Courtier / Courtière en crédit
C1301 20407 Trader; 17326 Opérateur / Opératrice sur marchés financiers
C1501 15327 Gestionnaire de copropriété; 15341 Gestionnaire de patrimoine immobilier; 19608 Syndic d'immeuble
C1506 489146 Responsable de projet immobilier; 18820 Responsable de programme immobilier
D1110 509436 Vendeur ambulant / Vendeuse ambulante
D1115 12631 Chocolatier / Chocolatière
D1118 15376 Glacier / Glacière
D1205 14777 Employé / Employée de pressing
D1206 13730 Cordonnier / Cordonnière
D1207 19245 Retoucheur / Retoucheuse en habillement
D1210 20542 Vendeur / Vendeuse en animalerie
D1216 38654 Coiffeur barbier / Coiffeuse barbière
D1219 20519 Vendeur / Vendeuse conseil en jardinerie; 20589 Vendeur / Vendeuse en jardinerie
D1222 489887 Masseur / Masseuse bien-être
D1231 38731 Spa Praticien / Spa Praticienne
D1239 17656 Perceur corporel / Perceuse corporelle
D1240 18212 Prothésiste ongulaire
D1241 13432 Conseiller / Conseillère en image personnelle; 13501 Conseiller / Conseillère beauté
D1303 18881 Responsable de station-service
D1409 11188 Assistant / Assistante administration des ventes
D1410 403651 Attaché commercial / Attachée commerciale; 403653 Responsable grand compte
D1415 488946 Chargé / Chargée de relation client
D1422 38068 Chargé / Chargée de recouvrement de créances
D1424 13489 Conseiller vendeur / Conseillère vendeuse à domicile
D1429 38960 Assistant / Assistante import-export
D1431 11181 Assistant / Assistante achat
D1434 13378 Conseiller commercial / Conseillère commerciale motocycles
D1438 403660 Assistant / Assistante e-commerce
D1501 403665 Animateur / Animatrice des ventes
D1502 12297 Chef / Cheffe de rayon produits alimentaires
D1506 510122 Merchandiser
D1511 509955 Opérateur / Opératrice de station service
E1102 14576 Ecrivain / Ecrivaine
E1103 11888 Chargé / Chargée des relations publiques; 11222 Assistant / Assistante de communication; 11887 Chargé / Chargée des relations presse
E1105 14579 Editeur / Editrice; 11262 Assistant / Assistante d'édition; 19383 Secrétaire d'édition
E1107 38733 Chef / Cheffe de projet événementiel; 403677 Chargé / Chargée de mission événementiel
E1108 20408 Traducteur / Traductrice; 20416 Traducteur-interprète / Traductrice-interprète
E1109 14263 Directeur / Directrice de la communication; 18725 Responsable de la communication
E1113 19057 Responsable e-commerce; 510892 Chargé / Chargée e-commerce
E1114 18550 Reporter / Reportrice; 16097 Journaliste reporter / Journaliste reportrice d'images
E1117 20734 Wedding planner; 17360 Organisateur / Organisatrice d'activités événementielles; 17361 Organisateur / Organisatrice de mariages et de séminaires
E1118 510103 Présentateur / Présentatrice journaliste
E1119 510105 Concepteur rédacteur / Conceptrice rédactrice; 12838 Concepteur rédacteur / Conceptrice rédactrice publicitaire
E1121 19380 Secrétaire de rédaction
E1123 16043 Interprète
E1125 12816 Concepteur / Conceptrice de jeux vidéo
E1203 19806 Technicien / Technicienne de laboratoire photographique
E1204 513761 Technicien / Technicienne d'exploitation cinématographique; 17156 Opérateur / Opératrice de projection; 18195 Projectionniste
E1207 140943 Motion designer
E1210 20726 Web designer
E1211 14092 Dessinateur-illustrateur / Dessinatrice-illustratrice; 14018 Dessinateur / Dessinatrice de bande dessinée; 15509 Illustrateur / Illustratrice
E1301 13088 Conducteur / Conductrice de machines d'impression; 13309 Conducteur / Conductrice offset; 15519 Imprimeur / Imprimeuse
E1312 16176 Lecteur-correcteur / Lectrice-correctrice; 13734 Correcteur / Correctrice; 13745 Correcteur-réviseur / Correctrice-réviseuse
E1401 404431 Chef / Cheffe de publicité
E1402 16600 Média planneur / Média planneuse
E1405 18398 Référenceur / Référenceuse web; 509871 Référenceur / Référenceuse SEO
E1406 510240 Influenceur / Influenceuse web
F1101 11118 Architecte du bâtiment; 510223 Architecte DE
F1102 11117 Architecte d'intérieur
F1103 404432 Diagnostiqueur / Diagnostiqueuse immobilier
F1107 15265 Géomètre-topographe
F1109 11292 Assistant / Assistante géomètre; 20160 Technicien / Technicienne géomètre
F1120 14567 Economiste de la construction
F1125 38932 BIM Manager
F1135 11751 Chargé / Chargée d'affaires BTP
F1139 13903 Décorateur / Décoratrice d'intérieur
F1206 489243 Chef / Cheffe d'équipe bâtiment; 38447 Chef / Cheffe d'équipe gros œuvre
F1207 38852 Chef / Cheffe d'équipe travaux publics
F1301 15432 Grutier / Grutière; 12957 Conducteur / Conductrice de grue
F1505 14551 Echafaudeur / Echafaudeuse
F1601 17828 Plâtrier / Plâtrière; 488388 Platrier / Platrière plaquiste
F1605 16793 Monteur / Monteuse de réseaux électriques; 16784 Monteur / Monteuse de lignes électriques; 20013 Technicien / Technicienne d'intervention en réseaux électriques
F1609 489003 Solier / Solière; 17932 Poseur / Poseuse de revêtements souples de sols; 19451 Solier-moquettiste / Solière-moquettiste
F1610 489463 Installateur mainteneur / Installatrice mainteneuse en systèmes solaires, thermiques et photovoltaïques
F1611 513766 Façadier / Façadière itéiste; 15029 Façadier / Façadière; 15031 Façadier-enduiseur / Façadière-enduiseuse
F1613 14911 Etancheur / Etancheuse; 11087 Applicateur / Applicatrice d'étanchéité; 17947 Poseur / Poseuse en isolation thermique
F1614 17946 Poseur / Poseuse en fermetures de bâtiment; 16683 Miroitier / Miroitière; 16639 Métallier-serrurier / Métallière-serrurière
F1616 403739 Poseur / Poseuse de menuiseries extérieures; 403741 Menuisier poseur / Menuisière poseuse; 17920 Poseur / Poseuse de fermetures
F1620 404953 Installateur / Installatrice chauffage et climatisation; 38134 Installateur / Installatrice de chauffage solaire individuel; 16827 Monteur / Monteuse en installations thermiques
F1621 18285 Ramoneur / Ramoneuse
F1625 16805 Monteur / Monteuse en agencement; 16761 Monteur / Monteuse d'agencement en isolation thermique
F1626 11657 Calorifugeur / Calorifugeuse
F1627 509588 Poseur / Poseuse de compteurs
F1701 12679 Coffreur / Coffreuse
F1702 17499 Ouvrier / Ouvrière en voiries; 16257 Maçon / Maçonne Voiries et Réseaux Divers -VRD-; 17541 Ouvrier / Ouvrière Voiries et Réseaux Divers -VRD-
F1705 17906 Poseur / Poseuse de canalisations; 11661 Canalisateur / Canalisatrice
F1708 16006 Installateur-poseur / Installatrice-poseuse de piscines préfabriquées; 404035 Piscinier / Piscinière
F1709 13954 Démolisseur / Démolisseuse; 17491 Ouvrier / Ouvrière en démolition
G1204 14601 Educateur sportif / Educatrice sportive; 140894 Moniteur / Monitrice de judo; 140900 Moniteur / Monitrice de tennis
G1205 17063 Opérateur / Opératrice d'attraction; 14776 Employé / Employée de parc de loisirs
G1206 13848 Croupier / Croupière; 14792 Employé / Employée des jeux
G1209 403764 Animateur / Animatrice de loisirs sportifs; 18145 Professeur / Professeure de yoga
G1210 404032 Enseignant / Enseignante d'équitation
G1216 405231 Moniteur / Monitrice de sport nature
G1217 405226 Moniteur / Monitrice en salle de sport; 405224 Instructeur / Instructrice fitness
G1222 15441 Guide-conférencier / Guide-conférencière
G1223 405523 Animateur / Animatrice en site de divertissement; 11025 Animateur / Animatrice de parc de loisirs
G1224 16318 Maître-nageur sauveteur / Maître-nageuse sauveteuse
G1225 17385 Ouvreur / Ouvreuse de salle de spectacles
G1236 11005 Animateur / Animatrice de club de vacances
G1237 14225 Directeur / Directrice d'accueil de loisirs sans hébergement; 509733 Directeur / Directrice centre de loisirs
G1306 11515 Billettiste voyages; 20041 Technicien / Technicienne en billetterie affaires
G1413 14324 Directeur / Directrice de restaurant; 18847 Responsable de restaurant
G1416 14418 Directeur / Directrice d'hôtellerie de plein air; 15279 Gérant / Gérante de camping
G1502 14796 Employé / Employée d'hôtel
G1503 15385 Gouvernant / Gouvernante d'hôtel; 15384 Gouvernant / Gouvernante d'étage
G1606 13863 Cuisinier / Cuisinière de collectivité; 404260 Cuisinier / Cuisinière de cantine; 13868 Cuisinier traiteur / Cuisinière traiteuse
G1608 405279 Ecailler / Ecaillère
G1612 13844 Crêpier / Crêpière
G1613 510381 Restaurateur ambulant / Restauratrice ambulante
G1701 12845 Concierge d'hôtel
G1708 20717 Voiturier / Voiturière
G1802 16313 Maître / Maîtresse d'hôtel
G1804 19452 Sommelier / Sommelière
G1807 15276 Gérant / Gérante de bar-tabac; 15277 Gérant / Gérante de bureau de tabac
G1809 200104 Barista
H1204 13991 Designer; 14000 Designer industriel / Designeuse industrielle
H1212 15596 Ingénieur / Ingénieure brevet en industrie
H1224 20176 Technicien / Technicienne de laboratoire de recherche-développement; 20115 Technicien / Technicienne en recherche-développement
H1225 489262 Ingénieur / Ingénieure développement nucléaire; 489263 Ingénieur / Ingénieure nucléaire (recherche et développement)
H1235 20047 Technicien / Technicienne en conception industrielle en mécanique; 509840 Technicien / Technicienne de bureau d'études de l'industrie
H1302 15820 Ingénieur / Ingénieure Hygiène, Sécurité et Environnement en industrie (HSE)
H1303 20072 Technicien / Technicienne en Hygiène, Sécurité, Environnement industriel (HSE); 489151 Technicien / Technicienne environnement (industrie)
H1304 19069 Responsable environnement en industrie; 19071 Responsable environnement-hygiène-sécurité en industrie
H1307 488852 Responsable de la conformité industrielle
H1309 20111 Technicien / Technicienne en radioprotection
H1403 15331 Gestionnaire de flux de production; 10731 Agent / Agente d'ordonnancement en industrie; 20018 Technicien / Technicienne d'ordonnancement de production industrielle
H1404 20193 Technicien / Technicienne méthodes; 10695 Agent / Agente des méthodes en industrie
H1405 19194 Responsable supply chain en industrie
H1502 19162 Responsable qualité en industrie; 509570 Responsable qualité
H1520 15587 Ingénieur / Ingénieure assurance qualité en industrie; 488383 Ingénieur qualité / Ingénieure qualité
H1523 19163 Responsable Qualité Sécurité Environnement -QSE- en industrie
H1524 509593 Qualiticien / Qualiticienne en industrie
H1528 509850 Technicien / Technicienne qualité en industrie
H2101 17417 Ouvrier / Ouvrière d'abattoir
H2103 404025 Opérateur / Opératrice de transformation des viandes
H2202 13056 Conducteur / Conductrice de machines à bois; 17313 Opérateur / Opératrice sur machines à bois à commande numérique
H2205 17461 Ouvrier / Ouvrière de scierie; 13312 Conducteur opérateur / Conductrice opératrice de scierie
H2207 14541 Ebéniste
H2301 404452 Conducteur / Conductrice de ligne en industrie chimique; 12868 Conducteur / Conductrice d'appareils des industries chimiques
H2304 17088 Opérateur / Opératrice de fabrication des industries chimiques; 19910 Technicien / Technicienne de production en industrie chimique
H2401 489267 Opérateur / Opératrice de fabrication industrie des cuirs, peaux et matériaux associés; 17799 Piqueur / Piqueuse en maroquinerie
H2402 13815 Couturier industriel / Couturière industrielle de l'habillement; 489111 Piqueur / Piqueuse textile
H2507 18773 Responsable de ligne de production industrielle; 18813 Responsable de production
H2508 488961 Ingénieur / Ingénieure exploitation nucléaire
H2510 14307 Directeur / Directrice de production industrielle
H2605 16875 Monteur-câbleur / Monteuse-câbleuse en électronique; 11619 Câbleur / Câbleuse en électronique
H2702 12889 Conducteur / Conductrice de bloc nucléaire; 17074 Opérateur / Opératrice de conduite en centrale nucléaire
H2708 509590 Technicien / Technicienne d'exploitation nucléaire; 509589 Technicien / Technicienne nucléaire
H2801 404466 Agent / Agente de fabrication du verre; 12998 Conducteur / Conductrice de ligne en production de verre
H2901 404469 Ajusteur-monteur / Ajusteuse-monteuse
H2904 15122 Forgeron industriel / Forgeronne industrielle; 510838 Agent / Agente de maîtrise de la métallurgie
H2905 12648 Cisailleur / Cisailleuse en métallurgie; 19323 Scieur / Scieuse
H2907 15102 Fondeur / Fondeuse en métallurgie; 13143 Conducteur / Conductrice de presses aluminium à injecter
H2911 404473 Métallier / Métallière
H2914 20475 Tuyauteur / Tuyauteuse; 20483 Tuyauteur industriel / Tuyauteuse industrielle
H3201 17825 Plasturgiste; 17206 Opérateur / Opératrice en plasturgie
H3202 404476 Monteur régleur / Monteuse régleuse en plasturgie; 20213 Technicien / Technicienne plasturgiste en production
H3301 12981 Conducteur / Conductrice de ligne de conditionnement
I1202 10704 Agent / Agente d'exploitation de la voirie
I1301 11164 Ascensoriste; 19810 Technicien / Technicienne de maintenance d'ascenseurs
I1302 19831 Technicien / Technicienne de maintenance d'installations automatisées; 404478 Automaticien / Automaticienne; 19662 Technicien automaticien / Technicienne automaticienne de maintenance
I1310 16477 Mécanicien / Mécanicienne de maintenance industrielle; 16495 Mécanicien / Mécanicienne d'entretien industriel
I1316 489004 Technicien / Technicienne de maintenance Chauffage, Ventilation et Climatisation - CVC; 20067 Technicien / Technicienne en froid et climatisation
I1317 489005 Technicien / Technicienne de maintenance fibre optique
I1330 19992 Technicien / Technicienne d'installation de centrales téléphoniques; 509838 Technicien / Technicienne en téléphonie
I1332 12042 Chef / Cheffe d'atelier de maintenance industrielle
I1402 19833 Technicien / Technicienne de maintenance en appareils électroménagers; 13972 Dépanneur / Dépanneuse en électroménager; 18526 Réparateur / Réparatrice en électroménager
I1404 489103 Conseiller / Conseillère support technique informatique; 19575 Support aux utilisateurs en informatique; 489104 Technicien / Technicienne d'assistance en informatique
I1501 13728 Cordiste
I1503 20119 Technicien / Technicienne en risques technologiques; 10477 Agent / Agente de logistique nucléaire
I1508 13990 Désamianteur / Désamianteuse
I1601 17990 Préparateur / Préparatrice de bateau; 19832 Technicien / Technicienne de maintenance du nautisme
I1602 16447 Mécanicien / Mécanicienne avion; 16442 Mécanicien / Mécanicienne aéronautique
I1603 16556 Mécanicien-réparateur / Mécanicienne-réparatrice en matériels agricoles; 16445 Mécanicien / Mécanicienne agricole
I1605 16512 Mécanicien / Mécanicienne en mécanique marine ou navale; 16478 Mécanicien / Mécanicienne de marine
I1607 16521 Mécanicien / Mécanicienne motocycles; 490085 Mécanicien / Mécanicienne moto
I1609 17612 Peintre automobile
I1611 18016 Préparateur / Préparatrice de véhicules automobiles; 38194 Laveur / Laveuse de véhicules automobiles; 16837 Monteur / Monteuse en pneumatique
I1613 489483 Mécanicien / Mécanicienne des véhicules des transports routiers; 16484 Mécanicien / Mécanicienne de véhicules industriels; 16528 Mécanicien / Mécanicienne poids lourds
I1615 13981 Dépanneur-remorqueur / Dépanneuse-remorqueuse de véhicules; 488816 Dépanneur / Dépanneuse automobile
I1617 13656 Contrôleur / Contrôleuse technique de véhicules; 13654 Contrôleur / Contrôleuse technique automobile
I1619 489485 Mécanicien / Mécanicienne cycles; 488976 Réparateur / Réparatrice de cycles; 20290 Technicien-réparateur / Technicienne-réparatrice de cycles
I1621 513911 Tôlier / Tôlière en carrosserie automobile; 20353 Tôlier / Tôlière automobile
J1103 13960 Dentiste; 12626 Chirurgien-dentiste / Chirurgienne-dentiste; 17366 Orthodontiste
J1104 19299 Homme sage-femme / Sage-femme
J1119 12625 Chirurgien / Chirurgienne
J1131 18227 Psychiatre
J1302 19807 Technicien / Technicienne de laboratoires d'analyses médicales
J1306 16343 Manipulateur / Manipulatrice d'électroradiologie médicale
J1308 11587 Brancardier / Brancardière
J1309 10611 Agent / Agente de stérilisation de service hospitalier
J1401 11405 Audioprothésiste
J1402 14169 Diététicien / Diététicienne
J1403 14881 Ergothérapeute
J1406 17367 Orthophoniste
J1408 17374 Ostéopathe
J1409 17605 Pédicure-podologue
J1502 11629 Cadre de santé d'unité de soins ou de service paramédical; 404482 Cadre de santé
J1503 15532 Infirmier / Infirmière anesthésiste (IADE)
J1504 404265 Infirmier / Infirmière de bloc opératoire (IBODE)
J1507 18238 Puériculteur / Puéricultrice; 404266 Infirmier puériculteur / Infirmière puéricultrice
K1102 38388 Mandataire judiciaire à la protection des majeurs (MJPM)
K1103 13416 Conseiller / Conseillère en développement personnel; 13441 Conseiller / Conseillère en naturopathie
K1104 38675 Psychologue; 18237 Psychothérapeute
K1106 19456 Sophrologue
K1206 11065 Animateur coordinateur socioculturel / Animatrice coordinatrice socioculturelle
K1213 16608 Médiateur culturel / Médiatrice culturelle; 513703 Chargé / Chargée de médiation culturelle
K1225 13418 Conseiller / Conseillère en économie sociale et familiale (CESF)
K1305 20174 Technicien / Technicienne d'Intervention Sociale et Familiale (TISF)
K1307 404267 Animateur / Animatrice petite enfance
K1406 404906 Secrétaire de mairie; 489538 Employé / Employée de l'état civil
K1501 10376 Agent / Agente d'administration principal(e) des douanes; 10410 Agent / Agente de constatation des douanes; 10413 Agent / Agente de constatation des impôts
K1502 404485 Inspecteur / Inspectrice du travail
K1503 13621 Contrôleur / Contrôleuse des impôts
K1511 15963 Inspecteur / Inspectrice des impôts
K1601 14511 Documentaliste; 10394 Agent / Agente de bibliothèque; 11133 Archiviste
K1602 13513 Conservateur / Conservatrice du patrimoine
K1603 11506 Bibliothécaire
K1701 510610 Combattant / Combattante en milieu terrestre; 19450 Soldat / Soldate
K1704 17021 Officier / Officière de police
K1705 19362 Secouriste; 19309 Sapeur-pompier / Sapeuse-pompière
K1706 488270 Agent / Agente de la force publique; 15246 Gendarme
K1707 17864 Policier municipal / Policière municipale; 10620 Agent / Agente de surveillance des voies publiques
K1708 15219 Gardien / Gardienne de la paix
K1711 19602 Surveillant pénitentiaire / Surveillante pénitentiaire
K1717 489155 Technicien électronicien / Technicienne électronicienne des armées
K1726 17803 Pisteur / Pisteuse secouriste
K1901 16995 Notaire
K1902 12661 Clerc de notaire
K1904 16103 Juge
K1905 15495 Huissier / Huissière de justice
K1909 15423 Greffier / Greffière
K2103 12505 Chef / Cheffe d'établissement d'enseignement
K2105 404486 Professeur / Professeure de musique; 18137 Professeur / Professeure de piano
K2107 404487 Professeur / Professeure de collège et de lycée; 11881 Chargé / Chargée d'enseignement général du second degré; 38348 Professeur / Professeure d'anglais
K2108 18164 Professeur / Professeure des universités; 14854 Enseignant-chercheur / Enseignante-chercheuse; 16300 Maître / Maîtresse de conférences
K2109 18160 Professeur / Professeure d'enseignement technologique; 18157 Professeur / Professeure d'enseignement technique; 18130 Professeur / Professeure de lycée professionnel -PLP-
K2112 13399 Conseiller / Conseillère d'orientation
K2115 13473 Conseiller principal / Conseillère principale d'éducation
K2122 18109 Professeur / Professeure à domicile; 18167 Professeur / Professeure du second degré à domicile
K2129 18173 Professeur / Professeure en soutien scolaire
K2136 18180 Professeur territorial / Professeure territoriale d'enseignement artistique; 18118 Professeur / Professeure de danse
K2201 11530 Blanchisseur industriel / Blanchisseuse industrielle; 10563 Agent / Agente de production en blanchisserie industrielle
K2202 16166 Laveur / Laveuse de vitres
K2301 10707 Agent / Agente d'exploitation des réseaux d'assainissement; 10388 Agent / Agente d'assainissement; 10588 Agent / Agente de réseau d'eau potable
K2303 19263 Ripeur / Ripeuse; 10400 Agent / Agente de collecte de déchets
K2304 10638 Agent / Agente de tri des déchets
K2307 10576 Agent / Agente de propreté urbaine; 11487 Balayeur / Balayeuse
K2308 17175 Opérateur / Opératrice de tri en récupération et revalorisation
K2318 10432 Agent / Agente de déchetterie
K2321 14605 Egoutier / Egoutière
K2322 20133 Technicien / Technicienne en traitement des eaux; 19927 Technicien / Technicienne de station d'épuration
K2401 12614 Chercheur / Chercheuse en sciences humaines et sociales
K2402 15671 Ingénieur / Ingénieure de recherche scientifique
K2404 11855 Chargé / Chargée de recherche en industrie pharmaceutique
K2501 15228 Gardien / Gardienne d'immeuble
K2505 14845 Enquêteur privé / Enquêtrice privée; 14144 Détective privé
K2507 10714 Agent / Agente d'exploitation et de sûreté aéroportuaire
K2508 10578 Agent / Agente de protection rapprochée
K2510 10370 Agent / Agente cynophile de sécurité
K2601 17895 Porteur / Porteuse funéraire
K2602 13461 Conseiller / Conseillère funéraire; 10796 Agent / Agente technique funéraire
K2603 20315 Thanatopracteur / Thanatopractrice
L1101 14510 DJ; 14492 Disc-jockey
L1102 16346 Mannequin
L1103 510325 Animateur / Animatrice d'antenne; 18051 Présentateur / Présentatrice radio
L1104 510547 Animateur / Animatrice événementiel; 18050 Présentateur / Présentatrice de spectacles
L1201 13885 Danseur / Danseuse
L1204 11155 Artiste de cirque
L1302 404488 Producteur / Productrice de film; 18096 Producteur / Productrice de spectacles
L1304 17971 Premier assistant réalisateur / Première assistante réalisatrice; 11323 Assistant réalisateur / Assistante réalisatrice
L1306 18298 Réalisateur / Réalisatrice audiovisuel; 18297 Réalisateur / Réalisatrice; 18303 Réalisateur / Réalisatrice de film d'entreprise
L1308 14304 Directeur / Directrice de production audiovisuelle et cinéma; 510501 Producteur exécutif / Productrice exécutive de l'audiovisuel
L1401 19514 Sportif professionnel / Sportive professionnelle
L1402 11102 Arbitre professionnel / Professionnelle de discipline sportive
L1403 11713 Cavalier / Cavalière d'entraînement; 509477 Lad driver
L1501 16380 Maquilleur / Maquilleuse spectacle
L1504 14559 Eclairagiste; 18424 Régisseur / Régisseuse lumière
L1506 16242 Machiniste spectacle; 16248 Machiniste-constructeur / Machiniste-constructrice de décors
M1101 10241 Acheteur / Acheteuse
M1201 10949 Analyste financier / Analyste financière
M1202 11408 Auditeur comptable et financier / Auditrice comptable et financière; 11407 Auditeur / Auditrice comptable
M1205 14377 Directeur / Directrice des services administratifs et financiers; 18569 Responsable administratif / Responsable administrative
M1207 404489 Trésorier / Trésorière; 20435 Trésorier / Trésorière d'entreprise
M1210 12769 Commissaire aux comptes
M1211 14967 Expert-comptable / Experte-comptable
M1223 12497 Chef / Cheffe des services administratifs et financiers; 18575 Responsable administratif et financier / Responsable administrative et financière
M1301 14490 Dirigeant / Dirigeante d'entreprise privée
M1402 19064 Responsable en organisation en entreprise; 13536 Consultant / Consultante en organisation
M1406 38596 Responsable RSE - Responsabilité Sociétale de l'Entreprise
M1413 38593 Chargé / Chargée de mission RSE - Responsabilité Sociétale de l'Entreprise; 38591 Chargé / Chargée de mission développement durable
M1429 13533 Consultant / Consultante en management
M1503 14375 Directeur / Directrice des Ressources Humaines (DRH); 19008 Responsable du développement des ressources humaines
M1504 19090 Responsable formation professionnelle en entreprise
M1505 11796 Chargé / Chargée de formation en entreprise
M1506 405356 Manager de proximité; 488693 Responsable d'équipe de production de services
M1508 13430 Conseiller / Conseillère en gestion de carrière; 11939 Chargé / Chargée du développement des ressources humaines
M1509 19148 Responsable paie et administration du personnel; 15316 Gestionnaire administratif / Gestionnaire administrative ressources humaines
M1603 15044 Facteur / Factrice
M1606 17160 Opérateur / Opératrice de saisie
M1612 11252 Assistant / Assistante de service juridique; 19396 Secrétaire juridique
M1613 20304 Télésecrétaire
M1614 19518 Standardiste
M1615 14507 Distributeur / Distributrice de prospectus et imprimés; 14506 Distributeur / Distributrice de prospectus
M1618 10472 Agent / Agente de liaison courrier; 14749 Employé / Employée au courrier
M1620 19558 Superviseur / Superviseuse de distributeurs d'imprimés
M1701 18766 Responsable de l'administration des ventes
M1703 12218 Chef / Cheffe de produit; 12193 Chef / Cheffe de marque
M1801 489087 Administrateur / Administratrice de systèmes d'information (SI); 10316 Administrateur / Administratrice système informatique
M1803 14381 Directeur / Directrice des systèmes d'information -DSI-; 14386 Directeur / Directrice des systèmes d'information; 509450 Directeur / Directrice technique en informatique
M1804 15904 Ingénieur / Ingénieure télécoms
M1806 13545 Consultant fonctionnel / Consultante fonctionnelle des systèmes d'information; 403871 Business analyst; 13544 Consultant fonctionnel / Consultante fonctionnelle de progiciel
M1809 16647 Météorologue
M1812 404296 Responsable de la Sécurité des Systèmes d'Information (RSSI); 404291 Data Protection Officer; 19178 Responsable sécurité des systèmes d'information
M1813 404308 Intégrateur / Intégratrice logiciels métiers; 404304 Consultant / Consultante ERP
M1814 200027 Scrum Master
M1815 488698 Spécialiste test et validation logiciel ou application
M1816 489313 Technicien / Technicienne réseaux informatiques et télécoms
M1818 15699 Ingénieur / Ingénieure d'étude informatique
M1819 15885 Ingénieur / Ingénieure sécurité informatique
M1822 488828 Ingénieur / Ingénieure systèmes et réseaux informatiques
M1824 38661 Développeur / Développeuse décisionnel - Business Intelligence
M1827 488822 Ingénieur / Ingénieure DevOps; 15635 Ingénieur / Ingénieure de développement informatique
M1831 38717 Développeur / Développeuse - jeux vidéo; 38716 Programmeur / Programmeuse - jeux vidéo
M1834 10308 Administrateur / Administratrice de site internet
M1837 14155 Développeur / Développeuse multimédia
M1838 20493 Urbaniste des systèmes d'information
M1839 488941 Architecte systèmes et réseaux; 11128 Architecte système d'information
M1842 18258 Qualiticien / Qualiticienne logiciel en informatique
M1844 38915 Analyste en cybersécurité
M1851 38095 Analyste décisionnel - Business Intelligence
M1852 10943 Analyste d'étude informatique; 10950 Analyste fonctionnel / Analyste fonctionnelle informatique
M1853 12243 Chef / Cheffe de projet étude et développement informatique; 12246 Chef / Cheffe de projet informatique
M1854 10313 Administrateur / Administratrice réseau informatique
M1856 38834 Expert / Experte en cybersécurité
M1859 12250 Chef / Cheffe de projet maîtrise d'œuvre informatique
M1863 489258 Evaluateur / Evaluatrice sécurité des systèmes et produits informatiques; 20314 Testeur / Testeuse informatique
M1864 200028 Product Owner
M1865 511016 Ingénieur / Ingénieure blockchain
M1866 489259 Pentesteur / Pentesteuse
M1868 509609 Architecte base de données
M1872 509833 Consultant décisionnel / Consultante décisionnelle - Business Intelligence
M1877 510107 Développeur / Développeuse blockchain
M1881 12252 Chef / Cheffe de projet Maîtrise d'Ouvrage des Systèmes d'Information (MOA)
M1883 510384 Analyste SOC (Security Operations Center)
M1889 510530 Ingénieur / Ingénieure en Intelligence Artificielle (IA)
M1894 510561 Gestionnaire de base de données; 10301 Administrateur / Administratrice de bases de données
N1102 13947 Déménageur / Déménageuse
N1106 10579 Agent / Agente de quai manutentionnaire
N1113 38676 Préparateur / Préparatrice au drive
N1115 17240 Opérateur / Opératrice logistique en entrepôt; 10386 Agent / Agente d'archivage en entrepôt; 16066 Inventoriste
N1201 10331 Affréteur / Affréteuse
N1202 10632 Agent / Agente de transit
N1203 20161 Technicien / Technicienne gestion douanière; 10645 Agent déclarant / Agente déclarante en douane
N1204 13696 Coordinateur / Coordinatrice transit en import - export
N1205 491663 Responsable de service transit
N1303 11097 Approvisionneur / Approvisionneuse logistique; 20181 Technicien / Technicienne logistique
N2101 17672 Personnel Navigant Commercial - PNC -; 19528 Steward / Hôtesse de l'air
N2102 404493 Pilote de ligne
N2203 404495 Agent / Agente de piste
N3102 404497 Marin
N3203 17445 Ouvrier / Ouvrière de manutention portuaire; 404499 Docker; 17485 Ouvrier / Ouvrière docker
N4104 13795 Coursier / Coursière; 488952 Livreur / Livreuse de repas à domicile
N4109 513533 Conducteur / Conductrice d'autocar ligne régulière
N4110 38096 Releveur / Releveuse de compteurs
N4115 13231 Conducteur / Conductrice de véhicules Super Lourds
N4119 13205 Conducteur / Conductrice de tramway
N4132 513702 Contrôleur / Contrôleuse de bus
N4204 10717 Agent / Agente d'exploitation transport routier de personnes
N4301 13203 Conducteur / Conductrice de train
N4302 13624 Contrôleur / Contrôleuse des transports en commun; 10363 Agent commercial / Agente commerciale et de contrôle train
N4304 18912 Responsable d'équipe d'agents de conduite du réseau ferré
N4305 513532 Conducteur / Conductrice de métro
N4401 10903 Aiguilleur / Aiguilleure du rail
N4403 513530 Opérateur / Opératrice ferroviaire
`;

/** What is told of the work in such a job, by the letter of its domain. */
export const otherDuties: Record<string, { duties: readonly string[]; skills: readonly string[] }> = {
  A: {
    duties: [
      "préparer et suivre les travaux de la saison",
      "conduire et entretenir le matériel",
      "soigner plantes ou animaux",
      "noter les opérations du jour",
    ],
    skills: [
      "Travailler dehors par tous les temps",
      "Entretenir du matériel",
      "Respecter les règles d'hygiène et de sécurité",
    ],
  },
  B: {
    duties: [
      "préparer les matières et les outils",
      "réaliser des pièces à l'unité ou en petite série",
      "contrôler la finition",
      "conseiller les clients",
    ],
    skills: ["Travailler avec précision", "Lire un croquis", "Choisir une matière"],
  },
  C: {
    duties: [
      "accueillir et conseiller les clients",
      "étudier les dossiers et proposer une solution",
      "rédiger contrats et comptes rendus",
      "suivre un portefeuille",
    ],
    skills: ["Analyser un dossier", "Négocier", "Appliquer une réglementation"],
  },
  D: {
    duties: [
      "accueillir et conseiller les clients",
      "mettre en valeur produits ou services",
      "tenir la caisse et les stocks",
      "suivre les commandes",
    ],
    skills: ["Conseiller une clientèle", "Encaisser", "Gérer un stock"],
  },
  E: {
    duties: [
      "concevoir des contenus avec l'équipe",
      "préparer et suivre les projets",
      "relire, corriger et mettre en forme",
      "présenter le travail aux clients",
    ],
    skills: ["Rédiger", "Utiliser des logiciels de création", "Tenir un calendrier"],
  },
  F: {
    duties: [
      "préparer le chantier et les matériaux",
      "réaliser les travaux selon les plans",
      "contrôler la qualité de l'ouvrage",
      "ranger et sécuriser le chantier",
    ],
    skills: ["Lire un plan", "Utiliser des outils à main et électriques", "Respecter les règles de sécurité"],
  },
  G: {
    duties: [
      "accueillir et renseigner le public",
      "préparer les lieux et le matériel",
      "veiller au confort et à la sécurité de chacun",
      "travailler avec l'équipe en salle ou sur place",
    ],
    skills: ["Accueillir une clientèle", "S'exprimer en anglais", "Appliquer les règles d'hygiène"],
  },
  H: {
    duties: [
      "préparer et régler le poste de travail",
      "suivre la production et la qualité",
      "signaler et corriger les écarts",
      "assurer l'entretien courant des machines",
    ],
    skills: ["Lire un document technique", "Contrôler une pièce", "Respecter les consignes de sécurité"],
  },
  I: {
    duties: [
      "trouver l'origine d'une panne",
      "réparer ou remplacer les pièces",
      "vérifier que tout fonctionne",
      "expliquer l'intervention au client",
    ],
    skills: ["Établir un diagnostic", "Utiliser des appareils de mesure", "Rédiger un compte rendu d'intervention"],
  },
  J: {
    duties: [
      "accueillir et écouter les patients",
      "réaliser les soins ou les examens prévus",
      "tenir les dossiers à jour",
      "travailler avec l'équipe soignante",
    ],
    skills: ["Respecter le secret professionnel", "Appliquer un protocole", "Écouter et rassurer"],
  },
  K: {
    duties: [
      "accueillir et orienter le public",
      "préparer et suivre les dossiers",
      "intervenir sur place quand il le faut",
      "rendre compte à l'équipe",
    ],
    skills: ["Écouter", "Rédiger un compte rendu", "Appliquer une procédure"],
  },
  L: {
    duties: [
      "préparer répétitions ou tournages",
      "installer et vérifier le matériel",
      "participer aux représentations",
      "travailler avec l'équipe artistique",
    ],
    skills: ["Travailler en équipe", "S'adapter aux horaires du spectacle", "Utiliser du matériel scénique"],
  },
  M: {
    duties: [
      "suivre les dossiers du service",
      "préparer tableaux de bord et comptes rendus",
      "échanger avec les autres services",
      "proposer des améliorations",
    ],
    skills: ["Utiliser des outils bureautiques", "Analyser des données", "Organiser son travail"],
  },
  N: {
    duties: [
      "préparer les départs et les arrivées",
      "vérifier chargements et documents",
      "respecter itinéraires et délais",
      "entretenir le matériel confié",
    ],
    skills: ["Appliquer les règles de sécurité", "Utiliser un terminal embarqué", "Lire un bon de livraison"],
  },
};
