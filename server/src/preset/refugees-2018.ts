/** The global compact on refugees: drafted by UNHCR in Geneva, consulted in six rounds, affirmed in December 2018. */
import { genevaZone } from './places.ts'
import type { Preset } from './preset.ts'
import { refugeeConsultations } from './refugees-consultations.ts'
import { refugeePreparation } from './refugees-preparation.ts'
import { refugeeTexts } from './refugees-texts.ts'

export const refugees2018: Preset = {
  slug: 'refugees-2018',
  title: 'Global Compact on Refugees',
  description:
    'How the world shares the responsibility for refugees and for those who host them. UNHCR holds the pen; Member States, organizations, refugees and host communities are consulted in Geneva, from the discussions by theme in 2017 to six formal consultations in 2018.',
  language: 'en',
  timeZone: genevaZone,
  stages: [...refugeePreparation, ...refugeeConsultations],
  texts: refugeeTexts,
}
