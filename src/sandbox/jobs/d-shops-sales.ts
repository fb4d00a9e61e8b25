/** Domain D: food trades, shops, sales. */
export const shopsAndSales = `
D1101 Boucher / Bouchère
16 | butcher | 1900-2600 | NV5 CAP Boucher | early |
= 11564 Boucher / Bouchère; 11569 Boucher-charcutier / Bouchère-charcutière; 11570 Boucher-traiteur / Bouchère-traiteuse; 11566 Boucher désosseur / Bouchère désosseuse
- désosser, parer et découper les viandes
- préparer les commandes et garnir la vitrine
- conseiller la clientèle sur les morceaux et les cuissons
- appliquer les règles d'hygiène et suivre la traçabilité
+ Désosser une carcasse; Préparer une vitrine réfrigérée; Appliquer les règles d'hygiène alimentaire

D1102 Boulanger / Boulangère
80 | bakery | 1850-2350 | NV5 CAP Boulanger | early |
= 11573 Boulanger / Boulangère; 11573 Boulanger / Boulangère; 11574 Boulanger-pâtissier / Boulangère-pâtissière; 10868 Aide-boulanger / Aide-boulangère; 38444 Boulanger-viennoisier / Boulangère-viennoisière; 17407 Ouvrier boulanger / Ouvrière boulangère
- pétrir, façonner et cuire les pains courants et les pains spéciaux
- préparer la viennoiserie : tourage, détaillage, dorure
- surveiller les pousses et conduire le four
- nettoyer le fournil et appliquer les règles d'hygiène
- gérer les stocks de farine et de matières premières
+ Réaliser un pétrissage; Façonner des pains; Conduire un four à sole; Appliquer les règles d'hygiène alimentaire

D1103 Charcutier-traiteur / Charcutière-traiteuse
5 | butcher | 1850-2400 | NV5 CAP Charcutier-traiteur | early |
= 11742 Charcutier-traiteur / Charcutière-traiteuse; 11741 Charcutier / Charcutière; 19288 Rôtisseur / Rôtisseuse; 17413 Ouvrier charcutier / Ouvrière charcutière
- fabriquer terrines, saucisses, jambons et plats cuisinés
- assaisonner, cuire et refroidir dans le respect de la chaîne du froid
- préparer buffets et plateaux pour les réceptions
- nettoyer le laboratoire et les machines
+ Réaliser une cuisson sous vide; Préparer des plats traiteur; Suivre la traçabilité des produits

D1104 Pâtissier / Pâtissière
22 | bakery | 1850-2300 | NV5 CAP Pâtissier | early |
= 17576 Pâtissier / Pâtissière; 17578 Pâtissier tourier / Pâtissière tourière; 10885 Aide-pâtissier / Aide-pâtissière; 17514 Ouvrier pâtissier / Ouvrière pâtissière
- réaliser pâtes, crèmes, entremets et tartes
- monter et décorer les gâteaux de commande
- préparer la viennoiserie avec l'équipe du fournil
- contrôler les températures et tenir le laboratoire propre
+ Réaliser une pâte feuilletée; Monter un entremets; Décorer un gâteau

D1105 Poissonnier / Poissonnière
5 | fishmonger | 1850-2300 | NV5 CAP Poissonnier écailler | early |
= 17862 Poissonnier / Poissonnière; 14803 Employé / Employée en poissonnerie; 15080 Fileteur / Fileteuse
- réceptionner la marée et contrôler la fraîcheur
- écailler, vider et lever les filets à la demande
- monter l'étal de glace chaque matin
- conseiller les clients sur la saison et la préparation
+ Lever des filets; Monter un étal; Conseiller la clientèle

D1106 Vendeur / Vendeuse en épicerie
20 | grocery | 1823-1950 | AFS | weekend |
= 20576 Vendeur / Vendeuse en épicerie; 20564 Vendeur / Vendeuse en charcuterie @butcher; 20645 Vendeur / Vendeuse rayon fromages; 20525 Vendeur / Vendeuse de fruits et légumes; 20623 Vendeur / Vendeuse en produits frais; 20560 Vendeur / Vendeuse en boulangerie-pâtisserie @bakery
- accueillir et servir les clients avec le sourire
- mettre les produits en rayon et veiller à leur fraîcheur
- encaisser et rendre la monnaie
- nettoyer la boutique et le matériel
+ Conseiller la clientèle; Encaisser une vente; Mettre en valeur les produits

D1202 Coiffeur / Coiffeuse
24 | hair | 1830-2300 | NV5 CAP Métiers de la coiffure | weekend |
= 12688 Coiffeur / Coiffeuse; 12694 Coiffeur / Coiffeuse mixte; 12691 Coiffeur / Coiffeuse dames; 11208 Assistant coiffeur / Assistante coiffeuse; 12697 Coiffeur / Coiffeuse visagiste
- accueillir et conseiller la clientèle
- réaliser shampooings, coupes, colorations et brushings
- proposer soins et produits adaptés
- participer à la vie et à la propreté du salon
+ Réaliser une coupe femme et homme; Appliquer une coloration; Tailler une barbe

D1208 Esthéticien / Esthéticienne
12 | beauty | 1823-2100 | NV5 CAP Esthétique cosmétique parfumerie | weekend |
= 14890 Esthéticien / Esthéticienne; 14798 Employé / Employée d'institut de beauté; 14892 Esthéticien praticien / Esthéticienne praticienne; 14894 Esthéticien-manucure / Esthéticienne-manucure
- réaliser soins du visage et du corps, épilations et manucures
- conseiller la clientèle et vendre les produits de la gamme
- tenir l'agenda et l'encaissement
- préparer les cabines dans le respect de l'hygiène
+ Réaliser une épilation; Réaliser un soin du visage; Vendre des produits cosmétiques

D1209 Fleuriste
7 | flowers | 1823-2000 | NV5 CAP Fleuriste | weekend |
= 15095 Fleuriste; 20524 Vendeur / Vendeuse de fleurs
- composer bouquets, gerbes et décorations de table
- entretenir les fleurs et les plantes de la boutique
- conseiller les clients et préparer les livraisons
- mettre en scène la vitrine au fil des fêtes
+ Réaliser un bouquet rond; Entretenir des végétaux; Créer une vitrine

D1211 Vendeur / Vendeuse d'articles de sport et loisirs
9 | sports | 1823-2000 | AFS | weekend |
= 404417 Vendeur / Vendeuse d'articles de sport et loisirs; 16181 Libraire @bookshop; 20571 Vendeur / Vendeuse en cycles; 20594 Vendeur / Vendeuse en librairie @bookshop
- accueillir, écouter et conseiller les clients sur le matériel
- implanter le rayon et mettre en avant les nouveautés
- participer aux inventaires et aux opérations commerciales
- encaisser et fidéliser
+ Conseiller la clientèle; Tenir un rayon; Réaliser un inventaire

D1212 Vendeur / Vendeuse en équipement de la maison
11 | furniture | 1823-2100 | AFS | weekend |
= 404418 Vendeur / Vendeuse en équipement de la maison; 20604 Vendeur / Vendeuse en meubles; 20561 Vendeur / Vendeuse en bricolage; 13869 Cuisiniste; 20597 Vendeur / Vendeuse en literie
- conseiller les clients dans leurs projets d'aménagement
- établir les devis et suivre les commandes
- tenir le rayon attrayant et à jour des prix
- participer à la réception des marchandises
+ Vendre un produit technique; Établir un devis; Tenir un rayon

D1214 Vendeur / Vendeuse en prêt-à-porter
60 | clothing | 1823-2000 | AFS | weekend |
= 20613 Vendeur / Vendeuse en prêt-à-porter; 20566 Vendeur / Vendeuse en chaussures; 20556 Vendeur / Vendeuse en bijouterie @jewellery; 20609 Vendeur / Vendeuse en parfumerie @beauty; 20569 Vendeur / Vendeuse en cosmétique @beauty
- accueillir les clients et les conseiller dans leurs choix
- réassortir, plier et étiqueter les collections
- tenir les cabines d'essayage et la caisse
- participer aux vitrines et aux inventaires
+ Conseiller la clientèle; Encaisser une vente; Réaliser une mise en rayon

D1302 Responsable de boutique
10 | clothing, grocery | 2100-2700 | NV3 BTS Management commercial opérationnel | weekend |
= 18664 Responsable de boutique; 404419 Responsable de magasin; 510774 Store manager; 18782 Responsable de magasin de proximité
- animer l'équipe, établir les plannings et former les nouveaux
- suivre le chiffre d'affaires, les marges et les stocks
- organiser les opérations commerciales et les vitrines
- garantir l'accueil et la satisfaction des clients
+ Animer une équipe de vente; Suivre des indicateurs commerciaux; Gérer des stocks

D1401 Assistant commercial / Assistante commerciale
18 | wholesale | 1900-2400 | NV3 BTS Gestion de la PME | day |
= 11210 Assistant commercial / Assistante commerciale; 19369 Secrétaire commercial / Secrétaire commerciale; 403659 Assistant / Assistante de gestion commerciale; 11186 Assistant administratif et commercial / Assistante administrative et commerciale
- saisir les commandes et suivre les livraisons
- établir devis, factures et relances
- répondre aux clients par téléphone et par courriel
- appuyer l'équipe commerciale dans la préparation des offres
+ Établir un devis; Utiliser un progiciel de gestion; Traiter une réclamation

D1402 Commercial / Commerciale grands comptes et entreprises
14 | wholesale, it | 2100-3400 | NV3 BTS Négociation et digitalisation de la relation client | day | permis B
= 404420 Commercial / Commerciale grands comptes et entreprises; 11379 Attaché commercial / Attachée commerciale en fournitures industrielles auprès des entreprises; 509492 Attaché commercial / Attachée commerciale en énergies renouvelables; 12749 Commercial vendeur / Commerciale vendeuse d'espaces publicitaires
- développer et fidéliser un portefeuille d'entreprises
- prospecter par téléphone et sur le terrain
- construire les propositions et négocier les contrats
- rendre compte de votre activité dans l'outil de suivi
+ Prospecter; Négocier un contrat; Utiliser un logiciel de relation client

D1403 Conseiller commercial / Conseillère commerciale auprès des particuliers
14 | energy | 1823-2800 | NV4 Bac professionnel Métiers du commerce | day | permis B
= 13355 Conseiller commercial / Conseillère commerciale auprès des particuliers; 12738 Commercial / Commerciale auprès des particuliers; 38360 Conseiller commercial / Conseillère commerciale en équipement de l'habitat auprès des particuliers; 13376 Conseiller commercial / Conseillère commerciale en vérandas auprès des particuliers
- prendre rendez-vous et rencontrer les particuliers à leur domicile
- présenter les solutions d'équipement de l'habitat
- établir les devis et suivre les chantiers jusqu'à la réception
- participer aux foires et salons de la région
+ Conduire un entretien de vente; Prospecter; Établir un devis

D1404 Vendeur / Vendeuse automobile
6 | car | 1823-2900 | NV3 BTS Négociation et digitalisation de la relation client | weekend | permis B
= 20514 Vendeur / Vendeuse automobile; 13360 Conseiller commercial / Conseillère commerciale en automobiles; 20633 Vendeur / Vendeuse en véhicules d'occasion; 20535 Vendeur / Vendeuse de véhicules neufs
- accueillir les clients au hall d'exposition
- proposer essais, reprises et financements
- suivre les dossiers jusqu'à la livraison du véhicule
- prospecter et relancer le fichier
+ Estimer une reprise; Présenter un financement; Négocier une vente

D1407 Technico-commercial / Technico-commerciale
20 | wholesale, assembly | 2200-3300 | NV3 BTS Conseil et commercialisation de solutions techniques | day | permis B
= 20291 Technico-commercial / Technico-commerciale; 403663 Commercial / Commerciale technique; 11402 Attaché technico-commercial / Attachée technico-commerciale; 38816 Technico-commercial deviseur / Technico-commerciale deviseuse
- visiter les clients professionnels de votre secteur
- étudier leurs besoins et chiffrer une solution technique
- assurer le suivi des commandes et de la mise en service
- remonter les informations du marché au bureau d'études
+ Chiffrer une solution technique; Lire un plan; Négocier un contrat

D1408 Conseiller / Conseillère clientèle à distance
16 | callcentre | 1823-1950 | NV4 Bac | day | remote
= 13353 Conseiller / Conseillère clientèle à distance; 20299 Téléconseiller / Téléconseillère; 20306 Télévendeur / Télévendeuse; 20303 Téléprospecteur / Téléprospectrice
- répondre aux appels et aux messages des clients
- identifier la demande et apporter une réponse claire
- enregistrer les dossiers dans l'outil informatique
- proposer les services adaptés sans insister
+ Écouter activement; Saisir des données; Traiter une réclamation

D1505 Hôte / Hôtesse de caisse
26 | supermarket | 1823-1870 | AFS | weekend |
= 15487 Hôte / Hôtesse de caisse; 11640 Caissier / Caissière; 11645 Caissier / Caissière en libre-service; 38655 Hôte / Hôtesse de caisse services clients
- accueillir les clients et enregistrer leurs achats
- encaisser et contrôler le fond de caisse
- surveiller les caisses en libre-service
- aider à la mise en rayon aux heures calmes
+ Encaisser une vente; Tenir une caisse; Accueillir une clientèle

D1507 Employé / Employée de rayon libre-service
30 | supermarket | 1823-1900 | AFS | early |
= 14779 Employé / Employée de rayon libre-service; 14778 Employé / Employée de rayon; 38116 Employé / Employée de rayon produits frais; 38123 Employé / Employée de rayon épicerie; 38121 Employé / Employée de rayon surgelés
- décharger les livraisons et remplir les rayons
- contrôler les dates, les prix et l'étiquetage
- renseigner les clients
- ranger la réserve et trier les emballages
+ Réaliser une mise en rayon; Utiliser un transpalette; Contrôler des dates limites
`;
