/** Sample text on migration: objectives and commitments. Section B is the one open to all stakeholders. */
import { type Block, chapter, item, para, section, subitem, subsection } from './sample.ts'

const causes: Block[] = [
  section('Knowledge and causes'),
  subsection('Data'),
  para(
    'We commit to base policy on facts. Censuses, surveys and administrative records are made comparable across borders, with figures by sex, age and status, and with the privacy of each person guarded.',
  ),
  para(
    'Results are published in a form that journalists, researchers and migrants can use, so that public debate may rest on what is known.',
  ),
  subsection('Reasons to leave'),
  para(
    'We commit to reduce the pressures that force people from home. Investment goes to places from which many leave, above all into work for the young, good administration and the rule of law.',
  ),
  para('Where a changing climate or a sudden disaster drives people to move, States:'),
  item('Share forecasts, and help communities to adapt before they must leave;'),
  item('Prepare plans for relocation with the people concerned, as a last resort;'),
  item(
    'Consider lawful stay for those who cannot return.^',
    'Delegations of small island States ask that slow changes, such as the loss of coast and of fresh water, be named here.',
  ),
  subsection('Information'),
  para(
    'Accurate and free information is available at every stage of the journey, in the languages that migrants speak, on requirements, costs, rights and dangers.',
  ),
  para(
    'Every migrant holds proof of a legal identity. Consulates issue papers at moderate cost, and the want of a paper does not shut anyone out of urgent help.',
  ),
]

const inclusion: Block[] = [
  section('Protection, services and inclusion'),
  subsection('Lives at risk'),
  para(
    'We commit to save lives on land and at sea without asking for papers first. Those who give help out of humanity are not punished for it.',
  ),
  para(
    'The missing are searched for and the dead are identified. Families have one address in each country to which they can turn, and receive an answer.',
  ),
  subsection('Smuggling and trafficking'),
  para(
    'States pursue those who profit from smuggling and trafficking, share evidence across borders, and do not prosecute people for having been smuggled or trafficked.',
  ),
  para('Survivors of trafficking receive, whether or not they testify:'),
  item('A safe place, medical care and time to recover;'),
  item('Legal advice free of charge;'),
  item('A stay that lasts at least as long as proceedings do.'),
  subsection('Basic services'),
  para(
    'Migrants, whatever their status, can see a doctor, and their children can go to school. Providers of services are not made to inform the authorities of those they serve.^',
    'How the separation of services from enforcement is to be called was discussed at length; “firewall” has been proposed.',
  ),
  para(
    'Differences in service between nationals and migrants rest on law, follow a legitimate aim and remain in proportion to it.',
  ),
  subsection('Living together'),
  para(
    'We commit to societies in which newcomers and long-standing residents can both feel at home. Local authorities, unions, employers and associations of migrants plan for it together.',
  ),
  para(
    'Every form of discrimination is opposed. Freedom of the media is defended in full, and public money does not support those who incite hatred against migrants.',
  ),
]

const pathways: Block[] = [
  section('Pathways and work'),
  subsection('Regular pathways'),
  para(
    'Regular ways to migrate are made wider and simpler, with regard to labour markets, to families and to those who are vulnerable. Agreements between States may be bilateral, regional or broader.',
  ),
  para('Such agreements provide, as appropriate, for:'),
  item('Seasonal, temporary and longer work, with:'),
  subitem('A permit that is not tied to one employer;'),
  subitem('A right to come back the next season;'),
  item('The reunion of families, with requirements that ordinary earnings can meet;'),
  item('Study and research.'),
  subsection('Fair work'),
  para(
    'No worker pays to be recruited. Recruiters are licensed and inspected, contracts are written in a language the worker reads, and nobody keeps the passport of another.',
  ),
  para(
    'Migrant workers enjoy the same protection of labour law as nationals, among it the right to organize, to be paid in full and on time, and to complain without fear.',
  ),
  subsection('Skills, earnings and benefits'),
  para(
    'Skills and qualifications are recognized by agreement between States and professions. Partnerships train people for both the country they leave and the country they join.',
  ),
  para(
    'The cost of sending money home falls to less than three per cent. Pensions and other benefits that were earned in one country can be received in another.',
  ),
]

const borders: Block[] = [
  section('Borders, procedures and return'),
  subsection('Borders'),
  para(
    'States manage their borders as they decide, and in doing so respect the rights of everyone who arrives. Neighbouring services cooperate, exchange information under law, and train together.',
  ),
  para(
    'Procedures at the border find out who a person is and what a person needs. Children, victims and those who ask for asylum are referred without delay to those who are competent.',
  ),
  subsection('Detention'),
  para(
    'Detention is a last resort: decided case by case, reviewed by a court, and as short as possible. Alternatives in the community are developed and tried first, and States work to end the detention of children.',
  ),
  subsection('Consular help'),
  para(
    'Migrants can reach their consulate from anywhere. Consulates visit places of detention and of work, and States that have none in a country may ask another to act for them.',
  ),
  subsection('Return and readmission'),
  para(
    'States readmit their nationals. Return takes place in dignity after an individual assessment and an effective remedy, and nobody is returned to torture or to another irreparable harm.',
  ),
  para(
    'Those who return find help to begin again: recognition of what they learned, a small credit, a school for their children. Communities that receive them share in this help.',
  ),
]

export const objectives: Block[] = [
  chapter('Objectives and commitments'),
  ...causes,
  ...inclusion,
  ...pathways,
  ...borders,
]
