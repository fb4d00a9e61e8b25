/** Domain M: accounting, human resources, secretariat, marketing, computing. */
export const officeAndIt = `
M1203 Comptable
16 | accounting, wholesale | 2050-2800 | NV3 BTS Comptabilité et gestion | day |
= 12786 Comptable; 12786 Comptable; 12792 Comptable fournisseurs; 12788 Comptable clientèle; 12807 Comptable unique; 12790 Comptable d'entreprise
- saisir factures, règlements et notes de frais
- effectuer rapprochements bancaires et lettrages
- établir les déclarations de TVA
- préparer les situations et le bilan avec l'expert-comptable
+ Tenir une comptabilité générale; Établir une déclaration de TVA; Utiliser un tableur

M1204 Contrôleur / Contrôleuse de gestion
6 | wholesale, assembly | 2700-3800 | NV1 Master Contrôle de gestion | day | cadre
= 13597 Contrôleur / Contrôleuse de gestion; 13586 Contrôleur / Contrôleuse budgétaire; 200182 Contrôleur / Contrôleuse de gestion sociale
- construire budgets et prévisions
- analyser les écarts et alerter la direction
- tenir les tableaux de bord mensuels
- accompagner les responsables de service
+ Construire un budget; Analyser des écarts; Concevoir un tableau de bord

M1213 Assistant / Assistante comptable
15 | accounting, wholesale | 1900-2300 | NV3 BTS Comptabilité et gestion | day |
= 11213 Assistant / Assistante comptable; 11217 Assistant / Assistante de cabinet comptable; 11187 Assistant administratif / Assistante administrative et comptable; 10463 Agent / Agente de gestion comptable
- collecter et saisir les pièces comptables
- suivre un portefeuille de petits dossiers
- relancer les clients et classer les documents
- préparer les déclarations courantes
+ Saisir des écritures comptables; Utiliser un logiciel de comptabilité; Classer des documents

M1225 Aide-comptable
8 | accounting, masonry | 1850-2150 | NV4 Bac professionnel Assistance à la gestion | day |
= 10871 Aide-comptable; 10872 Aide-comptable facturier / Aide-comptable facturière
- enregistrer les factures d'achats et de ventes
- préparer les règlements des fournisseurs
- pointer les comptes et relancer
- tenir le classement à jour
+ Saisir des écritures comptables; Relancer un client; Utiliser un tableur

M1405 Data scientist
4 | it, bank | 3100-4600 | NV1 Master Statistiques | day | remote, cadre
= 38972 Data scientist; 404274 Ingénieur / Ingénieure data scientist; 404271 Expert / Experte en sciences des données
- explorer, préparer et modéliser les données
- entraîner et évaluer des modèles d'apprentissage
- mettre les modèles en production avec les développeurs
- expliquer les résultats aux métiers
+ Programmer en Python; Évaluer un modèle statistique; Visualiser des données

M1419 Data analyst
5 | it, wholesale | 2700-3700 | NV1 Master Informatique décisionnelle | day | remote, cadre
= 38971 Data analyst
- recueillir les besoins et préparer les jeux de données
- construire tableaux de bord et analyses
- contrôler la qualité des données
- former les utilisateurs aux rapports
+ Écrire des requêtes SQL; Concevoir un tableau de bord; Contrôler la qualité de données

M1501 Assistant / Assistante Ressources Humaines (RH)
12 | office, food | 1950-2400 | NV3 BTS Support à l'action managériale | day |
= 11329 Assistant / Assistante Ressources Humaines (RH); 11278 Assistant / Assistante du service personnel; 11251 Assistant / Assistante de service formation; 11233 Assistant / Assistante de gestion du personnel
- préparer contrats, avenants et dossiers d'entrée
- suivre absences, visites médicales et formations
- publier les annonces et fixer les entretiens
- répondre aux questions des salariés
+ Rédiger un contrat de travail; Tenir un dossier du personnel; Respecter la confidentialité

M1502 Chargé / Chargée de recrutement
11 | recruiting, it | 2200-3000 | NV1 Master Ressources humaines | day | remote
= 11863 Chargé / Chargée de recrutement; 13538 Consultant / Consultante en recrutement; 13451 Conseiller / Conseillère en recrutement
- définir les profils avec les responsables
- rédiger et diffuser les annonces, chercher des candidats
- conduire les entretiens et rédiger des synthèses
- suivre l'intégration des personnes recrutées
+ Conduire un entretien de recrutement; Rédiger une annonce; Rechercher des candidats

M1507 Gestionnaire paie
14 | accounting, office | 2200-2900 | NV3 Titre de gestionnaire de paie | day | remote
= 15368 Gestionnaire paie; 15369 Gestionnaire paie et administration du personnel; 20208 Technicien / Technicienne paie; 11317 Assistant / Assistante paie
- établir les bulletins d'un portefeuille multi-conventions
- effectuer les déclarations sociales
- gérer entrées, absences et soldes de tout compte
- conseiller les clients sur le droit social courant
+ Établir un bulletin de paie; Réaliser une déclaration sociale nominative; Appliquer une convention collective

M1601 Chargé / Chargée d'accueil
15 | office, hospital | 1823-2000 | NV4 Bac professionnel Métiers de l'accueil | day |
= 11743 Chargé / Chargée d'accueil; 10372 Agent / Agente d'accueil; 15480 Hôte / Hôtesse d'accueil; 15483 Hôte / Hôtesse d'accueil standardiste
- accueillir et orienter les visiteurs
- tenir le standard et prendre les messages
- gérer courrier, colis et salles de réunion
- effectuer de petits travaux administratifs
+ Accueillir une clientèle; Tenir un standard; Renseigner en anglais

M1602 Agent administratif / Agente administrative
20 | townhall, office | 1823-2050 | NV4 Bac professionnel Assistance à la gestion | day |
= 10349 Agent administratif / Agente administrative; 14757 Employé / Employée de bureau; 14748 Employé administratif / Employée administrative
- saisir et mettre à jour les dossiers
- classer, numériser et archiver les documents
- répondre au téléphone et aux courriels
- préparer le courrier
+ Saisir des données; Classer des documents; Utiliser un traitement de texte

M1604 Assistant / Assistante de direction
12 | office, assembly | 2200-2900 | NV3 BTS Support à l'action managériale | day |
= 11227 Assistant / Assistante de direction; 11228 Assistant / Assistante de direction bilingue; 38862 Office manager; 19374 Secrétaire de direction
- tenir l'agenda et organiser les déplacements de la direction
- préparer réunions, comptes rendus et présentations
- suivre les dossiers et relancer les interlocuteurs
- accueillir partenaires et visiteurs
+ Organiser une réunion; Rédiger un compte rendu; Parler anglais

M1607 Secrétaire
16 | office, masonry | 1850-2250 | NV4 Bac professionnel Assistance à la gestion | day |
= 19364 Secrétaire; 11183 Assistant administratif / Assistante administrative; 11183 Assistant administratif / Assistante administrative; 19365 Secrétaire administratif / Secrétaire administrative; 19400 Secrétaire polyvalent / Secrétaire polyvalente
- accueillir au téléphone et sur place
- rédiger courriers, devis et factures
- tenir agendas, dossiers et classement
- suivre les commandes de fournitures
+ Rédiger un courrier; Utiliser un traitement de texte; Tenir un agenda

M1609 Secrétaire médical / Secrétaire médicale
15 | doctor, hospital | 1850-2150 | NV4 Titre de secrétaire médical | day |
= 19397 Secrétaire médical / Secrétaire médicale; 140904 Télésecrétaire médical / Télésecrétaire médicale; 38904 Assistant médico-administratif / Assistante médico-administrative; 19399 Secrétaire médicosocial / Secrétaire médicosociale
- accueillir les patients et gérer les rendez-vous
- frapper comptes rendus et courriers
- tenir les dossiers médicaux et la facturation
- orienter les appels urgents
+ Connaître la terminologie médicale; Tenir un agenda médical; Respecter la confidentialité

M1705 Responsable marketing
5 | agency, wholesale | 2800-4000 | NV1 Master Marketing | day | cadre
= 19125 Responsable marketing; 11303 Assistant / Assistante marketing; 11849 Chargé / Chargée de projet marketing
- bâtir et suivre le plan marketing annuel
- conduire études et lancements de produits
- piloter agences, budget et calendrier
- mesurer les résultats des campagnes
+ Construire un plan marketing; Suivre un budget; Analyser un marché

M1718 Chargé / Chargée de marketing digital
7 | agency, it | 2200-3000 | NV2 Licence Marketing | day | remote
= 510889 Chargé / Chargée de marketing digital; 38794 Web marketer; 39007 Chargé / Chargée d'acquisition online; 510894 Chef / Cheffe de projet marketing digital
- concevoir et suivre les campagnes en ligne
- optimiser le référencement du site
- rédiger lettres d'information et pages
- analyser trafic et conversions
+ Conduire une campagne en ligne; Référencer un site; Analyser une audience

M1805 Développeur / Développeuse informatique
9 | it, software | 2600-3700 | NV2 Licence Informatique | day | remote, cadre
= 14153 Développeur / Développeuse informatique; 10944 Analyste développeur / Analyste développeuse; 10964 Analyste-programmeur / Analyste-programmeuse informatique; 18192 Programmeur / Programmeuse informatique
- analyser les besoins et concevoir les traitements
- développer, tester et documenter les programmes
- maintenir les applications en service
- participer aux revues de code
+ Programmer en Java; Écrire des requêtes SQL; Écrire des tests

M1810 Technicien / Technicienne d'exploitation informatique
10 | it | 2000-2700 | NV3 BTS Services informatiques aux organisations | shifts |
= 19981 Technicien / Technicienne d'exploitation informatique; 20168 Technicien / Technicienne informatique; 20279 Technicien / Technicienne système informatique; 15362 Gestionnaire du parc informatique
- surveiller serveurs, sauvegardes et traitements
- traiter les incidents et les demandes
- installer mises à jour et correctifs
- tenir la documentation d'exploitation
+ Superviser un système informatique; Administrer un poste Windows ou Linux; Rédiger une procédure

M1811 Data engineer
4 | it | 3000-4400 | NV1 Diplôme d'ingénieur | day | remote, cadre
= 404278 Data engineer; 404283 Ingénieur / Ingénieure dataviz; 404284 Ingénieur / Ingénieure données; 404288 Développeur / Développeuse data
- construire et surveiller les chaînes de données
- modéliser entrepôts et lacs de données
- garantir la qualité et la sécurité des flux
- accompagner analystes et statisticiens
+ Programmer en Python; Écrire des requêtes SQL; Orchestrer des traitements

M1855 Développeur / Développeuse web
22 | it, software | 2400-3600 | NV3 Titre de développeur web et web mobile | day | remote
= 14156 Développeur / Développeuse web; 14156 Développeur / Développeuse web; 38976 Développeur / Développeuse full-stack; 200150 Développeur / Développeuse front-end; 200151 Développeur / Développeuse back-end; 510906 Intégrateur / Intégratrice web
- développer de nouvelles fonctionnalités en TypeScript ou en PHP
- intégrer des maquettes accessibles et adaptées aux mobiles
- écrire des tests et relire le code de l'équipe
- corriger les anomalies et suivre la mise en ligne
+ Programmer en TypeScript; Intégrer une maquette; Écrire des tests; Utiliser un gestionnaire de versions

M1861 Développeur / Développeuse logiciel ou d'application
10 | software | 2600-3800 | NV2 Licence Informatique | day | remote, cadre
= 489255 Développeur / Développeuse logiciel ou d'application; 14148 Développeur / Développeuse d'application; 12814 Concepteur / Conceptrice d'application informatique
- concevoir et développer des applications métier
- automatiser tests et livraisons
- échanger avec les utilisateurs à chaque itération
- faire évoluer l'architecture
+ Programmer en Java ou en C#; Écrire des tests; Concevoir une base de données
`;
