/** Everything of live text in one piece, fetched when a draft is opened and never before. */
export { mountEditor } from './editor.ts'
export { openKeptStore } from './kept-store.ts'
export { Rooms } from './rooms.ts'
