import type { FastifyInstance } from 'fastify';

/** An address as the router knows it: `/acceptances/:id/receipt`. */
export interface Route {
  readonly method: string;
  readonly path: string;
}

/** Tells of each route that is added from now on. */
export function noteRoutes(app: FastifyInstance, note: (route: Route) => void): void {
  app.addHook('onRoute', ({ method, url: path }) => {
    for (const each of [method].flat()) note({ method: each, path });
  });
}
