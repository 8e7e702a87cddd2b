/** Sample text on refugees, part A: the framework as already agreed, with its preamble and its conclusion. */
import { type Block, item, locked, para, part, preamble, title } from './sample.ts'

export const framework: Block[] = locked([
  part('Part A. Comprehensive refugee response framework'),
  title('Preamble'),
  preamble(
    '_Mindful_ that most of those who flee across a border find shelter in countries that have little to spare, and that this generosity has carried the protection of refugees for decades,',
  ),
  preamble(
    '_Reaffirming_ the law that protects refugees, and above all that nobody may be sent back to where life or freedom would be in danger,^',
    'See the Convention relating to the Status of Refugees of 1951, article 33, and its Protocol of 1967.',
  ),
  preamble(
    '_Convinced_ that the movement of refugees is a concern of all States, whatever their distance from a conflict, and that no State can answer it alone,',
  ),
  preamble(
    '_Noting_ that displacement lasts longer than it did, that many children spend their whole schooling in exile, and that relief by itself does not prepare anyone for the years that follow,',
  ),
  preamble(
    '_Valuing_ the knowledge of refugees themselves and of the communities that receive them, who know best what is needed and what has failed,',
  ),
  preamble(
    '_Resolved_ to replace improvisation with an order of response that begins early, joins humanitarian and development work, and keeps solutions in view from the first day,',
  ),
  title('Elements of the framework'),
  para(
    'A comprehensive response is set in motion whenever people cross a border in large numbers to seek protection, whether all at once or over many years. It is led by the host State and supported by the others.',
  ),
  para(
    'Every response is fitted to its situation. It is planned with national and local authorities, with the organizations of the United Nations, with civil society, and with refugees, and it can be changed as the situation changes.',
  ),
  para('The response rests on four parts, which begin together and support each other:'),
  item('Reception and admission;'),
  item('Support for immediate and continuing needs;'),
  item('Support for host countries and host communities;'),
  item('Solutions that last.'),
  para('At the outset of a large movement, the host State, with the support it asks for:'),
  item('Keeps its borders open to those who seek protection and receives them in safety and dignity;'),
  item('Registers every person alone, and gives each a document that shows who they are;'),
  item(
    'Finds out early who has particular needs, among them children without family, survivors of violence, older persons and persons with disabilities;',
  ),
  item('Keeps places of reception civilian, and armed elements apart from those they would endanger.'),
  para(
    'Means of early help are provided where they are needed first. Partners agree on what each will deliver, so that nothing is delivered twice and nobody is left out.',
  ),
  para(
    'Food, water, shelter, health care and a place in school are offered through national services wherever these can be strengthened, rather than through services that stand beside them and end with the funds.',
  ),
  para(
    'Host countries and host communities receive support that is additional, foreseeable and shared by both refugees and those who live beside them. Development partners assess the needs jointly with the authorities and before the first budgets are closed.',
  ),
  para('Contributing States and institutions, each within its means:'),
  item('Give funds that are flexible and cover several years;'),
  item('Open concessional finance to host countries whose income would otherwise exclude them from it;'),
  item('Send experts and equipment when these are asked for, and not otherwise.'),
  para(
    'Solutions are prepared from the beginning. They include a return that is freely chosen, made in safety and with dignity; a life among the host community where the host State so decides; resettlement in a third country; and other lawful ways to be admitted elsewhere.',
  ),
  para(
    'Countries of origin remove the causes of flight, receive their nationals with papers and rights, and let them take part in the rebuilding of what was lost. Others assist them in doing so.',
  ),
  para(
    'Third States offer more places than before, and offer them nearer to the moment of need, so that resettlement relieves the countries that host the most.',
  ),
  para(
    'What is learned in one situation is written down and made available to the next, with the views of refugees and hosts among the evidence.',
  ),
  title('Concluding paragraphs'),
  para(
    'This framework has been applied in countries of several regions and has shown what it can do where it was led nationally, funded early and watched honestly.^ It remains whole; the programme of action that follows shows the means to carry it out everywhere.',
    'Experience of the first countries of application is collected in reports open to all participants of the consultations.',
  ),
  para(
    'Nothing in this part lessens an obligation of a State under the law of refugees, of human rights or of armed conflict.',
  ),
  para(
    'The language of this part was agreed before the consultations began. It is shown for reference and is not reopened.',
  ),
])
