/** A sample zero draft of the compact on migration, in words of our own, for demonstrations. */
import { type Block, chapter, item, para, preamble, remark, section, title } from './sample.ts'
import { objectives } from './sample-migration-objectives.ts'

export const sampleMigration: Block[] = [
  remark(
    'Sample text, written for demonstrations. It is not a document of the United Nations and quotes none.',
  ),
  title('Preamble'),
  preamble(
    '_We_, the participants of the conference, gathered to agree on how to manage together what none of us can manage alone,',
  ),
  preamble(
    '_Recognizing_ that people have always moved, that most do so by regular ways, and that the way in which movement is governed decides whether it serves or harms those concerned,',
  ),
  preamble(
    '_Bearing in mind_ that the rights of a human being are not left behind at a border, and that those who flee persecution are owed a protection of a kind of its own, which is the matter of another text,',
  ),
  preamble(
    '_Having heard_ Governments, migrants, researchers, workers, employers and local authorities in sessions by theme and by region,',
  ),
  preamble('_Have agreed_ on the following compact:'),
  chapter('Vision and guiding principles'),
  section('Vision'),
  para(
    'Migration is part of how our world is connected. It can be a source of prosperity and of renewal, and it can cause hardship; we wish to make the first more likely and the second less.',
  ),
  para(
    'This compact is a frame for cooperation and does not bind in law. It offers a full view of migration, from the decision to leave to settlement or return, and a set of actions from which States choose with regard to their circumstances.',
  ),
  section('Guiding principles'),
  para('We are guided by principles that belong together, among them that:'),
  item('People stand at the centre;'),
  item('States are sovereign in their policies on migration, and cooperate because they are;'),
  item('The rule of law and fair procedure apply to all;'),
  item('Rights are universal, and no status takes them away;'),
  item('Women, men, girls and boys have different needs, which policies take into account;'),
  item('In every matter that concerns a child, the interests of the child come first.'),
  para(
    'The whole of a Government and the whole of a society are needed. Health, labour, education and justice are as much concerned as the interior, and local authorities as much as capitals.',
  ),
  ...objectives,
  chapter('Implementation'),
  para(
    'We will carry out this compact by national plans and with the means we have. States with greater capacity support others on request, and in ways that can be foreseen.',
  ),
  para(
    'A mechanism for building capacity connects requests with experts, funds a first phase of projects, and keeps a public library of what has worked.',
  ),
  para(
    'The organizations of the United Nations act as one in support of States, through a network with a single address, in which the organization for migration coordinates.',
  ),
  para(
    'We will work with migrants and diasporas, civil society, business, unions, parliaments, universities and the media, and make room for each where plans are made.',
  ),
  chapter('Follow-up and review'),
  para(
    'Governments review progress every four years in a forum at the General Assembly. All stakeholders take part, and the forum ends with a declaration agreed among States.',
  ),
  para(
    'Regional bodies are invited to review in the years between, each in its own way, and to bring their findings to the forum.',
  ),
  para(
    'The Secretary-General reports every two years on how this compact is carried out, on the work of the network, and on what stands in the way.',
  ),
  para(
    'States report as they see fit. A short common form is offered, so that reports can be read side by side without becoming a burden to those who write them.',
  ),
]
