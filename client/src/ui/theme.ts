/** The look of the platform for Mantine: one deep blue, one accent for action, neutrals, five sizes, steps of four. */
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** The platform's blue; the eighth shade is the header. */
const deep: MantineColorsTuple = [
  '#eef4fa',
  '#dbe7f3',
  '#b3cde6',
  '#86b0d8',
  '#5a92c8',
  '#3577b4',
  '#1b5e9e',
  '#124c84',
  '#0b3d6b',
  '#072a4b',
]
/** What can be done: links and buttons. The sixth shade has 6.3:1 on white. */
const action: MantineColorsTuple = [
  '#e8f2fc',
  '#cfe3f8',
  '#a0c6f0',
  '#6ea7e6',
  '#3f87d6',
  '#1f6fc4',
  '#0a5ba8',
  '#094c8d',
  '#083f75',
  '#06305a',
]

const sans = '"Noto Sans", "Noto Sans Arabic", "Noto Sans SC", system-ui, sans-serif'

export const theme = createTheme({
  colors: { deep, action },
  primaryColor: 'action',
  primaryShade: 6,
  fontFamily: sans,
  fontSizes: { xs: '0.875rem', sm: '1rem', md: '1rem', lg: '1.25rem', xl: '1.75rem' },
  lineHeights: { xs: '1.5', sm: '1.55', md: '1.6', lg: '1.4', xl: '1.25' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2.5rem' },
  headings: {
    fontFamily: sans,
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.25' },
      h2: { fontSize: '1.25rem', lineHeight: '1.4' },
      h3: { fontSize: '1rem', lineHeight: '1.5' },
    },
  },
  defaultRadius: 4,
  respectReducedMotion: true,
  focusRing: 'auto',
  cursorType: 'pointer',
})

/** Quiet words are still read: 6.3:1 on white. */
const muted = '#55606d'

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': muted,
    '--mantine-color-placeholder': muted,
    '--mantine-color-text': '#1c232b',
    // Mantine's own red has 3.2:1 on white.
    '--mantine-color-error': 'var(--plenary-refused)',
    '--mantine-color-default-border': '#87919d',
    // The border of fields: 3:1, so that a field is seen as one.
    '--mantine-color-gray-4': '#87919d',
  },
  dark: {},
})
