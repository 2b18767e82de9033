/** How the keys begin of messages that the console or the server says and this site does not: they are left out when it is built. */
export const unsaid = [
  'ui.date.',
  'ui.file.',
  'common.status.',
  'common.agentRole.',
  'common.customerRole.',
  'common.method.',
  'common.field.',
  // The words around a tick come from the server (ADR 0164).
  'acceptance.accept.as',
  'acceptance.accept.recorded',
  'acceptance.accept.box.',
  'acceptance.accept.button.both',
]
