import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from '../graphql/context';
import { refuseBeyondRole } from '../graphql/policy';
import { Operation } from './operation';

/** An operator's key opens what the policy lists and nothing else: asked of every operation before anything of it is executed. */
export function operatorLimits(): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, operation: definition, request, contextValue }) => {
        if (definition === undefined) return;
        refuseBeyondRole(contextValue, new Operation(document, request.variables ?? {}, definition).rootFields());
      },
    }),
  };
}
