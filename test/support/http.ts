import { Agent, request } from 'node:http';

export interface Sent {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
}

export interface Received {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
}

const agent = new Agent({ keepAlive: true });

/** What `fetch` says of itself, but that it reads compressed answers: for some thousand short requests packing and unpacking is most of the work. */
const AS_FETCH = { accept: '*/*', 'accept-language': '*', 'sec-fetch-mode': 'cors', 'user-agent': 'node' };

/** One request and its whole answer, at a third of what `fetch` takes for it. */
export function exchange(url: string, { method, headers, body }: Sent): Promise<Received> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, agent, headers: { ...AS_FETCH, ...headers } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          bytes: Buffer.concat(parts),
          get headers() {
            return headersOf(response.rawHeaders);
          },
        });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Names and values, one after the other. */
function headersOf(raw: readonly string[]): Headers {
  const headers = new Headers();
  raw.forEach((name, index) => {
    if (index % 2 === 0) headers.append(name, raw[index + 1] ?? '');
  });
  return headers;
}
