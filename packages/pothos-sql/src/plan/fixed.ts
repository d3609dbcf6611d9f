import type { Filled, Request, Slot } from './node.ts'

/**
 * What a slot fills when it looks at nothing of the request: neither a variable nor anything of the
 * context. Such a slot is the same for every request of its plan, and is filled once.
 */
export function fixedFilling(slot: Slot, request: Request): Filled | undefined {
  let looked = false
  const look = () => {
    looked = true
  }
  const filled = slot(spied(request, look))
  return looked || filled.data !== undefined ? undefined : filled
}

function spied({ variables, context, results }: Request, look: () => void): Request {
  return {
    variables: spy(variables, look),
    context: spy(context as object, look),
    ...(results && { results: spy(results, look) }),
  }
}

function spy<T extends object>(target: T, look: () => void): T {
  const noticed =
    <Args extends unknown[], Answer>(read: (...args: Args) => Answer) =>
    (...args: Args): Answer => {
      look()
      return read(...args)
    }
  return new Proxy<T>(target, {
    get: noticed((of, key) => Reflect.get(of, key)),
    has: noticed(Reflect.has),
    ownKeys: noticed(Reflect.ownKeys),
    getOwnPropertyDescriptor: noticed(Reflect.getOwnPropertyDescriptor),
  })
}
