/** Languages of texts and of the interface: the six official ones, and what follows from them. */
import { z } from 'zod'

export const languages = ['ar', 'zh', 'en', 'fr', 'ru', 'es'] as const
export const language = z.enum(languages)
export type Language = z.infer<typeof language>

/** The direction of a text in this language. Set per text, never per page alone. */
export const directionOf = (code: Language): 'ltr' | 'rtl' => (code === 'ar' ? 'rtl' : 'ltr')
