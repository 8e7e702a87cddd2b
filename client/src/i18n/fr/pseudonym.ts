/** Les mots de la participation sous pseudonyme. */
import type { pseudonym as en } from '../en/pseudonym.ts'
import type { Same } from '../same.ts'

export const pseudonym = {
  title: 'Sous pseudonyme',
  text: 'À chaque étape de « {{process}} », les autres vous voient sous un nom neutre créé pour cette étape, par exemple « Participant 7Q4KX ». Personne, pas même le secrétariat, ne peut voir que deux de ces noms désignent une seule personne, et personne ne voit votre nom.',
  link: 'Être reconnu d’une étape à l’autre sous le nom de « {{name}} »',
  linkText:
    'Dans les étapes où vous entrerez désormais, les autres verront « {{name}} » et pourront rapprocher ce que vous y direz. Ce que vous avez déjà fait reste séparé. Vous pouvez y renoncer pour les étapes suivantes ; là où l’on vous a vu sous le nom de « {{name}} », vous le gardez.',
} satisfies Same<typeof en>
