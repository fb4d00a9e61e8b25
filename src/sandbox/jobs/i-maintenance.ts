/** Domain I: installation, maintenance, vehicles. */
export const maintenance = `
I1203 Agent / Agente d'entretien du bâtiment
16 | townhall, property | 1823-2100 | NV5 CAP Maintenance de bâtiments de collectivités | day | permis B
= 10679 Agent / Agente d'entretien du bâtiment; 10489 Agent / Agente de maintenance des bâtiments; 15058 Factotum; 488938 Agent / Agente d'entretien et de maintenance des bâtiments
- réaliser les petits travaux de plomberie, peinture et serrurerie
- relever les dysfonctionnements et les réparer
- suivre les entreprises extérieures
- entretenir les abords
+ Réaliser de petits travaux de second œuvre; Changer une serrure; Tenir un carnet d'entretien

I1304 Technicien / Technicienne de maintenance industrielle
30 | food, mechanics | 2100-2900 | NV3 BTS Maintenance des systèmes | shifts |
= 19870 Technicien / Technicienne de maintenance industrielle; 10501 Agent / Agente de maintenance industrielle; 14653 Electromécanicien / Electromécanicienne de maintenance industrielle; 19826 Technicien / Technicienne de maintenance d'équipements de production
- diagnostiquer les pannes et remettre les machines en marche
- assurer la maintenance préventive selon le planning
- proposer des améliorations de fiabilité
- renseigner les interventions dans l'outil de suivi
+ Diagnostiquer une panne; Lire un schéma électrique et pneumatique; Renseigner un outil de gestion de maintenance

I1306 Frigoriste
7 | climate | 2000-2800 | NV4 Bac professionnel Métiers du froid | day | permis B
= 15167 Frigoriste; 20151 Technicien / Technicienne frigoriste; 16889 Monteur-frigoriste / Monteuse-frigoriste; 16886 Monteur-dépanneur / Monteuse-dépanneuse frigoriste
- installer et mettre en service groupes froids et climatiseurs
- braser, tirer au vide et charger en fluide
- dépanner chez les clients du secteur
- assurer une astreinte une semaine sur six
+ Manipuler des fluides frigorigènes; Braser; Diagnostiquer une panne

I1308 Chauffagiste
10 | climate | 2000-2700 | NV5 CAP Installateur en froid et chauffage | day | permis B
= 11981 Chauffagiste; 404480 Technicien / Technicienne chauffagiste; 13966 Dépanneur / Dépanneuse de chaudières domestiques; 19837 Technicien / Technicienne de maintenance en chauffage
- entretenir et dépanner chaudières et pompes à chaleur
- remplacer les pièces et régler la combustion
- conseiller les clients sur leur consommation
- tenir le stock du véhicule
+ Régler une chaudière; Souder du cuivre; Conseiller la clientèle

I1309 Electricien / Electricienne de maintenance
10 | electricity, food | 2000-2700 | NV4 Bac professionnel Métiers de l'électricité | shifts |
= 14619 Electricien / Electricienne de maintenance; 14637 Electricien industriel / Electricienne industrielle de maintenance; 14680 Electrotechnicien / Electrotechnicienne de maintenance
- surveiller et entretenir les installations électriques
- rechercher les pannes et remplacer les composants
- mettre à jour les schémas
- respecter les consignations
+ Lire un schéma électrique; Consigner une installation; Mesurer une grandeur électrique

I1315 Monteur raccordeur / Monteuse raccordeuse fibre optique
7 | telecom | 1900-2400 | NV5 CAP Métiers de l'électricité et de ses environnements connectés | day | permis B
= 489134 Monteur raccordeur / Monteuse raccordeuse fibre optique; 489422 Technicien / Technicienne raccordement fibre optique; 38136 Poseur tireur / Poseuse tireuse de câbles en fibre optique
- tirer le câble du point de branchement au logement
- souder les fibres et mesurer la liaison
- installer la prise et mettre la box en service
- expliquer le raccordement au client
+ Souder une fibre optique; Réaliser une mesure de réflectométrie; Travailler en hauteur

I1401 Technicien / Technicienne de maintenance en informatique
12 | it | 1900-2500 | NV3 BTS Services informatiques aux organisations | day |
= 19841 Technicien / Technicienne de maintenance en informatique; 10497 Agent / Agente de maintenance en informatique; 38821 Installateur dépanneur / Installatrice dépanneuse en informatique; 20097 Technicien / Technicienne en micro-informatique et réseaux
- répondre aux demandes des utilisateurs et résoudre les incidents
- préparer, installer et configurer postes et imprimantes
- gérer comptes, droits et inventaire du parc
- rédiger modes d'emploi et procédures
+ Assister un utilisateur; Configurer un poste de travail; Diagnostiquer une panne informatique

I1604 Mécanicien / Mécanicienne automobile
28 | garage | 1850-2500 | NV5 CAP Maintenance des véhicules | day | permis B
= 16446 Mécanicien / Mécanicienne automobile; 16470 Mécanicien / Mécanicienne de maintenance automobile; 490381 Mécanicien / Mécanicienne VL; 20257 Technicien / Technicienne service rapide en automobile
- réaliser vidanges, freins, pneus et distributions
- diagnostiquer les pannes à la valise
- remplacer les organes mécaniques et essayer le véhicule
- conseiller le client sur les travaux à prévoir
+ Diagnostiquer une panne; Remplacer une distribution; Utiliser une valise de diagnostic

I1606 Carrossier-peintre / Carrossière-peintre
9 | garage | 1900-2600 | NV5 CAP Carrossier automobile | day |
= 11701 Carrossier-peintre / Carrossière-peintre; 11698 Carrossier / Carrossière; 11702 Carrossier-réparateur / Carrossière-réparatrice; 10817 Aide carrossier / Aide carrossière
- déposer, redresser ou remplacer les éléments abîmés
- préparer, mastiquer et poncer
- mettre en peinture en cabine et faire les raccords
- remonter et contrôler l'aspect
+ Redresser une tôle; Appliquer une peinture au pistolet; Préparer une teinte
`;
