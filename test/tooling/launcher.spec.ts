import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { mayRun } from '../../scripts/launcher/node-version.mjs'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

const folders: string[] = []

/** Runs a few lines of a launcher as a program of their own: what it says and the exit code. */
function launch(lines: string) {
  const folder = mkdtempSync(join(tmpdir(), 'assent-launcher-'))
  folders.push(folder)
  const file = join(folder, 'program.mjs')
  writeFileSync(file, lines.replaceAll(/'launcher\/([a-z-]+)'/g, (_, name: string) => JSON.stringify(pathToFileURL(at(`scripts/launcher/${name}.mjs`)).href)))
  const { status, stdout, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' })
  return { status, stdout, stderr }
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

describe('the version of Node', () => {
  it.each(['v20.19.0', 'v20.20.2', 'v22.12.0', 'v24.0.0'])('%s may run Assent', (version) => {
    expect(mayRun(version)).toBe(true)
  })

  it.each(['v16.20.0', 'v18.20.8', 'v20.18.3', 'v21.7.3', 'v22.11.0'])('%s is too old', (version) => {
    expect(mayRun(version)).toBe(false)
  })

  it('is refused in one line and a non-zero exit before anything is installed', () => {
    const { status, stdout, stderr } = launch(`
      Object.defineProperty(process, 'version', { value: 'v18.20.8' })
      await import('launcher/node-version')
      console.log('went on')`)
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining('Assent needs Node 20.19 or later')])
  })
})

/** Runs a script of package.json by npm itself, in front of a program that tells its process id, and stops npm alone: whether that program is gone when npm is. */
async function stoppedBehindNpm(script: string) {
  const folder = mkdtempSync(join(tmpdir(), 'assent-npm-'))
  folders.push(folder)
  const command = new RegExp(`^    "${script}": "(.*)",?$`, 'm').exec(readFileSync(at('package.json'), 'utf8'))?.[1]
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'launched', type: 'module', scripts: { [script]: command } }))
  mkdirSync(join(folder, 'scripts'))
  const program = `console.log('pid', process.pid); setInterval(() => undefined, 1000); process.on('SIGTERM', () => process.exit(0))`
  const front = `import { stayInFront } from ${JSON.stringify(pathToFileURL(at('scripts/launcher/child.mjs')).href)}
    process.exitCode = await stayInFront({ command: process.execPath, args: ['-e', ${JSON.stringify(program)}] })`
  writeFileSync(join(folder, 'scripts', `${script}.mjs`), front)
  const npm = spawn('npm', ['run', script, '--', '--empty'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => npm.once('exit', resolve))
  const pid = await new Promise<number>((resolve) => {
    let said = ''
    npm.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const found = /^pid (\d+)$/m.exec(said)?.[1]
      if (found !== undefined) resolve(Number(found))
    })
  })
  npm.kill('SIGTERM')
  await ended
  return isGone(pid)
}

/** Signal 0 only asks; one that was left behind is ended here. */
function isGone(pid: number): boolean {
  try {
    return !process.kill(pid, 'SIGKILL')
  } catch {
    return true
  }
}

describe('the tally of a test run', () => {
  const tally = (lines: string) => launch(`import { Tally } from 'launcher/tally'\nconst tally = new Tally()\n${lines}\nprocess.exitCode = tally.close()`)
  const last = (stdout: string) => stdout.trimEnd().split('\n').at(-1)

  it('closes with one line and exit code 0 when all passed', () => {
    const { status, stdout } = tally(`tally.add(4, 0)\nawait tally.step('types', async () => ({ code: 0, output: 'quiet' }))`)
    expect({ status, last: last(stdout) }).toEqual({ status: 0, last: '5 passed, 0 failed' })
    expect(stdout).not.toContain('quiet')
  })

  it('counts a step that fails, shows all that it said, and exits with 1', () => {
    const { status, stdout } = tally(`await tally.step('types', async () => ({ code: 2, output: 'file.ts(1,1): wrong' }))`)
    expect({ status, last: last(stdout) }).toEqual({ status: 1, last: '0 passed, 1 failed' })
    expect(stdout).toContain('file.ts(1,1): wrong')
  })

  it('counts a step that crashes', () => {
    const { status, stdout } = tally(`await tally.step('lint', async () => { throw new Error('out of memory') })`)
    expect({ status, last: last(stdout) }).toEqual({ status: 1, last: '0 passed, 1 failed' })
    expect(stdout).toContain('out of memory')
  })

  it('fails a run that did nothing', () => {
    const { status, stdout } = tally('')
    expect({ status, last: last(stdout) }).toEqual({ status: 1, last: '0 passed, 1 failed' })
  })
})

describe('a long-running program behind its launcher', () => {
  it('hears a stop once, ends in its own time, and gives its exit code', () => {
    const { status, stdout } = launch(`
      import { stayInFront } from 'launcher/child'
      const child = \`process.on('SIGTERM', () => { console.log('stopping'); setImmediate(() => process.exit(7)) })
        setInterval(() => undefined, 1000)
        process.kill(process.ppid, 'SIGTERM')
        process.kill(process.ppid, 'SIGTERM')\`
      process.exitCode = await stayInFront({ command: process.execPath, args: ['-e', child] })`)
    expect({ status, stdout }).toEqual({ status: 7, stdout: 'stopping\n' })
  })

  it.each(['start', 'assent'])('is stopped by whoever stops `npm run %s`: no shell is left between that would end alone', { timeout: 60_000 }, async (script) => {
    expect(await stoppedBehindNpm(script)).toBe(true)
  })
})
