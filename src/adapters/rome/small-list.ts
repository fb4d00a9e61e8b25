/**
 * The job titles that people look for most, for a start without network and without a copy of the official
 * archive. One block a job: its ROME code and that of its family, then its titles with their OGR codes, the
 * principal one first (*), those that are rarely used marked too (~).
 *
 * Codes and labels: France Travail, ROME 4.0 version 60 (2025), Licence Ouverte.
 */
export const smallList = `
A1101 A1101
* 404030 Conducteur / Conductrice d'engins agricoles
- 11987 Chauffeur / Chauffeuse de machines agricoles
A1201 A1201
* 11606 Bûcheron / Bûcheronne
A1203 A1203
* 488643 Agent / Agente d'entretien des espaces verts
- 10675 Agent / Agente d'entretien des parcs et jardins
- 17480 Ouvrier / Ouvrière des espaces verts
- 488644 Technicien / Technicienne espaces verts
- 38437 Manœuvre des espaces verts
- 17487 Ouvrier / Ouvrière du paysage
A1204 A1204
* 15195 Garde de parc naturel
A1205 A1205
* 19606 Sylviculteur / Sylvicultrice
A1208 A1203
* 16069 Jardinier / Jardinière paysagiste
- 488831 Employé jardinier / Employée jardinière
- 16067 Jardinier / Jardinière
- 16068 Jardinier / Jardinière d'espaces verts
- 510750 Apprenti / Apprentie paysagiste
- 510751 Entrepreneur / Entrepreneuse paysagiste
A1209 A1201
* 14608 Elagueur / Elagueuse
- 14611 Elagueur-grimpeur / Elagueuse-grimpeuse
A1210 A1205
* 17502 Ouvrier forestier / Ouvrière forestière
A1303 A1303
* 15711 Ingénieur / Ingénieure d'études et de recherche agricoles
- 15577 Ingénieur / Ingénieure agronome
A1304 A1301
* 13481 Conseiller / Conseillère technique agricole
- 13350 Conseiller / Conseillère agricole
A1306 A1303
* 38760 Chargé / Chargée de mission biodiversité
A1311 A1301
* 20149 Technicien forestier / Technicienne forestière
A1313 A1301
* 510524 Chargé / Chargée de mission environnement
A1401 A1401
* 13855 Cueilleur / Cueilleuse de fruits
- 13853 Cueilleur / Cueilleuse de cerises
- 13858 Cueilleur / Cueilleuse de pommes
- 17892 Porteur / Porteuse de hottes
- 20510 Vendangeur / Vendangeuse
- 13857 Cueilleur / Cueilleuse de poires
A1402 A1402
* 10813 Aide agricole en production végétale
A1403 A1403
* 404919 Aide d'élevage agricole
- 18280 Ramasseur / Ramasseuse de volaille
A1404 A1404
* 11099 Aquaculteur / Aquacultrice
- 16944 Mytiliculteur / Mytilicultrice (moules)
A1407 A1407
* 14689 Eleveur / Eleveuse de bovins
- 14716 Eleveur / Eleveuse de vaches laitières
- 14717 Eleveur / Eleveuse de vaches laitières et de bétail viande
- 18890 Responsable de troupeau
- 11583 Bouvier / Bouvière
- 18900 Responsable d'élevage bovin
A1409 A1409
* 11467 Aviculteur / Avicultrice
A1410 A1410
* 14723 Eleveur / Eleveuse d'ovins
A1412 A1412
* 15171 Fromager-affineur / Fromagère-affineuse
- 15170 Fromager / Fromagère
A1414 A1414
* 15476 Horticulteur / Horticultrice
- 17504 Ouvrier / Ouvrière horticole
A1415 A1415
* 16406 Marin-pêcheur
A1416 A1416
* 14968 Exploitant / Exploitante agricole
A1418 A1405
* 20713 Viticulteur / Viticultrice
- 510756 Ouvrier / Ouvrière agricole viticulture
- 17540 Ouvrier viticole / Ouvrière viticole
- 19624 Tailleur / Tailleuse de vigne
- 404034 Salarié / Salariée viticole
- 17498 Ouvrier / Ouvrière en viticulture
A1419 A1416
* 17399 Ouvrier agricole polyvalent / Ouvrière agricole polyvalente
- 510820 Commis / Commise agricole
- 404033 Ouvrier / Ouvrière agricole
- 17493 Ouvrier / Ouvrière en polyculture élevage
- 17387 Ouvrier / Ouvrière agricole de grandes cultures
A1421 A1403
* 404028 Palefrenier soigneur / Palefrenière soigneuse
A1422 A1413
* 488363 Caviste de chai
- 11717 Caviste
- 17423 Ouvrier / Ouvrière de chai
A1423 A1413
* 17010 Œnologue
A1426 A1408
* 38628 Educateur canin / Educatrice canine
A1429 A1408
* 11079 Apiculteur / Apicultrice
A1430 A1404
* 17402 Ouvrier / Ouvrière aquacole
- 17513 Ouvrier / Ouvrière ostréicole
A1433 A1414
* 16384 Maraîcher / Maraîchère
- 12118 Chef / Cheffe de culture maraîchère
- 17495 Ouvrier / Ouvrière en production maraîchère biologique
- 17506 Ouvrier maraîcher / Ouvrière maraîchère
- 18067 Primeuriste
- 14824 Endivier / Endivière
A1441 A1414
* 17653 Pépiniériste
- 17496 Ouvrier / Ouvrière en production pépinière biologique
A1444 A1401
* 10810 Aide agricole en production fruitière
A1446 A1413
* 16299 Maître / Maîtresse de chai
A1501 A1501
* 11464 Auxiliaire vétérinaire
- 10899 Aide-vétérinaire
- 11463 Auxiliaire Spécialisé / Spécialisée Vétérinaire -ASV-
- 11451 Auxiliaire de soins vétérinaires
- 11452 Auxiliaire de vétérinaire
- 11449 Auxiliaire de santé animale
A1502 A1502
* 16390 Maréchal-ferrant / Maréchale-ferrante
A1503 A1503
* 20349 Toiletteur / Toiletteuse d'animaux
- 20348 Toiletteur / Toiletteuse canin
- 20350 Toiletteur / Toiletteuse pour chiens
- 20363 Tondeur / Tondeuse d'animaux
- 11355 Assistant toiletteur / Assistante toiletteuse
- 11485 Baigneur-peigneur / Baigneuse-peigneuse d'animaux
A1504 A1504
* 20672 Vétérinaire
- 20675 Vétérinaire canin
- 20679 Vétérinaire mixte
- 20681 Vétérinaire rural / Vétérinaire rurale
- 20678 Vétérinaire équin
- 509424 Vétérinaire militaire
A1506 A1501
* 19441 Soigneur animalier / Soigneuse animalière
- 489990 Agent animalier / Agente animalière
A1509 A1408
* 509827 Comportementaliste animalier / Comportementaliste animalière
A1511 A1501
* 510366 Gardien / Gardienne d'animaux
- 38815 Garde d'animaux de compagnie - Pet sitter
B1101 B1101
* 11161 Artiste Plasticien / Plasticienne
- 11158 Artiste peintre
B1201 B1201
* 510089 Céramiste
- 11724 Céramiste d'art
- 17953 Potier / Potière
- 20375 Tourneur / Tourneuse en poterie
- 19305 Santonnier / Santonnière
- 17954 Potier / Potière en réfractaire
B1301 B1301
* 14896 Etalagiste
B1602 B1602
* 19481 Souffleur / Souffleuse de verre
B1603 B1603
* 405237 Opérateur / Opératrice en bijouterie
- 11728 Chaîniste
- 405268 Opérateur / Opératrice en orfèvrerie et bijouterie
B1604 B1604
* 15474 Horloger / Horlogère
B1605 B1603
* 11510 Bijoutier / Bijoutière
B1606 B1603
* 16070 Joaillier / Joaillière
B1609 B1603
* 405238 Responsable d'atelier en bijouterie ou joaillerie
- 11512 Bijoutier joaillier / Bijoutière joaillière
B1802 B1802
* 16411 Maroquinier / Maroquinière
- 509984 Artisan / Artisane en cuir
- 15177 Gainier / Gainière
- 11562 Bottier / Bottière
- 15185 Gantier / Gantière
- 20716 Voilier / Voilière
B1803 B1803
* 13812 Couturier / Couturière
- 509428 Confectionneur / Confectionneuse textile
- 17985 Première main
- 11080 Apiéceur / Apiéceuse
- 15375 Giletier / Giletière
- 17835 Plisseur / Plisseuse
B1805 B1805
* 19540 Styliste
B1806 B1806
* 19632 Tapissier / Tapissière d'ameublement
- 19636 Tapissier-décorateur / Tapissière-décoratrice
B1812 B1805
* 510009 Modéliste
- 510008 Styliste modéliste
C1102 C1102
* 13408 Conseiller / Conseillère en assurances
- 11773 Chargé / Chargée de clientèle en assurances
- 13354 Conseiller / Conseillère clientèle en assurances
- 13470 Conseiller / Conseillère mutualiste
- 18102 Producteur / Productrice en assurances
- 13410 Conseiller / Conseillère en assurance vie
C1103 C1103
* 13804 Courtier / Courtière en assurance
C1105 C1105
* 10266 Actuaire
C1109 C1109
* 15363 Gestionnaire en assurances
- 15370 Gestionnaire prestations en assurances
- 15372 Gestionnaire santé en assurances
- 18371 Rédacteur / Rédactrice sinistres
- 38441 Gestionnaire de comptes cotisants
- 15367 Gestionnaire liquidation retraite
C1112 C1103
* 10740 Agent général / Agente générale d'assurance
C1201 C1201
* 11744 Chargé / Chargée d'accueil en banque
C1202 C1202
* 10936 Analyste de crédits et risques bancaires
C1203 C1203
* 11749 Chargé / Chargée d'affaires bancaires entreprise
- 11750 Chargé / Chargée d'affaires bancaires professionnelles
- 11786 Chargé / Chargée de comptes bancaires professionnels
- 19099 Responsable grands comptes bancaires
- 18592 Responsable clientèle bancaire entreprise
C1205 C1205
* 403634 Conseiller / Conseillère en gestion de patrimoine
C1206 C1206
* 13387 Conseiller / Conseillère de clientèle bancaire
- 11767 Chargé / Chargée de clientèle bancaire
- 11777 Chargé / Chargée de clientèle particuliers de banque
- 11779 Chargé / Chargée de clientèle professionnelle de banque
- 38956 Conseiller / Conseillère en crédit immobilier
- 15324 Gestionnaire de clientèle bancaire
C1207 C1207
* 14204 Directeur / Directrice d'agence bancaire
C1208 C1206
* 403641 Courtier / Courtière en banque
- 403642 Courtier / Courtière en crédit
C1301 C1301
* 20407 Trader
- 17326 Opérateur / Opératrice sur marchés financiers
C1501 C1501
* 15327 Gestionnaire de copropriété
- 15341 Gestionnaire de patrimoine immobilier
- 19608 Syndic d'immeuble
C1502 C1502
* 11801 Chargé / Chargée de gestion locative en immobilier
- 10701 Agent / Agente d'état des lieux
- 10464 Agent / Agente de gestion locative en immobilier
- 11236 Assistant / Assistante de gestion locative en immobilier
- 15315 Gestionnaire administratif / Gestionnaire administrative immobilier
- 10541 Agent / Agente de peuplement
C1504 C1504
* 13464 Conseiller / Conseillère immobilier
- 10744 Agent / Agente immobilier
- 13391 Conseiller / Conseillère de transaction en immobilier
- 16963 Négociateur / Négociatrice en immobilier
- 16965 Négociateur / Négociatrice en location immobilière
- 16967 Négociateur / Négociatrice immobilier
C1506 C1503
* 489146 Responsable de projet immobilier
- 18820 Responsable de programme immobilier
D1101 D1101
* 11564 Boucher / Bouchère
- 11566 Boucher désosseur / Bouchère désosseuse
- 11569 Boucher-charcutier / Bouchère-charcutière
- 11570 Boucher-traiteur / Bouchère-traiteuse
- 11565 Boucher / Bouchère chevalin
- 10867 Aide-boucher / Aide-bouchère
D1102 D1102
* 11573 Boulanger / Boulangère
- 10868 Aide-boulanger / Aide-boulangère
- 11574 Boulanger-pâtissier / Boulangère-pâtissière
- 38444 Boulanger-viennoisier / Boulangère-viennoisière
- 17407 Ouvrier boulanger / Ouvrière boulangère
- 11576 Boulanger-traiteur / Boulangère-traiteuse
D1103 D1103
* 11742 Charcutier-traiteur / Charcutière-traiteuse
- 11741 Charcutier / Charcutière
- 17413 Ouvrier charcutier / Ouvrière charcutière
- 19288 Rôtisseur / Rôtisseuse
- 10869 Aide-charcutier / Aide-charcutière
D1104 D1104
* 17576 Pâtissier / Pâtissière
- 10885 Aide-pâtissier / Aide-pâtissière
- 17514 Ouvrier pâtissier / Ouvrière pâtissière
- 17578 Pâtissier tourier / Pâtissière tourière
- 13345 Confiseur / Confiseuse
- 11529 Biscuitier / Biscuitière
D1105 D1105
* 17862 Poissonnier / Poissonnière
- 14803 Employé / Employée en poissonnerie
- 15080 Fileteur / Fileteuse
- 16391 Mareyeur / Mareyeuse
- 14773 Employé / Employée de marée
- 509575 Employé / Employée de la criée
D1106 D1106
* 20576 Vendeur / Vendeuse en épicerie
- 20525 Vendeur / Vendeuse de fruits et légumes
- 20560 Vendeur / Vendeuse en boulangerie-pâtisserie
- 20564 Vendeur / Vendeuse en charcuterie
- 20612 Vendeur / Vendeuse en poissonnerie
- 20623 Vendeur / Vendeuse en produits frais
- 20635 Vendeur / Vendeuse en vins et spiritueux
- 20645 Vendeur / Vendeuse rayon fromages
D1110 D1106
* 509436 Vendeur ambulant / Vendeuse ambulante
D1115 D1104
* 12631 Chocolatier / Chocolatière
D1118 D1104
* 15376 Glacier / Glacière
D1202 D1202
* 12688 Coiffeur / Coiffeuse
- 11208 Assistant coiffeur / Assistante coiffeuse
- 12691 Coiffeur / Coiffeuse dames
- 12694 Coiffeur / Coiffeuse mixte
- 12697 Coiffeur / Coiffeuse visagiste
- 12719 Coloriste permanentiste
D1205 D1205
* 14777 Employé / Employée de pressing
D1206 D1206
* 13730 Cordonnier / Cordonnière
D1207 D1207
* 19245 Retoucheur / Retoucheuse en habillement
D1208 D1208
* 14890 Esthéticien / Esthéticienne
- 14798 Employé / Employée d'institut de beauté
- 14892 Esthéticien praticien / Esthéticienne praticienne
- 14894 Esthéticien-manucure / Esthéticienne-manucure
- 19642 Tatoueur / Tatoueuse
- 13757 Cosméticien / Cosméticienne
D1209 D1209
* 15095 Fleuriste
- 20524 Vendeur / Vendeuse de fleurs
D1210 D1210
* 20542 Vendeur / Vendeuse en animalerie
D1211 D1211
* 404417 Vendeur / Vendeuse d'articles de sport et loisirs
- 11609 Buraliste
- 16181 Libraire
- 20571 Vendeur / Vendeuse en cycles
- 20594 Vendeur / Vendeuse en librairie
- 14500 Disquaire
D1212 D1212
* 404418 Vendeur / Vendeuse en équipement de la maison
- 13869 Cuisiniste
- 20561 Vendeur / Vendeuse en bricolage
- 20597 Vendeur / Vendeuse en literie
- 20604 Vendeur / Vendeuse en meubles
- 20625 Vendeur / Vendeuse en quincaillerie
- 20574 Vendeur / Vendeuse en électroménager
D1214 D1214
* 20613 Vendeur / Vendeuse en prêt-à-porter
- 20556 Vendeur / Vendeuse en bijouterie
- 20566 Vendeur / Vendeuse en chaussures
- 20569 Vendeur / Vendeuse en cosmétique
- 20609 Vendeur / Vendeuse en parfumerie
- 20596 Vendeur / Vendeuse en lingerie
D1216 D1202
* 38654 Coiffeur barbier / Coiffeuse barbière
D1219 D1209
* 20519 Vendeur / Vendeuse conseil en jardinerie
- 20589 Vendeur / Vendeuse en jardinerie
D1222 D1208
* 489887 Masseur / Masseuse bien-être
D1231 D1208
* 38731 Spa Praticien / Spa Praticienne
D1239 D1208
* 17656 Perceur corporel / Perceuse corporelle
D1240 D1208
* 18212 Prothésiste ongulaire
D1241 D1208
* 13432 Conseiller / Conseillère en image personnelle
- 13501 Conseiller / Conseillère beauté
D1302 D1301
* 18664 Responsable de boutique
- 10297 Adjoint / Adjointe responsable de magasin de détail
- 404419 Responsable de magasin
- 18782 Responsable de magasin de proximité
- 510774 Store manager
- 18781 Responsable de magasin de détail
D1303 D1301
* 18881 Responsable de station-service
D1401 D1401
* 11210 Assistant commercial / Assistante commerciale
- 403659 Assistant / Assistante de gestion commerciale
- 11186 Assistant administratif et commercial / Assistante administrative et commerciale
- 19369 Secrétaire commercial / Secrétaire commerciale
- 403658 Assistant / Assistante de direction commerciale
- 14753 Employé commercial / Employée commerciale sédentaire
D1402 D1402
* 404420 Commercial / Commerciale grands comptes et entreprises
- 11379 Attaché commercial / Attachée commerciale en fournitures industrielles auprès des entreprises
- 509492 Attaché commercial / Attachée commerciale en énergies renouvelables
- 12749 Commercial vendeur / Commerciale vendeuse d'espaces publicitaires
- 11390 Attaché commercial / Attachée commerciale tourisme
- 11756 Chargé / Chargée d'affaires en rédaction technique
D1403 D1403
* 13355 Conseiller commercial / Conseillère commerciale auprès des particuliers
- 12738 Commercial / Commerciale auprès des particuliers
- 13376 Conseiller commercial / Conseillère commerciale en vérandas auprès des particuliers
- 38360 Conseiller commercial / Conseillère commerciale en équipement de l'habitat auprès des particuliers
- 12160 Chef / Cheffe de groupe de vendeurs à domicile
D1404 D1404
* 20514 Vendeur / Vendeuse automobile
- 13360 Conseiller commercial / Conseillère commerciale en automobiles
- 20535 Vendeur / Vendeuse de véhicules neufs
- 20633 Vendeur / Vendeuse en véhicules d'occasion
- 12740 Commercial / Commerciale en automobiles
- 20648 Vendeur / Vendeuse secteur véhicules neufs
D1407 D1407
* 20291 Technico-commercial / Technico-commerciale
- 11402 Attaché technico-commercial / Attachée technico-commerciale
- 403663 Commercial / Commerciale technique
- 38816 Technico-commercial deviseur / Technico-commerciale deviseuse
- 403664 Chargé / Chargée de comptes
D1408 D1408
* 13353 Conseiller / Conseillère clientèle à distance
- 20299 Téléconseiller / Téléconseillère
- 20303 Téléprospecteur / Téléprospectrice
- 20306 Télévendeur / Télévendeuse
- 20298 Téléacteur / Téléactrice
- 38082 Chargé / Chargée d'assistance
D1409 D1401
* 11188 Assistant / Assistante administration des ventes
D1410 D1401
* 403651 Attaché commercial / Attachée commerciale
- 403653 Responsable grand compte
D1415 D1401
* 488946 Chargé / Chargée de relation client
D1422 D1403
* 38068 Chargé / Chargée de recouvrement de créances
D1424 D1403
* 13489 Conseiller vendeur / Conseillère vendeuse à domicile
D1429 D1401
* 38960 Assistant / Assistante import-export
D1431 D1401
* 11181 Assistant / Assistante achat
D1434 D1404
* 13378 Conseiller commercial / Conseillère commerciale motocycles
D1438 D1401
* 403660 Assistant / Assistante e-commerce
D1501 D1501
* 403665 Animateur / Animatrice des ventes
D1502 D1502
* 12297 Chef / Cheffe de rayon produits alimentaires
D1505 D1505
* 15487 Hôte / Hôtesse de caisse
- 11640 Caissier / Caissière
- 11645 Caissier / Caissière en libre-service
- 38655 Hôte / Hôtesse de caisse services clients
- 17599 Péagiste
- 17598 Péager / Péagère
D1506 D1506
* 510122 Merchandiser
D1507 D1507
* 14779 Employé / Employée de rayon libre-service
- 14778 Employé / Employée de rayon
- 38116 Employé / Employée de rayon produits frais
- 38121 Employé / Employée de rayon surgelés
- 38123 Employé / Employée de rayon épicerie
- 38100 Employé / Employée de rayon bazar
D1511 D1505
* 509955 Opérateur / Opératrice de station service
E1101 E1101
* 38383 Community manager
- 11008 Animateur / Animatrice de communauté virtuelle
- 11070 Animateur / Animatrice web
- 510775 Assistant / Assistante community manager
- 489092 Gestionnaire de communauté en ligne
- 16718 Modérateur / Modératrice web
E1102 E1102
* 14576 Ecrivain / Ecrivaine
E1103 E1103
* 11888 Chargé / Chargée des relations publiques
- 11222 Assistant / Assistante de communication
- 11887 Chargé / Chargée des relations presse
E1105 E1105
* 14579 Editeur / Editrice
- 11262 Assistant / Assistante d'édition
- 19383 Secrétaire d'édition
E1106 E1106
* 16084 Journaliste
- 16102 Journaliste Web
- 16089 Journaliste de presse écrite
- 17738 Pigiste
- 13879 Cyber-journaliste
- 16092 Journaliste on line
E1107 E1107
* 38733 Chef / Cheffe de projet événementiel
- 403677 Chargé / Chargée de mission événementiel
E1108 E1108
* 20408 Traducteur / Traductrice
- 20416 Traducteur-interprète / Traductrice-interprète
E1109 E1103
* 14263 Directeur / Directrice de la communication
- 18725 Responsable de la communication
E1112 E1103
* 11780 Chargé / Chargée de communication
- 488945 Chargé / Chargée de communication digitale
- 11782 Chargé / Chargée de communication interne
- 38963 Chargé / Chargée de communication web
- 11781 Chargé / Chargée de communication externe
- 38962 Chargé / Chargée de communication on line
E1113 E1101
* 19057 Responsable e-commerce
- 510892 Chargé / Chargée e-commerce
E1114 E1106
* 18550 Reporter / Reportrice
- 16097 Journaliste reporter / Journaliste reportrice d'images
E1117 E1107
* 20734 Wedding planner
- 17360 Organisateur / Organisatrice d'activités événementielles
- 17361 Organisateur / Organisatrice de mariages et de séminaires
E1118 E1106
* 510103 Présentateur / Présentatrice journaliste
E1119 E1104
* 510105 Concepteur rédacteur / Conceptrice rédactrice
- 12838 Concepteur rédacteur / Conceptrice rédactrice publicitaire
E1121 E1106
* 19380 Secrétaire de rédaction
E1123 E1108
* 16043 Interprète
E1125 E1104
* 12816 Concepteur / Conceptrice de jeux vidéo
E1201 E1201
* 17700 Photographe
- 17709 Photographe de portrait
- 17725 Photographe scolaire
- 509954 Photographe vidéaste
- 17706 Photographe d'art
- 17707 Photographe de mode
E1203 E1203
* 19806 Technicien / Technicienne de laboratoire photographique
E1204 E1204
* 513761 Technicien / Technicienne d'exploitation cinématographique
- 17156 Opérateur / Opératrice de projection
- 18195 Projectionniste
E1205 E1205
* 13999 Designer graphique
- 404427 Graphiste
- 15398 Graphiste multimédia
- 15559 Infographiste
- 10328 Affichiste
- 38710 Graphiste 2 D
E1206 E1205
* 404253 UX - UI Designer
- 126550 UI - user interface designer
- 126549 UX - user experience designer
- 404254 Web-ergonome
- 404251 Software Designer
- 404247 Analyste Concepteur
E1207 E1205
* 140943 Motion designer
E1210 E1205
* 20726 Web designer
E1211 E1205
* 14092 Dessinateur-illustrateur / Dessinatrice-illustratrice
- 14018 Dessinateur / Dessinatrice de bande dessinée
- 15509 Illustrateur / Illustratrice
E1301 E1301
* 13088 Conducteur / Conductrice de machines d'impression
- 13309 Conducteur / Conductrice offset
- 15519 Imprimeur / Imprimeuse
E1312 E1305
* 16176 Lecteur-correcteur / Lectrice-correctrice
- 13734 Correcteur / Correctrice
- 13745 Correcteur-réviseur / Correctrice-réviseuse
E1401 E1401
* 404431 Chef / Cheffe de publicité
E1402 E1402
* 16600 Média planneur / Média planneuse
E1405 E1402
* 18398 Référenceur / Référenceuse web
- 509871 Référenceur / Référenceuse SEO
E1406 E1402
* 510240 Influenceur / Influenceuse web
F1101 F1101
* 11118 Architecte du bâtiment
- 510223 Architecte DE
F1102 F1102
* 11117 Architecte d'intérieur
F1103 F1103
* 404432 Diagnostiqueur / Diagnostiqueuse immobilier
F1107 F1107
* 15265 Géomètre-topographe
F1109 F1107
* 11292 Assistant / Assistante géomètre
- 20160 Technicien / Technicienne géomètre
F1120 F1108
* 14567 Economiste de la construction
F1125 F1106
* 38932 BIM Manager
F1135 F1106
* 11751 Chargé / Chargée d'affaires BTP
F1139 F1102
* 13903 Décorateur / Décoratrice d'intérieur
F1201 F1201
* 13210 Conducteur / Conductrice de travaux du bâtiment
- 13209 Conducteur / Conductrice de travaux
- 13221 Conducteur / Conductrice de travaux second œuvre
- 403716 Coordinateur / Coordinatrice de travaux
- 509614 Responsable des travaux hospitalier
- 13290 Conducteur / Conductrice du bâtiment
F1202 F1202
* 12091 Chef / Cheffe de chantier bâtiment
- 12090 Chef / Cheffe de chantier
- 12095 Chef / Cheffe de chantier gros œuvre
- 18682 Responsable de chantier
- 403723 Pilote de chantier
- 403722 Construction manager
F1206 F1202
* 489243 Chef / Cheffe d'équipe bâtiment
- 38447 Chef / Cheffe d'équipe gros œuvre
F1207 F1202
* 38852 Chef / Cheffe d'équipe travaux publics
F1301 F1301
* 15432 Grutier / Grutière
- 12957 Conducteur / Conductrice de grue
F1302 F1302
* 13246 Conducteur / Conductrice d'engins de chantier
- 13251 Conducteur / Conductrice d'engins de terrassement
- 12891 Conducteur / Conductrice de bouteur
- 12937 Conducteur / Conductrice de dumper
- 13118 Conducteur / Conductrice de pelle
- 13121 Conducteur / Conductrice de pelle hydraulique
F1503 F1503
* 11952 Charpentier / Charpentière
- 38496 Aide charpentier / Aide charpentière
- 11965 Poseur / Poseuse de charpentes ou constructions bois
- 17904 Poseur / Poseuse de bardeaux
- 17919 Poseur / Poseuse de fermettes
- 17907 Poseur / Poseuse de charpentes bois
F1505 F1502
* 14551 Echafaudeur / Echafaudeuse
F1601 F1601
* 17828 Plâtrier / Plâtrière
- 488388 Platrier / Platrière plaquiste
F1602 F1602
* 14635 Electricien / Electricienne du bâtiment
- 14631 Electricien / Electricienne d'équipement
- 14617 Electricien / Electricienne de chantier
- 38135 Electricien / Electricienne photovoltaïque
- 14643 Electricien / Electricienne tertiaire
- 16801 Monteur électricien / Monteuse électricienne
F1603 F1603
* 17839 Plombier / Plombière sanitaire
- 38414 Aide plombier / Aide plombière
- 13974 Dépanneur / Dépanneuse en installations sanitaires
- 17837 Plombier / Plombière
- 17840 Plombier zingueur / Plombière zingueuse
- 510081 Monteur / Monteuse sanitaire
F1604 F1604
* 17821 Plaquiste
- 16846 Monteur jointeur / Monteuse jointeuse plaquiste
- 17831 Plâtrier-plaquiste / Plâtrière-plaquiste
- 17911 Poseur / Poseuse de cloisons
- 17930 Poseur / Poseuse de plaques de plâtre
- 510801 Jointoyeur / Jointoyeuse
F1605 F1605
* 16793 Monteur / Monteuse de réseaux électriques
- 16784 Monteur / Monteuse de lignes électriques
- 20013 Technicien / Technicienne d'intervention en réseaux électriques
F1606 F1606
* 17619 Peintre en bâtiment
- 38415 Aide peintre
- 17618 Peintre d'intérieur
- 17630 Peintre finisseur / Peintre finisseuse
- 17926 Poseur / Poseuse de papiers peints
- 17624 Peintre en lettres
F1607 F1607
* 16612 Menuisier / Menuisière aluminium
- 403735 Assembleur / Assembleuse de menuiserie aluminium
- 403736 Monteur / Monteuse de menuiserie aluminium
- 403734 Monteur assembleur / Monteuse assembleuse aluminium
- 403733 Menuisier fabricant / Menuisière fabricante aluminium
F1608 F1608
* 11690 Carreleur / Carreleuse
- 38416 Aide carreleur / Aide carreleuse
- 11692 Carreleur-faïencier / Carreleuse-faïencière
- 17927 Poseur / Poseuse de parquet
- 17565 Parqueteur / Parqueteuse
- 17921 Poseur / Poseuse de granit
F1609 F1609
* 489003 Solier / Solière
- 17932 Poseur / Poseuse de revêtements souples de sols
- 19451 Solier-moquettiste / Solière-moquettiste
F1610 F1610
* 489463 Installateur mainteneur / Installatrice mainteneuse en systèmes solaires, thermiques et photovoltaïques
F1611 F1611
* 513766 Façadier / Façadière itéiste
- 15029 Façadier / Façadière
- 15031 Façadier-enduiseur / Façadière-enduiseuse
- 15033 Façadier-ravaleur / Façadière-ravaleuse
F1613 F1613
* 14911 Etancheur / Etancheuse
- 11087 Applicateur / Applicatrice d'étanchéité
- 17947 Poseur / Poseuse en isolation thermique
F1614 F1607
* 17946 Poseur / Poseuse en fermetures de bâtiment
- 16683 Miroitier / Miroitière
- 16639 Métallier-serrurier / Métallière-serrurière
- 17941 Poseur / Poseuse de vitrages
- 20715 Vitrier / Vitrière
F1616 F1607
* 403739 Poseur / Poseuse de menuiseries extérieures
- 403741 Menuisier poseur / Menuisière poseuse
- 17920 Poseur / Poseuse de fermetures
F1619 F1610
* 13822 Couvreur / Couvreuse
- 38499 Aide couvreur / Aide couvreuse
- 13829 Couvreur tuilier / Couvreuse tuilière
- 13830 Couvreur zingueur / Couvreuse zingueuse
- 20738 Zingueur / Zingueuse
- 13825 Couvreur / Couvreuse de chaume
F1620 F1603
* 404953 Installateur / Installatrice chauffage et climatisation
- 38134 Installateur / Installatrice de chauffage solaire individuel
- 16827 Monteur / Monteuse en installations thermiques
F1621 F1603
* 18285 Ramoneur / Ramoneuse
F1625 F1604
* 16805 Monteur / Monteuse en agencement
- 16761 Monteur / Monteuse d'agencement en isolation thermique
F1626 F1613
* 11657 Calorifugeur / Calorifugeuse
F1627 F1603
* 509588 Poseur / Poseuse de compteurs
F1701 F1701
* 12679 Coffreur / Coffreuse
F1702 F1702
* 17499 Ouvrier / Ouvrière en voiries
- 16257 Maçon / Maçonne Voiries et Réseaux Divers -VRD-
- 17541 Ouvrier / Ouvrière Voiries et Réseaux Divers -VRD-
F1703 F1703
* 16250 Maçon / Maçonne
- 16254 Maçon / Maçonne en rénovation
- 16256 Maçon / Maçonne pierre
- 16263 Maçon-coffreur / Maçonne-coffreuse
- 15173 Fumiste
- 11739 Chapiste
F1704 F1704
* 16351 Manœuvre bâtiment
- 10879 Aide-maçon / Aide-maçonne
- 16352 Manœuvre de chantier
- 16357 Manœuvre travaux publics
- 20309 Terrassier / Terrassière
- 11558 Borneur / Borneuse
F1705 F1705
* 17906 Poseur / Poseuse de canalisations
- 11661 Canalisateur / Canalisatrice
F1708 F1703
* 16006 Installateur-poseur / Installatrice-poseuse de piscines préfabriquées
- 404035 Piscinier / Piscinière
F1709 F1704
* 13954 Démolisseur / Démolisseuse
- 17491 Ouvrier / Ouvrière en démolition
G1101 G1101
* 10375 Agent / Agente d'accueil touristique
- 13453 Conseiller / Conseillère en séjour touristique
- 15485 Hôte / Hôtesse d'accueil tourisme
- 11747 Chargé / Chargée d'accueil touristique
- 11745 Chargé / Chargée d'accueil en réceptif local
- 19707 Technicien / Technicienne d'accueil touristique
G1203 G1203
* 404434 Animateur / Animatrice jeunesse
- 10999 Animateur / Animatrice d'accueil de loisirs (centre aéré)
- 10983 Animateur / Animatrice d'activités périscolaires
- 11038 Animateur / Animatrice d'enfants
- 16735 Moniteur / Monitrice d'enfants
- 11006 Animateur / Animatrice de club enfants
G1204 G1204
* 14601 Educateur sportif / Educatrice sportive
- 140894 Moniteur / Monitrice de judo
- 140900 Moniteur / Monitrice de tennis
G1205 G1205
* 17063 Opérateur / Opératrice d'attraction
- 14776 Employé / Employée de parc de loisirs
G1206 G1206
* 13848 Croupier / Croupière
- 14792 Employé / Employée des jeux
G1209 G1204
* 403764 Animateur / Animatrice de loisirs sportifs
- 18145 Professeur / Professeure de yoga
G1210 G1204
* 404032 Enseignant / Enseignante d'équitation
G1216 G1201
* 405231 Moniteur / Monitrice de sport nature
G1217 G1204
* 405226 Moniteur / Monitrice en salle de sport
- 405224 Instructeur / Instructrice fitness
G1222 G1201
* 15441 Guide-conférencier / Guide-conférencière
G1223 G1202
* 405523 Animateur / Animatrice en site de divertissement
- 11025 Animateur / Animatrice de parc de loisirs
G1224 G1204
* 16318 Maître-nageur sauveteur / Maître-nageuse sauveteuse
G1225 G1205
* 17385 Ouvreur / Ouvreuse de salle de spectacles
G1236 G1202
* 11005 Animateur / Animatrice de club de vacances
G1237 G1203
* 14225 Directeur / Directrice d'accueil de loisirs sans hébergement
- 509733 Directeur / Directrice centre de loisirs
G1303 G1303
* 13497 Conseiller / Conseillère en voyages
- 10644 Agent / Agente de voyages
- 509484 Chargé / Chargée de clientèle en agence de voyage
- 509483 Voyagiste
- 10641 Agent / Agente de vente voyages
- 20301 Téléconseiller / Téléconseillère voyages
G1306 G1303
* 11515 Billettiste voyages
- 20041 Technicien / Technicienne en billetterie affaires
G1413 G1402
* 14324 Directeur / Directrice de restaurant
- 18847 Responsable de restaurant
G1416 G1403
* 14418 Directeur / Directrice d'hôtellerie de plein air
- 15279 Gérant / Gérante de camping
G1501 G1501
* 14793 Employé / Employée d'étage
- 14794 Employé / Employée d'étage en hôtellerie
- 14775 Employé / Employée de ménage d'hôtel
- 20500 Valet / Femme de chambre
- 38085 Majordome en hôtellerie
- 12764 Commis / Commise d'étage
G1502 G1502
* 14796 Employé / Employée d'hôtel
G1503 G1503
* 15385 Gouvernant / Gouvernante d'hôtel
- 15384 Gouvernant / Gouvernante d'étage
G1601 G1601
* 12110 Chef / Cheffe de cuisine
- 12018 Chef cuisinier / Cheffe cuisinière
~ 403768 Chef gérant / Cheffe gérante
- 12495 Chef / Cheffe des cuisines
- 403767 Directeur / Directrice de cuisine
- 403766 Chef / Cheffe d'atelier de cuisine
G1602 G1602
* 12756 Commis / Commise de cuisine
- 10427 Agent / Agente de cuisine
- 10826 Aide de cuisine
- 12765 Commis pâtissier / Commise pâtissière de restaurant
G1603 G1603
* 14875 Equipier polyvalent / Equipière polyvalente de restauration rapide
- 10594 Agent / Agente de restauration rapide
- 14812 Employé polyvalent / Employée polyvalente de restaurant
- 14813 Employé polyvalent / Employée polyvalente de restauration
- 18045 Préparateur-vendeur / Préparatrice-vendeuse de sandwichs
- 38417 Préparateur-vendeur / Préparatrice-vendeuse en restauration rapide
G1604 G1604
* 17807 Pizzaïolo / Pizzaïola
- 18043 Préparateur-vendeur / Préparatrice-vendeuse de pizzas
G1605 G1605
* 404954 Plongeur officier / Plongeuse officière de cuisine
- 17846 Plongeur / Plongeuse en restauration
- 17849 Plongeur-batterie / Plongeuse-batterie en restauration
- 18748 Responsable de la plonge en restauration
G1606 G1602
* 13863 Cuisinier / Cuisinière de collectivité
- 404260 Cuisinier / Cuisinière de cantine
- 13868 Cuisinier traiteur / Cuisinière traiteuse
G1607 G1603
* 14786 Employé / Employée de restauration collective
- 404261 Agent / Agente de restauration collective
- 10827 Aide de cuisine de collectivité
- 14760 Employé / Employée de cantine
- 12762 Commis / Commise de self
- 14759 Employé / Employée de cafétéria
G1608 G1605
* 405279 Ecailler / Ecaillère
G1609 G1602
* 13861 Cuisinier / Cuisinière
- 12196 Chef / Cheffe de partie
- 38580 Demi-chef de partie
- 19354 Second / Seconde de cuisine
- 200103 Sushiman / Sushiwoman
- 15428 Grillardin / Grillardine
G1612 G1604
* 13844 Crêpier / Crêpière
G1613 G1602
* 510381 Restaurateur ambulant / Restauratrice ambulante
G1701 G1701
* 12845 Concierge d'hôtel
G1703 G1703
* 489141 Réceptionniste
- 489142 Réceptionniste d'hôtel
- 18320 Réceptionniste de camping
- 18321 Réceptionniste de nuit
- 18325 Réceptionniste en hôtellerie
- 20507 Veilleur / Veilleuse de nuit en hôtellerie
G1708 G1702
* 20717 Voiturier / Voiturière
G1801 G1801
* 11494 Barman / Barmaid
- 488649 Barman / Barmaid mixologue
- 12753 Commis / Commise de bar
- 488648 Barman / Barmaid expert en cocktails
G1802 G1802
* 16313 Maître / Maîtresse d'hôtel
G1803 G1803
* 19430 Serveur / Serveuse en restauration
- 12761 Commis / Commise de salle
- 15191 Serveur / Serveuse
- 19425 Serveur / Serveuse de bar
- 19426 Serveur / Serveuse de bar-brasserie
- 19427 Serveur / Serveuse de restaurant
- 38899 Serveur / Serveuse petit déjeuner
G1804 G1804
* 19452 Sommelier / Sommelière
G1807 G1801
* 15276 Gérant / Gérante de bar-tabac
- 15277 Gérant / Gérante de bureau de tabac
G1809 G1801
* 200104 Barista
G1810 G1802
* 12274 Chef / Cheffe de rang
- 13951 Demi-chef / Demi-cheffe de rang
H1203 H1203
* 14124 Dessinateur-projeteur / Dessinatrice-projeteuse en mécanique
- 510571 Dessinateur / Dessinatrice en mécanique
- 14085 Dessinateur industriel / Dessinatrice industrielle en mécanique
- 14079 Dessinateur / Dessinatrice en tôlerie
- 14072 Dessinateur / Dessinatrice en outillage
- 14073 Dessinateur / Dessinatrice en plasturgie
H1204 H1204
* 13991 Designer
- 14000 Designer industriel / Designeuse industrielle
H1206 H1206
* 404441 Ingénieur / Ingénieure R&D en industrie
- 15708 Ingénieur / Ingénieure d'études en industrie
- 15781 Ingénieur / Ingénieure en propriété industrielle
- 15911 Ingénieur / Ingénieure validation systèmes en industrie
- 15832 Ingénieur mécanicien / Ingénieure mécanicienne en industrie
- 15729 Ingénieur électricien / Ingénieure électricienne en industrie
- 18831 Responsable de projet industriel
H1212 H1206
* 15596 Ingénieur / Ingénieure brevet en industrie
H1224 H1210
* 20176 Technicien / Technicienne de laboratoire de recherche-développement
- 20115 Technicien / Technicienne en recherche-développement
H1225 H1206
* 489262 Ingénieur / Ingénieure développement nucléaire
- 489263 Ingénieur / Ingénieure nucléaire (recherche et développement)
H1235 H1203
* 20047 Technicien / Technicienne en conception industrielle en mécanique
- 509840 Technicien / Technicienne de bureau d'études de l'industrie
H1302 H1302
* 15820 Ingénieur / Ingénieure Hygiène, Sécurité et Environnement en industrie (HSE)
H1303 H1303
* 20072 Technicien / Technicienne en Hygiène, Sécurité, Environnement industriel (HSE)
- 489151 Technicien / Technicienne environnement (industrie)
H1304 H1302
* 19069 Responsable environnement en industrie
- 19071 Responsable environnement-hygiène-sécurité en industrie
H1307 H1301
* 488852 Responsable de la conformité industrielle
H1309 H1303
* 20111 Technicien / Technicienne en radioprotection
H1403 H1403
* 15331 Gestionnaire de flux de production
- 10731 Agent / Agente d'ordonnancement en industrie
- 20018 Technicien / Technicienne d'ordonnancement de production industrielle
H1404 H1404
* 20193 Technicien / Technicienne méthodes
- 10695 Agent / Agente des méthodes en industrie
H1405 H1401
* 19194 Responsable supply chain en industrie
H1502 H1502
* 19162 Responsable qualité en industrie
- 509570 Responsable qualité
H1503 H1503
* 19789 Technicien / Technicienne de laboratoire d'analyse industrielle
- 19711 Technicien / Technicienne d'analyse industrielle
- 404447 Technicien / Technicienne de laboratoire en industrie
- 10955 Analyste radioactivité en industrie
- 10953 Analyste physicochimiste en industrie
- 510363 Laborantin / Laborantine de l'industrie
H1520 H1502
* 15587 Ingénieur / Ingénieure assurance qualité en industrie
- 488383 Ingénieur qualité / Ingénieure qualité
H1523 H1502
* 19163 Responsable Qualité Sécurité Environnement -QSE- en industrie
H1524 H1502
* 509593 Qualiticien / Qualiticienne en industrie
H1528 H1502
* 509850 Technicien / Technicienne qualité en industrie
H2101 H2101
* 17417 Ouvrier / Ouvrière d'abattoir
H2102 H2102
* 404450 Conducteur / Conductrice de ligne en industrie alimentaire
- 12978 Conducteur / Conductrice de ligne automatisée en industrie alimentaire
- 12985 Conducteur / Conductrice de ligne de production ou fabrication en industrie alimentaire
- 12995 Conducteur / Conductrice de ligne en boulangerie industrielle
- 510818 Minotier / Minotière
- 13114 Conducteur / Conductrice de moulins
H2103 H2101
* 404025 Opérateur / Opératrice de transformation des viandes
H2105 H2102
* 10567 Agent / Agente de production en industrie alimentaire
- 489231 Agent / Agente de fabrication dans l'agroalimentaire
- 17155 Opérateur / Opératrice de production en industrie alimentaire
- 489232 Ouvrier / Ouvrière dans l'agroalimentaire
- 489233 Ouvrier / Ouvrière de conserverie
- 17674 Pétrisseur / Pétrisseuse en industrie alimentaire
H2202 H2202
* 13056 Conducteur / Conductrice de machines à bois
- 17313 Opérateur / Opératrice sur machines à bois à commande numérique
H2205 H2205
* 17461 Ouvrier / Ouvrière de scierie
- 13312 Conducteur opérateur / Conductrice opératrice de scierie
H2206 H2206
* 16611 Menuisier / Menuisière
- 16613 Menuisier / Menuisière atelier et pose
- 16616 Menuisier / Menuisière d'atelier
- 489131 Menuisier / Menuisière du bâtiment
- 18215 Prototypiste bois
- 510843 Menuisier / Menuisière d'art
H2207 H2207
* 14541 Ebéniste
H2301 H2301
* 404452 Conducteur / Conductrice de ligne en industrie chimique
- 12868 Conducteur / Conductrice d'appareils des industries chimiques
H2304 H2301
* 17088 Opérateur / Opératrice de fabrication des industries chimiques
- 19910 Technicien / Technicienne de production en industrie chimique
H2401 H2401
* 489267 Opérateur / Opératrice de fabrication industrie des cuirs, peaux et matériaux associés
- 17799 Piqueur / Piqueuse en maroquinerie
H2402 H2402
* 13815 Couturier industriel / Couturière industrielle de l'habillement
- 489111 Piqueur / Piqueuse textile
H2502 H2502
* 19048 Responsable d'unité de production industrielle
- 12185 Chef / Cheffe de ligne de production
- 15658 Ingénieur / Ingénieure de production
- 18972 Responsable d'exploitation
- 18814 Responsable de production d'énergie
- 15636 Ingénieur / Ingénieure de fabrication
H2507 H2502
* 18773 Responsable de ligne de production industrielle
- 18813 Responsable de production
H2508 H2502
* 488961 Ingénieur / Ingénieure exploitation nucléaire
H2510 H2502
* 14307 Directeur / Directrice de production industrielle
H2605 H2605
* 16875 Monteur-câbleur / Monteuse-câbleuse en électronique
- 11619 Câbleur / Câbleuse en électronique
H2702 H2701
* 12889 Conducteur / Conductrice de bloc nucléaire
- 17074 Opérateur / Opératrice de conduite en centrale nucléaire
H2708 H2701
* 509590 Technicien / Technicienne d'exploitation nucléaire
- 509589 Technicien / Technicienne nucléaire
H2801 H2801
* 404466 Agent / Agente de fabrication du verre
- 12998 Conducteur / Conductrice de ligne en production de verre
H2901 H2901
* 404469 Ajusteur-monteur / Ajusteuse-monteuse
H2902 H2902
* 11971 Chaudronnier / Chaudronnière
- 10818 Aide chaudronnier / Aide chaudronnière
- 11978 Chaudronnier-tôlier / Chaudronnière-tôlière
- 20352 Tôlier / Tôlière
- 20356 Tôlier-chaudronnier / Tôlière-chaudronnière
- 20400 Traceur / Traceuse en serrurerie
H2903 H2903
* 20383 Tourneur-fraiseur / Tourneuse-fraiseuse
- 15158 Fraiseur / Fraiseuse
- 17743 Pilote de cellule d'usinage
- 20372 Tourneur / Tourneuse
- 20497 Usineur / Usineuse
- 10920 Aléseur / Aléseuse
H2904 H2904
* 15122 Forgeron industriel / Forgeronne industrielle
- 510838 Agent / Agente de maîtrise de la métallurgie
H2905 H2905
* 12648 Cisailleur / Cisailleuse en métallurgie
- 19323 Scieur / Scieuse
H2907 H2907
* 15102 Fondeur / Fondeuse en métallurgie
- 13143 Conducteur / Conductrice de presses aluminium à injecter
H2909 H2909
* 11175 Assembleur monteur / Assembleuse monteuse
- 10533 Agent / Agente de montage mécanique
- 16829 Monteur / Monteuse en ligne de fabrication automobile
- 16863 Monteur / Monteuse sur chaîne d'assemblage
- 16791 Monteur / Monteuse de pièces
- 16831 Monteur / Monteuse en lunetterie
H2911 H2911
* 404473 Métallier / Métallière
H2913 H2913
* 404475 Soudeur / Soudeuse
- 489275 Soudeur / Soudeuse de l'industrie des métaux
- 19459 Soudeur / Soudeuse à l'arc semi-automatique
- 19458 Soudeur / Soudeuse à l'arc électrique
- 19460 Soudeur / Soudeuse à l'électrode enrobée
- 19462 Soudeur / Soudeuse au plasma
H2914 H2914
* 20475 Tuyauteur / Tuyauteuse
- 20483 Tuyauteur industriel / Tuyauteuse industrielle
H3201 H3201
* 17825 Plasturgiste
- 17206 Opérateur / Opératrice en plasturgie
H3202 H3202
* 404476 Monteur régleur / Monteuse régleuse en plasturgie
- 20213 Technicien / Technicienne plasturgiste en production
H3301 H3301
* 12981 Conducteur / Conductrice de ligne de conditionnement
H3302 H3302
* 404477 Agent / Agente de conditionnement
- 10405 Agent / Agente de conditionnement et de manutention
- 10406 Agent / Agente de conditionnement manuel
- 17180 Opérateur / Opératrice d'emballage manuel
- 17072 Opérateur / Opératrice de conditionnement manuel
- 20449 Trieur / Trieuse de placage
I1202 I1202
* 10704 Agent / Agente d'exploitation de la voirie
I1203 I1203
* 10679 Agent / Agente d'entretien du bâtiment
- 488938 Agent / Agente d'entretien et de maintenance des bâtiments
- 10489 Agent / Agente de maintenance des bâtiments
- 10684 Agent d'entretien maintenance polyvalent / Agente d'entretien maintenance polyvalente en collectivité
- 15058 Factotum
- 17477 Ouvrier polyvalent / Ouvrière polyvalente d'entretien des bâtiments
I1301 I1301
* 11164 Ascensoriste
- 19810 Technicien / Technicienne de maintenance d'ascenseurs
I1302 I1302
* 19831 Technicien / Technicienne de maintenance d'installations automatisées
- 404478 Automaticien / Automaticienne
- 19662 Technicien automaticien / Technicienne automaticienne de maintenance
I1304 I1304
* 19870 Technicien / Technicienne de maintenance industrielle
- 10501 Agent / Agente de maintenance industrielle
- 14653 Electromécanicien / Electromécanicienne de maintenance industrielle
- 19826 Technicien / Technicienne de maintenance d'équipements de production
- 200107 Monteur / Monteuse sprinkler
- 19872 Technicien / Technicienne de maintenance process
I1306 I1306
* 15167 Frigoriste
- 16886 Monteur-dépanneur / Monteuse-dépanneuse frigoriste
- 16889 Monteur-frigoriste / Monteuse-frigoriste
- 20151 Technicien / Technicienne frigoriste
- 15168 Frigoriste maritime
- 510485 Réparateur / Réparatrice frigoriste
I1308 I1308
* 11981 Chauffagiste
- 13966 Dépanneur / Dépanneuse de chaudières domestiques
- 404480 Technicien / Technicienne chauffagiste
- 19837 Technicien / Technicienne de maintenance en chauffage
- 512308 Energéticien / Energéticienne
- 510110 Artisan / Artisane chauffagiste
I1309 I1309
* 14619 Electricien / Electricienne de maintenance
- 14637 Electricien industriel / Electricienne industrielle de maintenance
- 14680 Electrotechnicien / Electrotechnicienne de maintenance
- 14616 Electricien / Electricienne de bord embarqué
- 14654 Electromécanicien / Electromécanicienne de phare
- 10670 Agent / Agente d'entretien d'équipements électriques
I1310 I1310
* 16477 Mécanicien / Mécanicienne de maintenance industrielle
- 16495 Mécanicien / Mécanicienne d'entretien industriel
I1315 I1307
* 489134 Monteur raccordeur / Monteuse raccordeuse fibre optique
- 38136 Poseur tireur / Poseuse tireuse de câbles en fibre optique
- 489422 Technicien / Technicienne raccordement fibre optique
I1316 I1306
* 489004 Technicien / Technicienne de maintenance Chauffage, Ventilation et Climatisation - CVC
- 20067 Technicien / Technicienne en froid et climatisation
I1317 I1307
* 489005 Technicien / Technicienne de maintenance fibre optique
I1330 I1307
* 19992 Technicien / Technicienne d'installation de centrales téléphoniques
- 509838 Technicien / Technicienne en téléphonie
I1332 I1304
* 12042 Chef / Cheffe d'atelier de maintenance industrielle
I1401 I1401
* 19841 Technicien / Technicienne de maintenance en informatique
- 10497 Agent / Agente de maintenance en informatique
- 38821 Installateur dépanneur / Installatrice dépanneuse en informatique
- 20097 Technicien / Technicienne en micro-informatique et réseaux
- 12412 Chef / Cheffe d'équipe de help desk en informatique
- 20118 Technicien / Technicienne en réseau local informatique
I1402 I1402
* 19833 Technicien / Technicienne de maintenance en appareils électroménagers
- 13972 Dépanneur / Dépanneuse en électroménager
- 18526 Réparateur / Réparatrice en électroménager
I1404 I1401
* 489103 Conseiller / Conseillère support technique informatique
- 19575 Support aux utilisateurs en informatique
- 489104 Technicien / Technicienne d'assistance en informatique
- 490001 Technicien / Technicienne helpdesk
I1501 I1501
* 13728 Cordiste
I1503 I1503
* 20119 Technicien / Technicienne en risques technologiques
- 10477 Agent / Agente de logistique nucléaire
I1508 I1503
* 13990 Désamianteur / Désamianteuse
I1601 I1601
* 17990 Préparateur / Préparatrice de bateau
- 19832 Technicien / Technicienne de maintenance du nautisme
I1602 I1602
* 16447 Mécanicien / Mécanicienne avion
- 16442 Mécanicien / Mécanicienne aéronautique
I1603 I1603
* 16556 Mécanicien-réparateur / Mécanicienne-réparatrice en matériels agricoles
- 16445 Mécanicien / Mécanicienne agricole
I1604 I1604
* 16446 Mécanicien / Mécanicienne automobile
- 490381 Mécanicien / Mécanicienne VL
- 16470 Mécanicien / Mécanicienne de maintenance automobile
- 16547 Mécanicien-réparateur / Mécanicienne-réparatrice automobile
- 20084 Technicien / Technicienne en maintenance automobile
- 20257 Technicien / Technicienne service rapide en automobile
I1605 I1605
* 16512 Mécanicien / Mécanicienne en mécanique marine ou navale
- 16478 Mécanicien / Mécanicienne de marine
I1606 I1606
* 11701 Carrossier-peintre / Carrossière-peintre
- 10817 Aide carrossier / Aide carrossière
- 11698 Carrossier / Carrossière
- 11702 Carrossier-réparateur / Carrossière-réparatrice
- 11700 Carrossier / Carrossière poids lourds
- 11703 Carrossier-tôlier / Carrossière-tôlière
I1607 I1607
* 16521 Mécanicien / Mécanicienne motocycles
- 490085 Mécanicien / Mécanicienne moto
I1609 I1606
* 17612 Peintre automobile
I1611 I1604
* 18016 Préparateur / Préparatrice de véhicules automobiles
- 38194 Laveur / Laveuse de véhicules automobiles
- 16837 Monteur / Monteuse en pneumatique
I1613 I1604
* 489483 Mécanicien / Mécanicienne des véhicules des transports routiers
- 16484 Mécanicien / Mécanicienne de véhicules industriels
- 16528 Mécanicien / Mécanicienne poids lourds
I1615 I1604
* 13981 Dépanneur-remorqueur / Dépanneuse-remorqueuse de véhicules
- 488816 Dépanneur / Dépanneuse automobile
I1617 I1604
* 13656 Contrôleur / Contrôleuse technique de véhicules
- 13654 Contrôleur / Contrôleuse technique automobile
I1619 I1607
* 489485 Mécanicien / Mécanicienne cycles
- 488976 Réparateur / Réparatrice de cycles
- 20290 Technicien-réparateur / Technicienne-réparatrice de cycles
I1621 I1606
* 513911 Tôlier / Tôlière en carrosserie automobile
- 20353 Tôlier / Tôlière automobile
J1102 J1102
* 16582 Médecin généraliste
- 11678 Cardiologue
- 16591 Médecin praticien
- 16592 Médecin praticien hospitalier
- 15312 Gérontologue
- 16597 Médecin thermal
J1103 J1103
* 13960 Dentiste
- 12626 Chirurgien-dentiste / Chirurgienne-dentiste
- 17366 Orthodontiste
J1104 J1104
* 19299 Homme sage-femme / Sage-femme
J1119 J1102
* 12625 Chirurgien / Chirurgienne
J1131 J1102
* 18227 Psychiatre
J1202 J1202
* 17676 Pharmacien / Pharmacienne
- 17686 Pharmacien / Pharmacienne en officine
~ 488691 Pharmacien adjoint / Pharmacienne adjointe
- 17679 Pharmacien / Pharmacienne biologiste
- 513490 Pharmacien chercheur / Pharmacienne chercheuse
- 17687 Pharmacien hospitalier / Pharmacienne hospitalière
J1301 J1301
* 10698 Agent / Agente de service hospitalier (ASH)
~ 10574 Agent / Agente de propreté hospitalière
- 10742 Agent hôtelier hospitalier / Agente hôtelière hospitalière
- 404263 Agente / Agent de bio-nettoyage
- 512300 Agent / Agente de restauration et d'hôtellerie
J1302 J1302
* 19807 Technicien / Technicienne de laboratoires d'analyses médicales
J1304 J1304
* 11448 Auxiliaire de puériculture
J1305 J1305
* 10927 Ambulancier / Ambulancière
- 13230 Conducteur / Conductrice de Véhicule Sanitaire Léger (VSL)
- 12853 Conducteur ambulancier / Conductrice ambulancière
- 10929 Ambulancier / Ambulancière urgentiste
- 13229 Conducteur / Conductrice de Véhicule Sanitaire
- 10928 Ambulancier hospitalier / Ambulancière hospitalière
J1306 J1306
* 16343 Manipulateur / Manipulatrice d'électroradiologie médicale
J1307 J1307
* 18027 Préparateur / Préparatrice en pharmacie
- 18028 Préparateur / Préparatrice en pharmacie d'officine
- 18029 Préparateur / Préparatrice en pharmacie hospitalière
- 10888 Aide-préparateur / Aide-préparatrice en pharmacie
J1308 J1301
* 11587 Brancardier / Brancardière
J1309 J1301
* 10611 Agent / Agente de stérilisation de service hospitalier
J1312 J1303
* 11265 Assistant / Assistante dentaire
- 10842 Aide dentaire
J1401 J1401
* 11405 Audioprothésiste
J1402 J1402
* 14169 Diététicien / Diététicienne
J1403 J1403
* 14881 Ergothérapeute
J1404 J1404
* 16136 Kinésithérapeute
- 16139 Kinésithérapeute ostéopathe
- 16419 Masseur / Masseuse kinésithérapeute
J1405 J1405
* 17350 Opticien / Opticienne
- 16898 Monteur-vendeur opticien / Monteuse-vendeuse opticienne
- 17353 Opticien-lunetier / Opticienne-lunetière
- 510106 Responsable de magasin optique lunetterie
- 17352 Opticien / Opticienne responsable de magasin
- 17354 Opticien-optométriste / Opticienne-optométriste
J1406 J1406
* 17367 Orthophoniste
J1408 J1408
* 17374 Ostéopathe
J1409 J1409
* 17605 Pédicure-podologue
J1501 J1501
* 10891 Aide-soignant / Aide-soignante
- 10893 Aide-soignant / Aide-soignante en gériatrie
~ 10892 Aide-soignant / Aide-soignante à domicile
~ 10895 Aide-soignant hospitalier / Aide-soignante hospitalière
- 10894 Aide-soignant / Aide-soignante en puériculture
J1502 J1502
* 11629 Cadre de santé d'unité de soins ou de service paramédical
- 404482 Cadre de santé
J1503 J1503
* 15532 Infirmier / Infirmière anesthésiste (IADE)
J1504 J1504
* 404265 Infirmier / Infirmière de bloc opératoire (IBODE)
J1506 J1506
* 15545 Infirmier / Infirmière en soins généraux (IDE)
~ 15547 Infirmier / Infirmière d'hospitalisation à domicile
~ 15544 Infirmier / Infirmière de service hospitalier
- 38222 Infirmier / Infirmière en gériatrie
- 15549 Infirmier / Infirmière en santé mentale
- 15554 Infirmier / Infirmière militaire
J1507 J1507
* 18238 Puériculteur / Puéricultrice
- 404266 Infirmier puériculteur / Infirmière puéricultrice
K1102 K1102
* 38388 Mandataire judiciaire à la protection des majeurs (MJPM)
K1103 K1103
* 13416 Conseiller / Conseillère en développement personnel
- 13441 Conseiller / Conseillère en naturopathie
K1104 K1104
* 38675 Psychologue
- 18237 Psychothérapeute
K1106 K1103
* 19456 Sophrologue
K1201 K1201
* 11335 Assistant social / Assistante sociale
- 11253 Assistant / Assistante de service social
- 11336 Assistant social / Assistante sociale de secteur
- 13943 Délégué social / Déléguée sociale
- 11933 Chargé / Chargée d'intervention sociale
- 16050 Intervenant / Intervenante d'action sociale
K1202 K1202
* 14586 Educateur / Educatrice de jeunes enfants
- 14589 Educateur / Educatrice de jeunes enfants responsable adjoint de structure d'accueil petite enfance
K1206 K1206
* 11065 Animateur coordinateur socioculturel / Animatrice coordinatrice socioculturelle
K1207 K1207
* 14597 Educateur spécialisé / Educatrice spécialisée
~ 14596 Educateur socioéducatif / Educatrice socioéducative
~ 14600 Educateur spécialisé / Educatrice spécialisée en milieu ouvert
K1208 K1207
* 16740 Moniteur éducateur / Monitrice éducatrice
K1213 K1204
* 16608 Médiateur culturel / Médiatrice culturelle
- 513703 Chargé / Chargée de médiation culturelle
K1225 K1201
* 13418 Conseiller / Conseillère en économie sociale et familiale (CESF)
K1302 K1302
* 38087 Assistant / Assistante de vie dépendance
- 10816 Aide aux personnes âgées
- 11257 Assistant / Assistante de vie auprès de personnes handicapées
- 11256 Assistant / Assistante de vie auprès de personnes âgées
- 11460 Auxiliaire familiale et sanitaire
K1303 K1303
* 510086 Garde d'enfant
- 11480 Baby-sitter
- 15196 Garde d'enfant à domicile
- 15383 Gouvernant / Gouvernante d'enfant à domicile
K1304 K1304
* 511181 Employé familial / Employée familiale
~ 10857 Aide ménager / Aide ménagère à domicile
- 10805 Aide à domicile
- 14771 Employé / Employée de maison
- 14774 Employé / Employée de ménage
- 10846 Aide familial / Aide familiale
K1305 K1305
* 20174 Technicien / Technicienne d'Intervention Sociale et Familiale (TISF)
K1306 K1302
* 511182 Accompagnant Educatif et Social (AES) / Accompagnante Educative et Sociale (AES)
- 140949 Accompagnant éducatif et social / Accompagnante éducative et sociale à domicile
- 10856 Aide médico-psychologique
- 11456 Auxiliaire de Vie Sociale (AVS)
- 11446 Auxiliaire de gériatrie
- 11447 Auxiliaire de gérontologie
K1307 K1303
* 404267 Animateur / Animatrice petite enfance
K1308 K1303
* 404270 Agent territorial spécialisé / Agente territoriale spécialisée des écoles maternelles (ATSEM)
- 10756 Agent spécialisé / Agente spécialisée des écoles maternelles (ASEM)
- 10854 Aide maternel / Aide maternelle d'école
K1310 K1303
* 11304 Assistant maternel / Assistante maternelle
- 11306 Assistant maternel / Assistante maternelle du particulier employeur
- 38088 Assistant maternel agréé / Assistante maternelle agréée
K1311 K1302
* 11255 Assistant / Assistante de vie aux familles
- 11453 Auxiliaire de vie
- 14747 Employé / Employée à domicile auprès d'adultes
- 11225 Assistant / Assistante de convivialité à domicile
- 14807 Employé familial / Employée familiale auprès d'adultes
K1406 K1404
* 404906 Secrétaire de mairie
- 489538 Employé / Employée de l'état civil
K1501 K1501
* 10376 Agent / Agente d'administration principal(e) des douanes
- 10410 Agent / Agente de constatation des douanes
- 10413 Agent / Agente de constatation des impôts
K1502 K1502
* 404485 Inspecteur / Inspectrice du travail
K1503 K1503
* 13621 Contrôleur / Contrôleuse des impôts
K1511 K1503
* 15963 Inspecteur / Inspectrice des impôts
K1601 K1601
* 14511 Documentaliste
- 10394 Agent / Agente de bibliothèque
- 11133 Archiviste
K1602 K1602
* 13513 Conservateur / Conservatrice du patrimoine
K1603 K1601
* 11506 Bibliothécaire
K1701 K1701
* 510610 Combattant / Combattante en milieu terrestre
- 19450 Soldat / Soldate
K1704 K1704
* 17021 Officier / Officière de police
K1705 K1705
* 19362 Secouriste
- 19309 Sapeur-pompier / Sapeuse-pompière
K1706 K1706
* 488270 Agent / Agente de la force publique
- 15246 Gendarme
K1707 K1707
* 17864 Policier municipal / Policière municipale
- 10620 Agent / Agente de surveillance des voies publiques
K1708 K1706
* 15219 Gardien / Gardienne de la paix
K1711 K1706
* 19602 Surveillant pénitentiaire / Surveillante pénitentiaire
K1717 K1701
* 489155 Technicien électronicien / Technicienne électronicienne des armées
K1726 K1705
* 17803 Pisteur / Pisteuse secouriste
K1801 K1801
* 13436 Conseiller / Conseillère en insertion professionnelle
- 13405 Conseiller / Conseillère emploi formation
- 13449 Conseiller / Conseillère en recherche d'emploi
- 13348 Conseiller / Conseillère à l'emploi
- 13404 Conseiller / Conseillère du travail
- 13396 Conseiller / Conseillère des métiers
K1901 K1901
* 16995 Notaire
K1902 K1902
* 12661 Clerc de notaire
K1903 K1903
* 16114 Juriste
- 11469 Avocat / Avocate
- 11473 Avocat / Avocate en droit de la propriété industrielle
- 11476 Avocat / Avocate fiscaliste
- 16118 Juriste d'affaires
- 16123 Juriste d'entreprise
- 38658 Juriste droit public
- 16127 Juriste fiscaliste
K1904 K1904
* 16103 Juge
K1905 K1901
* 15495 Huissier / Huissière de justice
K1909 K1902
* 15423 Greffier / Greffière
K2103 K2103
* 12505 Chef / Cheffe d'établissement d'enseignement
K2104 K2104
* 19601 Surveillant / Surveillante en milieu scolaire
- 11263 Assistant / Assistante d'éducation
- 19596 Surveillant / Surveillante d'externat
- 19599 Surveillant / Surveillante d'internat
- 16315 Maître / Maîtresse d'internat
- 19595 Surveillant / Surveillante d'examens
K2105 K2105
* 404486 Professeur / Professeure de musique
- 18137 Professeur / Professeure de piano
K2106 K2106
* 18161 Professeur / Professeure des écoles
- 14853 Enseignant / Enseignante des écoles
- 16007 Instituteur / Institutrice
- 16014 Instituteur remplaçant / Institutrice remplaçante
- 16302 Maître / Maîtresse d'école
- 16304 Maître / Maîtresse d'école primaire
K2107 K2107
* 404487 Professeur / Professeure de collège et de lycée
- 11881 Chargé / Chargée d'enseignement général du second degré
- 38348 Professeur / Professeure d'anglais
- 18150 Professeur / Professeure d'éducation physique et sportive (EPS)
- 38345 Professeur / Professeure de français
- 38344 Professeur / Professeure de mathématiques
- 18174 Professeur spécialisé / Professeure spécialisée de l'enseignement général
K2108 K2108
* 18164 Professeur / Professeure des universités
- 14854 Enseignant-chercheur / Enseignante-chercheuse
- 16300 Maître / Maîtresse de conférences
K2109 K2109
* 18160 Professeur / Professeure d'enseignement technologique
- 18157 Professeur / Professeure d'enseignement technique
- 18130 Professeur / Professeure de lycée professionnel -PLP-
K2110 K2110
* 14851 Enseignant / Enseignante de la conduite et de la sécurité routière
- 16723 Moniteur / Monitrice d'auto-école
- 16745 Moniteur / Monitrice moto
- 16746 Moniteur / Monitrice motocycle
- 16747 Moniteur / Monitrice poids lourds
- 16725 Moniteur / Monitrice de bateau-école
K2111 K2111
* 15123 Formateur / Formatrice
- 38237 Formateur / Formatrice bâtiment
- 15131 Formateur / Formatrice d'adultes
- 38225 Formateur / Formatrice d'anglais
- 38228 Formateur / Formatrice de Français Langue Etrangère - FLE -
- 15144 Formateur / Formatrice technique
K2112 K2112
* 13399 Conseiller / Conseillère d'orientation
K2113 K2104
* 405210 Accompagnant / Accompagnante des élèves en situation de handicap (AESH)
- 38885 Accompagnant / Accompagnante d'élèves en situation de handicap - AESH
- 11258 Assistant / Assistante de vie scolaire
~ 11454 Auxiliaire de vie scolaire
- 404907 Auxiliaire de vie scolaire (AVS)
- 10831 Aide de vie scolaire
K2115 K2104
* 13473 Conseiller principal / Conseillère principale d'éducation
K2122 K2107
* 18109 Professeur / Professeure à domicile
- 18167 Professeur / Professeure du second degré à domicile
K2129 K2107
* 18173 Professeur / Professeure en soutien scolaire
K2136 K2105
* 18180 Professeur territorial / Professeure territoriale d'enseignement artistique
- 18118 Professeur / Professeure de danse
K2201 K2201
* 11530 Blanchisseur industriel / Blanchisseuse industrielle
- 10563 Agent / Agente de production en blanchisserie industrielle
K2202 K2202
* 16166 Laveur / Laveuse de vitres
K2204 K2204
* 10537 Agent / Agente de nettoyage industriel
- 10749 Agent / Agente machiniste en propreté
- 12489 Chef / Cheffe d'équipe propreté
- 16973 Nettoyeur / Nettoyeuse de locaux industriels
- 15077 Feutier / Feutière
- 17451 Ouvrier / Ouvrière de nettoyage industriel
K2205 K2204
* 10571 Agent / Agente de propreté de locaux
- 10689 Agent / Agente d'entretien-propreté d'immeubles
- 10687 Agent / Agente d'entretien-propreté de bureaux
- 10688 Agent / Agente d'entretien-propreté de locaux
- 19928 Technicien / Technicienne de surface
- 510854 Agent / Agente de servitude
K2301 K2301
* 10707 Agent / Agente d'exploitation des réseaux d'assainissement
- 10388 Agent / Agente d'assainissement
- 10588 Agent / Agente de réseau d'eau potable
K2303 K2303
* 19263 Ripeur / Ripeuse
- 10400 Agent / Agente de collecte de déchets
K2304 K2304
* 10638 Agent / Agente de tri des déchets
K2307 K2303
* 10576 Agent / Agente de propreté urbaine
- 11487 Balayeur / Balayeuse
K2308 K2304
* 17175 Opérateur / Opératrice de tri en récupération et revalorisation
K2318 K2303
* 10432 Agent / Agente de déchetterie
K2321 K2301
* 14605 Egoutier / Egoutière
K2322 K2306
* 20133 Technicien / Technicienne en traitement des eaux
- 19927 Technicien / Technicienne de station d'épuration
K2401 K2401
* 12614 Chercheur / Chercheuse en sciences humaines et sociales
K2402 K2402
* 15671 Ingénieur / Ingénieure de recherche scientifique
K2404 K2402
* 11855 Chargé / Chargée de recherche en industrie pharmaceutique
K2501 K2501
* 15228 Gardien / Gardienne d'immeuble
K2503 K2503
* 10556 Agent / Agente de prévention et de sécurité
- 10604 Agent / Agente de service de sécurité incendie
- 10617 Agent / Agente de surveillance
- 10599 Agent / Agente de sécurité
- 10602 Agent / Agente de sécurité SSIAP 1
- 10601 Agent / Agente de sécurité incendie
- 489516 Veilleur / Veilleuse de nuit
- 20688 Vigile
K2505 K2502
* 14845 Enquêteur privé / Enquêtrice privée
- 14144 Détective privé
K2507 K2503
* 10714 Agent / Agente d'exploitation et de sûreté aéroportuaire
K2508 K2503
* 10578 Agent / Agente de protection rapprochée
K2510 K2503
* 10370 Agent / Agente cynophile de sécurité
K2601 K2601
* 17895 Porteur / Porteuse funéraire
K2602 K2602
* 13461 Conseiller / Conseillère funéraire
- 10796 Agent / Agente technique funéraire
K2603 K2603
* 20315 Thanatopracteur / Thanatopractrice
L1101 L1101
* 14510 DJ
- 14492 Disc-jockey
L1102 L1102
* 16346 Mannequin
L1103 L1103
* 510325 Animateur / Animatrice d'antenne
- 18051 Présentateur / Présentatrice radio
L1104 L1103
* 510547 Animateur / Animatrice événementiel
- 18050 Présentateur / Présentatrice de spectacles
L1201 L1201
* 13885 Danseur / Danseuse
L1202 L1202
* 16935 Musicien / Musicienne
- 11733 Chanteur / Chanteuse
- 11734 Chanteur / Chanteuse de variétés
- 11735 Chanteur / Chanteuse lyrique
- 38280 Guitariste
- 16022 Musicien / Musicienne instrumentiste
- 38289 Pianiste
- 38296 Violoniste
L1203 L1203
* 12724 Comédien / Comédienne
- 11157 Artiste dramatique
- 13555 Conteur / Conteuse
- 15078 Figurant / Figurante
- 20718 Voix off
- 14527 Doublure
L1204 L1204
* 11155 Artiste de cirque
L1302 L1302
* 404488 Producteur / Productrice de film
- 18096 Producteur / Productrice de spectacles
L1304 L1304
* 17971 Premier assistant réalisateur / Première assistante réalisatrice
- 11323 Assistant réalisateur / Assistante réalisatrice
L1306 L1304
* 18298 Réalisateur / Réalisatrice audiovisuel
- 18297 Réalisateur / Réalisatrice
- 18303 Réalisateur / Réalisatrice de film d'entreprise
L1308 L1302
* 14304 Directeur / Directrice de production audiovisuelle et cinéma
- 510501 Producteur exécutif / Productrice exécutive de l'audiovisuel
L1401 L1401
* 19514 Sportif professionnel / Sportive professionnelle
L1402 L1401
* 11102 Arbitre professionnel / Professionnelle de discipline sportive
L1403 L1401
* 11713 Cavalier / Cavalière d'entraînement
- 509477 Lad driver
L1501 L1501
* 16380 Maquilleur / Maquilleuse spectacle
L1504 L1504
* 14559 Eclairagiste
- 18424 Régisseur / Régisseuse lumière
L1506 L1506
* 16242 Machiniste spectacle
- 16248 Machiniste-constructeur / Machiniste-constructrice de décors
L1507 L1507
* 16866 Monteur / Monteuse vidéo
- 16751 Monteur / Monteuse audiovisuel
- 16862 Monteur / Monteuse son
- 16688 Mixeur / Mixeuse
- 11605 Bruiteur / Bruiteuse
- 14142 Détecteur / Détectrice son
L1508 L1508
* 18420 Régisseur / Régisseuse du son
- 15725 Ingénieur / Ingénieure du son
- 19455 Sonorisateur / Sonorisatrice
- 20022 Technicien / Technicienne du son
- 11481 Backliner
- 17658 Perchiste
L1512 L1509
* 489539 Régisseur / Régisseuse de spectacles
- 510858 Régisseur / Régisseuse de production de spectacles
- 18423 Régisseur général / Régisseuse générale
- 18745 Responsable de la logistique de spectacles
- 14485 Directeur / Directrice technique spectacle vivant
- 510857 Régisseur général / Régisseuse générale de spectacles
M1101 M1101
* 10241 Acheteur / Acheteuse
M1201 M1201
* 10949 Analyste financier / Analyste financière
M1202 M1202
* 11408 Auditeur comptable et financier / Auditrice comptable et financière
- 11407 Auditeur / Auditrice comptable
M1203 M1203
* 12786 Comptable
- 12788 Comptable clientèle
- 12790 Comptable d'entreprise
- 12792 Comptable fournisseurs
- 12797 Comptable service paie
- 12807 Comptable unique
M1204 M1204
* 13597 Contrôleur / Contrôleuse de gestion
- 13586 Contrôleur / Contrôleuse budgétaire
- 200182 Contrôleur / Contrôleuse de gestion sociale
- 11938 Chargé / Chargée du contrôle de gestion
- 13604 Contrôleur / Contrôleuse de gestion d'usine
- 13599 Contrôleur / Contrôleuse de gestion centrale
M1205 M1205
* 14377 Directeur / Directrice des services administratifs et financiers
- 18569 Responsable administratif / Responsable administrative
M1207 M1207
* 404489 Trésorier / Trésorière
- 20435 Trésorier / Trésorière d'entreprise
M1210 M1202
* 12769 Commissaire aux comptes
M1211 M1202
* 14967 Expert-comptable / Experte-comptable
M1213 M1203
* 11213 Assistant / Assistante comptable
- 10463 Agent / Agente de gestion comptable
- 11217 Assistant / Assistante de cabinet comptable
- 11187 Assistant administratif / Assistante administrative et comptable
- 19697 Technicien / Technicienne comptable
- 11214 Assistant / Assistante comptable et budgétaire
M1223 M1205
* 12497 Chef / Cheffe des services administratifs et financiers
- 18575 Responsable administratif et financier / Responsable administrative et financière
M1225 M1203
* 10871 Aide-comptable
- 10872 Aide-comptable facturier / Aide-comptable facturière
M1301 M1301
* 14490 Dirigeant / Dirigeante d'entreprise privée
M1402 M1402
* 19064 Responsable en organisation en entreprise
- 13536 Consultant / Consultante en organisation
M1405 M1403
* 38972 Data scientist
- 38970 Data Miner
- 404271 Expert / Experte en sciences des données
- 404274 Ingénieur / Ingénieure data scientist
- 404273 Explorateur / Exploratrice de données
- 404272 Chargé / Chargée de modélisation des données
M1406 M1402
* 38596 Responsable RSE - Responsabilité Sociétale de l'Entreprise
M1413 M1402
* 38593 Chargé / Chargée de mission RSE - Responsabilité Sociétale de l'Entreprise
- 38591 Chargé / Chargée de mission développement durable
M1419 M1403
* 38971 Data analyst
M1429 M1402
* 13533 Consultant / Consultante en management
M1501 M1501
* 11329 Assistant / Assistante Ressources Humaines (RH)
- 11233 Assistant / Assistante de gestion du personnel
- 11251 Assistant / Assistante de service formation
- 11278 Assistant / Assistante du service personnel
- 19384 Secrétaire du service personnel
- 11280 Assistant / Assistante emploi formation
M1502 M1502
* 11863 Chargé / Chargée de recrutement
- 13451 Conseiller / Conseillère en recrutement
- 13538 Consultant / Consultante en recrutement
- 19166 Responsable recrutement
- 11885 Chargé / Chargée des relations écoles
- 11969 Chasseur / Chasseuse de tête en recrutement
M1503 M1503
* 14375 Directeur / Directrice des Ressources Humaines (DRH)
- 19008 Responsable du développement des ressources humaines
M1504 M1502
* 19090 Responsable formation professionnelle en entreprise
M1505 M1502
* 11796 Chargé / Chargée de formation en entreprise
M1506 M1503
* 405356 Manager de proximité
- 488693 Responsable d'équipe de production de services
M1507 M1203
* 15368 Gestionnaire paie
- 11317 Assistant / Assistante paie
- 15369 Gestionnaire paie et administration du personnel
- 20208 Technicien / Technicienne paie
- 19147 Responsable paie
- 488820 Chargé / Chargée de paie
M1508 M1502
* 13430 Conseiller / Conseillère en gestion de carrière
- 11939 Chargé / Chargée du développement des ressources humaines
M1509 M1503
* 19148 Responsable paie et administration du personnel
- 15316 Gestionnaire administratif / Gestionnaire administrative ressources humaines
M1601 M1601
* 11743 Chargé / Chargée d'accueil
- 10372 Agent / Agente d'accueil
- 15477 Hôte / Hôtesse
- 15480 Hôte / Hôtesse d'accueil
- 15483 Hôte / Hôtesse d'accueil standardiste
- 10719 Agent / Agente d'information
M1602 M1602
* 10349 Agent administratif / Agente administrative
- 14757 Employé / Employée de bureau
- 14748 Employé administratif / Employée administrative
- 11445 Auxiliaire de bureau
- 14751 Employé / Employée aux archives
- 404909 Agent administratif / Agente administrative de l'Etat
M1603 M1603
* 15044 Facteur / Factrice
M1604 M1604
* 11227 Assistant / Assistante de direction
- 11228 Assistant / Assistante de direction bilingue
- 38862 Office manager
- 19374 Secrétaire de direction
- 11395 Attaché / Attachée de direction
- 19375 Secrétaire de direction bilingue
M1606 M1606
* 17160 Opérateur / Opératrice de saisie
M1607 M1607
* 19364 Secrétaire
- 11183 Assistant administratif / Assistante administrative
- 19365 Secrétaire administratif / Secrétaire administrative
- 19366 Secrétaire administratif / Secrétaire administrative de collectivité territoriale
- 19400 Secrétaire polyvalent / Secrétaire polyvalente
- 19367 Secrétaire bilingue
M1609 M1609
* 19397 Secrétaire médical / Secrétaire médicale
- 38904 Assistant médico-administratif / Assistante médico-administrative
- 19399 Secrétaire médicosocial / Secrétaire médicosociale
- 140904 Télésecrétaire médical / Télésecrétaire médicale
- 19398 Secrétaire médical / Secrétaire médicale vétérinaire
M1612 M1607
* 11252 Assistant / Assistante de service juridique
- 19396 Secrétaire juridique
M1613 M1607
* 20304 Télésecrétaire
M1614 M1601
* 19518 Standardiste
M1615 M1603
* 14507 Distributeur / Distributrice de prospectus et imprimés
- 14506 Distributeur / Distributrice de prospectus
M1618 M1603
* 10472 Agent / Agente de liaison courrier
- 14749 Employé / Employée au courrier
M1620 M1603
* 19558 Superviseur / Superviseuse de distributeurs d'imprimés
M1701 M1701
* 18766 Responsable de l'administration des ventes
M1703 M1703
* 12218 Chef / Cheffe de produit
- 12193 Chef / Cheffe de marque
M1705 M1705
* 19125 Responsable marketing
- 11303 Assistant / Assistante marketing
- 11849 Chargé / Chargée de projet marketing
- 13550 Consultant / Consultante marketing
- 140906 Gestionnaire de planning e-mailing
- 11759 Chargé / Chargée d'affaires marketing
M1718 M1705
* 510889 Chargé / Chargée de marketing digital
- 39007 Chargé / Chargée d'acquisition online
- 510894 Chef / Cheffe de projet marketing digital
- 38794 Web marketer
- 38793 Mobile marketer
- 510515 Chargé / Chargée marketing digital
M1801 M1801
* 489087 Administrateur / Administratrice de systèmes d'information (SI)
- 10316 Administrateur / Administratrice système informatique
M1803 M1803
* 14381 Directeur / Directrice des systèmes d'information -DSI-
- 14386 Directeur / Directrice des systèmes d'information
- 509450 Directeur / Directrice technique en informatique
- 18948 Responsable des systèmes d'information
M1804 M1804
* 15904 Ingénieur / Ingénieure télécoms
M1805 M1805
* 14153 Développeur / Développeuse informatique
- 10944 Analyste développeur / Analyste développeuse
- 10964 Analyste-programmeur / Analyste-programmeuse informatique
- 18192 Programmeur / Programmeuse informatique
- 510897 Développeur / Développeuse IOT
- 489116 Informaticien / Informaticienne
M1806 M1806
* 13545 Consultant fonctionnel / Consultante fonctionnelle des systèmes d'information
- 403871 Business analyst
- 13544 Consultant fonctionnel / Consultante fonctionnelle de progiciel
M1809 M1809
* 16647 Météorologue
M1810 M1810
* 19981 Technicien / Technicienne d'exploitation informatique
- 12430 Chef / Cheffe d'équipe de production informatique
- 15362 Gestionnaire du parc informatique
- 20168 Technicien / Technicienne informatique
- 20279 Technicien / Technicienne système informatique
- 10945 Analyste d'exploitation
M1811 M1802
* 404278 Data engineer
- 404288 Développeur / Développeuse data
- 404282 Ingénieur / Ingénieure big data
- 404283 Ingénieur / Ingénieure dataviz
- 404284 Ingénieur / Ingénieure données
- 38975 Data manager
M1812 M1803
* 404296 Responsable de la Sécurité des Systèmes d'Information (RSSI)
- 404291 Data Protection Officer
- 19178 Responsable sécurité des systèmes d'information
M1813 M1805
* 404308 Intégrateur / Intégratrice logiciels métiers
- 404304 Consultant / Consultante ERP
M1814 M1805
* 200027 Scrum Master
M1815 M1805
* 488698 Spécialiste test et validation logiciel ou application
M1816 M1810
* 489313 Technicien / Technicienne réseaux informatiques et télécoms
M1818 M1805
* 15699 Ingénieur / Ingénieure d'étude informatique
M1819 M1802
* 15885 Ingénieur / Ingénieure sécurité informatique
M1822 M1802
* 488828 Ingénieur / Ingénieure systèmes et réseaux informatiques
M1824 M1805
* 38661 Développeur / Développeuse décisionnel - Business Intelligence
M1827 M1805
* 488822 Ingénieur / Ingénieure DevOps
- 15635 Ingénieur / Ingénieure de développement informatique
M1831 M1805
* 38717 Développeur / Développeuse - jeux vidéo
- 38716 Programmeur / Programmeuse - jeux vidéo
M1834 M1801
* 10308 Administrateur / Administratrice de site internet
M1837 M1805
* 14155 Développeur / Développeuse multimédia
M1838 M1806
* 20493 Urbaniste des systèmes d'information
M1839 M1802
* 488941 Architecte systèmes et réseaux
- 11128 Architecte système d'information
M1842 M1805
* 18258 Qualiticien / Qualiticienne logiciel en informatique
M1844 M1805
* 38915 Analyste en cybersécurité
M1851 M1805
* 38095 Analyste décisionnel - Business Intelligence
M1852 M1805
* 10943 Analyste d'étude informatique
- 10950 Analyste fonctionnel / Analyste fonctionnelle informatique
M1853 M1805
* 12243 Chef / Cheffe de projet étude et développement informatique
- 12246 Chef / Cheffe de projet informatique
M1854 M1801
* 10313 Administrateur / Administratrice réseau informatique
M1855 M1805
* 14156 Développeur / Développeuse web
- 200151 Développeur / Développeuse back-end
- 200150 Développeur / Développeuse front-end
- 38976 Développeur / Développeuse full-stack
- 38745 Développeur / Développeuse web mobile
- 510906 Intégrateur / Intégratrice web
M1856 M1802
* 38834 Expert / Experte en cybersécurité
M1859 M1805
* 12250 Chef / Cheffe de projet maîtrise d'œuvre informatique
M1861 M1805
* 489255 Développeur / Développeuse logiciel ou d'application
- 12814 Concepteur / Conceptrice d'application informatique
- 14148 Développeur / Développeuse d'application
- 18625 Responsable d'application informatique
- 18187 Programmeur / Programmeuse d'applications
- 15568 Informaticien / Informaticienne d'application
M1863 M1802
* 489258 Evaluateur / Evaluatrice sécurité des systèmes et produits informatiques
- 20314 Testeur / Testeuse informatique
M1864 M1806
* 200028 Product Owner
M1865 M1806
* 511016 Ingénieur / Ingénieure blockchain
M1866 M1802
* 489259 Pentesteur / Pentesteuse
M1868 M1802
* 509609 Architecte base de données
M1872 M1806
* 509833 Consultant décisionnel / Consultante décisionnelle - Business Intelligence
M1877 M1802
* 510107 Développeur / Développeuse blockchain
M1881 M1806
* 12252 Chef / Cheffe de projet Maîtrise d'Ouvrage des Systèmes d'Information (MOA)
M1883 M1805
* 510384 Analyste SOC (Security Operations Center)
M1889 M1805
* 510530 Ingénieur / Ingénieure en Intelligence Artificielle (IA)
M1894 M1801
* 510561 Gestionnaire de base de données
- 10301 Administrateur / Administratrice de bases de données
N1101 N1101
* 11679 Cariste
- 11684 Cariste d'entrepôt
- 11685 Cariste en préparation logistique
- 11688 Cariste réceptionnaire
- 510881 Conducteur / Conductrice d'engins de manutention
- 12918 Conducteur / Conductrice de chariot élévateur de l'armée
N1102 N1102
* 13947 Déménageur / Déménageuse
N1103 N1103
* 17993 Préparateur / Préparatrice de commandes
- 18032 Préparateur / Préparatrice logistique en entrepôt
N1105 N1105
* 16361 Manutentionnaire
- 11951 Chargeur / Chargeuse manutentionnaire
- 11950 Chargeur déchargeur / Chargeuse déchargeuse manutentionnaire
- 13897 Déchargeur / Déchargeuse manutentionnaire
- 16355 Manœuvre manutentionnaire
- 11484 Bagagiste manutentionnaire
N1106 N1105
* 10579 Agent / Agente de quai manutentionnaire
N1110 N1103
* 16276 Magasinier / Magasinière
- 16277 Magasinier / Magasinière cariste
- 16282 Magasinier / Magasinière en pièces détachées
- 16289 Magasinier / Magasinière réceptionnaire
- 16290 Magasinier vendeur / Magasinière vendeuse
- 18317 Réceptionnaire magasinage
N1113 N1103
* 38676 Préparateur / Préparatrice au drive
N1115 N1103
* 17240 Opérateur / Opératrice logistique en entrepôt
- 10386 Agent / Agente d'archivage en entrepôt
- 16066 Inventoriste
N1201 N1201
* 10331 Affréteur / Affréteuse
N1202 N1202
* 10632 Agent / Agente de transit
N1203 N1202
* 20161 Technicien / Technicienne gestion douanière
- 10645 Agent déclarant / Agente déclarante en douane
N1204 N1202
* 13696 Coordinateur / Coordinatrice transit en import - export
N1205 N1202
* 491663 Responsable de service transit
N1301 N1301
* 19112 Responsable logistique
- 18907 Responsable d'entrepôt
- 18807 Responsable de plate-forme logistique
- 19573 Supply chain manager
- 10951 Analyste logistique
- 19135 Responsable méthodes logistique
N1303 N1303
* 11097 Approvisionneur / Approvisionneuse logistique
- 20181 Technicien / Technicienne logistique
N2101 N2101
* 17672 Personnel Navigant Commercial - PNC -
- 19528 Steward / Hôtesse de l'air
N2102 N2102
* 404493 Pilote de ligne
N2203 N2203
* 404495 Agent / Agente de piste
N3102 N3102
* 404497 Marin
N3203 N3203
* 17445 Ouvrier / Ouvrière de manutention portuaire
- 404499 Docker
- 17485 Ouvrier / Ouvrière docker
N4101 N4101
* 13132 Conducteur / Conductrice de poids lourd
- 11989 Chauffeur / Chauffeuse de poids lourd
- 11996 Chauffeur routier / Chauffeuse routière
- 13323 Conducteur routier / Conductrice routière
- 13327 Conducteur routier régional / Conductrice routière régionale
- 19291 Routier / Routière
N4102 N4102
* 13207 Conducteur / Conductrice de transport de particuliers
- 13234 Conducteur / Conductrice de voiture particulière
N4103 N4103
* 12896 Conducteur / Conductrice de bus
- 12898 Conducteur / Conductrice de bus urbain et interurbain
- 13338 Conducteur-receveur / Conductrice-receveuse
- 38796 Chauffeur / Chauffeuse de bus
- 12874 Conducteur / Conductrice d'autobus
- 13307 Conducteur / Conductrice machiniste
N4104 N4104
* 13795 Coursier / Coursière
- 488952 Livreur / Livreuse de repas à domicile
N4105 N4105
* 13336 Conducteur-livreur / Conductrice-livreuse
- 11999 Chauffeur-livreur / Chauffeuse-livreuse
- 16204 Livreur / Livreuse
- 16205 Livreur / Livreuse de marchandises à domicile
- 16208 Livreur / Livreuse en alimentation
- 16209 Livreur-vendeur / Livreuse-vendeuse
N4109 N4103
* 513533 Conducteur / Conductrice d'autocar ligne régulière
N4110 N4104
* 38096 Releveur / Releveuse de compteurs
N4112 N4102
* 140954 Chauffeur / Chauffeuse VTC
- 11992 Chauffeur / Chauffeuse de taxi
- 13190 Conducteur / Conductrice de taxi
N4115 N4101
* 13231 Conducteur / Conductrice de véhicules Super Lourds
N4119 N4103
* 13205 Conducteur / Conductrice de tramway
N4132 N4103
* 513702 Contrôleur / Contrôleuse de bus
N4204 N4204
* 10717 Agent / Agente d'exploitation transport routier de personnes
N4301 N4301
* 13203 Conducteur / Conductrice de train
N4302 N4302
* 13624 Contrôleur / Contrôleuse des transports en commun
- 10363 Agent commercial / Agente commerciale et de contrôle train
N4304 N4301
* 18912 Responsable d'équipe d'agents de conduite du réseau ferré
N4305 N4301
* 513532 Conducteur / Conductrice de métro
N4401 N4401
* 10903 Aiguilleur / Aiguilleure du rail
N4403 N4403
* 513530 Opérateur / Opératrice ferroviaire
`;
