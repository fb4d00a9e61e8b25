/** Domain N: warehouses and transport. */
export const transport = `
N1101 Cariste
24 | logistics | 1840-2150 | NV5 CAP Opérateur logistique | shifts |
= 11679 Cariste; 11684 Cariste d'entrepôt; 11688 Cariste réceptionnaire; 510881 Conducteur / Conductrice d'engins de manutention; 11685 Cariste en préparation logistique
- décharger les camions et ranger les palettes en hauteur
- approvisionner les lignes et les zones de préparation
- contrôler quantités et étiquettes
- vérifier le chariot avant chaque prise de poste
+ Conduire un chariot élévateur; Lire un bon de livraison; Appliquer les règles de circulation

N1103 Préparateur / Préparatrice de commandes
18 | logistics | 1823-2000 | AFS | shifts |
= 17993 Préparateur / Préparatrice de commandes; 17993 Préparateur / Préparatrice de commandes; 18032 Préparateur / Préparatrice logistique en entrepôt
- prélever les articles à l'aide d'un terminal ou d'une commande vocale
- constituer, filmer et étiqueter les palettes
- contrôler les quantités et signaler les manquants
- ranger la zone de travail
+ Utiliser un terminal de saisie; Conduire un transpalette électrique; Filmer une palette

N1105 Manutentionnaire
22 | logistics, road | 1823-1900 | AFS | shifts |
= 16361 Manutentionnaire; 13897 Déchargeur / Déchargeuse manutentionnaire; 11951 Chargeur / Chargeuse manutentionnaire; 16355 Manœuvre manutentionnaire
- charger et décharger les véhicules
- trier, porter et ranger les colis
- monter et filmer les palettes
- tenir le quai propre
+ Porter des charges en sécurité; Utiliser un transpalette; Travailler en équipe

N1110 Magasinier / Magasinière
22 | logistics, garage | 1850-2200 | NV5 CAP Opérateur logistique | day |
= 16276 Magasinier / Magasinière; 16277 Magasinier / Magasinière cariste; 16282 Magasinier / Magasinière en pièces détachées; 16290 Magasinier vendeur / Magasinière vendeuse
- réceptionner, contrôler et ranger les marchandises
- servir les ateliers et préparer les expéditions
- tenir le stock à jour et préparer les inventaires
- commander les réassorts
+ Gérer un stock; Conduire un chariot élévateur; Réaliser un inventaire

N1301 Responsable logistique
5 | logistics, road | 2800-3900 | NV2 Licence Logistique | day | cadre
= 19112 Responsable logistique; 18907 Responsable d'entrepôt; 18807 Responsable de plate-forme logistique; 19573 Supply chain manager
- organiser réception, stockage et expédition
- manager les équipes et les plannings
- suivre coûts, délais et taux de service
- améliorer l'implantation et les procédures
+ Manager une équipe; Suivre des indicateurs logistiques; Négocier avec des transporteurs

N4101 Conducteur / Conductrice de poids lourd
28 | road | 1950-2500 | NV5 Titre de conducteur routier | early | permis C
= 13132 Conducteur / Conductrice de poids lourd; 11989 Chauffeur / Chauffeuse de poids lourd; 11996 Chauffeur routier / Chauffeuse routière; 13327 Conducteur routier régional / Conductrice routière régionale
- effectuer les tournées régionales en porteur ou en semi-remorque
- charger, arrimer et livrer
- tenir les documents de bord et les temps de conduite
- contrôler et laver le véhicule
+ Conduire un ensemble routier; Arrimer un chargement; Respecter la réglementation sociale européenne

N4102 Conducteur / Conductrice de transport de particuliers
6 | taxi | 1823-2000 | NV5 CAP | school | permis B
= 13207 Conducteur / Conductrice de transport de particuliers; 13234 Conducteur / Conductrice de voiture particulière
- conduire des enfants ou des personnes fragiles à leur établissement
- aider à monter et à descendre
- échanger avec familles et professionnels
- vérifier et nettoyer le véhicule
+ Conduire avec souplesse; Accompagner une personne à mobilité réduite; Respecter un itinéraire

N4103 Conducteur / Conductrice de bus
15 | bus | 1950-2300 | NV5 Titre de conducteur de transport en commun | shifts | permis D
= 12896 Conducteur / Conductrice de bus; 12898 Conducteur / Conductrice de bus urbain et interurbain; 13338 Conducteur-receveur / Conductrice-receveuse
- assurer les services de ligne et les circuits scolaires
- accueillir, renseigner et vendre les titres
- veiller à la sécurité et aux horaires
- contrôler le véhicule à chaque prise de service
+ Conduire un autobus; Accueillir une clientèle; Respecter un horaire

N4105 Conducteur-livreur / Conductrice-livreuse
32 | delivery, road | 1823-2000 | AFS | early | permis B
= 13336 Conducteur-livreur / Conductrice-livreuse; 11999 Chauffeur-livreur / Chauffeuse-livreuse; 11999 Chauffeur-livreur / Chauffeuse-livreuse; 16204 Livreur / Livreuse; 16205 Livreur / Livreuse de marchandises à domicile
- charger le véhicule dans l'ordre de la tournée
- livrer particuliers et professionnels
- faire signer et enregistrer les livraisons
- garder le véhicule propre et en bon état
+ Conduire un véhicule utilitaire; Organiser une tournée; Accueillir une clientèle

N4112 Chauffeur / Chauffeuse VTC
6 | taxi | 1823-2200 | NV5 Carte professionnelle de conducteur | free | permis B
= 140954 Chauffeur / Chauffeuse VTC; 11992 Chauffeur / Chauffeuse de taxi; 13190 Conducteur / Conductrice de taxi
- prendre en charge les clients et choisir l'itinéraire
- les aider avec leurs bagages
- encaisser les courses et tenir le carnet
- entretenir le véhicule
+ Conduire avec souplesse; Connaître la région; Renseigner en anglais
`;
