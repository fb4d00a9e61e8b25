/** Domain H: industry. */
export const industry = `
H1203 Dessinateur-projeteur / Dessinatrice-projeteuse en mécanique
6 | mechanics | 2200-2900 | NV3 BTS Conception des produits industriels | day |
= 14124 Dessinateur-projeteur / Dessinatrice-projeteuse en mécanique; 510571 Dessinateur / Dessinatrice en mécanique; 14085 Dessinateur industriel / Dessinatrice industrielle en mécanique
- concevoir pièces et ensembles mécaniques en 3D
- établir plans de détail, cotation et nomenclatures
- échanger avec la production et les fournisseurs
- faire évoluer les plans existants
+ Utiliser un logiciel de conception 3D; Coter un plan; Choisir un matériau

H1206 Ingénieur / Ingénieure R&D en industrie
8 | assembly | 2900-4200 | NV1 Diplôme d'ingénieur | day | cadre
= 404441 Ingénieur / Ingénieure R&D en industrie; 18831 Responsable de projet industriel; 15729 Ingénieur électricien / Ingénieure électricienne en industrie
- définir et conduire les programmes d'essais
- concevoir de nouveaux produits avec le bureau d'études
- rédiger rapports, cahiers des charges et dossiers de brevet
- suivre budget et planning des projets
+ Conduire un projet; Concevoir un plan d'expériences; Rédiger un rapport technique

H1503 Technicien / Technicienne de laboratoire d'analyse industrielle
6 | lab | 1950-2500 | NV3 BTS Métiers de la chimie | shifts |
= 19789 Technicien / Technicienne de laboratoire d'analyse industrielle; 19711 Technicien / Technicienne d'analyse industrielle; 404447 Technicien / Technicienne de laboratoire en industrie
- prélever les échantillons et réaliser les analyses
- étalonner et entretenir les appareils
- enregistrer et interpréter les résultats
- signaler tout écart au responsable qualité
+ Réaliser un dosage; Étalonner un appareil de mesure; Appliquer les bonnes pratiques de laboratoire

H2102 Conducteur / Conductrice de ligne en industrie alimentaire
10 | food | 1900-2350 | NV4 Bac professionnel Bio-industries de transformation | shifts |
= 404450 Conducteur / Conductrice de ligne en industrie alimentaire; 12978 Conducteur / Conductrice de ligne automatisée en industrie alimentaire; 12995 Conducteur / Conductrice de ligne en boulangerie industrielle
- démarrer, régler et surveiller la ligne
- contrôler poids, température et aspect des produits
- intervenir en premier niveau en cas de panne
- enregistrer la production et transmettre les consignes
+ Régler une ligne automatisée; Contrôler un produit; Assurer une maintenance de premier niveau

H2105 Agent / Agente de production en industrie alimentaire
24 | food | 1823-2000 | AFS | shifts |
= 10567 Agent / Agente de production en industrie alimentaire; 489232 Ouvrier / Ouvrière dans l'agroalimentaire; 489233 Ouvrier / Ouvrière de conserverie; 17674 Pétrisseur / Pétrisseuse en industrie alimentaire
- alimenter la ligne en matières premières
- peser, mélanger et conditionner les produits
- contrôler visuellement et écarter les défauts
- nettoyer le poste selon le plan d'hygiène
+ Appliquer les règles d'hygiène alimentaire; Travailler à une cadence soutenue; Conditionner des produits

H2206 Menuisier / Menuisière
17 | joinery | 1900-2400 | NV5 CAP Menuisier fabricant | day |
= 16611 Menuisier / Menuisière; 16616 Menuisier / Menuisière d'atelier; 16613 Menuisier / Menuisière atelier et pose; 489131 Menuisier / Menuisière du bâtiment
- débiter, usiner et assembler les pièces en bois
- fabriquer portes, escaliers et agencements
- poser et ajuster chez le client
- entretenir machines et outillage
+ Usiner le bois; Lire un plan; Poser une menuiserie

H2502 Responsable d'unité de production industrielle
5 | food, mechanics | 3100-4400 | NV1 Diplôme d'ingénieur | day | cadre
= 19048 Responsable d'unité de production industrielle; 12185 Chef / Cheffe de ligne de production; 15658 Ingénieur / Ingénieure de production
- organiser la production de l'atelier et les équipes
- suivre qualité, coûts et délais au quotidien
- conduire les chantiers d'amélioration continue
- garantir la sécurité de tous
+ Manager une équipe; Suivre des indicateurs de production; Conduire une amélioration continue

H2902 Chaudronnier / Chaudronnière
9 | boiler | 1950-2600 | NV5 CAP Réalisations industrielles en chaudronnerie | day |
= 11971 Chaudronnier / Chaudronnière; 20352 Tôlier / Tôlière; 11978 Chaudronnier-tôlier / Chaudronnière-tôlière; 10818 Aide chaudronnier / Aide chaudronnière
- tracer et découper les tôles selon le plan
- plier, rouler, former et assembler
- pointer et souder les ensembles
- contrôler les dimensions et redresser
+ Lire un plan; Tracer un développé; Souder au semi-automatique

H2903 Tourneur-fraiseur / Tourneuse-fraiseuse
12 | mechanics | 1950-2600 | NV4 Bac professionnel Technicien en réalisation de produits mécaniques | shifts |
= 20383 Tourneur-fraiseur / Tourneuse-fraiseuse; 20497 Usineur / Usineuse; 15158 Fraiseur / Fraiseuse; 20372 Tourneur / Tourneuse; 17743 Pilote de cellule d'usinage
- préparer, régler et conduire tours et fraiseuses numériques
- contrôler les pièces et corriger les outils
- lire plans et gammes de fabrication
- assurer l'entretien courant de la machine
+ Régler une machine-outil à commande numérique; Contrôler une pièce au micromètre; Lire un plan

H2909 Assembleur monteur / Assembleuse monteuse
14 | assembly | 1850-2200 | NV5 CAP Conducteur d'installations de production | shifts |
= 11175 Assembleur monteur / Assembleuse monteuse; 16863 Monteur / Monteuse sur chaîne d'assemblage; 16829 Monteur / Monteuse en ligne de fabrication automobile; 10533 Agent / Agente de montage mécanique
- monter et assembler les sous-ensembles selon la gamme
- visser, coller, riveter et contrôler les serrages
- vérifier la conformité et isoler les défauts
- tenir le poste rangé
+ Lire une gamme de montage; Utiliser une visseuse dynamométrique; Contrôler un assemblage

H2913 Soudeur / Soudeuse
21 | boiler | 1950-2700 | NV5 CAP Réalisations industrielles en chaudronnerie | day |
= 404475 Soudeur / Soudeuse; 19459 Soudeur / Soudeuse à l'arc semi-automatique; 19460 Soudeur / Soudeuse à l'électrode enrobée; 489275 Soudeur / Soudeuse de l'industrie des métaux
- préparer les pièces et régler le poste à souder
- souder acier et inox selon les plans et les qualifications
- meuler, contrôler et reprendre les cordons
- respecter les consignes de sécurité de l'atelier
+ Souder au TIG; Souder au semi-automatique; Lire un plan

H3302 Agent / Agente de conditionnement
24 | packaging, food | 1823-1900 | AFS | shifts |
= 404477 Agent / Agente de conditionnement; 10406 Agent / Agente de conditionnement manuel; 17072 Opérateur / Opératrice de conditionnement manuel; 17180 Opérateur / Opératrice d'emballage manuel
- remplir, fermer et étiqueter les emballages
- contrôler l'aspect et le nombre des articles
- former les palettes et les filmer
- alimenter la ligne en cartons
+ Conditionner des produits; Contrôler visuellement; Utiliser un transpalette
`;
