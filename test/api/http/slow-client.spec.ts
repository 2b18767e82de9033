import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { entriesOf, startTestApp } from '../../support/app';
import { probeSchema } from './probe-schema';

/** Sends these bytes and no more; what came back by the time the server hung up. */
function answerTo(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    onTestFinished(() => {
      socket.destroy();
    });
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => (answer += chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}

const start = async () => (await startTestApp({ schema: probeSchema().schema, env: { REQUEST_TIMEOUT_MS: '200' } })).config.console.port;

describe('a client that is too slow', () => {
  it('with its headers is cut off', async () => {
    expect(await answerTo(await start(), 'POST /graphql HTTP/1.1\r\nHost: localhost\r\n')).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('with its body is cut off', async () => {
    const head = 'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n';
    expect(await answerTo(await start(), `${head}{"query"`)).toMatch(/^HTTP\/1\.1 408 /);
  });
});

it('a malformed Host header is the client’s fault', async () => {
  const request = 'GET /healthz HTTP/1.1\r\nHost: a b[c\r\nConnection: close\r\n\r\n';
  expect(await answerTo(await start(), request)).toMatch(/^HTTP\/1\.1 400 /);
});

/** Sends these bytes, waits for the first that come back if any are to, and leaves. */
function leaveAfter(port: number, bytes: string, { isAnswered }: { isAnswered: boolean }): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(port, '127.0.0.1', () => socket.write(bytes, () => (isAnswered ? undefined : socket.resetAndDestroy())));
    socket.on('error', reject);
    socket.once('data', () => socket.resetAndDestroy());
    socket.on('close', () => resolve());
  });
}

describe('a client that leaves', () => {
  it.each([
    ['before it has said all', '', false],
    // The server says that it listens, so that it is in the middle of the body when the client leaves.
    ['while it is listened to', 'Expect: 100-continue\r\n', true],
  ])('in the middle of its question, %s, is no fault of ours', async (_when, header, isAnswered) => {
    const app = await startTestApp();
    const head = `POST /graphql HTTP/1.1\r\nHost: localhost\r\nOrigin: ${app.consoleUrl}\r\n${header}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n`;
    await leaveAfter(app.config.console.port, `${head}{"query"`, { isAnswered });
    await expect.poll(() => entriesOf(app.lines)).toContainEqual(expect.objectContaining({ msg: 'the client left' }));
    expect(entriesOf(app.lines).filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('in the middle of the answer is no fault of ours', async () => {
    const { schema } = probeSchema();
    const app = await startTestApp({ schema });
    const query = JSON.stringify({ query: '{ __typename }' });
    const request = `POST /graphql HTTP/1.1\r\nHost: localhost\r\nOrigin: ${app.consoleUrl}\r\nContent-Type: application/json\r\nContent-Length: ${query.length}\r\n\r\n${query}`;
    await leaveAfter(app.config.console.port, request, { isAnswered: true });
    await leaveAfter(app.config.console.port, request, { isAnswered: false });
    await expect.poll(() => entriesOf(app.lines).filter(({ path }) => path === '/graphql').length).toBeGreaterThan(0);
    expect(entriesOf(app.lines).filter(({ level }) => level === 'error')).toEqual([]);
  });
});
