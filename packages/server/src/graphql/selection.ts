import { Kind, type FieldNode, type FragmentDefinitionNode, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';

type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

/** The names of the fields selected below a path of a root field ("edges", "node"), fragments included: readers ask only for those columns. */
export function selectedFields(info: GraphQLResolveInfo, ...path: string[]): ReadonlySet<string> {
  let fields = info.fieldNodes.flatMap(({ selectionSet }) => fieldsOf(selectionSet, info.fragments));
  for (const name of path) {
    fields = fields.filter((field) => field.name.value === name).flatMap(({ selectionSet }) => fieldsOf(selectionSet, info.fragments));
  }
  return new Set(fields.map((field) => field.name.value));
}

function fieldsOf(set: SelectionSetNode | undefined, fragments: Fragments): FieldNode[] {
  return (set?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    return fieldsOf(selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : fragments[selection.name.value]?.selectionSet, fragments);
  });
}
