/**
 * What employers do: key | NAF code | NAF label | phrase for a description | company names (% is an invented
 * word) | OPCO | mix of contracts. NAF codes and labels: INSEE, nomenclature rév. 2.
 */
export const sectorTable = `
accounting|69.20Z|Activités comptables|cabinet d'expertise comptable|Cabinet %;% Expertise;% Conseil|atlas|office
agency|73.11Z|Activités des agences de publicité|agence de communication|Agence %;% Studio;% & Co|atlas|office
ambulance|86.90A|Ambulances|société d'ambulances|Ambulances %;% Assistance|mobilites|care
assembly|28.29B|Fabrication de machines diverses d'usage général|fabricant de machines|% Industrie;Ateliers %;% Technologies|2i|plant
bakery|10.71C|Boulangerie et boulangerie-pâtisserie|boulangerie artisanale|Boulangerie %;Fournil %;Maison %;Les Pains de %;Le Pétrin de %|proximite|shop
bank|64.19Z|Autres intermédiations monétaires|banque régionale|Banque %;Crédit %|atlas|office
beauty|96.02B|Soins de beauté|institut de beauté|Institut %;L'Atelier %;% Beauté|proximite|shop
boiler|25.11Z|Fabrication de structures métalliques et de parties de structures|entreprise de métallerie et de chaudronnerie|Chaudronnerie %;% Métal;Ateliers %|2i|plant
bookshop|47.61Z|Commerce de détail de livres en magasin spécialisé|librairie indépendante|Librairie %;Le Livre de %|opcommerce|shop
bus|49.31Z|Transports urbains et suburbains de voyageurs|exploitant de transports urbains|Autocars %;Lignes %;% Mobilité|mobilites|site
butcher|47.22Z|Commerce de détail de viandes et de produits à base de viande en magasin spécialisé|boucherie-charcuterie de quartier|Boucherie %;Maison %;Les Viandes de %|proximite|shop
callcentre|82.20Z|Activités de centres d'appels|centre de relation client|% Contact;% Relation Client|akto|office
canteen|56.29A|Restauration collective sous contrat|société de restauration collective|% Restauration;Les Tables de %|akto|season
car|45.11Z|Commerce de voitures et de véhicules automobiles légers|concession automobile|% Automobiles;Garage %|mobilites|shop
carehome|87.10A|Hébergement médicalisé pour personnes âgées|maison de retraite médicalisée|Résidence %;Les Jardins de %;Résidence du Parc %|sante|care
cattle|01.41Z|Élevage de vaches laitières|exploitation laitière|Ferme %;GAEC %;EARL %|ocapiat|farm
ceramics|23.41Z|Fabrication d'articles céramiques à usage domestique ou ornemental|atelier de céramique|Poterie %;Atelier %;Faïencerie %|2i|shop
cleaning|81.21Z|Nettoyage courant des bâtiments|entreprise de propreté|% Propreté;% Services;Net %|akto|shop
climate|43.22B|Travaux d'installation d'équipements thermiques et de climatisation|entreprise de génie climatique|% Énergies;% Climatique;Thermique %|constructys|site
clothing|47.71Z|Commerce de détail d'habillement en magasin spécialisé|boutique de prêt-à-porter|Boutique %;% Mode;Chez %|opcommerce|shop
delivery|53.20Z|Autres activités de poste et de courrier|société de livraison|% Express;% Livraison;Colis %|mobilites|plant
dentist|86.23Z|Pratique dentaire|cabinet dentaire|Cabinet dentaire %;Centre dentaire %|proximite|shop
disability|87.20A|Hébergement social pour handicapés mentaux et malades mentaux|association médico-sociale|Association %;Foyer %;Les Ateliers de %|sante|care
doctor|86.21Z|Activité des médecins généralistes|maison de santé|Maison de santé %;Centre médical %|proximite|care
drivingschool|85.53Z|Enseignement de la conduite|auto-école|Auto-école %;Conduite %|mobilites|shop
earthworks|43.12A|Travaux de terrassement courants et travaux préparatoires|entreprise de travaux publics|% Travaux publics;Terrassements %;% TP|constructys|site
electricity|43.21A|Travaux d'installation électrique dans tous locaux|entreprise d'électricité générale|% Électricité;Élec %;Établissements %|constructys|site
energy|46.69B|Commerce de gros de fournitures et équipements industriels divers|spécialiste de l'équipement de l'habitat|% Habitat;% Confort;Vérandas %|opcommerce|sales
family|97.00Z|Activités des ménages en tant qu'employeurs de personnel domestique|particulier employeur||uniformation|home
farm|01.13Z|Culture de légumes, de melons, de racines et de tubercules|exploitation agricole|Ferme %;EARL %;Les Serres de %;SCEA %|ocapiat|farm
fastfood|56.10C|Restauration de type rapide|restaurant rapide|% Burger;Le Comptoir %;% Wok;Chez %|akto|season
film|59.11A|Production de films et de programmes pour la télévision|société de production audiovisuelle|% Productions;% Images|afdas|show
finishing|43.34Z|Travaux de peinture et vitrerie|entreprise de second œuvre|% Finitions;% Peinture;Entreprise %|constructys|site
fishmonger|47.23Z|Commerce de détail de poissons, crustacés et mollusques en magasin spécialisé|poissonnerie|Poissonnerie %;La Marée %|proximite|shop
flowers|47.76Z|Commerce de détail de fleurs, plantes, graines, engrais, animaux de compagnie et aliments pour ces animaux en magasin spécialisé|fleuriste|% Fleurs;Au Jardin de %;Fleurs %|opcommerce|shop
food|10.85Z|Fabrication de plats préparés|entreprise agroalimentaire|% Saveurs;Conserverie %;Les Délices de %|ocapiat|plant
furniture|47.59A|Commerce de détail de meubles|magasin d'équipement de la maison|Meubles %;% Maison;Cuisines %|opcommerce|shop
garage|45.20A|Entretien et réparation de véhicules automobiles légers|garage automobile|Garage %;% Auto;Carrosserie %|mobilites|shop
grocery|47.11B|Commerce d'alimentation générale|commerce de bouche|Épicerie %;Le Panier %;Les Halles %|opcommerce|shop
hair|96.02A|Coiffure|salon de coiffure|% Coiffure;Salon %;L'Atelier %|proximite|shop
homecare|88.10A|Aide à domicile|service d'aide à domicile|% à Domicile;% Services;Association %|uniformation|care
hospital|86.10Z|Activités hospitalières|établissement de santé|Clinique %;Polyclinique %;Hôpital privé %|sante|care
hotel|55.10Z|Hôtels et hébergement similaire|hôtel|Hôtel %;Hôtel du Parc %;Auberge %|akto|season
insurance|65.12Z|Autres assurances|mutuelle d'assurance|Mutuelle %;% Assurances|atlas|office
it|62.02A|Conseil en systèmes et logiciels informatiques|entreprise de services du numérique|% Systèmes;% Numérique;% Conseil|atlas|office
jewellery|32.12Z|Fabrication d'articles de joaillerie et bijouterie|maison de bijouterie|Bijouterie %;Maison %|2i|shop
joinery|43.32A|Travaux de menuiserie bois et PVC|entreprise de menuiserie|Menuiserie %;% Agencement;Atelier %|constructys|site
lab|71.20B|Analyses, essais et inspections techniques|laboratoire d'analyses|Laboratoire %;% Analyses|2i|plant
landscaping|81.30Z|Services d'aménagement paysager|entreprise de paysage|Paysages %;% Espaces verts;Jardins %|ocapiat|site
law|69.10Z|Activités juridiques|cabinet juridique|Cabinet %;% Associés|proximite|office
leather|15.12Z|Fabrication d'articles de voyage, de maroquinerie et de sellerie|atelier de maroquinerie|Maroquinerie %;Ateliers %|2i|plant
leisure|93.29Z|Autres activités récréatives et de loisirs|centre de loisirs|Centre de loisirs %;Association %|uniformation|public
logistics|52.10B|Entreposage et stockage non frigorifique|plateforme logistique|% Logistique;Entrepôts %|mobilites|plant
masonry|43.99C|Travaux de maçonnerie générale et gros œuvre de bâtiment|entreprise de gros œuvre|% Construction;Maçonnerie %;Bâtisseurs %|constructys|site
mechanics|25.62B|Mécanique industrielle|atelier de mécanique de précision|Mécanique %;% Usinage;% Précision|2i|plant
media|58.13Z|Édition de journaux|journal local|L'Écho de %;Le Courrier de %|afdas|office
nursery|88.91A|Accueil de jeunes enfants|crèche|Crèche %;Micro-crèche %;Les Petits %|uniformation|care
office|82.11Z|Services administratifs combinés de bureau|société de services|% Services;Groupe %;% Gestion|akto|office
optics|47.78A|Commerces de détail d'optique|magasin d'optique|Optique %;% Vision|opcommerce|shop
orchard|01.24Z|Culture de fruits à pépins et à noyau|exploitation fruitière|Vergers %;EARL %|ocapiat|farm
packaging|82.92Z|Activités de conditionnement|atelier de conditionnement|% Conditionnement;% Pack|2i|plant
petshop|96.09Z|Autres services personnels|salon de toilettage|Toilettage %;Chez %|proximite|shop
pharmacy|47.73Z|Commerce de détail de produits pharmaceutiques en magasin spécialisé|pharmacie|Pharmacie %|proximite|shop
photo|74.20Z|Activités photographiques|studio de photographie|Studio %;% Photo|afdas|shop
physio|86.90E|Activités des professionnels de la rééducation, de l'appareillage et des pédicures-podologues|cabinet de rééducation|Cabinet %;Centre de rééducation %|proximite|care
plumbing|43.22A|Travaux d'installation d'eau et de gaz en tous locaux|entreprise de plomberie|Plomberie %;% Sanitaire;Établissements %|constructys|site
property|68.31Z|Agences immobilières|agence immobilière|Agence %;% Immobilier;Cabinet %|proximite|sales
recruiting|78.10Z|Activités des agences de placement de main-d'œuvre|cabinet de recrutement|% Talents;% Recrutement|akto|office
restaurant|56.10A|Restauration traditionnelle|restaurant|Restaurant %;Brasserie %;Bistrot %;La Table de %;Auberge %|akto|season
road|49.41A|Transports routiers de fret interurbains|entreprise de transport routier|Transports %;% Transports|mobilites|site
roofing|43.91B|Travaux de couverture par éléments|entreprise de charpente et couverture|Toitures %;% Charpente;Couverture %|constructys|site
school|85.20Z|Enseignement primaire|établissement scolaire|École %;Ensemble scolaire %|akto|public
security|80.10Z|Activités de sécurité privée|entreprise de sécurité privée|% Sécurité;% Protection|akto|shop
sewing|14.13Z|Fabrication de vêtements de dessus|atelier de couture|Couture %;Atelier %|2i|shop
show|90.01Z|Arts du spectacle vivant|structure de spectacle vivant|Théâtre %;Compagnie %;La Scène %|afdas|show
social|88.99B|Action sociale sans hébergement n.c.a.|association d'action sociale|Association %;Mission %;Espace %|uniformation|public
software|62.01Z|Programmation informatique|éditeur de logiciels|% Logiciels;% Labs;% Informatique|atlas|office
sports|47.64Z|Commerce de détail d'articles de sport en magasin spécialisé|magasin de sport|% Sport;Cycles %|opcommerce|shop
supermarket|47.11F|Hypermarchés|supermarché|% Marché;Super %;Hyper %|opcommerce|shop
taxi|49.32Z|Transports de voyageurs par taxis|société de transport de personnes|Taxis %;% Voyages|mobilites|shop
telecom|61.10Z|Télécommunications filaires|entreprise de réseaux de télécommunication|% Réseaux;% Fibre|2i|site
temp|78.20Z|Activités des agences de travail temporaire|agence d'emploi|% Intérim;% Emploi|akto|plant
tourism|79.90Z|Autres services de réservation et activités connexes|organisme de tourisme|% Tourisme;% Voyages;Escales %|akto|season
townhall|84.11Z|Administration publique générale|collectivité territoriale|Mairie de %;Communauté de communes de %|uniformation|public
training|85.59A|Formation continue d'adultes|organisme de formation|% Formation;Institut %;École %|akto|public
vet|75.00Z|Activités vétérinaires|clinique vétérinaire|Clinique vétérinaire %;Cabinet vétérinaire %|proximite|shop
vineyard|01.21Z|Culture de la vigne|domaine viticole|Domaine %;Château %;Clos %|ocapiat|farm
wholesale|46.90Z|Commerce de gros (commerce interentreprises) non spécialisé|société de négoce|% Distribution;Comptoir %;Établissements %|opcommerce|sales
`;
