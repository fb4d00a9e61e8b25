import { splitWords } from "../text/text.ts";
import { nationalities } from "./nationalities.ts";

/**
 * Words of every day that resemble the name of a place ("dimanche": Manche, "gare": Gard), or are the name of
 * a village ("aucun", "mer"): written alone, none of them means it. A word that looks like a place and is
 * none is added here.
 */
const table = `
accueil acheter actives adresse aeroport age aide ailleurs aime aimer aire aller alors ami amie ancien
angoisse annee annonce annonces ans aout appelle apres argent armes arrache arret arrete arriver assez
attendre attends aucun aucune aurai aussi autant automne autour autre autres avant avec avoir avons avril
baby bancaire barre bas bataille bats beau beaucoup beaux belle besoin bidon bien bientot biere bio bizarre
blanc bleu bof bon bonjour bonne bonnes bons bonsoir bord bosse boulot bourre bouton bras bravo bus button
ca cafe campagne cas casses cause ce ceci ceinture cela celle celles celui cent center centre centres
certain ces cette chambre chance chances change changer changes chanson chapeau chaque charge chasse chateau
chaud chaudiere check chemin cher chercher chere chez chier choisir choisis choix chose choses cinq clair
coche coeur coin colere commandes comme comment communes compas conte continue contrat contre cool copain
copine copines corde corps correct corrige cote coucou coudre courage courant cours court courte courtes
croire croit dame debut decembre dedans dehors deja demain depuis dernier derniere derriere descendre desole
dessous dessus deux devant die different difficile dimanche dire dispo disponible dix donc donner dos douze
droite drole dur dure eau echelle ecole ecran elle elles emploi encore endroit enfant enfants enfin ensemble
entendre entre entrer entretien envie environ espere essai essence est etais ete etoile etre euro euros eux
every exemple extra extras facile faim faire famille faux femme femmes fer ferme fete fevrier fille filles
fils fin fins fleche fois folles fond force foret fours frais frere froid garcon garde gardes gare gars
gauche gene genial gens gentil gere geres goes grand grande gratuit grave gros grosse habit hasard haut hein
heure heures hier his hiver homme hommes honte hours huit ici idee idees ile important irai jamais jambe
janvier jaune jeu jeudi jeune jeunes job joli joue jour journal jours joyeux juillet juin jumeaux jury
jusque lac lait lance laquelle large leger legume lent lente lentement lequel lettre leur leurs lieu ligne
linge lire liste livre livres loge logee logement loger loin long longtemps longue loto louer loupe lourd
lui lundi luxe ma machin machine madame mademoiselle mai mail main mains maintenant mais maison mal malgre
maman many marche marcher marches mardi marques marre mars matin mauvais max maxi maximum mechant meme mene
mer merci mercredi mere mes message messe mesure metier metro mets mettez mettre midi mieux mille mince mini
minimum minuit moi moins mois moment mon monde monsieur montagne montant monte monter morte mot motivation
moto mots mouais moule mouton moyen murs nan neige neuf niece noir non notre nourri nourrie nous nouveau
nouvelle novembre nuit nuits nul objet octobre offre offres ok ouais oui our ouvert page pages pain papa
papier parce pardon pareil pareille parfait parfois parking parler parmi pars part partir partout pas
passage passer paye payee pelouse pendant penser pere permis personne petit petite peu peur photo pied pince
pirate pire pis place places plage plan plans plats plein pleine pleure pluie plus plusieurs plutot poil
poisson pont ponts port portes possible poste pour pourquoi pouvoir precedent precieux preference premier
premiere premieres prendre prenom pres presque printemps pris probleme proche profils propre pub publie
publier quand quartier quatre quelque quelques question qui quitter quoi raison rapide real regarder regle
remets remettez remettre remis repas reponse reponses rester retour retourne riche rien riviere roche rouge
route rue sa sache salaire sale salut samedi sans sante sauf sauve savoir scooter selon semaine sept
septembre sequestre sers ses seuil seul seule seulement signes simple six ski soeur soif soir soiree soleil
sombre some somniferes son sont sortir soucy souvent special speciale station stop suis suite suivant
suivante sujet super sure surtout ta table tache taf taillee tard tel telephone temps terre tes teste tete
this titre toi tombe ton tot touche touches toujours tour tourne tous tout toute toutes train trajets tram
tramway travail tres tresses trois trop trouver truc turn union urgent urgente vacances vache val velo
vendez vendredi venir vent vers vert veuve vide vie viens vieux vif village ville villes vin vingt vire
vitae vite voila voir voisines voisins voiture votre vouloir vous vrai vraiment vue y zone zut
`;

/** "afghan" is not Augan either. */
const words = new Set([...table.trim().split(/\s+/), ...nationalities]);
const smallWords = new Set("a la de du des d l le les en et au aux un une the".split(" "));

/** Whether it is one of them in the plural, which no place is misspelt as: "pareils" is not Paris. */
export function isOrdinaryPlural(text: string): boolean {
  const [word = "", ...others] = splitWords(text);
  return others.length === 0 && /[sx]$/.test(word) && words.has(word.slice(0, -1));
}

/** Whether a text holds nothing but such words, at least one of them more than an article. */
export function isOrdinary(text: string): boolean {
  const all = splitWords(text);
  const telling = all.filter((word) => !smallWords.has(word));
  return telling.length > 0 && telling.every((word) => words.has(word));
}
