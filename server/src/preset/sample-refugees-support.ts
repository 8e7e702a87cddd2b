/** Sample text on refugees, part B: areas in need of support – the sections open to all stakeholders. */
import { type Block, item, para, section, subitem, subsection, topic } from './sample.ts'

const reception: Block[] = [
  subsection('Reception and admission'),
  topic('Early warning and preparedness'),
  para(
    'Warning comes before arrival when those who see the first signs are heard. States and organizations share forecasts of movement with the countries that are likely to receive people, and do so in time.',
  ),
  para('To be prepared, a country at risk may ask for support in:'),
  item('Plans for contingencies that include refugees and not only disasters;'),
  item('Stocks of goods close to likely places of arrival;'),
  item('Rosters of staff, among them women, interpreters and experts on the protection of children.'),
  topic('Arrival'),
  para(
    'People who arrive are given water, food, shelter, medical help and information in a language they understand within the first hours. Reception areas lie at a safe distance from borders.^',
    'Where geography leaves no choice, additional measures of safety are taken and reviewed weekly.',
  ),
  para(
    'Sites are planned so that shelter never comes at the price of safety: light on the paths, locks on the doors, and separate places for those who ask for them. Alternatives to camps are preferred where they exist.',
  ),
  topic('Safety and security'),
  para(
    'Law enforcement that knows its community protects both refugees and hosts. Support is available for training, for courts that travel, and for the identification and disarming of fighters, who are not refugees while they fight.',
  ),
  topic('Registration and needs'),
  para(
    'Every person is registered individually, with biometrics only under safeguards, and can see and correct what is recorded. A document is issued without charge and renewed without delay.',
  ),
  para(
    'Specific needs are identified by trained people and followed by a service, not only by an entry in a file. Referral is agreed in particular for:',
  ),
  item(
    'Children who are alone or separated, whose best interests are determined in a procedure of their own;',
  ),
  item('Survivors of torture, of trafficking and of sexual or gender-based violence:'),
  subitem('Care begins within the first three days;'),
  subitem('Evidence is secured without hurting the person again;'),
  item('Persons with disabilities and older persons, who are asked what helps them.'),
  para(
    'Claims for protection are decided fairly, by people who are trained to decide them, and within a time that a person can plan for. Groups whose need is evident may be recognized together.',
  ),
  para(
    'A group of experts supports asylum systems at the request of a State, with interpreters, information on countries of origin, or help to reduce a backlog, and leaves when the system stands by itself.',
  ),
]

const needs: Block[] = [
  subsection('Needs and communities'),
  para(
    'Refugees thrive where their hosts do. Services are therefore strengthened in the areas where both live, and every plan shows what it brings to each.',
  ),
  topic('Education'),
  para(
    'No child waits more than three months for a place in school.^ National systems are supported to expand their places, to train and pay their teachers, and to recognize what was learned before flight.',
    'The period counts from registration and was proposed in the thematic discussions of 2017.',
  ),
  para(
    'Girls, children with disabilities and young people who have missed years of school receive particular attention, with bridging classes, safe transport and, where fees stand in the way, scholarships.',
  ),
  topic('Jobs and livelihoods'),
  para(
    'Decent work is the shortest way out of dependence. Host States that open their labour markets are supported with investment in the same districts, so that more work exists and not only more workers.',
  ),
  para(
    'Qualifications are recognized by simple procedures. Skills are matched to local demand, and women find childcare beside the training.',
  ),
  topic('Health'),
  para(
    'National health systems are enabled to care for refugees and hosts alike, with vaccines, maternal care, treatment of chronic illness, and care of the mind for those who carry what they have seen.',
  ),
  topic('Women and girls'),
  para(
    'Women and girls take part in committees, budgets and distribution with half of the voices. Where violence threatens them, those who commit it meet the law and those who survive it meet help.',
  ),
  topic('Children, adolescents and youth'),
  para(
    'Children are children before they are refugees. Systems of child protection include them without regard to status, and detention for reasons of immigration is avoided.',
  ),
  para(
    'Young people are heard before plans are made for them. They receive small funds, places to meet and a seat where decisions are taken, and they report on what they achieved.',
  ),
  topic('Shelter, energy and environment'),
  para(
    'Shelter, energy and water are planned with the landscape in mind. Clean cooking, the replanting of trees and the repair of wells reduce tension with hosts as much as they protect the land.',
  ),
  topic('Food'),
  para(
    'Food assistance respects what people eat and what markets can bear. Cash is preferred where shops are supplied; seeds, tools and land are offered where people can farm.',
  ),
  topic('Registration of births and statelessness'),
  para(
    'Each birth is registered where it happens. Parents without papers are helped to prove who they are, and no child is left without a nationality for want of a form.',
  ),
  topic('Living together'),
  para(
    'Good relations need places where people meet: markets, sports grounds, schools in two languages. Rumours are met with facts, and incitement with the law.',
  ),
]

const solutions: Block[] = [
  subsection('Solutions'),
  para(
    'The end of exile is planned with those who live in it. A mixture of solutions is sought for each situation, and no solution is traded for another.',
  ),
  topic('Return to countries of origin'),
  para(
    'Return is voluntary, informed, safe and dignified. People may go and see before they decide, and they keep their status until they have decided.',
  ),
  para('Countries of origin are supported, at their request, in:'),
  item('The return of houses and land to those who owned them, and fair ways to settle disputes;'),
  item('Services and work in the regions of return, for those who stayed as well;'),
  item('Reconciliation, and the search for the missing;'),
  item('Papers for children born abroad, and recognition of their schooling.'),
  topic('Resettlement'),
  para(
    'More States take part in resettlement, and those that take part offer more places and keep them from year to year. A share of at least one tenth is kept for urgent cases.^',
    'The share is the subject of consultation; figures between one twentieth and one fifth have been named.',
  ),
  para(
    'New countries of resettlement are accompanied by experienced ones, from the selection of the first families to the evaluation of their first two years.',
  ),
  topic('Other ways to third countries'),
  para(
    'Families are reunited by procedures that a family can complete. Humanitarian visas, community sponsorship, scholarships and work permits complement resettlement and do not replace it.',
  ),
  para(
    'Those who come by these ways are protected against return and exploitation, know their rights before departure, and can renew their papers without going back to where they are in danger.',
  ),
  topic('A life among the host community'),
  para(
    'A number of host States choose to let refugees stay and become part of their society, in some cases as citizens. It is a sovereign choice and a costly one, and it is met with support of equal measure.',
  ),
  para(
    'Integration asks something of all sides. Newcomers learn the language and the law; hosts open schools, unions and associations; and both are supported by local authorities that have the means.',
  ),
  para(
    'Where a lasting solution is still far away, a lawful stay with the right to work, to learn and to move prepares people for any solution that may come.',
  ),
]

export const areasOfSupport: Block[] = [
  section('Areas in need of support'),
  para(
    'This section lists areas in which host countries have asked for support. It is neither complete nor binding on them: each host State chooses the areas that correspond to its situation.',
  ),
  para(
    'Contributions to these areas come through the arrangements of section A. Refugees and host communities take part in setting priorities and in judging the results.',
  ),
  ...reception,
  ...needs,
  ...solutions,
]
