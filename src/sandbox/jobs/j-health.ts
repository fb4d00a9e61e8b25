/** Domain J: health. */
export const health = `
J1102 Médecin généraliste
5 | doctor, hospital | 5200-7800 | NV1 Diplôme d'État de docteur en médecine | day | cadre, liberal
= 16582 Médecin généraliste; 16591 Médecin praticien; 11678 Cardiologue; 16592 Médecin praticien hospitalier
- assurer les consultations et le suivi des patients
- participer aux réunions de la maison de santé
- coordonner les soins avec les infirmières et les spécialistes
- prendre part à la permanence des soins
+ Poser un diagnostic; Prescrire un traitement; Coordonner un parcours de soins

J1202 Pharmacien / Pharmacienne
6 | pharmacy | 3300-4500 | NV1 Diplôme d'État de docteur en pharmacie | day | cadre
= 17676 Pharmacien / Pharmacienne; 488691 Pharmacien adjoint / Pharmacienne adjointe; 17686 Pharmacien / Pharmacienne en officine
- analyser et délivrer les ordonnances
- conseiller les patients et réaliser les vaccinations
- encadrer préparateurs et apprentis
- suivre les commandes et les stocks
+ Analyser une ordonnance; Réaliser un entretien pharmaceutique; Gérer un stock de médicaments

J1301 Agent / Agente de service hospitalier (ASH)
22 | carehome, hospital | 1823-1950 | AFS | weekend |
= 10698 Agent / Agente de service hospitalier (ASH); 404263 Agente / Agent de bio-nettoyage; 10742 Agent hôtelier hospitalier / Agente hôtelière hospitalière; 10574 Agent / Agente de propreté hospitalière
- entretenir chambres et parties communes selon les protocoles
- distribuer petits déjeuners et repas
- gérer le linge et les déchets
- créer du lien avec les résidents
+ Appliquer un protocole de bionettoyage; Servir des repas; Accueillir un résident

J1304 Auxiliaire de puériculture
10 | nursery | 1900-2300 | NV4 Diplôme d'État d'auxiliaire de puériculture | day |
= 11448 Auxiliaire de puériculture
- accueillir chaque enfant et sa famille
- assurer repas, siestes et soins d'hygiène
- proposer jeux et activités d'éveil
- observer et transmettre à l'équipe
+ Réaliser un change; Proposer une activité d'éveil; Transmettre une observation

J1305 Ambulancier / Ambulancière
10 | ambulance | 1900-2300 | NV5 Diplôme d'État d'ambulancier | shifts | permis B
= 10927 Ambulancier / Ambulancière; 12853 Conducteur ambulancier / Conductrice ambulancière; 13230 Conducteur / Conductrice de Véhicule Sanitaire Léger (VSL)
- transporter les patients vers leurs soins en ambulance ou en véhicule léger
- les installer et veiller à leur confort
- désinfecter et vérifier le véhicule chaque jour
- tenir les documents de transport
+ Brancarder; Pratiquer les gestes de secours; Conduire avec souplesse

J1307 Préparateur / Préparatrice en pharmacie
10 | pharmacy | 1950-2400 | NV4 Brevet professionnel Préparateur en pharmacie | day |
= 18027 Préparateur / Préparatrice en pharmacie; 18028 Préparateur / Préparatrice en pharmacie d'officine; 18029 Préparateur / Préparatrice en pharmacie hospitalière
- délivrer les ordonnances sous le contrôle du pharmacien
- conseiller en parapharmacie
- réceptionner et ranger les commandes
- réaliser les préparations et le tiers payant
+ Délivrer une ordonnance; Conseiller en parapharmacie; Réaliser une préparation

J1312 Assistant / Assistante dentaire
9 | dentist | 1850-2200 | NV4 Titre d'assistant dentaire | day |
= 11265 Assistant / Assistante dentaire; 10842 Aide dentaire
- accueillir les patients et gérer le carnet de rendez-vous
- préparer la salle et assister le praticien au fauteuil
- nettoyer et stériliser les instruments
- suivre dossiers, devis et commandes
+ Travailler à quatre mains; Stériliser des instruments; Tenir un agenda médical

J1404 Kinésithérapeute
9 | physio, hospital | 2500-3600 | NV1 Diplôme d'État de masseur-kinésithérapeute | day | liberal
= 16136 Kinésithérapeute; 16419 Masseur / Masseuse kinésithérapeute; 16139 Kinésithérapeute ostéopathe
- établir le bilan et le projet de rééducation
- conduire les séances individuelles et en groupe
- suivre les progrès avec l'équipe soignante
- transmettre des exercices à faire chez soi
+ Réaliser un bilan kinésithérapique; Pratiquer un massage; Conduire une rééducation

J1405 Opticien / Opticienne
8 | optics | 2000-2600 | NV3 BTS Opticien lunetier | weekend |
= 17350 Opticien / Opticienne; 17353 Opticien-lunetier / Opticienne-lunetière; 16898 Monteur-vendeur opticien / Monteuse-vendeuse opticienne
- accueillir, écouter et conseiller les porteurs
- réaliser examens de vue et prises de mesures
- monter et ajuster les lunettes
- gérer tiers payant et commandes
+ Réaliser un examen de vue; Monter des verres; Conseiller la clientèle

J1501 Aide-soignant / Aide-soignante
22 | carehome, hospital | 1950-2350 | NV4 Diplôme d'État d'aide-soignant | shifts |
= 10891 Aide-soignant / Aide-soignante; 10891 Aide-soignant / Aide-soignante; 10893 Aide-soignant / Aide-soignante en gériatrie; 10892 Aide-soignant / Aide-soignante à domicile; 10895 Aide-soignant hospitalier / Aide-soignante hospitalière
- accompagner les personnes dans les soins d'hygiène et de confort
- aider aux repas, aux déplacements et au coucher
- observer l'état de santé et transmettre à l'infirmière
- participer aux projets d'accompagnement et aux animations
+ Réaliser une toilette; Utiliser un lève-personne; Rédiger une transmission

J1506 Infirmier / Infirmière en soins généraux (IDE)
40 | hospital, carehome | 2250-3000 | NV2 Diplôme d'État d'infirmier | shifts |
= 15545 Infirmier / Infirmière en soins généraux (IDE); 38222 Infirmier / Infirmière en gériatrie; 15544 Infirmier / Infirmière de service hospitalier; 15549 Infirmier / Infirmière en santé mentale; 15547 Infirmier / Infirmière d'hospitalisation à domicile
- organiser et réaliser les soins sur prescription
- surveiller l'état des patients et réagir aux urgences
- préparer et distribuer les traitements
- encadrer aides-soignants et étudiants
+ Poser une perfusion; Surveiller des constantes; Tenir un dossier de soins
`;
