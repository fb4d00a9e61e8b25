/** Domain K: services to people and to the community. */
export const services = `
K1201 Assistant social / Assistante sociale
9 | social, townhall | 2050-2500 | NV2 Diplôme d'État d'assistant de service social | day | permis B
= 11335 Assistant social / Assistante sociale; 11253 Assistant / Assistante de service social; 11336 Assistant social / Assistante sociale de secteur
- recevoir les personnes et évaluer leur situation
- les aider à faire valoir leurs droits
- rédiger rapports et demandes d'aide
- travailler avec les partenaires du territoire
+ Conduire un entretien d'aide; Rédiger un rapport social; Connaître les aides sociales

K1202 Educateur / Educatrice de jeunes enfants
8 | nursery | 2050-2500 | NV2 Diplôme d'État d'éducateur de jeunes enfants | day |
= 14586 Educateur / Educatrice de jeunes enfants; 14589 Educateur / Educatrice de jeunes enfants responsable adjoint de structure d'accueil petite enfance
- mettre en œuvre le projet pédagogique de la crèche
- animer des ateliers d'éveil et guider l'équipe
- accompagner les familles au quotidien
- aménager les espaces de jeu
+ Animer un atelier d'éveil; Observer un enfant; Animer une réunion d'équipe

K1207 Educateur spécialisé / Educatrice spécialisée
16 | disability, social | 2050-2600 | NV2 Diplôme d'État d'éducateur spécialisé | shifts | permis B
= 14597 Educateur spécialisé / Educatrice spécialisée; 14596 Educateur socioéducatif / Educatrice socioéducative; 14600 Educateur spécialisé / Educatrice spécialisée en milieu ouvert
- accompagner des jeunes ou des adultes dans leur projet de vie
- construire et suivre les projets personnalisés
- animer la vie quotidienne et les activités du groupe
- rédiger des écrits et rencontrer les familles
+ Conduire un projet personnalisé; Gérer un conflit; Rédiger un écrit professionnel

K1208 Moniteur éducateur / Monitrice éducatrice
10 | disability | 1900-2300 | NV4 Diplôme d'État de moniteur éducateur | shifts | permis B
= 16740 Moniteur éducateur / Monitrice éducatrice
- accompagner les personnes dans les actes de la vie quotidienne
- animer des activités de loisirs et d'apprentissage
- accompagner les sorties et les rendez-vous
- participer aux réunions et aux transmissions
+ Animer une activité; Accompagner une personne en situation de handicap; Rédiger une transmission

K1302 Assistant / Assistante de vie dépendance
20 | homecare | 1823-2000 | NV5 Titre d'assistant de vie aux familles | school | permis B
= 38087 Assistant / Assistante de vie dépendance; 10816 Aide aux personnes âgées; 11256 Assistant / Assistante de vie auprès de personnes âgées; 11257 Assistant / Assistante de vie auprès de personnes handicapées
- aider au lever, à la toilette et à l'habillage
- préparer les repas et aider à les prendre
- accompagner promenades et rendez-vous
- signaler tout changement au responsable de secteur
+ Aider à la toilette; Préparer un repas; Prévenir les chutes

K1303 Garde d'enfant
18 | family, homecare | 1823-1900 | AFS | school |
= 510086 Garde d'enfant; 15196 Garde d'enfant à domicile; 11480 Baby-sitter
- aller chercher les enfants à l'école ou à la crèche
- préparer le goûter, aider aux devoirs et au bain
- proposer des jeux et des sorties
- veiller à la sécurité et ranger les chambres
+ S'occuper de jeunes enfants; Préparer un repas; Proposer des activités

K1304 Employé familial / Employée familiale
34 | homecare, family | 1823-1900 | AFS | day |
= 511181 Employé familial / Employée familiale; 10805 Aide à domicile; 10805 Aide à domicile; 10857 Aide ménager / Aide ménagère à domicile; 14774 Employé / Employée de ménage
- entretenir le logement et le linge
- faire les courses et préparer des repas simples
- accompagner aux rendez-vous
- apporter une présence et un peu de conversation
+ Entretenir un logement; Repasser; Préparer un repas

K1306 Accompagnant Educatif et Social (AES) / Accompagnante Educative et Sociale (AES)
22 | disability, homecare | 1850-2100 | NV5 Diplôme d'État d'accompagnant éducatif et social | shifts |
= 511182 Accompagnant Educatif et Social (AES) / Accompagnante Educative et Sociale (AES); 10856 Aide médico-psychologique; 11456 Auxiliaire de Vie Sociale (AVS); 140949 Accompagnant éducatif et social / Accompagnante éducative et sociale à domicile
- aider aux actes essentiels du quotidien
- favoriser l'autonomie et la communication
- animer des ateliers et des sorties
- participer au projet d'accompagnement
+ Aider à la toilette; Animer un atelier; Communiquer sans parole

K1308 Agent territorial spécialisé / Agente territoriale spécialisée des écoles maternelles (ATSEM)
10 | townhall | 1823-1950 | NV5 CAP Accompagnant éducatif petite enfance | school |
= 404270 Agent territorial spécialisé / Agente territoriale spécialisée des écoles maternelles (ATSEM); 10854 Aide maternel / Aide maternelle d'école; 10756 Agent spécialisé / Agente spécialisée des écoles maternelles (ASEM)
- assister l'enseignant dans la préparation des activités
- aider les enfants à s'habiller, à se laver les mains, à déjeuner
- surveiller la sieste et la cantine
- nettoyer la classe et le matériel
+ Accompagner de jeunes enfants; Entretenir des locaux; Préparer un atelier

K1310 Assistant maternel / Assistante maternelle
8 | nursery, family | 1823-1950 | NV5 Agrément d'assistant maternel | day |
= 11304 Assistant maternel / Assistante maternelle; 38088 Assistant maternel agréé / Assistante maternelle agréée; 11306 Assistant maternel / Assistante maternelle du particulier employeur
- accueillir à votre domicile de jeunes enfants
- respecter le rythme de chacun : repas, sieste, jeux
- échanger chaque jour avec les parents
- participer aux rencontres de la crèche familiale
+ S'occuper de jeunes enfants; Proposer une activité d'éveil; Communiquer avec les familles

K1311 Assistant / Assistante de vie aux familles
32 | homecare | 1823-1980 | NV5 Titre d'assistant de vie aux familles | school | permis B
= 11255 Assistant / Assistante de vie aux familles; 11453 Auxiliaire de vie; 11453 Auxiliaire de vie
- intervenir au domicile de personnes âgées ou handicapées
- aider à la toilette, aux repas et aux déplacements
- entretenir le cadre de vie
- rompre l'isolement et prévenir les chutes
+ Aider à la toilette; Utiliser un lit médicalisé; Prévenir les chutes

K1801 Conseiller / Conseillère en insertion professionnelle
8 | social | 2000-2500 | NV3 Titre de conseiller en insertion professionnelle | day |
= 13436 Conseiller / Conseillère en insertion professionnelle; 13405 Conseiller / Conseillère emploi formation; 13449 Conseiller / Conseillère en recherche d'emploi
- recevoir jeunes et adultes en entretien individuel
- construire avec eux un parcours vers l'emploi ou la formation
- animer des ateliers de recherche d'emploi
- développer les relations avec les employeurs
+ Conduire un entretien; Animer un atelier; Connaître les dispositifs d'insertion

K1903 Juriste
6 | law, insurance | 2500-3500 | NV1 Master Droit | day | cadre
= 16114 Juriste; 16123 Juriste d'entreprise; 16118 Juriste d'affaires; 38658 Juriste droit public
- conseiller les services sur toute question de droit
- rédiger et relire contrats et courriers
- suivre les contentieux avec les avocats
- assurer une veille juridique
+ Rédiger un contrat; Conduire une recherche juridique; Argumenter

K2104 Surveillant / Surveillante en milieu scolaire
6 | school | 1823-1870 | NV4 Bac | school |
= 19601 Surveillant / Surveillante en milieu scolaire; 11263 Assistant / Assistante d'éducation; 19599 Surveillant / Surveillante d'internat
- surveiller les entrées, la cour et les couloirs
- encadrer les permanences et l'aide aux devoirs
- suivre absences et retards
- dialoguer avec les élèves
+ Encadrer des élèves; Gérer un conflit; Tenir un registre

K2106 Professeur / Professeure des écoles
6 | school | 2100-2600 | NV1 Master Métiers de l'enseignement | school |
= 18161 Professeur / Professeure des écoles; 14853 Enseignant / Enseignante des écoles; 16014 Instituteur remplaçant / Institutrice remplaçante
- prendre en charge une classe de maternelle ou d'élémentaire
- préparer et conduire les séquences
- évaluer les progrès et rencontrer les parents
- participer à la vie de l'école
+ Préparer une séquence pédagogique; Conduire une classe; Évaluer des acquis

K2110 Enseignant / Enseignante de la conduite et de la sécurité routière
6 | drivingschool | 1900-2400 | NV3 Titre d'enseignant de la conduite | day | permis B
= 14851 Enseignant / Enseignante de la conduite et de la sécurité routière; 16723 Moniteur / Monitrice d'auto-école; 16745 Moniteur / Monitrice moto
- donner les leçons de conduite et les cours de code
- évaluer le niveau et suivre la progression de chaque élève
- accompagner aux examens
- tenir le véhicule propre et sûr
+ Enseigner la conduite; Évaluer une progression; Garder son calme

K2111 Formateur / Formatrice
16 | training | 2200-2900 | NV2 Licence | day |
= 15123 Formateur / Formatrice; 15131 Formateur / Formatrice d'adultes; 15144 Formateur / Formatrice technique; 38225 Formateur / Formatrice d'anglais; 38237 Formateur / Formatrice bâtiment
- préparer et animer des séances en groupe
- adapter les supports au niveau de chacun
- évaluer les acquis et suivre les stagiaires en entreprise
- participer aux jurys et aux réunions pédagogiques
+ Animer une formation; Concevoir un support pédagogique; Évaluer des acquis

K2113 Accompagnant / Accompagnante des élèves en situation de handicap (AESH)
9 | school | 1823-1870 | NV4 Bac | school |
= 38885 Accompagnant / Accompagnante d'élèves en situation de handicap - AESH; 11454 Auxiliaire de vie scolaire; 11258 Assistant / Assistante de vie scolaire
- aider l'élève dans ses apprentissages et ses déplacements
- adapter le matériel avec l'enseignant
- faciliter les relations avec la classe
- participer aux réunions de suivi
+ Accompagner une personne en situation de handicap; Adapter un support; Faire preuve de patience

K2204 Agent / Agente de nettoyage industriel
14 | cleaning | 1823-1920 | AFS | night |
= 10537 Agent / Agente de nettoyage industriel; 10749 Agent / Agente machiniste en propreté; 16973 Nettoyeur / Nettoyeuse de locaux industriels; 12489 Chef / Cheffe d'équipe propreté
- nettoyer ateliers, machines et sols
- conduire autolaveuse et monobrosse
- évacuer et trier les déchets
- appliquer les consignes de sécurité du site
+ Conduire une autolaveuse; Doser un produit; Appliquer les règles de sécurité

K2205 Agent / Agente de propreté de locaux
20 | cleaning | 1823-1880 | AFS | early |
= 10571 Agent / Agente de propreté de locaux; 19928 Technicien / Technicienne de surface; 10687 Agent / Agente d'entretien-propreté de bureaux; 10688 Agent / Agente d'entretien-propreté de locaux; 10689 Agent / Agente d'entretien-propreté d'immeubles
- dépoussiérer, aspirer et laver les sols
- nettoyer sanitaires et vitres accessibles
- vider les corbeilles et trier les déchets
- réapprovisionner les consommables
+ Appliquer un protocole de nettoyage; Utiliser un aspirateur et une monobrosse; Travailler seul

K2503 Agent / Agente de prévention et de sécurité
22 | security | 1840-2000 | NV5 Titre d'agent de prévention et de sécurité | shifts |
= 10556 Agent / Agente de prévention et de sécurité; 10599 Agent / Agente de sécurité; 10602 Agent / Agente de sécurité SSIAP 1; 20688 Vigile; 10617 Agent / Agente de surveillance
- contrôler les accès et orienter les visiteurs
- effectuer des rondes et lever les doutes
- intervenir en cas d'incident et alerter les secours
- tenir la main courante
+ Contrôler un accès; Pratiquer les gestes de secours; Rédiger un compte rendu
`;
