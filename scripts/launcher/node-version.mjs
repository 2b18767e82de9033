// Imported first by every launcher, so that an old Node meets this one line and not a syntax error of what follows.

/** @param {string} version such as v20.19.0 */
export function mayRun(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  if (major === 20) return minor >= 19
  if (major === 22) return minor >= 12
  return major > 22
}

if (!mayRun(process.version)) {
  process.stderr.write(`Assent needs Node 20.19 or later (of 22: 22.12 or later); this is ${process.version}. Get it at https://nodejs.org/.\n`)
  process.exit(1)
}
