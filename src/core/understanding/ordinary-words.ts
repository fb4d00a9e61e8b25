import { splitWords } from "../text/text.ts";

/**
 * Words of every day that resemble the name of a place ("dimanche": Manche, "gare": Gard), or are the name of
 * a village ("aucun", "mer"): written alone, none of them means it. A word that looks like a place and is
 * none is added here.
 */
const table = `
adresse aeroport age aide ailleurs aimer aller alors ami amie ancien annee annonce annonces ans aout apres
argent arret arrete arriver assez attendre attends aucun aucune aussi autant automne autour autre autres
avant avec avoir avril bas beau beaucoup beaux belle besoin bien bientot biere blanc bleu bof bon bonjour
bonne bonnes bons bonsoir bord boulot bouton bras bravo bus ca cafe campagne cas ce ceci cela celle celui
cent centre certain ces cette chance chances chanson chaque chaud cher chercher chere chez chose choses cinq
clair coeur coin colere comment continue contrat contre cool copain copine corps cote coucou courage court
courte croire dame debut decembre dedans dehors deja demain depuis dernier derniere derriere descendre
desole dessous dessus deux devant different difficile dimanche dire dispo disponible dix donc donner dos
droite dur dure eau ecole ecran elle elles emploi encore endroit enfant enfants enfin ensemble entendre
entre entrer entretien envie environ essai est ete etre euro euros eux exemple facile faim faire famille
faux femme femmes fer ferme fete fevrier fille filles fils fin fois fond foret frere froid garcon gare
gauche genial gens gentil grand grande gratuit gros grosse hasard haut hein heure heures hier hiver homme
hommes honte huit ici idee idees ile jamais jambe janvier jaune jeu jeudi jeune jeunes job joli jour journal
jours juillet juin jusque lac lait laquelle large leger legume lent lente lentement lequel lettre leur leurs
lieu liste livre livres loge logee logement loger loin long longtemps longue lourd lui lundi ma machin
madame mademoiselle mai mail main mains maintenant mais maison mal malgre maman marche mardi mars matin
mauvais mechant meme mer merci mercredi mere mes message mesure metier metro mettre midi mieux mille mince
minuit moi moins mois moment mon monde monsieur montagne montant monter mot motivation moto mots nan neige
neuf noir non notre nourri nourrie nous nouveau nouvelle novembre nuit nul octobre offre offres ok ouais oui
ouvert page pages pain papa papier parce pardon pareil pareille parfait parfois parking parler parmi part
partir partout passer paye payee pendant penser pere permis personne petit petite peu peur photo pied pire
plage plein pleine pluie plus plusieurs plutot pont port possible poste pour pourquoi pouvoir precedent
premier premiere prendre prenom pres presque printemps probleme proche propre quand quartier quatre quelque
quelques question qui quoi raison rapide regarder repas reponse reponses rester retour rien riviere rouge
route rue sa salaire sale salut samedi sans sante sauf savoir scooter selon semaine sept septembre ses seul
seule seulement simple six ski soeur soif soir soiree soleil sombre son sont sortir souvent station stop
suis suite suivant suivante sujet super surtout ta taf tard tel telephone temps tes tete toi ton tot
toujours tour tous tout toute toutes train tram tramway travail tres trois trop trouver truc urgent urgente
vacances vache velo vendredi venir vent vers vert vide vie vieux village ville vin vingt vite voila voir
voiture votre vouloir vous vrai vraiment zone zut
`;

const words = new Set(table.trim().split(/\s+/));
const smallWords = new Set("a la de du des d l le les en et au aux un une the".split(" "));

/** Whether a text holds nothing but such words, at least one of them more than an article. */
export function isOrdinary(text: string): boolean {
  const all = splitWords(text);
  const telling = all.filter((word) => !smallWords.has(word));
  return telling.length > 0 && telling.every((word) => words.has(word));
}
