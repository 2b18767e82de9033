import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startTestApp } from '../../support/app';
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
