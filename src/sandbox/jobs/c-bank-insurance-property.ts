/** Domain C: banks, insurance, property. */
export const bankInsuranceProperty = `
C1102 Conseiller / Conseillère en assurances
7 | insurance | 1900-2700 | NV3 BTS Assurance | day |
= 13408 Conseiller / Conseillère en assurances; 11773 Chargé / Chargée de clientèle en assurances; 13354 Conseiller / Conseillère clientèle en assurances; 13470 Conseiller / Conseillère mutualiste
- recevoir les assurés en agence et par téléphone
- analyser leurs besoins et proposer les contrats adaptés
- établir les devis et assurer le suivi des dossiers
- développer le portefeuille de l'agence
+ Présenter des garanties d'assurance; Établir un devis; Fidéliser une clientèle

C1109 Gestionnaire en assurances
5 | insurance | 1900-2500 | NV3 BTS Assurance | day |
= 15363 Gestionnaire en assurances; 15372 Gestionnaire santé en assurances; 18371 Rédacteur / Rédactrice sinistres; 15370 Gestionnaire prestations en assurances
- instruire les déclarations de sinistre de l'ouverture au règlement
- vérifier les garanties et calculer les indemnités
- répondre aux assurés par courriel et téléphone
- mandater les experts et suivre leurs rapports
+ Appliquer un contrat d'assurance; Rédiger un courrier; Calculer une indemnité

C1203 Chargé / Chargée d'affaires bancaires entreprise
3 | bank | 2800-3900 | NV1 Master Banque et finance | day | cadre
= 11749 Chargé / Chargée d'affaires bancaires entreprise; 11786 Chargé / Chargée de comptes bancaires professionnels; 11750 Chargé / Chargée d'affaires bancaires professionnelles
- gérer et développer un portefeuille de petites et moyennes entreprises
- analyser les bilans et monter les dossiers de financement
- suivre les risques et les dépassements
- travailler avec les spécialistes du siège
+ Analyser un bilan; Monter un dossier de crédit; Négocier

C1206 Conseiller / Conseillère de clientèle bancaire
10 | bank | 2100-2900 | NV2 Licence Banque et assurance | day |
= 13387 Conseiller / Conseillère de clientèle bancaire; 11777 Chargé / Chargée de clientèle particuliers de banque; 11767 Chargé / Chargée de clientèle bancaire; 38956 Conseiller / Conseillère en crédit immobilier
- accueillir les clients et traiter leurs demandes courantes
- proposer crédits, épargne et moyens de paiement adaptés
- instruire les dossiers de prêt immobilier
- veiller au respect des règles de conformité
+ Conduire un entretien de vente; Analyser une situation financière; Respecter la réglementation bancaire

C1502 Chargé / Chargée de gestion locative en immobilier
5 | property | 1950-2500 | NV3 BTS Professions immobilières | day | permis B
= 11801 Chargé / Chargée de gestion locative en immobilier; 10464 Agent / Agente de gestion locative en immobilier; 11236 Assistant / Assistante de gestion locative en immobilier; 10701 Agent / Agente d'état des lieux
- suivre un portefeuille de logements de l'entrée à la sortie des locataires
- rédiger les baux, établir les états des lieux et les quittances
- traiter les demandes de travaux et relancer les artisans
- suivre les impayés et les charges
+ Rédiger un bail; Réaliser un état des lieux; Suivre un budget

C1504 Conseiller / Conseillère immobilier
9 | property | 1823-3000 | NV3 BTS Professions immobilières | day | permis B
= 13464 Conseiller / Conseillère immobilier; 10744 Agent / Agente immobilier; 16967 Négociateur / Négociatrice immobilier; 13391 Conseiller / Conseillère de transaction en immobilier
- prospecter votre secteur et estimer les biens
- organiser les visites et conseiller vendeurs et acquéreurs
- rédiger les annonces et suivre les dossiers jusqu'à la signature
- mettre à jour le fichier des biens et des acquéreurs
+ Estimer un bien immobilier; Prospecter; Négocier une vente
`;
