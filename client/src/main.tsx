/** Starts the client. */
import '@mantine/core/styles.css'
import './ui/fonts.css'
import './ui/global.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { beginLanguage } from './i18n/i18n.ts'

await beginLanguage()

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
