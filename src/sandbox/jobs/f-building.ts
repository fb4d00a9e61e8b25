/** Domain F: building and public works. */
export const building = `
F1201 Conducteur / Conductrice de travaux du bâtiment
9 | masonry | 2700-3900 | NV3 BTS Bâtiment | day | permis B, cadre
= 13210 Conducteur / Conductrice de travaux du bâtiment; 13209 Conducteur / Conductrice de travaux; 403716 Coordinateur / Coordinatrice de travaux; 13221 Conducteur / Conductrice de travaux second œuvre
- préparer, planifier et suivre plusieurs chantiers
- piloter les équipes et les sous-traitants
- tenir le budget, les délais et la sécurité
- conduire les réunions avec l'architecte et le client
+ Planifier un chantier; Suivre un budget; Faire respecter la sécurité

F1202 Chef / Cheffe de chantier bâtiment
7 | masonry | 2400-3200 | NV4 Bac professionnel Bâtiment | day | permis B
= 12091 Chef / Cheffe de chantier bâtiment; 12090 Chef / Cheffe de chantier; 12095 Chef / Cheffe de chantier gros œuvre; 18682 Responsable de chantier
- organiser le travail quotidien des compagnons
- implanter les ouvrages et contrôler leur exécution
- commander les matériaux et suivre l'avancement
- animer les causeries sécurité
+ Lire un plan d'exécution; Implanter un ouvrage; Encadrer une équipe

F1302 Conducteur / Conductrice d'engins de chantier
10 | earthworks | 1950-2500 | NV5 CAP Conducteur d'engins | day |
= 13246 Conducteur / Conductrice d'engins de chantier; 13118 Conducteur / Conductrice de pelle; 12937 Conducteur / Conductrice de dumper; 12891 Conducteur / Conductrice de bouteur
- conduire pelle, chargeuse ou compacteur sur chantiers routiers
- exécuter terrassements, tranchées et chargements
- guider les manœuvres et respecter le balisage
- assurer l'entretien courant de l'engin
+ Conduire une pelle hydraulique; Lire un plan de terrassement; Appliquer les règles de sécurité

F1503 Charpentier / Charpentière
6 | roofing | 1950-2500 | NV5 CAP Charpentier bois | day |
= 11952 Charpentier / Charpentière; 11965 Poseur / Poseuse de charpentes ou constructions bois; 38496 Aide charpentier / Aide charpentière
- tailler et assembler les pièces à l'atelier
- lever et poser charpentes et ossatures bois
- poser l'isolation et le pare-pluie
- sécuriser le chantier et monter les échafaudages
+ Tracer une épure; Assembler une charpente; Travailler en hauteur

F1602 Electricien / Electricienne du bâtiment
16 | electricity | 1900-2500 | NV5 CAP Électricien | day |
= 14635 Electricien / Electricienne du bâtiment; 14617 Electricien / Electricienne de chantier; 16801 Monteur électricien / Monteuse électricienne; 38135 Electricien / Electricienne photovoltaïque; 14643 Electricien / Electricienne tertiaire
- tirer les câbles, poser chemins de câbles et appareillage
- raccorder tableaux, prises et éclairages
- contrôler l'installation et la mettre en service
- dépanner et remettre aux normes des logements
+ Lire un schéma électrique; Raccorder une armoire électrique; Appliquer les règles de sécurité électrique

F1603 Plombier / Plombière sanitaire
24 | plumbing | 1900-2500 | NV5 CAP Monteur en installations sanitaires | day | permis B
= 17839 Plombier / Plombière sanitaire; 17837 Plombier / Plombière; 17840 Plombier zingueur / Plombière zingueuse; 38414 Aide plombier / Aide plombière; 13974 Dépanneur / Dépanneuse en installations sanitaires
- poser réseaux d'eau, appareils sanitaires et chauffe-eau
- souder cuivre et raccorder multicouche ou PVC
- rechercher les fuites et dépanner chez les particuliers
- laisser un chantier propre et expliquer l'entretien
+ Souder du cuivre; Poser un appareil sanitaire; Rechercher une fuite

F1604 Plaquiste
9 | finishing | 1900-2400 | NV5 CAP Plâtrier-plaquiste | day |
= 17821 Plaquiste; 17831 Plâtrier-plaquiste / Plâtrière-plaquiste; 16846 Monteur jointeur / Monteuse jointeuse plaquiste; 17911 Poseur / Poseuse de cloisons
- poser rails, montants et plaques de plâtre
- isoler murs, plafonds et combles
- réaliser bandes et enduits de finition
- poser des faux plafonds
+ Monter une cloison; Réaliser des joints; Poser un isolant

F1606 Peintre en bâtiment
22 | finishing | 1850-2350 | NV5 CAP Peintre applicateur de revêtements | day |
= 17619 Peintre en bâtiment; 17618 Peintre d'intérieur; 38415 Aide peintre; 17630 Peintre finisseur / Peintre finisseuse; 17926 Poseur / Poseuse de papiers peints
- protéger, lessiver et poncer les supports
- enduire, peindre et poser revêtements muraux
- ravaler des façades à l'occasion
- ranger et nettoyer le matériel
+ Préparer un support; Appliquer une peinture; Poser un revêtement mural

F1607 Menuisier / Menuisière aluminium
8 | joinery | 1900-2400 | NV5 CAP Menuisier aluminium-verre | day |
= 16612 Menuisier / Menuisière aluminium; 403736 Monteur / Monteuse de menuiserie aluminium; 403735 Assembleur / Assembleuse de menuiserie aluminium
- débiter et assembler fenêtres et baies à l'atelier
- poser menuiseries, volets et vérandas
- régler, calfeutrer et faire les finitions
- prendre les cotes chez les clients
+ Lire un plan; Poser une menuiserie; Utiliser une tronçonneuse à aluminium

F1608 Carreleur / Carreleuse
12 | finishing | 1900-2450 | NV5 CAP Carreleur mosaïste | day |
= 11690 Carreleur / Carreleuse; 11692 Carreleur-faïencier / Carreleuse-faïencière; 17927 Poseur / Poseuse de parquet; 38416 Aide carreleur / Aide carreleuse
- préparer les sols et tirer les chapes
- tracer, couper et poser carrelages et faïences
- réaliser joints et finitions
- poser receveurs et plinthes
+ Tirer une chape; Poser du carrelage; Lire un plan de calepinage

F1619 Couvreur / Couvreuse
12 | roofing | 1950-2500 | NV5 CAP Couvreur | day |
= 13822 Couvreur / Couvreuse; 13830 Couvreur zingueur / Couvreuse zingueuse; 38499 Aide couvreur / Aide couvreuse; 13829 Couvreur tuilier / Couvreuse tuilière
- déposer les anciennes couvertures et vérifier la charpente
- poser liteaux, tuiles ou ardoises
- façonner et poser gouttières et zinguerie
- poser fenêtres de toit et isolation
+ Poser une couverture en tuiles; Façonner du zinc; Travailler en hauteur

F1703 Maçon / Maçonne
14 | masonry | 1900-2450 | NV5 CAP Maçon | day |
= 16250 Maçon / Maçonne; 16250 Maçon / Maçonne; 16254 Maçon / Maçonne en rénovation; 16263 Maçon-coffreur / Maçonne-coffreuse; 16256 Maçon / Maçonne pierre
- monter murs en parpaings, briques ou pierres
- coffrer, ferrailler et couler le béton
- réaliser fondations, dalles et enduits
- lire les plans et implanter les ouvrages
+ Monter un mur; Réaliser un coffrage; Lire un plan

F1704 Manœuvre bâtiment
16 | masonry, earthworks | 1823-1950 | AFS | day |
= 16351 Manœuvre bâtiment; 16352 Manœuvre de chantier; 10879 Aide-maçon / Aide-maçonne; 16357 Manœuvre travaux publics
- approvisionner les postes de travail en matériaux
- préparer mortier et béton
- démolir, charger et évacuer les gravats
- nettoyer et ranger le chantier
+ Porter des charges en sécurité; Préparer un mortier; Ranger un chantier
`;
