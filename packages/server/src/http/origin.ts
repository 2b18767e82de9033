const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'] as const;

/** Plain http on this very machine: the only place where a session may do without TLS. */
export function isLoopbackOrigin(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  return protocol === 'http:' && LOOPBACK_NAMES.some((name) => name === hostname);
}

/** The origins that one site is known by: on the own machine its names are interchangeable, elsewhere there is one. */
export function namesOfOrigin(origin: string): readonly string[] {
  if (!isLoopbackOrigin(origin)) return [origin];
  const { port } = new URL(origin);
  return LOOPBACK_NAMES.map((name) => new URL(`http://${name}:${port}`).origin);
}
