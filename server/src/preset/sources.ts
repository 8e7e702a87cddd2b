/** Where the dates of both calendars stand, each as a short name and an address. */

const seed = 'Report of the Secretary-General A/71/978'

export const sources = {
  seed: (paragraph: string): string => `${seed}, paragraph ${paragraph}`,
  /** Shared by both processes. */
  iisdNewYork: 'IISD, sea change: sdg.iisd.org/news/sea-change-refugee-compact-discussed-in-new-york',
} as const

export const refugeeSources = {
  roadmap: 'UNHCR, towards a global compact on refugees: unhcr.org/58e625aa7',
  thematic:
    'UNHCR, thematic discussions: unhcr.org/uk/thematic-discussions-for-the-global-compact-on-refugees.html',
  roomXvii: 'Paper of thematic discussion two: lawsdocbox.com (list of amp/70246560)',
  exchange2017:
    'UNHCR, remarks of 1 December 2017: unhcr.org/ie/publications/remarks-informal-exchange-member-states-global-compact-refugees',
  dialogue:
    'UNHCR, briefing note on the Dialogue: unhcr.org/uk/news/briefing-notes/unhcr-convenes-dialogue-global-compact-refugees',
  dialogueHeld:
    'Migrants and Refugees Section: migrants-refugees.va/2017/12/14/un-high-commissioners-dialogue-protection-challenges',
  zeroDraft: 'Press of the zero draft: fm-cab.blogspot.com/2018/01/news-zero-draft-of-global-compact-on.html',
  consultations: 'UNHCR, formal consultations: unhcr.org/us/node/26223',
  consultationsIcva: 'ICVA, formal consultations: icvanetwork.org/node/7860',
  letter: 'Letter of the President of the General Assembly, 9 February 2018: docslib.org/doc/3577385',
  firstDraft:
    'IISD, first draft discussed: climaticoanalysis.org/post/un-member-states-discuss-first-draft-of-refugee-global-compact',
  opening3: 'UNHCR, opening remarks of 10 April 2018: unhcr.org/en-us/admin/dipstatements/5acc7b167',
  opening4:
    'UNHCR, opening of the fourth consultation: unhcr.org/uk/publications/opening-remarks-fourth-formal-consultation-global-compact-refugees',
  secondDraft:
    'IISD, second draft: climaticoanalysis.org/post/second-draft-of-refugee-compact-under-discussion-in-geneva',
  exchangeMay: 'UNHCR, remarks of 11 May 2018: unhcr.org/admin/dipstatements/5b1156057',
  exchangeMayIisd:
    'IISD, views on the second draft: sdg.iisd.org/news/governments-exchange-views-on-refugee-compacts-second-draft',
  papers: 'UNHCR, list of papers of the formal consultations: unhcr.org/us/node/26223',
  opening5: 'UNHCR, opening remarks of 12 June 2018: unhcr.org/en-ie/admin/dipstatements/5b1fc72a7',
  exchangeJune:
    'UNHCR, opening of the June exchange: unhcr.org/publications/opening-remarks-informal-exchange-member-states-global-compact-refugees-0',
  opening6: 'UNHCR, opening remarks of 3 July 2018: webarchive.archive.unhcr.org (5b3b2f5b7)',
  finalDraft: 'IISD, final draft: sdg.iisd.org/news/unhcr-issues-final-draft-of-global-compact-on-refugees',
  closing6: 'UNHCR, closing remarks of 4 July 2018: unhcr.org/en-my/admin/dipstatements/5b3e38c77',
  exchangeJuly:
    'UNHCR, remarks of 17 July 2018: unhcr.org/uk/publications/remarks-informal-exchange-member-states-global-compact-refugees-0',
  contents: 'Contents of A/73/12 (Part II): docslib.org/doc/7073663',
  committee: 'UNHCR, press release of 13 November 2018: unhcr.org/news/press/2018/11/5beb1f394',
  committeeVote:
    'Mission of the United States, explanation of vote: usun.usmission.gov/explanation-of-vote-in-a-meeting-of-the-third-committee-on-a-unhcr-omnibus-resolution',
  committeePress:
    'Press of the committee vote: archive.shine.cn/world/US-isolated-in-UN-on-abortion-refugees',
  plenary:
    'Meetings coverage of 17 December 2018: reliefweb.int/report/world/general-assembly-endorses-landmark-global-compact-refugees-adopting-53-third-committee',
  plenaryPress: 'Press of the plenary vote: dailysabah.com/world/2018/12/19',
  firstConsultation:
    'IISD, calendar of the consultations: sdg.iisd.org/events/global-compact-on-refugees-second-consultation',
  length: 'IISD, third draft: sdg.iisd.org/?p=729591',
  zeroDraftIisd:
    'IISD, zero draft considered: sdg.iisd.org/news/governments-consider-zero-draft-of-global-compact-on-refugees',
  zeroDraftBlog: 'Forced Migration Forum: forcedmigrationforum.com/2018/02/01/zero-draft-of-gcr-released',
  opening2: 'UNHCR, remarks of 20 March 2018: unhcr.org/admin/dipstatements/5ab0bb787',
  finalText: 'Copy of the final draft: vdocument.in (the-global-compact-on-refugees-final-draft)',
} as const

