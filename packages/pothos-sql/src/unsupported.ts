/** Something the compiler does not fully understand: the whole operation goes to the resolvers. */
export class Unsupported extends Error {
  override name = 'Unsupported'
}
