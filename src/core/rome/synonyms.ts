import { createLazy } from "../async/lazy.ts";
import { groupBy } from "../collections/group-by.ts";
import { toSingular } from "../text/lexicon.ts";
import { toSound } from "../text/spelling.ts";
import { splitWords } from "../text/text.ts";

/**
 * What people write, and what the nomenclature calls it: abbreviations, everyday and English words,
 * workplaces and brands that stand for a job, activities, older names. Written from knowledge of the field.
 * One entry a line: what is typed (spellings separated by commas) = the title that is meant (separated by
 * semicolons, likeliest first).
 */
const table = `
# Care and health
infirmier = infirmier en soins généraux; infirmier libéral; infirmier
as, aide soignant, aide soin = aide-soignant
ash = agent de service hospitalier
asv = auxiliaire spécialisé vétérinaire
avs, auxiliaire vie, avf, assistant vie, aide personne agee, aide aux personnes agees, s'occuper de personnes agees, dame de compagnie, auxiliaire personne agee, aide senior, maintien domicile = auxiliaire de vie; assistant de vie aux familles; aide à domicile
advf = assistant de vie aux familles
aesh, avs ecole, avs scolaire, avsi, evs, accompagnant eleve handicape = accompagnant des élèves en situation de handicap; auxiliaire de vie scolaire
aes, amp, aide medico psy, accompagnant educatif = accompagnant éducatif et social; aide médico-psychologique
aide menagere, aide menager = aide ménager à domicile; aide à domicile
ide, idel, infirmier diplome etat, infirmier soin, nurse, infirmier liberal, inf = infirmier en soins généraux; infirmier libéral; infirmier
ibode = infirmier de bloc opératoire
iade = infirmier anesthésiste
puer, puericulture = puéricultrice; auxiliaire de puériculture; infirmier puériculteur
ap, aux puer, auxi puer, auxiliaire puer, auxiliaire creche = auxiliaire de puériculture
atsem, asem, dame ecole maternelle, aide maternelle = agent territorial spécialisé des écoles maternelles
asmat, ass mat, assmat, nounou, nourrice, gardienne enfant = assistant maternel; garde d'enfants
babysitter, baby sitter, babysitting, baby sitting, garder enfant, garder des enfants, garde bebe, garde petits, garde enfant domicile, nanny, fille au pair, au pair, jeune fille au pair = garde d'enfants à domicile; baby-sitter
creche, travail creche, petite enfance, cap petite enfance, cap aepe, aepe = auxiliaire de puériculture; agent de crèche; éducateur de jeunes enfants; animateur petite enfance
eje = éducateur de jeunes enfants
toubib, docteur, doctor, doc, medecin, generaliste, medecin traitant, physician = médecin généraliste
chir = chirurgien
dentiste, dentist = chirurgien-dentiste
assistant dentaire, assistante dentaire = assistant dentaire
kine, physio, physiotherapeute, masseur kine = masseur-kinésithérapeute
ergo = ergothérapeute
osteo = ostéopathe
psy, psycho, psychologist = psychologue; psychiatre; psychothérapeute
ortho, orthoph = orthophoniste; orthodontiste
podo, pedicure = pédicure-podologue
sage femme, midwife, maieuticien = sage-femme
pharmacist, pharma, pharmacie = pharmacien; préparateur en pharmacie
prepa pharma, preparateur officine = préparateur en pharmacie
ambulancier, ambulance driver, dea, conduire ambulance = ambulancier
brancardier = brancardier
manip radio, manipulateur radio, radiologie, mer = manipulateur en électroradiologie médicale
labo, laborantin, technicien labo, lab technician, lab tech, laboratoire = technicien de laboratoire; technicien de laboratoire d'analyses médicales
optician, lunetier, opticien = opticien-lunetier
audio, audioprothesiste = audioprothésiste
dieteticien, nutritionniste, nutritionist, dieteticienne = diététicien; nutritionniste
veto, vet, veterinary = vétérinaire; auxiliaire vétérinaire
assistant veto, assistante veto, assistant veterinaire, asv veto = auxiliaire vétérinaire
secretaire med, secretariat medical = secrétaire médical
cadre sante = cadre de santé
ehpad, maison retraite, hopital, hosto, clinique = aide-soignant; agent de service hospitalier; infirmier
tisf = technicien de l'intervention sociale et familiale
sophrologue, sophro = sophrologue
naturo, naturopathe = conseiller en naturopathie
croque mort, croquemort, pompes funebres, fossoyeur = agent funéraire; conseiller funéraire; fossoyeur; porteur funéraire
thanato = thanatopracteur

# Social work, teaching, children and young people
educ, educateur, educ spe, edu spe, es = éducateur spécialisé
me, moniteur educ = moniteur-éducateur
ass, assistant social, assistante sociale, as sociale, social worker, travailleur social = assistant de service social
cesf = conseiller en économie sociale et familiale
cip, conseiller insertion, conseiller pole emploi, conseiller france travail, conseiller mission locale, pole emploi = conseiller en insertion professionnelle; conseiller emploi
mjpm, tuteur, curateur = mandataire judiciaire à la protection des majeurs
animateur, anim, bafa, centre aere, colo, colonie, colonie vacances, mono, moniteur colo, centre loisir, periscolaire, animateur periscolaire, accueil loisir, centre de loisirs, alsh, animation = animateur de centre de loisirs; animateur périscolaire; animateur socioculturel
bafd = directeur de centre de loisirs
cantine, dame cantine, dame de service, surveillant cantine, cantiniere = employé de restauration collective; agent de restauration collective; cuisinier de cantine
instit, maitre ecole, maitresse, maitresse ecole, maitre d'ecole, prof ecole, prof des ecoles, pe, teacher, school teacher, primary school teacher, enseignant primaire, enseignant = professeur des écoles; instituteur; enseignant
prof, professeur, teacher = professeur; enseignant
prof college, prof lycee, prof svt, prof histoire, prof physique, prof chimie, prof espagnol, prof allemand, prof philo, prof economie, prof lettre, prof techno, prof histoire geo, prof geo, prof latin, capes, agrege, certifie = professeur de lycée et collège; professeur d'enseignement général; chargé d'enseignement général du second degré; professeur
prof surf, moniteur surf, moniteur voile, prof voile, moniteur kayak, moniteur plongee, prof plongee, moniteur escalade, guide montagne = moniteur de sport nature; moniteur de voile; moniteur de plongée; moniteur sportif
prof yoga, yoga, pilates = professeur de yoga; moniteur sportif
prof tennis, moniteur tennis = moniteur de tennis
prof judo, judo, karate, boxe, art martial = moniteur de judo; éducateur sportif; moniteur sportif
poney, moniteur poney, poney club, prof poney = moniteur d'équitation; enseignant d'équitation
prof lycee pro, plp, prof atelier = professeur de lycée professionnel; professeur d'enseignement technique
prof fac, universite, maitre de conference, mcf, enseignant chercheur, prof universite = enseignant-chercheur; maître de conférences
prof sport, prof eps, eps, prof gym = professeur d'éducation physique et sportive
prof math, prof maths = professeur de mathématiques
prof anglais, english teacher = professeur d'anglais
prof francais, fle = professeur de français; formateur français langue étrangère
prof musique, prof piano, prof guitare = professeur de musique; professeur de piano
soutien scolaire, cours particulier, cours a domicile, tutor, prof particulier, donner des cours, aide aux devoirs = professeur en soutien scolaire; professeur du second degré à domicile
pion, surveillant, surveillant lycee, surveillant college, surveillant ecole, aed, assistant education, assistant d'education, vie scolaire = assistant d'éducation; surveillant d'externat
cpe = conseiller principal d'éducation
formateur, trainer, formation adulte, formateur pour adultes, fpa = formateur d'adultes; formateur
moniteur auto ecole, auto ecole, moniteur conduite, bepecaser, driving instructor, prof conduite = moniteur d'auto-école; enseignant de la conduite
directeur ecole, principal college, proviseur = directeur d'école; chef d'établissement d'enseignement; proviseur
chercheur, researcher, scientist, scientifique = chercheur en sciences; chargé de recherche; ingénieur de recherche
bibliothecaire, librarian, biblio, bibliotheque, mediatheque = bibliothécaire; agent de bibliothèque; médiathécaire
documentaliste, doc info = documentaliste
co, conseiller orientation, copsy, psy en = conseiller d'orientation; psychologue de l'éducation nationale

# Kitchen, restaurant, hotel
cuistot, cook, chef, kitchen, cuisinier, cuisine, faire la cuisine, cuisto = cuisinier; chef de cuisine; commis de cuisine
chef, chef cuisto = chef de cuisine
second, sous chef, second de cuisine = second de cuisine; sous-chef de cuisine
commis, aide cuisinier, aide cuisine, aide de cuisine, kitchen helper, kitchen porter = commis de cuisine; aide de cuisine; plongeur
plonge, plongeur, dishwasher, faire la plonge, laver vaisselle = plongeur en restauration; plongeur
serveur, waiter, waitress, garcon cafe, garcon de cafe, serv, server, service en salle, serveuse bar, restaurant, resto, extra restauration, serveur resto, runner = serveur; serveur de restaurant; serveur de bar; employé de restaurant
barman, barmaid, bartender, bar tender, barista, bar = barman; serveur de bar; barista; employé de café
chef rang, chef de rang = chef de rang
maitre hotel, maitre d'hotel, butler, majordome = maître d'hôtel; majordome; employé de maison
macdo, mcdo, mc do, mac do, mcdonald, mc donald, mcdonalds, kfc, burger king, quick, fast food, fastfood, equipier, equipier fast food, restauration rapide, crew member, kebab, subway = équipier de restauration rapide; agent de restauration rapide; préparateur vendeur en restauration rapide; employé polyvalent de restauration
epr, employe polyvalent, polyvalent restauration, self, cafeteria = employé polyvalent de restauration; équipier polyvalent de restauration
pizza, pizzaiolo, pizzaiola, pizzeria = pizzaïolo
crepe, crepier, creperie = crêpier
sushi, sushi man, sushiman = sushiman
traiteur, caterer, catering = traiteur; cuisinier traiteur; charcutier-traiteur
femme chambre, femme de menage hotel, housekeeping, housekeeper, valet, room attendant, faire les chambres, nettoyer chambres, menage hotel = femme de chambre; valet de chambre; employé d'étage; gouvernant d'hôtel
gouvernante, gouvernant = gouvernant d'hôtel; gouvernant d'étage
receptionniste, receptionist, reception, reception hotel, front desk, night auditor, veilleur nuit, veilleur de nuit, gardien nuit hotel, reception nuit = réceptionniste en hôtellerie; veilleur de nuit; réceptionniste de nuit
bagagiste, groom, bellboy, concierge hotel, voiturier, portier = bagagiste; concierge d'hôtel; groom; voiturier
hotel, hotellerie = employé d'hôtel; réceptionniste en hôtellerie; employé d'étage
sommelier, wine waiter = sommelier
gerant restaurant, patron restaurant, restaurant manager, restaurateur, manager resto = gérant de restaurant; directeur de restaurant; responsable de restaurant
restauration collective, cuisine collectivite = employé de restauration collective; cuisinier de collectivité
glacier, ice cream, vendeur glace = glacier; vendeur de glaces
food truck = restaurateur ambulant

# Food trades, shops and selling
patissier, pastry chef, pastry, cake designer, gateau, patisserie = pâtissier
boulanger, baker, bakery, faire du pain, boulangerie, pain, tourier = boulanger; ouvrier boulanger; tourier
vendeur boulangerie, vendeuse pain, vendre du pain, boulangere vendeuse = vendeur en boulangerie-pâtisserie
boucher, butcher, boucherie, viande = boucher; boucher charcutier
charcut, charcuterie = charcutier
poisson, poissonnerie, poissonnier, fishmonger, ecailler = poissonnier; vendeur en poissonnerie; écailler
fromager, fromagerie, vendeur fromage, cremier = fromager; vendeur rayon fromages; crémier
chocolat, chocolatier, confiseur = chocolatier; confiseur
primeur, fruits et legumes, maraicher vendeur = vendeur en fruits et légumes; primeur
caviste, vin, vendeur vin = caviste; vendeur de vins et spiritueux
caisse, caissier, cashier, caissiere, hotesse caisse, hote caisse, hote de caisse, employe caisse, supermarche caisse, elc = caissier; hôte de caisse
hote accueil, hotesse accueil, hotesse, hostess, standard accueil, accueil, agent accueil = hôte d'accueil; chargé d'accueil; agent d'accueil
els, elsc, rayon, mise en rayon, mettre en rayon, employe libre service, supermarche, carrefour, leclerc, auchan, lidl, intermarche, super u, grande surface, gms, hypermarche, remplir rayon, employe de magasin, magasin, ranger rayon, collection stacker, employe commercial, hotesse de magasin, remplissage rayon = employé de libre-service; employé de rayon; employé commercial; hôte de caisse
chef rayon, chef de rayon, manager rayon, manager gms, chef rayon gms, responsable rayon, department manager = chef de rayon; manager de rayon
drive, preparateur drive = préparateur au drive; préparateur de commandes
vendeur, vendeuse, seller, salesman, shop assistant, sales assistant, retail, vente, conseiller vente, boutique, vendeur magasin, cv = vendeur en prêt-à-porter; vendeur en épicerie; vendeur en équipement de la maison; vendeur
vendeur vetement, vendeuse vetement, vendeur fringue, vendeur habit, mode, zara, pret a porter, vendeur mode, vendeur textile, vendre des vetements = vendeur en prêt-à-porter
vendeur sport, decathlon, magasin sport, magasin de sport = vendeur en articles de sport; vendeur d'articles de sport et loisirs
vendeur telephone, vendeur telephonie, vendeur portable, vendeur informatique, fnac, darty, boulanger electromenager, electromenager = vendeur en téléphonie; vendeur en électroménager; vendeur en équipement de la maison
vendeur bricolage, leroy merlin, brico, bricolage, castorama, quincaillerie = vendeur en bricolage; vendeur en quincaillerie
vendeur meuble, ikea, cuisiniste, vendeur cuisine, conforama = vendeur en équipement de la maison; vendeur de cuisines; cuisiniste; vendeur de meubles
vendeur chaussure = vendeur en chaussures
vendeur parfum, sephora, parfumerie, vendeur cosmetique, maquillage = vendeur en parfumerie; conseiller beauté; maquilleur
vendeur livre, libraire, librairie, bookshop = libraire; vendeur en librairie
vendeur bijou, bijouterie = vendeur en bijouterie; bijoutier
vendeur marche, marche, forain, vendeur ambulant = vendeur ambulant; vendeur sur les marchés; forain
vendeur auto, vendeur voiture, car salesman, concessionnaire = vendeur automobile; conseiller commercial automobile
jardinerie, vendeur plante, truffaut = vendeur en jardinerie; vendeur conseil en jardinerie
animalerie, vendeur animaux = vendeur en animalerie
fleur, fleuriste, florist = fleuriste; vendeur en fleurs
tabac, buraliste, presse, kiosque = buraliste; gérant de bureau de tabac
pompiste, station service = opérateur de station service; responsable de station-service
gerant, gerant magasin, patron magasin, store manager, shop manager, responsable magasin, directeur magasin, responsable boutique, dm, manager magasin, directeur de supermarche = responsable de magasin; gérant de magasin; directeur de magasin; responsable de boutique
adjoint magasin, assistant store manager = adjoint responsable de magasin; responsable adjoint de magasin
merch, merchandiser, visual merchandiser, etalagiste = visual merchandiser; merchandiser; étalagiste
demonstrateur, animateur commercial, animation commerciale = démonstrateur; animateur de vente; animateur commercial
commercial, sales, sales rep, sales representative, account manager, account executive, biz dev, business developer, bizdev, bdr, sdr, tc, vrp, representant, representant commerce, technico, technico co, business development, ingenieur commercial, sales manager, delegue commercial, porte a porte = attaché commercial; commercial; technico-commercial; ingénieur commercial; conseiller commercial; chargé d'affaires
kam, key account manager, grand compte = responsable grands comptes; commercial grands comptes
vdi, vente domicile, vente a domicile, tupperware, vendeur domicile = conseiller vendeur à domicile; vendeur à domicile
conseiller image, relooking, relookeur, personal shopper, conseil image = conseiller en image personnelle; conseiller en image
teleconseiller, call center, callcenter, centre appel, centre d'appel, hotliner, hotline, teleoperateur, teleprospecteur, televendeur, telemarketing, teleprospection, conseiller telephonique, customer service, customer care, service client, sav, support client, customer success = téléconseiller; conseiller clientèle à distance; télévendeur; téléopérateur; chargé de relation client
adv, assistant adv, administration ventes = assistant administration des ventes; responsable de l'administration des ventes
assistant commercial, assistante co, sales assistant admin, assistant co = assistant commercial
import export, import, export = assistant import-export; coordinateur transit import export
acheteur, buyer, purchasing, achat, approvisionneur, appro, supply = acheteur; approvisionneur; assistant achats
store, inventoriste, inventaire = inventoriste

# Beauty, sport, leisure, tourism
coiffeur, coiffeuse, hairdresser, coiffure, salon coiffure, hair = coiffeur
barbier, barber = coiffeur barbier; barbier
estheticien, esthetique, beautician, esthe, institut beaute, epilation, soins du visage, spa, esthet = esthéticien; spa praticien
onglerie, ongle, manucure, prothesiste ongle, nail artist, nails, faux ongle = prothésiste ongulaire; manucure
maquilleur, make up artist, makeup = maquilleur
masseur, massage, masseuse = masseur bien-être; masseur
tatoueur, tattoo, tatouage, pierceur = tatoueur; perceur corporel
coach, coach sportif, personal trainer, prof fitness, fitness, salle de sport, musculation, prof de fitness, coach fitness = coach sportif; instructeur fitness; éducateur sportif
educateur sportif, moniteur sport, bpjeps, moniteur sportif, sport = éducateur sportif; moniteur sportif
mns, bnssa, maitre nageur, lifeguard, sauveteur, piscine, nageur sauveteur, surveillant piscine, surveillant baignade, bns = maître-nageur sauveteur; nageur sauveteur; surveillant de baignade
moniteur ski, ski instructor, prof ski, pisteur = moniteur de ski; pisteur secouriste
moniteur equitation, prof equitation, cheval, chevaux, palefrenier, ecurie, centre equestre, lad, groom cheval, s'occuper des chevaux = moniteur d'équitation; palefrenier soigneur; lad driver
guide, guide touristique, tour guide, guide conferencier, tourisme = guide touristique; guide-conférencier; conseiller en séjour
agence voyage, agent voyage, travel agent, voyagiste, conseiller voyage = conseiller voyages; agent de voyages; chargé de clientèle en agence de voyage
office tourisme = conseiller en séjour touristique; agent d'accueil touristique
gentil organisateur, club med, animateur camping, camping, animateur club, animateur vacances = animateur de club de vacances; animateur de loisirs; gérant de camping
hotesse air, hotesse de l'air, steward, stewart, pnc, flight attendant, cabin crew, cca = hôtesse de l'air; personnel navigant commercial; steward
pilote, pilot, pilote avion = pilote de ligne
agent escale, aeroport, airport = agent d'escale; agent de piste; agent de sûreté aéroportuaire
evenementiel, event, event planner, event manager, organisateur evenement, chef projet evenementiel = chef de projet événementiel; organisateur d'activités événementielles; chargé d'événementiel
wedding planner, mariage = wedding planner; organisateur de mariage
croupier, casino, dealer casino = croupier; employé de jeux
dj, disc jockey, deejay = disc-jockey; animateur disco mobile
manege, parc attraction, disneyland, disney, forain manege = employé de parc de loisirs; opérateur d'attractions; animateur de parc de loisirs
joueur, footballeur, sportif pro = sportif professionnel
arbitre = arbitre professionnel

# Cleaning, home, security
menage, femme menage, femme de menage, homme menage, faire le menage, cleaner, cleaning, cleaning lady, cleaning woman, menage particulier, menage chez particulier, nettoyer maison, housemaid, maid, aide menage, technicien surface, technicienne de surface, tech surface, repassage = employé de ménage; aide ménager; employé familial; agent d'entretien; nettoyeur de locaux
entretien, agent entretien, agent proprete, nettoyage, nettoyeur, agent nettoyage, proprete, cleaner, janitor, menage bureau, nettoyer bureaux, menage entreprise, technicien surface, balayeur, tech proprete = agent d'entretien; agent de propreté; nettoyeur de locaux; agent d'entretien et de propreté de locaux
balayeur, eboueur, ripeur, poubelle, ramassage ordure, ordure menagere, garbage man = éboueur; agent de collecte de déchets; balayeur; ripeur
laveur vitre, window cleaner, vitre = laveur de vitres
pressing, repasseur, blanchisserie, lingere, linge, laverie, laundry = employé de pressing; repasseur; agent de blanchisserie; lingère
gardien, gardien immeuble, concierge, concierge immeuble, gardienne d'immeuble, caretaker = gardien d'immeuble; concierge d'immeuble
homme toutes mains, homme a tout faire, factotum, handyman, bricoleur, petits travaux, jobber, bricoleur domicile, agent technique, homme d'entretien, technicien polyvalent = agent de maintenance des bâtiments; agent d'entretien maintenance polyvalent; ouvrier polyvalent d'entretien
secu, securite, vigile, agent secu, agent securite, security, security guard, aps, ads, maitre chien, agent cynophile, rondier, surveillance, agent de prevention = agent de sécurité; agent de surveillance; vigile; agent cynophile de sécurité; agent de prévention et de sécurité
bouncer, videur, videur boite, videur boite nuit, videur discotheque, portier boite nuit, physionomiste = agent de sécurité; portier physionomiste; agent de prévention et de sécurité
ssiap, ssiap 1, ssiap1, ssiap 2, agent incendie = agent de sécurité incendie; agent des services de sécurité incendie
garde corps, bodyguard, body guard = agent de protection rapprochée; garde du corps
detective, enqueteur prive = détective privé
flic, policier, police, policeman, gardien paix, cop, gpx = gardien de la paix; policier; policier municipal
gendarme, gendarmerie = gendarme
crs, bac, police nationale, concours police = gardien de la paix; policier; officier de police
commissaire police, inspecteur police, opj = officier de police; commissaire de police
pompier, firefighter, fireman, spp, sapeur pompier = sapeur-pompier
militaire, armee, soldat, soldier, army, militaire du rang, engager armee, legionnaire = militaire du rang; soldat
douanier, douane, customs = agent de constatation des douanes; contrôleur des douanes; agent déclarant en douane
gardien prison, maton, prison, surveillant prison, prison guard, penitentiaire = surveillant pénitentiaire
asvp = agent de surveillance de la voie publique
pervenche, policier municipal = policier municipal; agent de surveillance de la voie publique

# Transport, warehouse
chauffeur, driver, conducteur, conduire = chauffeur-livreur; conducteur de poids lourd; chauffeur VTC; conducteur de bus
livreur, livraison, chauffeur livreur, delivery, delivery driver, delivery man, livrer, livrer colis, livrer des colis, livreur colis, chauffeur vl, conducteur vl, chauffeur permis b, vul, chauffeur utilitaire, amazon livraison, chauffeur camionnette = chauffeur-livreur; conducteur-livreur; livreur
uber eats, uber eat, ubereats, deliveroo, livreur velo, livreur pizza, coursier, livreur repas, livreur scooter, courier, coursier velo = coursier; livreur de repas à domicile; livreur
uber, vtc, chauffeur uber, chauffeur prive, private driver = chauffeur VTC; conducteur de transport de particuliers
taxi, chauffeur taxi, taxi driver, cab driver = chauffeur de taxi; conducteur de taxi
pl, spl, chauffeur pl, chauffeur spl, chauffeur poids lourd, poids lourd, poid lourd, routier, camion, camionneur, trucker, truck driver, chauffeur routier, chauffeur camion, conducteur pl, conducteur spl, lorry driver, conduire un camion, permis c, permis ce, super lourd, super poid lourd = conducteur de poids lourd; conducteur routier; chauffeur poids lourd; conducteur de véhicules super lourds
bus, chauffeur bus, chauffeur de bus, bus driver, car, chauffeur car, conducteur car, autocar, conduire un bus, ratp, machiniste, scolaire car, permis d, machiniste receveur = conducteur de bus; conducteur d'autocar; conducteur de car; machiniste-receveur
tram, tramway, wattman = conducteur de tramway
metro, conducteur metro = conducteur de métro
train, sncf, cheminot, conducteur train, train driver, mecanicien train, agent sncf = conducteur de train; agent de conduite du réseau ferré; aiguilleur du rail; opérateur ferroviaire
controleur, controleur sncf, controleur train, ticket = contrôleur des transports en commun; agent commercial et de contrôle train; contrôleur de bus
demenageur, mover, demenagement, removal man = déménageur
cariste, fork lift, forklift, forklift driver, caces, caces 3, caces 1 3 5, chariot elevateur, conducteur chariot, caces 1, caces 5 = cariste; conducteur de chariot élévateur
preparateur, prepa commande, preparateur commande, prep co, prep, order picker, picker, picking, preparateur colis, colis, amazon, entrepot, warehouse, logistique entrepot, faire des colis, preparer commandes, prepa co = préparateur de commandes; agent logistique; opérateur logistique; emballeur
manut, manutention, manutentionnaire, porter des charges, charger camions, docker entrepot, handler, warehouse worker, chargeur, dechargeur = manutentionnaire; agent de manutention; chargeur-déchargeur
magasinier, storekeeper, warehouseman, reception marchandise, magasin piece = magasinier; réceptionnaire; magasinier réceptionnaire
emballeur, conditionnement, emballage, packer, mise en carton, conditionneur, packaging = agent de conditionnement; conditionneur; emballeur
tri, trieur, tri colis, agent tri, trieur colis = agent de tri; trieur; agent de tri des déchets
facteur, postier, la poste, mailman, postman, poste, factrice, distribuer courrier, courrier = facteur; employé au courrier; agent de liaison courrier
prospectus, distribution prospectus, distributeur flyer, distribuer pub, flyer, tracteur, boitage = distributeur de prospectus; distributeur d'imprimés
logisticien, logistics, logistic, logistique, resp logistique, supply chain, supply chain manager, log = responsable logistique; technicien logistique; agent logistique; responsable supply chain
exploitant transport, affreteur, dispatcher, transport planner, regulateur = affréteur; agent d'exploitation transport; exploitant transport; régulateur
transitaire, declarant douane, declarant = déclarant en douane; agent de transit
docker, dock, port = docker; ouvrier docker
matelot, marin, sailor, bateau, marine, skipper = matelot; marin; skipper; marin-pêcheur
peche, pecheur, fisherman = marin-pêcheur; pêcheur
agent quai, quai = agent de quai

# Building and public works
macon, mason, bricklayer, maconnerie, briqueteur = maçon
manoeuvre, manoeuvre batiment, manoeuvre btp, btp, chantier, batiment, ouvrier batiment, construction worker, builder, aide macon, labourer, ouvrier chantier, construction = manœuvre bâtiment; aide-maçon; ouvrier du bâtiment; maçon
peintre, painter, peintre batiment, peinture, peintre en bati, house painter, peintre deco = peintre en bâtiment
plaquiste, placo, plaquo, placoplatre, poseur placo, platrier, platre, drywall, jointeur = plaquiste; plâtrier; plâtrier-plaquiste; poseur de plaques de plâtre
carreleur, carrelage, tiler, poseur carrelage, faience = carreleur
plombier, plumber, plomberie, chauffagiste, plombier chauffagiste, depanneur plomberie = plombier; plombier chauffagiste; chauffagiste
elec, electricien, electrician, electricite, elec bat, elec batiment, monteur elec = électricien; électricien du bâtiment; électricien d'équipement; monteur électricien
menuisier, carpenter, menuiserie, poseur fenetre, poseur menuiserie, fenetre, joiner = menuisier; menuisier poseur; poseur de fermetures; poseur de menuiseries
charpentier, charpente = charpentier
couvreur, toiture, toit, roofer, zingueur, couverture = couvreur; couvreur-zingueur
facade, facadier, ravaleur, ite, ravalement = façadier; ravaleur-façadier; enduiseur façadier
etancheur, etancheite = étancheur; applicateur en étanchéité
coffreur, coffreur bancheur, bancheur, ferrailleur, coffrage = coffreur; coffreur-bancheur; ferrailleur
soliste, solier, moquettiste, poseur parquet, parqueteur, poseur de sol, parquet = solier-moquettiste; parqueteur; poseur de revêtements de sol
serrurier, metallier, locksmith, serrurerie, serrurier metallier = métallier-serrurier; serrurier métallier; métallier
vitrier, glazier, miroitier = vitrier; poseur de vitrage; miroitier
climatisation, clim, frigo, frigoriste, froid, clim froid, cvc, hvac, installateur pac, pompe a chaleur, climaticien, froid et clim = frigoriste; technicien en climatisation; installateur en climatisation; technicien frigoriste; monteur en installation thermique
solaire, panneau solaire, photovoltaique, poseur panneaux solaires, pv = installateur en systèmes solaires, thermiques et photovoltaïques; installateur photovoltaïque; installateur de chauffage solaire
isolation, isolateur, isoleur, calorifugeur = poseur en isolation thermique; calorifugeur; monteur d'agencement en isolation thermique
piscine poseur, pisciniste = installateur-poseur de piscines; piscinier
ascensoriste, ascenseur, lift technician = ascensoriste; technicien de maintenance d'ascenseurs
cordiste = cordiste
echafaudeur, echafaudage, monteur echafaudage, scaffolder = échafaudeur; monteur d'échafaudages
grutier, grue, crane operator = grutier; conducteur de grue
pelleteur, conducteur pelle, conducteur d'engin, conducteur engins, engin, engin chantier, pelle mecanique, tractopelle, bulldozer, pelle, caces engins, pelleteuse, excavator = conducteur d'engins de chantier; conducteur de pelle hydraulique; conducteur de pelle; conducteur d'engins de terrassement
tp, ouvrier tp, vrd, canalisateur, terrassier, travaux publics, ouvrier routes, poseur canalisation, bordureur, paveur, enrobe, voirie, cantonnier, ouvrier vrd, route = ouvrier voiries et réseaux divers; canalisateur; terrassier; agent de voirie; maçon voiries et réseaux divers
conducteur travaux, cdt, site manager, conducteur de travaux btp, construction manager, ctx = conducteur de travaux; conducteur de travaux du BTP
chef chantier, foreman, chef de chantier btp = chef de chantier
chef equipe batiment, chef equipe tp, chef d'equipe btp, chef equipe macon = chef d'équipe travaux publics; chef d'équipe gros œuvre; chef d'équipe bâtiment
metreur, economiste construction, deviseur, quantity surveyor = métreur; économiste de la construction
geometre, topographe, topo, surveyor = géomètre; géomètre-topographe; technicien géomètre
dessinateur bat, dessinateur batiment, dessinateur projeteur, projeteur, autocad, dessinateur, draftsman, cao dao, bim, bim manager, dessinateur autocad = dessinateur-projeteur; dessinateur bâtiment; dessinateur industriel; BIM manager; dessinateur en bâtiment
archi, architecte, architect = architecte
archi interieur, decorateur, decorateur interieur, deco interieur, interior designer, architecte d'int = architecte d'intérieur; décorateur d'intérieur
paysagiste, landscaper, jardinier, gardener, espaces verts, espace vert, agent espace vert, tonte, tondre la pelouse, jardin, tailler haie, entretien jardin, ouvrier paysagiste, jardinage, ev = jardinier paysagiste; jardinier; agent d'entretien des espaces verts; ouvrier paysagiste
elagueur, grimpeur elagueur, arborist, couper des arbres = élagueur; élagueur-grimpeur
diagnostiqueur, diag immo, dpe = diagnostiqueur immobilier
fibre, fibre optique, raccordeur fibre, technicien fibre, ftth, tirage fibre = technicien fibre optique; raccordeur fibre optique; monteur raccordeur fibre optique; tireur de câbles
desamianteur, amiante = désamianteur
demolisseur, demolition = démolisseur; ouvrier de démolition
qse, hse, qhse, ehs, responsable securite travail, animateur securite, preventeur, safety = responsable hygiène sécurité environnement; responsable qualité sécurité environnement; technicien hygiène sécurité environnement; ingénieur hygiène sécurité environnement; animateur sécurité
ramoneur = ramoneur

# Industry, maintenance, cars
mecano, mecanicien, mechanic, garagiste, garage, meca, meca auto, mecano auto, car mechanic, reparer voiture, reparer des voitures, mecanique auto, mecan, mecanique, vl, norauto, feu vert, midas = mécanicien automobile; mécanicien réparateur automobile; garagiste; technicien automobile
mecanicien pl, mecano poids lourd, mecanicien poid lourd, meca pl = mécanicien poids lourd; mécanicien de véhicules industriels
mecanicien moto, mecano moto, moto = mécanicien moto; mécanicien cycles et motocycles
mecanicien velo, reparateur velo, velo, bike mechanic, cycle, reparer velos = mécanicien cycles; technicien cycles; réparateur de cycles
mecanicien agricole, mecano agri, tracteur mecanicien = mécanicien agricole; mécanicien d'engins agricoles
mecanicien avion, mecano avion, aircraft mechanic, aeronautique = mécanicien avion; mécanicien aéronautique
mecanicien bateau = technicien de maintenance du nautisme; mécanicien de marine
mecanicien industriel, meca indus = mécanicien de maintenance industrielle; mécanicien d'entretien industriel
carrossier, body shop, carrosserie, tolier, debosseleur, carossier = carrossier; carrossier réparateur; tôlier automobile; carrossier-peintre
peintre auto, peintre carrosserie, peintre automobile = peintre automobile; peintre en carrosserie
controleur technique, controle technique = contrôleur technique automobile
depanneur, depanneur auto, remorquage, depanneuse = dépanneur remorqueur; dépanneur automobile
pneu, monteur pneu = monteur en pneumatiques
laveur auto, preparateur auto, preparateur vehicule, lavage auto, car wash, laveur de voiture, prepa vo, laver voitures = préparateur de véhicules automobiles; laveur de véhicules; préparateur automobile
maintenance, technicien maintenance, tech maintenance, agent maintenance, maintenance technician, electromecanicien, technicien de maintenance indus, electromeca, depanneur industriel, mainteneur, maintenance industrielle = technicien de maintenance industrielle; agent de maintenance industrielle; électromécanicien
automaticien, automatisme, automaticien robotique, roboticien, plc = automaticien; technicien automaticien; roboticien
soudeur, welder, soudure, tig, mig, soudeur tig, soudeur mig, soudeur semi auto = soudeur; soudeur à l'arc
chaudronnier, tolier industriel, boilermaker, chaudronnerie = chaudronnier; tôlier-chaudronnier
tuyauteur, tuyau, pipefitter, tuyauterie = tuyauteur; tuyauteur industriel
usineur, fraiseur, tourneur, tourneur fraiseur, cn, commande numerique, cnc, usinage, machinist, operateur cn, operateur commande numerique, regleur cn, tourneur cn, operateur usinage = opérateur sur machine à commande numérique; tourneur-fraiseur; fraiseur; tourneur; usineur; opérateur-régleur sur commande numérique; opérateur d'usinage
ajusteur = ajusteur; ajusteur monteur
monteur, assembleur, monteur assembleur, assembly = monteur assembleur; monteur en mécanique; agent de montage
usine, ouvrier, ouvrier usine, operateur, op, operateur prod, agent production, agent de prod, agent de fabrication, factory worker, production worker, travail a la chaine, chaine, production, operateur production, operateur de fab, ouvrier industriel, ouvrier spe, industrie, travailler en usine, fabrication, op prod, ouvrier polyvalent = opérateur de production; agent de production; agent de fabrication; agent de montage; conducteur de ligne de production; ouvrier de production; agent de conditionnement
conducteur ligne, conduite de ligne, machine operator, conducteur de machine, conducteur machine, operateur machine, pilote ligne = conducteur de ligne de production; conducteur de machines; pilote de ligne de production; conducteur de ligne de conditionnement; opérateur sur machine
agroalimentaire, iaa, operateur agro, ouvrier agro, agro = opérateur de production en industrie alimentaire; agent de fabrication dans l'agroalimentaire; conducteur de ligne de production alimentaire
abattoir, desosseur, viande abattoir, operateur abattoir = ouvrier d'abattoir; désosseur; opérateur de transformation des viandes
controleur qualite, quality, qualite, technicien qualite, quality control, resp qualite, controle qualite, ingenieur qualite, qualiticien, quality manager, aq = technicien qualité; contrôleur qualité; responsable qualité; ingénieur qualité; qualiticien
methodes, technicien methode, ingenieur methode, methods = technicien méthodes; ingénieur méthodes; agent des méthodes
ordo, ordonnancement, planificateur, planning, planner = technicien ordonnancement; agent d'ordonnancement; planificateur
chef equipe, team leader, chef d'atelier, chef atelier, chef equipe production, supervisor = chef d'équipe de production; chef d'atelier; agent de maîtrise; responsable d'équipe de production
resp prod, responsable prod, production manager, directeur usine, plant manager = responsable de production; directeur de production industrielle; responsable d'unité de production
be, bureau etude, bureau d'etude, dessinateur be, ingenieur etude, design engineer = dessinateur industriel; ingénieur d'études; technicien bureau d'études; dessinateur-projeteur
r&d, rd, recherche et developpement = ingénieur recherche et développement; technicien recherche et développement
ingenieur, engineer, inge = ingénieur d'études; ingénieur
inge meca, mechanical engineer, ingenieur mecanique = ingénieur en mécanique; ingénieur mécanicien; ingénieur de bureau d'études mécanique; ingénieur d'études en industrie
reparateur telephone, reparer des telephones, reparation telephone, reparateur smartphone, reparation smartphone, reparateur portable, reparateur electromenager, reparateur television, reparer electromenager, depanneur electromenager, reparateur informatique = technicien en téléphonie; réparateur en électroménager; technicien SAV électroménager; dépanneur en électroménager; réparateur de téléphones
electronicien, electronique, electronics, technicien electronique, cableur, cablage, cableur elec = électronicien; technicien électronicien; câbleur; câbleur en électronique; monteur câbleur
imprimeur, impression, printer, imprimerie, offset = imprimeur; conducteur offset; opérateur d'impression
couturier, couture, couturiere, seamstress, tailor, sewing, machine a coudre, coudre, mecanicien en confection, piqueur = couturier; mécanicien en confection; retoucheur en habillement; piqueur textile
retouche, retoucheur, alterations = retoucheur en habillement
cordonnier, cordo, shoe repair = cordonnier
tapissier, matelassier = tapissier d'ameublement; tapissier décorateur
maroquinier, maroquinerie, cuir, leather = maroquinier; piqueur en maroquinerie
ebeniste, cabinet maker, meuble = ébéniste
bois, scierie, menuisier industriel, ouvrier bois = ouvrier de scierie; opérateur de scierie; menuisier; scieur
verrier, souffleur verre, glass = verrier; souffleur de verre
plasturgie, plastique, injection, plasturgiste, regleur injection = opérateur en plasturgie; conducteur de presse à injecter; technicien plasturgiste; régleur en plasturgie
chimie, operateur chimie, chimiste, chemist = technicien de production en industrie chimique; chimiste; technicien chimiste; conducteur d'appareils de l'industrie chimique
nucleaire, centrale nucleaire, radioprotection = technicien en radioprotection; ingénieur nucléaire; technicien nucléaire; opérateur de centrale nucléaire
dechet, recyclage, dechetterie, decheterie, tri dechets, waste, gardien dechetterie, tri selectif = agent de déchetterie; agent de tri des déchets; opérateur de tri; gardien de déchetterie
eau, station epuration, assainissement, technicien eau, egoutier = agent d'assainissement; technicien de station d'épuration; technicien de traitement des eaux; égoutier; agent de réseau d'eau
edf, enedis, lignard, monteur reseau, reseau electrique, poteau electrique = monteur de réseaux électriques; monteur de lignes électriques; technicien réseaux électriques; monteur en lignes électriques
releveur compteur, compteur, linky = releveur de compteurs; poseur de compteurs
joaillier, bijou, bijoutier, jeweller, jewelry = bijoutier; joaillier; bijoutier-joaillier
horloger, montre, watchmaker = horloger
potier, ceramiste, poterie, pottery = céramiste; potier

# Office, accounting, HR, law
secretaire, secretary, secretariat, bureau, office, travail de bureau, agent administratif, administratif, admin, employe bureau, aide administrative, employe administratif, assist admin, assistant administratif, office job, ass admin, assistante admin, clerk = secrétaire; assistant administratif; employé administratif; agent administratif; secrétaire administratif
assistant direction, pa, personal assistant, executive assistant, assistante dir, office manager, assistant de dir = assistant de direction; office manager
standardiste, switchboard, standard, standard telephonique, operateur telephone = standardiste; hôte standardiste; télésecrétaire
operateur saisie, saisie, data entry, opératrice saisie, saisie de donnees, agent de saisie, saisir des donnees = opérateur de saisie
archiviste, archive, archivage = archiviste; agent d'archivage
compta, comptable, accountant, accounting, comptabilite, accounts payable, comptable fournisseur, cpta, dcg, expert compta, bookkeeper, collaborateur comptable, comptable general = comptable; comptable général; collaborateur comptable; aide-comptable
aide compta, assistant comptable, assistant compta, aide comptable = aide-comptable; assistant comptable
expert comptable, cpa, ec = expert-comptable
auditeur, auditor, audit, cac, commissaire aux comptes = auditeur; auditeur financier; commissaire aux comptes; auditeur comptable
cdg, controleur gestion, controle de gestion, controller, business controller, controle gestion = contrôleur de gestion
daf, raf, cfo, directeur financier, resp financier, chief financial officer, finance manager = directeur administratif et financier; responsable administratif et financier
tresorier, treasury = trésorier d'entreprise; trésorier
paie, paye, gestionnaire paye, payroll, bulletin paie, gestionnaire de paie, fiche de paie, paie comptable = gestionnaire paie; gestionnaire de paie; technicien paie; comptable paie
rh, hr, ressource humaine, ressources humaines, assistant rh, human resource, human resources, charge rh, hrbp, rrh, charge de rh = assistant ressources humaines; chargé des ressources humaines; responsable ressources humaines; gestionnaire ressources humaines
drh, directeur rh, hr director, directeur ressources humaines = directeur des ressources humaines
recruteur, recruiter, recrutement, charge recrutement, talent acquisition, chasseur de tete, headhunter, sourcing, charge de recrut, charge recrut, ta, sourceur, consultant recrutement = chargé de recrutement; consultant en recrutement; recruteur
charge affaires interim, agence interim, consultant interim = consultant en recrutement; chargé de recrutement; responsable d'agence d'intérim
charge formation, responsable formation, training manager = chargé de formation en entreprise; responsable formation professionnelle
juriste, legal, lawyer, legal counsel, droit, paralegal = juriste; juriste d'entreprise; avocat; assistant juridique
avocat, attorney, barrister, lawyer = avocat
notaire, notary = notaire
clerc, clerc notaire = clerc de notaire
huissier, huissier justice, bailiff, commissaire justice = huissier de justice
greffier, greffe, tribunal = greffier
dpo, rgpd, donnees personnelles, delegue protection donnee = délégué à la protection des données; data protection officer
propriete intellectuelle, brevet, pi = ingénieur brevet; ingénieur en propriété industrielle; avocat en droit de la propriété industrielle
fiscaliste, fiscal, tax = juriste fiscaliste; avocat fiscaliste
compliance, conformite = responsable conformité; contrôleur de conformité bancaire
juge, magistrat, procureur, judge = magistrat; juge
assistant juridique, secretaire juridique, legal assistant, secretaire avocat = assistant juridique; secrétaire juridique
gestionnaire, gestion, manager, chef de service, cadre, responsable = responsable administratif; manager de proximité; gestionnaire administratif; responsable de service
directeur, dg, pdg, ceo, patron, dirigeant, chef entreprise, chef d'entreprise, general manager, coo, directeur general = dirigeant d'entreprise privée; directeur général; directeur d'entreprise
chef projet, cdp, project manager, chef de proj, pm, pmo = chef de projet; chef de projet informatique; chef de projet digital
consultant, conseil, consultant management = consultant en organisation; consultant en management; consultant
mairie, collectivite, fonction publique, fonctionnaire, agent mairie, agent communal, agent polyvalent mairie, employe municipal, employe communal, agent territorial = agent administratif; secrétaire de mairie; agent d'entretien maintenance polyvalent en collectivité; employé de l'état civil; secrétaire administratif de collectivité territoriale; agent de voirie
secretaire mairie = secrétaire de mairie
impot, impots, fisc, tresor public = contrôleur des impôts; agent des impôts; inspecteur des impôts; agent de recouvrement
inspecteur travail = inspecteur du travail
qualiticien admin = qualiticien
traducteur, interprete, translator, translation, traduction, interpreter = traducteur; interprète; traducteur-interprète

# Bank, insurance, real estate
banque, banquier, bank, banker, conseiller bancaire, conseiller banque, bank advisor, charge clientele banque, credit agricole, bnp, conseiller financier, conseiller clientele banque, guichetier, guichet, charge de clientele = conseiller de clientèle bancaire; chargé d'accueil en banque; chargé d'affaires bancaires entreprise; chargé de clientèle particuliers de banque
conseiller pro, conseiller professionnel banque, charge affaires pro, charge affaire entreprise banque = chargé d'affaires bancaires entreprise; chargé de clientèle professionnelle de banque
gestion patrimoine, cgp, conseiller patrimoine, wealth manager = conseiller en gestion de patrimoine; gestionnaire de patrimoine
directeur agence, directeur banque, resp agence = directeur d'agence bancaire
analyste, analyst, analyste financier, financial analyst = analyste financier; analyste crédit
trader, trading, bourse = trader; opérateur de marché
courtier, broker = courtier; courtier en assurance; courtier en crédit
assurance, assureur, insurance, conseiller assurance, agent assurance, mutuelle, agent general, gestionnaire sinistre, conseiller mutuelle, sinistre, charge de clientele assurance = conseiller en assurances; chargé de clientèle assurances; agent général d'assurances; gestionnaire sinistres; gestionnaire en assurances; conseiller mutualiste
actuaire, actuary = actuaire
agent immo, immo, immobilier, real estate, agence immo, real estate agent, nego immo, negociateur immo, conseiller immo, agent immobilier, realtor, vendre des maisons, mandataire immo, agence immobiliere, estate agent = conseiller immobilier; agent immobilier; négociateur immobilier
syndic, gestionnaire copro, copro, syndic copropriete = gestionnaire de copropriété; syndic d'immeubles; syndic de copropriété
gestion locative, gestionnaire locatif, location immobiliere, bailleur social, charge location = chargé de gestion locative en immobilier; négociateur en location immobilière
promoteur, promotion immobiliere, developpeur foncier = responsable de programme immobilier; responsable de projet immobilier; développeur foncier
recouvrement, agent recouvrement, charge de recouvrement, debt collector = chargé de recouvrement; agent de recouvrement

# Computing
dev, developpeur, developer, coder, codeur, programmeur, programmer, software engineer, software developer, developpeur logiciel, inge dev, software, informatique dev, codage, dev informatique, ingenieur logiciel, developper des logiciels, programmation, dev java, developpeur java, java, python, developpeur python, dev python, php, developpeur php, c++, c#, dotnet, net, developpeur c, cobol = développeur informatique; développeur logiciel; ingénieur de développement informatique; développeur d'application
dev web, developpeur web, web developer, front, frontend, front end, back end, backend, full stack, fullstack, integrateur, integrateur web, dev front, dev back, dev full stack, dev fullstack, site web, site internet, creer des sites, webmestre, react, javascript, js, angular, node, developpeur react, developpeur javascript, front end developer, wordpress, developpeur front, integrateur html, html = développeur web; développeur full-stack; intégrateur web; développeur front-end; développeur back-end; webmaster
dev mobile, app mobile, developpeur mobile, android, ios, mobile developer = développeur web mobile; développeur d'application; développeur multimédia
jeux video, game developer, game designer, dev jeux, dev jeu video, game dev, developpeur jeux video = développeur de jeux vidéo; game designer; concepteur de jeux vidéo; programmeur jeux vidéo
webmaster, web master = webmaster; administrateur de site internet
devops, sre, cloud engineer, ingenieur cloud = ingénieur DevOps; ingénieur cloud
admin sys, adminsys, sysadmin, administrateur sys, admin reseau, sys admin, adm sys, system administrator, ingenieur systeme, network engineer, network administrator, administrateur reseau, asr, tssr, ingenieur reseau, admin systeme, reseau, administrateur systeme reseau = administrateur systèmes et réseaux; administrateur réseau informatique; ingénieur systèmes et réseaux; administrateur système; administrateur de systèmes
technicien info, tech info, informaticien, informatique, it, it support, helpdesk, help desk, support it, support informatique, support technique, technicien informatique, depanneur informatique, technicien support, it technician, hotline info, depannage informatique, reparer ordinateurs, pc, ordinateur, technicien sav informatique, technicien de proximite, tai, computer technician = technicien de maintenance en informatique; technicien informatique; technicien helpdesk; support aux utilisateurs en informatique; technicien d'assistance en informatique; technicien d'exploitation informatique
cyber, cybersecurite, cyber secu, securite informatique, hacker, pentester, rssi, soc, ethical hacker, security analyst, analyste cyber, securite info, ciso = expert en cybersécurité; analyste en cybersécurité; pentesteur; responsable de la sécurité des systèmes d'information; ingénieur sécurité informatique; analyste SOC
data, data scientist, datascientist, big data, machine learning, ia, ai, intelligence artificielle, ml engineer, science des donnees, ingenieur ia = data scientist; ingénieur en intelligence artificielle; data analyst; data engineer; data miner
data analyst, analyste donnee, analyste data, analyste de donnees = data analyst; analyste de données
data engineer, ingenieur data, ingenieur donnees = data engineer; ingénieur big data
bi, business intelligence, power bi = consultant décisionnel business intelligence; développeur décisionnel; analyste décisionnel
dba, base de donnee, sql, database administrator, admin bdd, bdd = administrateur de bases de données; gestionnaire de base de données; architecte base de données
moa, amoa, ba, business analyst, assistant maitrise ouvrage, assistant moa = assistant maîtrise d'ouvrage; chef de projet maîtrise d'ouvrage; business analyst; analyste fonctionnel
moe = chef de projet maîtrise d'œuvre informatique
po, product owner, product manager, chef produit digital = product owner; product manager; chef de produit
scrum, scrum master, coach agile = scrum master
testeur, qa, tester, recette, testing, test logiciel, qa engineer, test engineer, test manager = testeur informatique; spécialiste test et validation logiciel; qualiticien logiciel; ingénieur validation
ux, ui, ux designer, ui designer, ux ui, ux/ui, ux design, ergonome web, product designer, webdesign = UX designer; UI designer; ergonome web; designer d'interface; webdesigner
web designer, webdesigner, web design, designer web, concepteur web = web designer; infographiste; UX designer
erp, sap, consultant sap, consultant erp, consultant fonctionnel = consultant ERP; consultant fonctionnel de progiciel
archi si, architecte si, urbaniste si, architecte informatique, architecte logiciel, software architect = architecte informatique; urbaniste des systèmes d'information; architecte logiciel; architecte des systèmes d'information
dsi, directeur informatique, cto, cio, responsable informatique, it manager, resp info = directeur des systèmes d'information; responsable informatique; directeur technique informatique; responsable des systèmes d'information
telecom, telecoms, technicien telecom, tech telecom = technicien télécoms; ingénieur télécoms; technicien réseaux et télécoms
blockchain, crypto = développeur blockchain; ingénieur blockchain

# Communication, marketing, arts, media
com, comm, communication, charge com, charge de com, charge de comm, chargee com, assistante com, assistant com, communication officer, responsable com, charge communication = chargé de communication; assistant de communication; responsable communication
cm, community manager, social media, social media manager, reseaux sociaux, animateur reseaux sociaux, instagram, gestion reseaux sociaux, community = community manager; social media manager; animateur de communauté virtuelle
influenceur, youtubeur, youtuber, influencer, streamer, tiktok, createur contenu, createur de contenu, content creator, content manager = influenceur web; content manager; vidéaste; rédacteur web
marketing, marketeur, charge marketing, market, digital marketing, marketing digital, webmarketing, web marketing, trafic manager, traffic manager, seo, sea, referencement, growth hacker, growth, assistant marketing, mkt, chef de projet digital, referenceur, charge de webmarketing, e marketing = chargé de marketing digital; responsable marketing; assistant marketing; traffic manager; référenceur web; chef de projet digital; chef de produit
seo, referencement, sea, referenceur = référenceur web; référenceur SEO; traffic manager
chef produit, chef de prod, product manager, brand manager = chef de produit; chef de marque
e commerce, ecommerce, vente en ligne, e commerce manager = responsable e-commerce; chargé e-commerce; assistant e-commerce
rp, relation presse, attache presse, relation publique, pr, relations publiques, press officer, attache de presse = attaché de presse; chargé de relations publiques; chargé des relations presse
dircom, directeur com, dir com, directeur communication, head of communication = directeur de la communication; responsable de communication
publicitaire, pub, publicite, advertising, agence pub, media planner, chef de pub = chef de publicité; média planneur; concepteur-rédacteur publicitaire
graphiste, graphic designer, infographiste, graphisme, infographie, graphic design, pao, maquettiste, photoshop, indesign, da, directeur artistique, logo, illustrator, graph, design graphique = graphiste; infographiste; maquettiste PAO; directeur artistique; opérateur PAO
illustrateur, dessinateur bd, bd, bande dessinee, dessin, mangaka = illustrateur; dessinateur de bande dessinée
motion designer, motion design, animation 3d, 3d, infographiste 3d, animateur 3d, 3d artist, modeleur 3d, vfx = motion designer; animateur 3D; infographiste; modeleur 3D
designer, design, designer produit, industrial designer = designer industriel; designer produit; designer
styliste, fashion designer, modeliste, stylisme, mode creation = styliste; styliste modéliste; modéliste
photographe, photo, photographer = photographe
video, videaste, monteur video, montage video, cameraman, video editor, cadreur, camera, editor, film, filmer, videographe, realisateur video = monteur vidéo; vidéaste; cadreur; monteur audiovisuel; réalisateur audiovisuel; caméraman
realisateur, film director, director, cinema = réalisateur de films; réalisateur; assistant réalisateur
ingenieur son, inge son, son, sound engineer, sonorisateur, technicien son, audio engineer = ingénieur du son; technicien du son; sonorisateur; régisseur son
lumiere, eclairagiste, light, technicien lumiere, inge lumiere = éclairagiste; technicien lumière; régisseur lumière
regisseur, technicien spectacle, roadie, intermittent, machiniste, stage manager, machino = régisseur de spectacle; machiniste de spectacle; technicien du spectacle; régisseur général; machiniste constructeur
comedien, acteur, actor, actress, theatre, figurant, figuration, actrice = comédien; acteur; figurant; artiste dramatique
chanteur, singer, chant, chanteuse, rappeur = chanteur; chanteur lyrique; chanteur de variétés
musicien, musician, guitariste, batteur, pianiste = musicien; musicien instrumentiste
danseur, danse, dancer, prof danse = danseur; professeur de danse
mannequin, model, modele, hotesse evenementiel = mannequin; modèle; hôte
journaliste, reporter, journalist, presse ecrite, pigiste, journalisme, jri = journaliste; journaliste reporter; rédacteur; journaliste reporter d'images
redacteur, redacteur web, copywriter, content writer, writer, ecrivain, auteur, redaction web, author, redac = rédacteur web; concepteur-rédacteur; écrivain; auteur; rédacteur
secretaire redaction, sr = secrétaire de rédaction
relecteur, correcteur, proofreader = correcteur; correcteur réviseur
animateur radio, radio, presentateur, presentateur tele, tv host, presentateur tv = animateur radio; présentateur radio; présentateur journaliste; présentateur de spectacles
editeur, edition, publisher, maison edition = éditeur; assistant d'édition; secrétaire d'édition
musee, gardien musee, mediateur culturel, curator, conservateur, agent musee, surveillant musee, culture, mediation = médiateur culturel; surveillant de musée; conservateur du patrimoine; gardien de musée; chargé de médiation culturelle
artiste, artist, peintre artiste, sculpteur = artiste peintre; artiste plasticien; sculpteur
producteur, prod, producer, charge de production = producteur de spectacles; chargé de production; producteur audiovisuel; directeur de production
cirque, clown, magicien = artiste de cirque; clown; magicien
projectionniste = projectionniste; opérateur de projection
billetterie, ouvreuse, ouvreur, guichetier spectacle = ouvreur de salle de spectacles; technicien en billetterie; hôte

# Farming, nature, animals
agriculteur, paysan, farmer, fermier, exploitant agricole, agri, agriculture, cultivateur, ferme, farm = agriculteur; exploitant agricole; ouvrier agricole
ouvrier agricole, farm worker, ouvrier agri, ramasseur, ramassage fruits, cueillette, cueilleur, cueillir fruits, cueillette de pommes, fruit picker, recolte, cueillir des fruits, saisonnier agricole, ramasser des legumes, castreur, castrage mais = ouvrier agricole; cueilleur de fruits; aide agricole en production fruitière; ouvrier agricole polyvalent; aide agricole en production végétale
vendange, vendangeur, faire les vendanges, vendanges, grape picker, harvest = vendangeur; ouvrier agricole viticulture; cueilleur
vigne, viticulteur, vigneron, ouvrier vigne, viticole, wine maker, winemaker, domaine viticole, ouvrier viticole, tailleur de vigne = ouvrier viticole; viticulteur; vigneron; tailleur de vigne
oenologue, cave a vin, chai, caviste chai, maitre chai = œnologue; caviste de chai; maître de chai; ouvrier de chai
maraicher, maraichage, legume, market gardener, serre, serriste, horticulteur, horticulture = maraîcher; ouvrier maraîcher; horticulteur; ouvrier horticole; serriste
eleveur, elevage, vache, traite, vacher, trayeur, berger, mouton, breeder, agent elevage, bergere, cochon, porcher, poulet, volaille, ramassage volaille = éleveur de bovins; agent d'élevage; vacher; berger; ouvrier d'élevage; porcher; ramasseur de volailles; éleveur d'ovins; aviculteur
conducteur tracteur, tracteur, tractoriste, moissonneuse, chauffeur tracteur, tractor driver, engin agricole = conducteur d'engins agricoles; tractoriste; conducteur de tracteur; chauffeur de machines agricoles
bucheron, lumberjack, forestier, foret, sylviculteur, forest, couper du bois, onf = bûcheron; ouvrier forestier; sylviculteur; technicien forestier
pepinieriste, pepiniere = pépiniériste; ouvrier de pépinière
apiculteur, abeille, beekeeper, miel = apiculteur
ostreiculteur, huitre, moule, conchyliculteur = ostréiculteur; conchyliculteur; mytiliculteur; ouvrier ostréicole
soigneur, soigneur animalier, zoo, animalier, zookeeper, animaux, travailler avec les animaux, s'occuper d'animaux, animal = soigneur animalier; gardien d'animaux; agent animalier; auxiliaire vétérinaire; vendeur en animalerie
toiletteur, dog groomer, toilettage, toiletteur chien, toilettage canin, toiletteur canin = toiletteur d'animaux; toiletteur canin
dog sitter, pet sitter, promeneur chien, promener chiens, garder des animaux, petsitter, garde animaux = garde d'animaux de compagnie pet sitter; gardien d'animaux
educateur canin, dresseur, dresseur chien, dog trainer, comportementaliste = éducateur canin; dresseur de chiens; comportementaliste animalier
marechal ferrant, ferrer chevaux = maréchal-ferrant
garde forestier, garde chasse, garde nature, ranger = garde forestier; garde-chasse; garde de parc naturel
presse injecter, operateur presse injecter, injection plastique, operateur injection plastique, moulage plastique = opérateur en plasturgie; plasturgiste
coupeur canne, coupeur canne sucre, coupe canne, canne sucre = coupeur de canne à sucre; aide agricole en production végétale
eolienne, eolien, parc eolien, champ eolien = technicien de maintenance d'éoliennes; technicien de maintenance industrielle
garde champetre = garde champêtre; policier municipal; agent de la force publique
environnement, ecologie, ecologue, environnementaliste, dev durable, developpement durable, rse, charge rse, biodiversite, charge environnement = chargé de mission environnement; écologue; chargé de mission développement durable; responsable RSE; chargé de mission biodiversité; technicien environnement
ingenieur agro, agronome, agronomist = ingénieur agronome; conseiller agricole
meteo, meteorologue, meteorologiste = météorologue

# Students, seasons, no experience: what is meant is a first job
job etudiant, job ete, job d'ete, etudiant, sans diplome, sans experience, petit boulot, premier emploi, debutant, n'importe quoi, saisonnier, job saisonnier, extra, student job, summer job = employé polyvalent de restauration; hôte de caisse; préparateur de commandes; vendeur en prêt-à-porter; serveur; agent d'entretien; garde d'enfants; animateur de centre de loisirs
benevole, volontaire, service civique = bénévole; volontaire; animateur socioculturel
tele travail, teletravail, travail domicile, travail a domicile, remote, home office = téléconseiller; opérateur de saisie; rédacteur web; télésecrétaire
`;

