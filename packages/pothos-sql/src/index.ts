export {
  type Compiler,
  type CompilerStats,
  compiler,
  type Prepared,
  type PreparedMutation,
  type Statement,
} from './compiler.ts'
export type { SqlConfig } from './config.ts'
export { type CursorCodec, cursorCodec } from './connection/cursor.ts'
export {
  globalId,
  node,
  part,
  path,
  pathOne,
  sqlFields,
  totalCount,
  variants,
  writeGlobalId,
} from './field/fields.ts'
export { Lru } from './lru.ts'
export type { SqlModels } from './model/models.ts'
export { directiveVariables, fragmentsOf } from './plan/collect.ts'
export { default, type KeysetConnection } from './plugin.ts'
export { bind, type Fragment, join, raw, sql } from './sql/fragment.ts'
export type { Encoding } from './sql/leaf.ts'
