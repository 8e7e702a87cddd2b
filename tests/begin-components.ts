/** Before the tests of components: what this page lacks of a browser's, and the words of the interface, in English. */
import { beginLanguage } from '../client/src/i18n/i18n.ts'

// Fields that grow with their words listen for fonts that arrive; here none does.
if (!('fonts' in document)) Object.defineProperty(document, 'fonts', { value: new EventTarget() })

await beginLanguage()