/** Words to look for instead of those that were typed, and how sure it is that they are meant. */
export type Synonym = { tokens: string[]; weight: number };

/**
 * What the nomenclature may call all or some of the typed words; empty when the table does not contain them.
 */
export function findSynonyms(tokens: string[]): Synonym[] {
  const typed = stems(tokens);
  const meant = entries.get(typed);
  if (meant) return ranked(meant, 1);
  // A word as short as "seul" sounds like too many others.
  const heard = typed.length > 4 ? bySound.get(soundOf(typed)) : undefined;
  if (heard) return ranked(heard, 0.95);
  return [...begun(typed).flatMap((titles) => ranked(titles.slice(0, 3), 0.85)), ...inside(tokens)];
}

/** The words without those that say nothing about a job. Filler words are kept when there is nothing else. */
export function removeStopWords(text: string): string[] {
  const all = splitWords(text).map(toSingular);
  const telling = all.filter((word) => !stopWords.has(word));
  return telling.length > 0 ? telling : all;
}

/** Says nothing about a job: "de", "en", "la". */
export const stopWords = new Set(
  "a au aux avec chez d dans de des du en et h l la le les mon ou par pour s sa ses son sur un une"
    .split(" ")
    .map(toSingular),
);

/** Both genders of a word are one key: "infirmière" and "infirmier", "vendeuse" and "vendeur". */
function stems(tokens: string[]): string {
  return tokens
    .map((word) =>
      word.length > 4 ? genders.reduce((stem, [ending, other]) => stem.replace(ending, other), word) : word,
    )
    .join(" ");
}

