import { findWords } from "./words.ts";

/** Words that by themselves name no job, no place and no wish. */
const table = `
a ah ai aie essaye essayer essayez tente tenter demenage demenager rentre rentrer entrer integrer rejoindre penses avoue sinon finalement ailleurs interesse interessee interesserait branche botterait arrive arrivee connaitre connais aime aimerais aller alors apres apparemment as assez attend attends au aucun aucune aussi autre autres aux avait avant avec avez avoir avons ayant
bah beaucoup ben bien bof bon bonjour bonsoir bref c' ca car ce cela celle celles celui ces cet cette ceux chaque cher chercher cherche cherchons chez chose choses
coup d' da dans de deja demande demain depuis des desole desolee deux dire dis dit dois doit donc donner du dur e elle elles en encore enfin ensuite entre envie es est et etais etait ete etes etre eu euh
existe facile faire fait fais faites faudrait faut fois fort genre gene grand grande gros grosse ha habite he hein hello heu hi hm hmm hop i ici il ils j j' jamais je juste l' la laisse le les leur lui
m' ma mai mais maintenant mal me meme mes mets mettre merci mi mieux moi moins mon mouais n' ne ni nn non nos notre nous o oh ok on ont or ou oui par parce parler parle partout pas pense peu peut peux plein plus plutot possible pour pourquoi pouvoir pourrait prefere prends presque prochain prochaine puis pus
qu' quand que quel quelle quelles quelqu quelque quelques quels qui quoi rien s' sa sais salut sans se sera serait ses seule seulement si soit son sont sous souhaite stp suis sur surtout svp t' ta te tes toi ton tous tout toute toutes tres trop trouve trouver truc trucs tu un une uniquement va vais vas vers veut veux vient viens vite voila voir vois voudrais voulais voulait vous vrai vr y ya yen
emploi emplois travail travailler boulot boulots job jobs poste postes offre offres annonce annonces mission bosser bosse taf metier metiers work working recherche rechercher recrute recrutent embauche place places contrat contrats semaine mois jour jours heure heures possible dispo disponible mobile urgent urgence ca va pareil meme idem plait premier premiere premiers premieres deuxieme second seconde troisieme dernier derniere donne donner ajoute ajouter rajoute rajouter rajoutez remplace change changer looking for need want please near any only near autour abord pendant horaires papier papiers gagner toucher francais anglais arabe espagnol parle
filtre filtres zone distance km kilometres rayon proche loin large alentours environs departement region ville coin endroit france page liste recherche critere criteres
preference part parts importe egalement exclusivement strictement imperativement absolument disons hein eh travaille travaillais travaillerais bosse bossais bosserais dedans dessus wesh wsh frere frr what about how and there are is some do my am im have has get find looking look you
franchement carrement vraiment honnetement sincerement genial cool super
ptet peutetre tjr tjrs toujours tant pis quand moment instant maintenant aujourd hui verra verrai bouger sinon
? ! . , ; : / &
`;
const fillers = new Set(table.trim().split(/\s+/));

/** Whether a text says nothing of a job: small words, and words of looking for work. */
export function isFiller(text: string): boolean {
  return findWords(text).every(({ key }) => fillers.has(key) || key.length < 2);
}

/** The text without such words where it begins and ends. */
export function stripFillers(text: string): string {
  const words = findWords(text);
  let from = 0;
  let to = words.length;
  const isEdge = (at: number) => fillers.has(words[at]?.key ?? "");
  while (from < to && isEdge(from)) from++;
  while (to > from && isEdge(to - 1)) to--;
  return from === to ? "" : text.slice(words[from]?.from, words[to - 1]?.to);
}
