/** Words of taking part under a pseudonym. */
export const pseudonym = {
  title: 'Under a pseudonym',
  text: 'In each stage of “{{process}}” the others see you under a neutral name made for that stage, such as “Participant 7Q4KX”. Nobody, the secretariat included, can see that two of these names are one person, and nobody sees your name.',
  link: 'Be recognised from stage to stage as “{{name}}”',
  linkText:
    'In stages you enter from now on, the others will see “{{name}}” and can lay together what you say there. What you have done already stays apart. You can turn this off again for later stages; where you have been seen as “{{name}}” you stay that.',
}
