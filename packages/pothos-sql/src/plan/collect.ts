import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { Unsupported } from '../unsupported.ts'

/** What a document's selections mean for one set of directive variables. */
export type Scope = {
  schema: GraphQLSchema
  fragments: ReadonlyMap<string, FragmentDefinitionNode>
  variables: Readonly<Record<string, unknown>>
}

export function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition)
  }
  return fragments
}

/** CollectFields of the GraphQL specification (6.3.2): response keys in order, each with its nodes. */
export function collectFields(
  scope: Scope,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>()
  const visited = new Set<string>()
  for (const selectionSet of selectionSets) collect(selectionSet)
  return fields

  function collect(selectionSet: SelectionSetNode): void {
    for (const node of selectionSet.selections) {
      if (!included(scope, node)) continue
      if (node.kind === Kind.FIELD) {
        const key = node.alias?.value ?? node.name.value
        fields.set(key, [...(fields.get(key) ?? []), node])
        continue
      }
      const named = node.kind === Kind.FRAGMENT_SPREAD ? node.name.value : undefined
      if (named !== undefined && visited.has(named)) continue
      if (named !== undefined) visited.add(named)
      const fragment = named === undefined ? node : scope.fragments.get(named)
      if (!fragment || !('selectionSet' in fragment)) continue
      if (applies(scope, fragment.typeCondition?.name.value, type)) collect(fragment.selectionSet)
    }
  }
}

function applies(
  { schema }: Scope,
  condition: string | undefined,
  type: GraphQLObjectType,
): boolean {
  if (condition === undefined || condition === type.name) return true
  const abstract = schema.getType(condition)
  return isAbstractType(abstract) && schema.isSubType(abstract, type)
}

function included({ variables }: Scope, node: SelectionNode): boolean {
  for (const { name } of node.directives ?? []) {
    if (name.value !== 'skip' && name.value !== 'include') {
      throw new Unsupported(`directive @${name.value}`)
    }
  }
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] === true) return false
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false
}

const known = new WeakMap<DocumentNode, readonly string[]>()

/** Names of the variables that decide which fields there are; looked for once in a document. */
export function directiveVariables(document: DocumentNode): readonly string[] {
  const found = known.get(document) ?? findDirectiveVariables(document)
  known.set(document, found)
  return found
}

function findDirectiveVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>()
  for (const definition of document.definitions) {
    if ('selectionSet' in definition) visit(definition.selectionSet)
  }
  return [...names].sort()

  function visit(selectionSet: SelectionSetNode | undefined): void {
    for (const node of selectionSet?.selections ?? []) {
      node.directives?.forEach(note)
      if (node.kind !== Kind.FRAGMENT_SPREAD) visit(node.selectionSet)
    }
  }

  function note(directive: DirectiveNode): void {
    for (const { value } of directive.arguments ?? []) {
      if (value.kind === Kind.VARIABLE) names.add(value.name.value)
    }
  }
}
