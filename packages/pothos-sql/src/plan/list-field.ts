import { type GraphQLField, getNullableType, isListType } from 'graphql'

export function isListField({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(getNullableType(type))
}
