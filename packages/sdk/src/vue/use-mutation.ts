import type { OperationVariables, TypedDocumentNode } from '@apollo/client'
import { type ShallowRef, shallowRef } from 'vue'
import { describeFailure, type Failure } from '../client/failure'
import { useClient } from './client-plugin'

export interface Mutation<Data, Variables> {
  /** The answer, or null when none came: then `failure` says why. While one runs, another call gets the same answer. */
  run: (variables: Variables) => Promise<Data | null>
  busy: Readonly<ShallowRef<boolean>>
  failure: Readonly<ShallowRef<Failure | null>>
}

export function useMutation<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
): Mutation<Data, Variables> {
  const client = useClient()
  const busy = shallowRef(false)
  const failure = shallowRef<Failure | null>(null)
  let running: Promise<Data | null> | null = null

  async function send(variables: Variables): Promise<Data | null> {
    busy.value = true
    failure.value = null
    try {
      const { data } = await client.mutate({ mutation: document, variables })
      return data ?? null
    } catch (error) {
      failure.value = describeFailure(error)
      return null
    } finally {
      busy.value = false
      running = null
    }
  }

  return {
    run: (variables) => {
      running ??= send(variables)
      return running
    },
    busy,
    failure,
  }
}
