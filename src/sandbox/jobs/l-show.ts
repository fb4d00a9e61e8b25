/** Domain L: live show and film. */
export const liveShow = `
L1202 Musicien / Musicienne
3 | show | 1900-2500 | NV3 Diplôme d'études musicales | evening |
= 16935 Musicien / Musicienne; 38280 Guitariste; 38289 Pianiste; 38296 Violoniste
- préparer le programme et participer aux répétitions
- jouer en concert sur la région et en tournée
- animer des rencontres avec les écoles
- participer aux enregistrements
+ Déchiffrer une partition; Jouer en ensemble; Préparer un concert

L1203 Comédien / Comédienne
3 | show | 1900-2500 | NV4 Conservatoire d'art dramatique | evening |
= 12724 Comédien / Comédienne; 15078 Figurant / Figurante; 13555 Conteur / Conteuse; 20718 Voix off
- apprendre le texte et participer aux répétitions
- jouer en salle et dans les écoles
- animer un atelier de théâtre hebdomadaire
- participer à la vie de la compagnie
+ Mémoriser un texte; Poser sa voix; Improviser

L1507 Monteur / Monteuse vidéo
4 | film | 2000-2800 | NV3 BTS Métiers de l'audiovisuel | free |
= 16866 Monteur / Monteuse vidéo; 16751 Monteur / Monteuse audiovisuel; 16862 Monteur / Monteuse son
- dérusher, monter et étalonner reportages et films
- habiller les images et mixer le son
- livrer les formats pour le web et l'antenne
- archiver les rushes
+ Utiliser un logiciel de montage; Étalonner des images; Mixer un son

L1508 Régisseur / Régisseuse du son
3 | show | 2000-2700 | NV3 BTS Métiers de l'audiovisuel, option son | evening |
= 18420 Régisseur / Régisseuse du son; 20022 Technicien / Technicienne du son; 19455 Sonorisateur / Sonorisatrice; 15725 Ingénieur / Ingénieure du son
- installer et régler la sonorisation
- assurer la régie pendant répétitions et spectacles
- entretenir le parc de matériel
- accueillir les équipes en tournée
+ Régler une console; Câbler une scène; Entretenir du matériel

L1512 Régisseur / Régisseuse de spectacles
3 | show | 2100-2800 | NV3 Diplôme de technicien des métiers du spectacle | evening |
= 489539 Régisseur / Régisseuse de spectacles; 18423 Régisseur général / Régisseuse générale; 510858 Régisseur / Régisseuse de production de spectacles
- préparer l'accueil technique des compagnies
- établir plannings et besoins en personnel
- veiller à la sécurité du public et des équipes
- suivre montage, spectacle et démontage
+ Lire une fiche technique; Planifier une équipe; Appliquer la réglementation du spectacle
`;
