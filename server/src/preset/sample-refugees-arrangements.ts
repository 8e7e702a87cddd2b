/** Sample text on refugees, part B: the introduction, and arrangements for sharing burden and responsibility. */
import { type Block, chapter, item, para, part, section, subitem, subsection } from './sample.ts'

export const introduction: Block[] = [
  part('Part B. Programme of action'),
  chapter('Introduction'),
  section('Purpose and nature'),
  para(
    'This programme turns the framework into arrangements that can be relied upon. It says who may be asked for what, by which way, and how the world will know whether it was done.',
  ),
  para(
    'It creates no new obligation in law. Its strength lies in the political will of those who adopt it, and in contributions that each State determines for itself, with regard to its means and its circumstances.',
  ),
  para(
    'It is addressed to States first. It speaks as well to international and regional organizations, to financial institutions, to local authorities, to civil society and faith-based organizations, to business, to academia, and to refugees and the communities that host them.^',
    'The term “stakeholders” in this text refers to all of them.',
  ),
  section('Guiding principles'),
  para(
    'Humanity, solidarity and impartiality guide this programme. It takes no side in a conflict, and need alone decides whom it serves.',
  ),
  para(
    'National ownership comes first: support follows the priorities of the host State, its laws and its institutions. Age, gender, disability and diversity are considered in every measure, and refugees take part in decisions about their own lives.',
  ),
  section('Objectives'),
  para('The programme pursues four objectives, which depend on one another:'),
  item('To relieve the countries that receive most of those who flee;'),
  item('To enable refugees to live by their own work and choices;'),
  item('To open more lawful ways into third countries;'),
  item('To help countries of origin become places to which people can return without fear.'),
  para(
    'Progress towards them is measured with a small number of indicators, developed with the host States before the first review.',
  ),
]

export const arrangements: Block[] = [
  chapter('Programme'),
  section('Arrangements for burden- and responsibility-sharing'),
  subsection('Global cooperation'),
  para(
    'A global forum on refugees meets at the level of ministers at regular intervals. States and other stakeholders announce there what they will contribute, and report on what they announced before.',
  ),
  para('A contribution announced at the forum may take the form of:'),
  item('Money, given where it is most needed, and for longer than a year;'),
  item('Goods, equipment or expertise;'),
  item('Places for resettlement or another lawful way of admission;'),
  item('A change of law or policy that lets refugees study, work or move.'),
  para(
    'Between two forums, senior officials take stock of the state of contributions. Their meeting is public, its papers are published beforehand, and refugees speak in it.',
  ),
  para(
    'Co-hosting of the forum rotates among regions. The High Commissioner supports the hosts with a small secretariat whose costs are met from voluntary funds.',
  ),
  subsection('Support for a specific refugee situation'),
  para(
    'A host State that faces a large or long movement may set up a national arrangement, with one authority that coordinates, a plan that is its own, and a table at which all who contribute are seated.',
  ),
  para(
    'At the request of that State, a support platform can be convened by the High Commissioner within weeks. A limited number of States with a particular interest lead it; it exists for one situation only, and it ends.',
  ),
  para('A support platform may, as the host State and the platform agree:'),
  item('Win political support for prevention, protection and solutions;'),
  item(
    'Gather contributions, through a conference of solidarity where that helps,^ and in particular:',
    'Such a conference gathers contributions of every kind and is not a pledge of funds alone.',
  ),
  subitem('Early support in the first three months of an emergency;'),
  subitem('Finance for services that refugees and hosts use together;'),
  subitem('Places in third countries, offered as a group for the whole situation;'),
  item('See that humanitarian and development plans fit together, and that neither waits for the other.'),
  para(
    'A platform may be activated where arrivals are large in proportion to the capacity of the host State, where a long displacement has lost the attention of others, or where many people are about to return and their home regions cannot yet receive them.',
  ),
  para(
    'Regional and subregional organizations are invited to lead where displacement is regional. Measures agreed in one region are made known to the others and take into account the situations of neighbours.',
  ),
  subsection('Key tools'),
  para(
    'Funding is timely, foreseeable and adequate. Contributors reduce what they earmark, simplify what they ask in reports, and inform the host State of funds that pass it by.',
  ),
  para(
    'Development finance for host countries is additional to what they would have received without refugees. Loans are offered on terms that reflect the service a host country renders to all.^',
    'Some delegations ask that grants be named first and loans only where a host country requests them.',
  ),
  para(
    'Business is encouraged to invest where refugees and hosts live, to hire without discrimination, and to design products such as savings accounts, insurance or connectivity that people on the move can use.',
  ),
  para(
    'Cities and other local authorities, which are often the first to respond, have direct access to planning and, where national law allows, to funds. Networks among them exchange practice directly.',
  ),
  para(
    'Organizations led by refugees, by women and by young people are partners and not only beneficiaries. A part of the funds for each response is set aside for them under conditions they can meet.',
  ),
  para(
    'Decisions rest on data that are reliable, comparable and separated by age, sex and disability. Data are collected for a stated purpose, kept safe, and never passed to those from whom refugees fled.',
  ),
]

export const followUp: Block[] = [
  chapter('Follow-up and review'),
  para(
    'The forum, the meeting of senior officials and the annual report of the High Commissioner are the places of review. No further machinery is created for it.',
  ),
  para(
    'Each contribution is entered in a public register with its giver, its purpose, its time and the state of its delivery. The giver keeps the entry up to date.',
  ),
  para(
    'The impact of hosting, protecting and assisting refugees is measured by a method that host States help to develop. Its results show where the international response falls short, and by how much.',
  ),
  para(
    'The High Commissioner reports each year to the General Assembly on how this programme is carried out, with a section written by refugees in their own words.',
  ),
  para(
    'Reviews of this programme and of the compact on migration are prepared with knowledge of each other, so that people whose situation concerns both are not lost between two texts.',
  ),
  para(
    'The programme is brought up to date when a forum finds that experience has outgrown it. Until then it is read in the light of its four objectives.',
  ),
]
