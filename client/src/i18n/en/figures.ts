/** Words of participation in figures. */
export const figures = {
  title: 'Participation in figures',
  sentence: '{{people}} from {{countries}}, representing {{organisations}}.',
  people_one: '{{count}} participant',
  people_other: '{{count}} participants',
  countries_one: '{{count}} country',
  countries_other: '{{count}} countries',
  states_one: '{{count}} delegation of a State',
  states_other: '{{count}} delegations of States',
  organisations_one: '{{count}} organization',
  organisations_other: '{{count}} organizations',
  column: { people: 'People', countries: 'Countries', states: 'States', organisations: 'Organizations' },
  organisationKind: {
    'national-ngo': 'National NGOs',
    'international-ngo': 'International NGOs',
    intergovernmental: 'Intergovernmental organizations',
    other: 'Other institutions',
  },
  byOrganisation: 'Organizations by kind',
  byKind: 'People by kind of participant',
  byStage: 'By stage',
  kind: 'Kind',
  count: 'Number',
  stage: 'Stage',
  unstated: 'Not stated',
  source: { register: 'Register of the meeting', attendance: 'Taking part in Plenary' },
  sourceLabel: 'Source',
  hidden: 'hidden',
  left_one:
    'The figures of {{count}} stage are hidden and not in these: so few came that they could be told apart.',
  left_other:
    'The figures of {{count}} stages are hidden and not in these: so few came that they could be told apart.',
  empty: 'Nobody was counted yet',
  emptyText:
    'The secretariat loads the register of a meeting; participants say here that they take part. The figures follow from that.',
  how: 'How this is counted',
  howPeople:
    'People: everyone in the register of a meeting; without one, those who said in Plenary that they take part. Whoever came to several meetings by name is one person; of people under a pseudonym as many are counted as came to the meeting where most of them were. Registers hold no names, so whoever they have twice counts twice.',
  howCountries: 'Countries: the different countries they came from.',
  howOrganisations:
    'Organizations: each once, under the kind most of its people were registered with, as the note to paragraph 15 of A/71/978 counts them. Delegations of States are counted apart.',
  howHidden:
    'Fewer than five people of a group at risk (refugees, host communities, migrants, and whoever a register marks so) are hidden, and as many other numbers as it takes that nobody can compute them.',
  csv: 'Download as CSV',
  print: 'Print',
  load: {
    title: 'Load a register',
    text: 'A CSV file, one person a line, with the columns country, organization, organization kind, kind, at risk. It holds no names. Loading again replaces what was there.',
    stage: 'Stage',
    file: 'File',
    submit: 'Load',
    loaded_one: '{{count}} person loaded.',
    loaded_other: '{{count}} people loaded.',
    failed: 'Nothing was loaded.',
    pick: 'Choose a CSV file',
    chooseFile: 'Choose a file first.',
  },
}
