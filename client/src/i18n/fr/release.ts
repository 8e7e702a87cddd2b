/** Les mots de la diffusion d’un texte de travail. */
import type { release as en } from '../en/release.ts'
import type { Same } from '../same.ts'

export const release = {
  title: 'Diffuser le texte',
  what_one: '{{count}} paragraphe numéroté pourra être lu par tous les participants.',
  what_many: '{{count}} de paragraphes numérotés pourront être lus par tous les participants.',
  what_other: '{{count}} paragraphes numérotés pourront être lus par tous les participants.',
  now: 'Maintenant',
  later: 'À un moment ultérieur',
  when: 'Quand',
  from: 'Lisible à partir du',
  text: 'Texte',
  review: 'Voir ce qui s’ensuivrait',
  compare: 'Le comparer avec ce qu’ils ont',
  warning:
    'Ce qui a été lu ne peut pas être repris. Dès lors, chaque mot est vu à mesure qu’il est saisi, jusqu’à la clôture de la prochaine session.',
  warningLater:
    'À partir de ce moment tous le liront, que quelqu’un soit là ou non. D’ici là vous pouvez fixer un autre moment.',
  confirm: 'Diffuser maintenant',
  confirmLater: 'Fixer la diffusion',
  done: 'Le texte peut être lu par tous les participants.',
  doneLater: 'La diffusion est fixée.',
  nextText: 'Aller au texte',
  nextClosing: 'À la clôture de la prochaine session, le texte revient aux rédacteurs.',
} satisfies Same<typeof en>