const genders: [RegExp, string][] = [
  [/euse$/, "eur"],
  [/trice$/, "teur"],
  [/ere$/, "er"],
  [/(.)\1e$/, "$1"],
  [/e$/, ""],
];

const entries = new Map<string, string[][]>();
for (const line of table.split("\n")) {
  const [typed, meant] = line.split(" = ");
  if (typed === undefined || meant === undefined || line.startsWith("#")) continue;
  const titles = meant.split(";").map(removeStopWords);
  for (const key of typed.split(",").map((one) => stems(removeStopWords(one)))) {
    entries.set(key, [...(entries.get(key) ?? []), ...titles]);
  }
}

const soundOf = (stem: string): string => stem.split(" ").map(toSound).join(" ");
const bySound = new Map([...entries].filter(([key]) => key.length > 4).map(([key, titles]) => [soundOf(key), titles]));

/** The likeliest title first, then the others in their order. */
function ranked(titles: string[][], weight: number): Synonym[] {
  return titles.map((tokens, place) => ({ tokens, weight: weight * (1 - 0.015 * place) }));
}

/** Entries of one word that begin as what is typed does. */
function begun(typed: string): string[][][] {
  if (typed.length < leastBegun || typed.includes(" ")) return [];
  const found = (byBeginning().get(typed.slice(0, leastBegun)) ?? []).filter(([key]) => key.startsWith(typed));
  return found.slice(0, 3).map(([, titles]) => titles);
}

/** The entries of one word by its first letters. */
const byBeginning = createLazy(
  () =>
    new Map(
      groupBy(
        [...entries].filter(([key]) => key.length >= leastBegun && !key.includes(" ")),
        ([key]) => key.slice(0, leastBegun),
      ),
    ),
);
const leastBegun = 4;

/**
 * Replaces the longest run of words that the table contains: "technicien info" → "technicien informatique".
 */
function inside(tokens: string[]): Synonym[] {
  for (let length = Math.min(tokens.length - 1, 4); length > 0; length--) {
    for (let from = 0; from + length <= tokens.length; from++) {
      const titles = entries.get(stems(tokens.slice(from, from + length)));
      if (!titles) continue;
      return titles.slice(0, 4).map((title, place) => ({
        tokens: [...new Set([...tokens.slice(0, from), ...title, ...tokens.slice(from + length)])],
        weight: 0.92 - 0.02 * place,
      }));
    }
  }
  return [];
}
