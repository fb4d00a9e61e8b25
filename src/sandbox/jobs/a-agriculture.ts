/** Domain A: agriculture, green spaces, animal care. The format is told in `jobs.ts`. */
export const agriculture = `
A1203 Agent / Agente d'entretien des espaces verts
10 | landscaping | 1823-2100 | NV5 CAP Jardinier paysagiste | day | permis B
= 488643 Agent / Agente d'entretien des espaces verts; 10675 Agent / Agente d'entretien des parcs et jardins; 17480 Ouvrier / Ouvrière des espaces verts; 488644 Technicien / Technicienne espaces verts
- tondre, débroussailler et tailler les haies sur les sites de nos clients
- désherber les massifs sans produit chimique et évacuer les déchets verts
- planter arbustes, vivaces et fleurs de saison
- entretenir le petit matériel motorisé et signaler toute panne
+ Utiliser une tondeuse et un taille-haie; Reconnaître les végétaux courants; Appliquer les gestes et postures de sécurité

A1208 Jardinier / Jardinière paysagiste
12 | landscaping | 1823-2250 | NV5 CAP Jardinier paysagiste | day | permis B
= 16069 Jardinier / Jardinière paysagiste; 16067 Jardinier / Jardinière; 16068 Jardinier / Jardinière d'espaces verts; 488831 Employé jardinier / Employée jardinière
- préparer les sols, engazonner et planter selon le plan du jardin
- poser pavés, bordures, clôtures et arrosage automatique
- tailler arbres et arbustes dans le respect des saisons
- conseiller les clients sur l'entretien de leur jardin
+ Lire un plan d'aménagement paysager; Poser une clôture ou une terrasse; Tailler arbres et arbustes

A1401 Cueilleur / Cueilleuse de fruits
7 | orchard | 1823-1900 | AFS | day |
= 13855 Cueilleur / Cueilleuse de fruits; 13858 Cueilleur / Cueilleuse de pommes; 13853 Cueilleur / Cueilleuse de cerises; 20510 Vendangeur / Vendangeuse; 17892 Porteur / Porteuse de hottes
- cueillir les fruits à la main sans les abîmer
- trier et ranger la récolte en caisses ou en palox
- déplacer les échelles et participer au rangement de la parcelle
- respecter la cadence et les consignes du chef d'équipe
+ Cueillir des fruits à maturité; Trier selon le calibre; Travailler en extérieur par tous les temps

A1407 Eleveur / Eleveuse de bovins
4 | cattle | 1823-2200 | NV4 Bac professionnel agricole | early | permis B
= 14689 Eleveur / Eleveuse de bovins; 14716 Eleveur / Eleveuse de vaches laitières; 18890 Responsable de troupeau; 14717 Eleveur / Eleveuse de vaches laitières et de bétail viande
- assurer la traite du matin et du soir et suivre la qualité du lait
- nourrir les animaux, pailler et surveiller leur état de santé
- participer aux vêlages et aux soins courants
- conduire le tracteur pour la distribution et les fourrages
+ Conduire une salle de traite; Détecter un animal malade; Conduire un tracteur

A1418 Viticulteur / Viticultrice
6 | vineyard | 1823-2100 | NV5 CAP agricole Vigne et vin | day |
= 20713 Viticulteur / Viticultrice; 17540 Ouvrier viticole / Ouvrière viticole; 19624 Tailleur / Tailleuse de vigne; 510756 Ouvrier / Ouvrière agricole viticulture
- tailler la vigne en Guyot et tirer les bois
- ébourgeonner, relever et palisser au fil de la saison
- participer aux vendanges et au travail du chai
- entretenir le matériel et les abords des parcelles
+ Tailler une vigne; Utiliser un sécateur électrique; Conduire un tracteur enjambeur

A1419 Ouvrier agricole polyvalent / Ouvrière agricole polyvalente
6 | farm | 1823-2050 | AFS | day |
= 17399 Ouvrier agricole polyvalent / Ouvrière agricole polyvalente; 404033 Ouvrier / Ouvrière agricole; 17493 Ouvrier / Ouvrière en polyculture élevage; 510820 Commis / Commise agricole
- préparer les sols, semer et récolter selon les cultures
- nourrir et surveiller les animaux de la ferme
- réparer clôtures, bâtiments et petit matériel
- conduire le tracteur après prise en main avec l'exploitant
+ Conduire un tracteur; Entretenir du matériel agricole; Soigner des animaux d'élevage

A1433 Maraîcher / Maraîchère
5 | farm | 1823-2100 | NV5 CAP agricole Maraîchage | early |
= 16384 Maraîcher / Maraîchère; 17506 Ouvrier maraîcher / Ouvrière maraîchère; 17495 Ouvrier / Ouvrière en production maraîchère biologique; 12118 Chef / Cheffe de culture maraîchère
- semer, repiquer et arroser les légumes sous serre et en plein champ
- récolter, laver et conditionner les légumes pour la vente
- surveiller l'état des cultures et désherber à la main
- tenir le stand au marché un samedi sur deux
+ Conduire une culture sous serre; Préparer des paniers de légumes; Reconnaître les maladies des plantes

A1501 Auxiliaire vétérinaire
5 | vet | 1823-2100 | NV4 Titre d'auxiliaire spécialisé vétérinaire | day |
= 11464 Auxiliaire vétérinaire; 11463 Auxiliaire Spécialisé / Spécialisée Vétérinaire -ASV-; 10899 Aide-vétérinaire; 11451 Auxiliaire de soins vétérinaires
- accueillir les propriétaires et leurs animaux, tenir l'agenda
- préparer le matériel et assister le vétérinaire en consultation et au bloc
- surveiller les animaux hospitalisés et nettoyer les boxes
- gérer les stocks d'aliments et de médicaments
+ Contenir un animal pendant un soin; Stériliser le matériel chirurgical; Conseiller la clientèle

A1503 Toiletteur / Toiletteuse d'animaux
3 | petshop | 1823-2000 | NV5 Titre de toiletteur canin | day |
= 20349 Toiletteur / Toiletteuse d'animaux; 20350 Toiletteur / Toiletteuse pour chiens; 20348 Toiletteur / Toiletteuse canin
- laver, sécher, brosser et couper le poil selon la race
- couper les griffes et nettoyer les oreilles
- rassurer les animaux et conseiller leurs maîtres
- tenir le salon et le matériel propres
+ Réaliser une coupe aux ciseaux; Manipuler un animal en douceur; Accueillir une clientèle

A1504 Vétérinaire
3 | vet | 3200-4800 | NV1 Diplôme d'État de docteur vétérinaire | day | cadre, permis B
= 20672 Vétérinaire; 20675 Vétérinaire canin; 20681 Vétérinaire rural / Vétérinaire rurale; 20679 Vétérinaire mixte
- assurer les consultations de médecine et de chirurgie courante
- poser un diagnostic à l'aide de l'imagerie et des analyses
- expliquer les traitements aux propriétaires
- prendre part aux gardes une semaine sur quatre
+ Réaliser une chirurgie de convenance; Lire une radiographie; Rédiger un compte rendu de soins
`;
