import 'vitest'

/** What the global setup hands to the tests. */
declare module 'vitest' {
  interface ProvidedContext {
    snapshot: string
    templat: string
  }
}
