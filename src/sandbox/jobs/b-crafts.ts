/** Domain B: arts and crafts. */
export const crafts = `
B1201 Céramiste
3 | ceramics | 1823-2100 | NV5 CAP Tournage en céramique | day |
= 510089 Céramiste; 17953 Potier / Potière; 11724 Céramiste d'art; 20375 Tourneur / Tourneuse en poterie
- préparer les terres, tourner et façonner les pièces
- émailler, enfourner et suivre les cuissons
- contrôler la qualité et emballer les commandes
- accueillir les visiteurs de l'atelier et présenter les collections
+ Tourner une pièce; Préparer un émail; Conduire une cuisson

B1603 Opérateur / Opératrice en bijouterie
3 | jewellery | 1850-2300 | NV5 CAP Art et techniques de la bijouterie-joaillerie | day |
= 405237 Opérateur / Opératrice en bijouterie; 405268 Opérateur / Opératrice en orfèvrerie et bijouterie; 11728 Chaîniste
- assembler, souder et limer les pièces sur établi
- polir et contrôler l'aspect des bijoux
- sertir des pierres simples selon le modèle
- suivre les ordres de fabrication et les temps passés
+ Souder à la flamme; Polir un métal précieux; Contrôler une pièce à la loupe

B1802 Maroquinier / Maroquinière
7 | leather | 1823-2150 | NV5 CAP Maroquinerie | day |
= 16411 Maroquinier / Maroquinière; 509984 Artisan / Artisane en cuir; 15177 Gainier / Gainière
- couper, parer et préparer les pièces de cuir
- assembler sacs et petite maroquinerie par collage et piqûre
- coudre à la main au point sellier
- contrôler chaque article selon la fiche technique
+ Piquer le cuir à la machine; Réaliser un point sellier; Parer un cuir

B1803 Couturier / Couturière
6 | sewing | 1823-2100 | NV5 CAP Métiers de la mode | day |
= 13812 Couturier / Couturière; 17985 Première main; 509428 Confectionneur / Confectionneuse textile
- prendre les mesures et conseiller la cliente ou le client
- couper, assembler et coudre à la machine et à la main
- réaliser ourlets, reprises et transformations
- repasser et contrôler les finitions avant livraison
+ Coudre à la machine plate et à la surjeteuse; Lire un patron; Réaliser des retouches
`;