export const migrationSources = {
  agreement:
    'IISD, agreement on the process: sdg.iisd.org/news/governments-reach-agreement-on-migration-compact-process',
  modalities: 'Meetings coverage GA/11902: press.un.org/en/2017/ga11902.doc.htm',
  workPlan: 'Work plan of the co-facilitators: scribd.com/document/395752595',
  schedule:
    'IISD, schedule of the negotiations: sdg.iisd.org/news/co-facilitators-announce-negotiating-schedule-for-migration-compact',
  letter: 'Letter of the co-facilitators, 22 December 2017: docslib.org/doc/7258299',
  conference: 'Resolution 72/244: international.vlex.com/vid/res-72-244-resolution-861189394',
  thematic: 'IOM, consultations of phase I: iom.int/phase-1-consultations',
  thematicNorway: 'Norway, statements on the compact: norway.no/en/missions/wto-un',
  santiago:
    'IOM, consultation in Chile: iom.int/news/chile-hosts-regional-consultation-latin-america-and-caribbean-global-compact-migration',
  beirut: 'ESCWA, consultation in Beirut: stage-unescwa.unescwa.org/news (Beirut hosts)',
  addisAbaba: 'Programme of the African meeting: lawsdocbox.com/amp/71200911',
  bangkok: 'Report E/ESCAP/GCM/PREP/6: docslib.org/doc/3283949',
  processes: 'IOM, global meeting of consultative processes: iom.int/2017-global-iscm-meeting',
  civilSociety:
    'Regional civil society consultations: refugeesmigrants.un.org/regional-civil-society-consultations',
  hearing1: 'Hearing of 26 July 2017: refugeesmigrants.un.org/26-july-multi-stakeholder-hearing',
  hearing2:
    'IISD, sixth session and second hearing: sdg.iisd.org/news/informal-migration-consultations-explore-decent-work-regular-pathways',
  hearing3: 'President of the General Assembly, third hearing: un.org/pga/72 (134437)',
  hearing4: 'Hearing of 21 February 2018: refugeesmigrants.un.org/21-february-multi-stakeholder-hearing',
  hearing5:
    'IISD, final hearing: sdg.iisd.org/news/final-multi-stakeholder-hearing-highlights-good-practices-in-migration',
  round5:
    'IISD, penultimate round: sdg.iisd.org/news/delegates-start-penultimate-round-of-migration-compact-negotiations',
  round6:
    'IISD, final round: sdg.iisd.org/news/governments-start-final-round-of-migration-compact-negotiations',
  stocktaking: 'Press release DEV/3304: un.org/press/en/2017/dev3304.doc.htm',
  summary:
    'IISD, summary of the stocktaking: sdg.iisd.org/news/migration-co-facilitators-circulate-summary-of-stocktaking-meeting',
  inputs: 'Inputs of Governments: lawsdocbox.com/Immigration/77200687',
  report: 'Report of the Secretary-General A/72/643: refugeesmigrants.un.org/SGReport',
  reportIisd:
    'IISD, report launched: sdg.iisd.org/news/un-secretary-general-launches-migration-report-ahead-of-compact-negotiations',
  zeroPlus:
    'Circular on the zero draft plus: mfasia.org/circular-no-16-global-compact-for-migration-zero-draft-plus',
  round2: 'IISD, second round: sdg.iisd.org/?p=716618',
  round3:
    'IISD, revised draft: sdg.iisd.org/news/revised-migration-compact-draft-reflects-changes-on-implementation-review',
  round4: 'Fourth round: afforum.org (member States start fourth round)',
  round4Press: 'Press of the fourth round: cimskerala.org/newsdetails.php?newsid=610',
  revision2:
    'IISD, draft of May: sdg.iisd.org/news/co-facilitators-update-draft-global-compact-on-migration-ahead-of-june-negotiations',
  revision3:
    'IISD, draft of June: sdg.iisd.org/news/co-facilitators-circulate-revised-migration-compact-before-final-round-of-negotiations',
  zero: 'IISD, zero draft: sdg.iisd.org/news/migration-co-facilitators-issue-zero-draft',
  zeroPlusIisd:
    'IISD, technical updates: sdg.iisd.org/news/migration-co-facilitators-provide-technical-updates-clarifications-on-zero-draft',
  revision1: 'Copy of the draft of March: de.scribd.com/document/425639036',
  agreed:
    'IISD, agreement reached: sdg.iisd.org/news/countries-reach-agreement-on-migration-compact-seek-to-build-momentum',
  outcome: 'Agreed outcome: lewik.org/dataset/263',
  marrakech: 'IISD, conference: sdg.iisd.org/?p=728695',
  marrakechPress: 'Press of the conference: moroccoworldnews.com/2018/12/259969',
  endorsement: 'IISD, endorsement: sdg.iisd.org/news/unga-votes-to-endorse-marrakech-compact-on-migration',
  endorsementVote: 'Vote by State: developmentaid.org/news-stream/post/36142',
  accreditation: 'Special accreditation: macimide.maastrichtuniversity.nl (special accreditation process)',
  accreditationNgls: 'UN-NGLS, global compact on migration: un-ngls.com/index.php/global-compact-migration',
} as const
