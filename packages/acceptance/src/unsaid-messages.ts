/** How the keys begin of shared messages that only the console says: they are left out when this site is built. */
export const unsaid = ['ui.date.', 'ui.file.', 'common.status.', 'common.agentRole.', 'common.method.', 'common.field.']
