/** Domain E: communication, media, graphic design. */
export const communication = `
E1101 Community manager
8 | agency | 2000-2700 | NV2 Licence Communication | day | remote
= 38383 Community manager; 11070 Animateur / Animatrice web; 510775 Assistant / Assistante community manager; 489092 Gestionnaire de communauté en ligne
- animer les réseaux sociaux et le calendrier de publication
- rédiger les messages, créer visuels et courtes vidéos
- répondre aux internautes et modérer les échanges
- mesurer l'audience et proposer des améliorations
+ Rédiger pour le web; Utiliser un logiciel de création graphique; Analyser une audience

E1106 Journaliste
4 | media | 2000-2700 | NV2 Diplôme d'école de journalisme | free |
= 16084 Journaliste; 16102 Journaliste Web; 16089 Journaliste de presse écrite; 17738 Pigiste
- chercher, vérifier et hiérarchiser l'information locale
- réaliser interviews et reportages
- rédiger articles et brèves pour le journal et le site
- prendre photos et courtes vidéos sur le terrain
+ Conduire une interview; Vérifier une information; Rédiger un article

E1112 Chargé / Chargée de communication
8 | agency, townhall | 2100-2800 | NV2 Licence Communication | day |
= 11780 Chargé / Chargée de communication; 38963 Chargé / Chargée de communication web; 11782 Chargé / Chargée de communication interne; 488945 Chargé / Chargée de communication digitale
- décliner le plan de communication sur tous les supports
- rédiger lettres d'information, articles et communiqués
- organiser les événements et suivre les prestataires
- mettre à jour le site internet
+ Rédiger un communiqué; Suivre un budget; Administrer un site internet

E1201 Photographe
3 | photo | 1823-2300 | NV4 Bac professionnel Photographie | free | permis B
= 17700 Photographe; 17725 Photographe scolaire; 17709 Photographe de portrait; 509954 Photographe vidéaste
- réaliser portraits et reportages en studio et à l'extérieur
- régler lumière, cadrage et matériel
- trier, retoucher et livrer les images
- accueillir les familles et vendre les tirages
+ Régler un éclairage; Retoucher une image; Accueillir une clientèle

E1205 Designer graphique
9 | agency | 2000-2700 | NV3 BTS Design graphique | day | remote
= 13999 Designer graphique; 404427 Graphiste; 15559 Infographiste; 15398 Graphiste multimédia
- créer logotypes, affiches et supports imprimés
- décliner une charte graphique sur le web
- préparer les fichiers pour l'impression
- présenter vos pistes aux clients avec le chef de projet
+ Utiliser un logiciel de mise en page; Concevoir une identité visuelle; Préparer un fichier d'impression

E1206 UX - UI Designer
4 | it | 2700-3900 | NV1 Master Design numérique | day | remote, cadre
= 404253 UX - UI Designer; 126549 UX - user experience designer; 126550 UI - user interface designer; 404254 Web-ergonome
- conduire des entretiens et des tests auprès des usagers
- dessiner parcours, maquettes et prototypes
- tenir à jour la bibliothèque de composants
- veiller à l'accessibilité des interfaces
+ Prototyper une interface; Conduire un test utilisateur; Appliquer le référentiel d'accessibilité
`;
