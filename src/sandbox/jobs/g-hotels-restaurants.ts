/** Domain G: hotels, restaurants, tourism, leisure. */
export const hotelsAndRestaurants = `
G1101 Agent / Agente d'accueil touristique
4 | tourism | 1823-2000 | NV3 BTS Tourisme | weekend |
= 10375 Agent / Agente d'accueil touristique; 13453 Conseiller / Conseillère en séjour touristique; 15485 Hôte / Hôtesse d'accueil tourisme
- accueillir et renseigner les visiteurs, aussi en anglais
- mettre à jour l'agenda des manifestations et la documentation
- vendre billets, visites et produits de la boutique
- répondre aux courriels et au téléphone
+ Renseigner en anglais; Tenir une billetterie; Mettre à jour une base d'informations

G1203 Animateur / Animatrice jeunesse
18 | leisure, townhall | 1823-1950 | NV5 Brevet d'aptitude aux fonctions d'animateur | school |
= 404434 Animateur / Animatrice jeunesse; 10983 Animateur / Animatrice d'activités périscolaires; 10999 Animateur / Animatrice d'accueil de loisirs (centre aéré); 11038 Animateur / Animatrice d'enfants
- accueillir enfants et parents matin, midi et soir
- préparer et animer jeux et ateliers par âge
- accompagner les repas et les sorties
- veiller à la sécurité de chacun
+ Animer un groupe d'enfants; Préparer une activité; Réagir à un accident

G1303 Conseiller / Conseillère en voyages
4 | tourism | 1850-2200 | NV3 BTS Tourisme | day |
= 13497 Conseiller / Conseillère en voyages; 10644 Agent / Agente de voyages; 509484 Chargé / Chargée de clientèle en agence de voyage
- écouter les envies des clients et composer leur séjour
- réserver transports, hôtels et activités
- établir devis, contrats et carnets de voyage
- suivre le dossier jusqu'au retour
+ Utiliser un système de réservation; Établir un devis; Renseigner en anglais

G1501 Employé / Employée d'étage
20 | hotel | 1823-1920 | AFS | weekend |
= 14793 Employé / Employée d'étage; 20500 Valet / Femme de chambre; 14775 Employé / Employée de ménage d'hôtel; 14794 Employé / Employée d'étage en hôtellerie
- nettoyer et remettre en ordre chambres et salles de bains
- changer le linge et réapprovisionner les produits d'accueil
- signaler les anomalies à la gouvernante
- nettoyer couloirs et parties communes
+ Faire un lit au carré; Appliquer un protocole de nettoyage; Contrôler l'état d'une chambre

G1601 Chef / Cheffe de cuisine
12 | restaurant | 2400-3300 | NV5 CAP Cuisine | evening |
= 12110 Chef / Cheffe de cuisine; 12018 Chef cuisinier / Cheffe cuisinière; 403768 Chef gérant / Cheffe gérante
- composer la carte selon les saisons et calculer les coûts
- organiser le service et encadrer la brigade
- passer les commandes et suivre les stocks
- garantir l'hygiène et la qualité des assiettes
+ Élaborer une carte; Encadrer une brigade; Appliquer les règles d'hygiène alimentaire

G1602 Commis / Commise de cuisine
30 | restaurant | 1823-2000 | NV5 CAP Cuisine | evening |
= 12756 Commis / Commise de cuisine; 10826 Aide de cuisine; 10427 Agent / Agente de cuisine; 12765 Commis pâtissier / Commise pâtissière de restaurant
- éplucher, tailler et préparer les légumes
- réaliser entrées froides et desserts simples
- dresser les assiettes et aider à l'envoi
- nettoyer le poste et la cuisine en fin de service
+ Tailler des légumes; Dresser une assiette; Appliquer les règles d'hygiène alimentaire

G1603 Equipier polyvalent / Equipière polyvalente de restauration rapide
34 | fastfood | 1823-1880 | AFS | evening |
= 14875 Equipier polyvalent / Equipière polyvalente de restauration rapide; 14813 Employé polyvalent / Employée polyvalente de restauration; 10594 Agent / Agente de restauration rapide; 14812 Employé polyvalent / Employée polyvalente de restaurant; 18045 Préparateur-vendeur / Préparatrice-vendeuse de sandwichs
- prendre les commandes et encaisser
- préparer les produits selon les recettes de l'enseigne
- servir au comptoir et en salle
- nettoyer la salle, la cuisine et les machines
+ Encaisser une vente; Préparer des sandwichs; Appliquer les règles d'hygiène alimentaire

G1604 Pizzaïolo / Pizzaïola
8 | restaurant | 1850-2300 | NV5 CAP Cuisine | evening |
= 17807 Pizzaïolo / Pizzaïola; 18043 Préparateur-vendeur / Préparatrice-vendeuse de pizzas
- préparer et travailler la pâte à la main
- garnir, enfourner et surveiller la cuisson au feu de bois
- prendre les commandes au téléphone
- nettoyer le four et le plan de travail
+ Travailler une pâte à pizza; Conduire un four à bois; Gérer un stock

G1605 Plongeur officier / Plongeuse officière de cuisine
16 | restaurant | 1823-1880 | AFS | evening |
= 404954 Plongeur officier / Plongeuse officière de cuisine; 17846 Plongeur / Plongeuse en restauration; 17849 Plongeur-batterie / Plongeuse-batterie en restauration
- laver vaisselle, verrerie et batterie de cuisine
- ranger le matériel à sa place
- nettoyer sols, plonge et local des déchets
- aider à l'épluchage et au rangement des livraisons
+ Utiliser une machine à laver professionnelle; Appliquer un plan de nettoyage; Travailler vite et proprement

G1607 Employé / Employée de restauration collective
16 | canteen | 1823-1900 | AFS | school |
= 14786 Employé / Employée de restauration collective; 404261 Agent / Agente de restauration collective; 14760 Employé / Employée de cantine; 10827 Aide de cuisine de collectivité
- préparer et dresser entrées et desserts
- servir les convives au self
- tenir la plonge et nettoyer les locaux
- relever les températures et remplir les fiches de contrôle
+ Servir des repas; Appliquer un plan de nettoyage; Relever des températures

G1609 Cuisinier / Cuisinière
18 | restaurant | 1950-2500 | NV5 CAP Cuisine | evening |
= 13861 Cuisinier / Cuisinière; 13861 Cuisinier / Cuisinière; 12196 Chef / Cheffe de partie; 19354 Second / Seconde de cuisine; 38580 Demi-chef de partie
- préparer et cuire viandes, poissons et garnitures
- assurer l'envoi pendant le service
- participer à l'élaboration du menu du jour
- tenir son poste propre et suivre les règles d'hygiène
+ Réaliser une sauce; Cuire viandes et poissons; Appliquer les règles d'hygiène alimentaire

G1703 Réceptionniste
17 | hotel | 1850-2200 | NV3 BTS Management en hôtellerie restauration | shifts |
= 489141 Réceptionniste; 489142 Réceptionniste d'hôtel; 18321 Réceptionniste de nuit; 18320 Réceptionniste de camping; 20507 Veilleur / Veilleuse de nuit en hôtellerie
- accueillir les clients de leur arrivée à leur départ
- gérer réservations, facturation et encaissement
- renseigner en français et en anglais
- veiller à la tranquillité de l'établissement
+ Renseigner en anglais; Utiliser un logiciel hôtelier; Facturer un séjour

G1801 Barman / Barmaid
9 | restaurant | 1850-2200 | NV5 CAP Commercialisation et services en restaurant | evening |
= 11494 Barman / Barmaid; 12753 Commis / Commise de bar; 488649 Barman / Barmaid mixologue
- préparer boissons, cafés et cocktails
- accueillir et servir au comptoir et en terrasse
- encaisser et tenir la caisse
- réapprovisionner le bar et suivre les stocks
+ Réaliser des cocktails; Encaisser une vente; Gérer un stock de boissons

G1803 Serveur / Serveuse en restauration
80 | restaurant | 1823-2100 | AFS | evening |
= 19430 Serveur / Serveuse en restauration; 19427 Serveur / Serveuse de restaurant; 19426 Serveur / Serveuse de bar-brasserie; 38899 Serveur / Serveuse petit déjeuner; 12761 Commis / Commise de salle; 19425 Serveur / Serveuse de bar
- accueillir et installer les clients
- prendre les commandes et conseiller sur la carte
- assurer le service en salle et en terrasse
- encaisser, débarrasser et redresser les tables
+ Porter trois assiettes; Prendre une commande; Encaisser une vente; Renseigner en anglais

G1810 Chef / Cheffe de rang
12 | restaurant | 1950-2400 | NV5 CAP Commercialisation et services en restaurant | evening |
= 12274 Chef / Cheffe de rang; 13951 Demi-chef / Demi-cheffe de rang
- mettre en place la salle et accueillir les clients
- conseiller mets et vins, prendre les commandes
- assurer le service de votre rang et guider les commis
- veiller au confort de chaque table
+ Conseiller un accord mets et vins; Encadrer un commis; Réaliser un service à la table
`;
