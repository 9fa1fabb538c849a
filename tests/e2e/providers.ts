import { expect } from '@playwright/test';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Person } from './people';
import type { Server } from './server';

/** The cookie of someone who has signed in. */
export async function signIn(server: Server, person: Person): Promise<string> {
  const answer = await fetch(`${server.url}/api/demo/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ person: person.id }),
  });
  expect(answer.ok).toBe(true);
  return answer.headers.getSetCookie().map((c) => c.split(';')[0]).join('; ');
}

/** The provider from npm as it is; only its socket carries the cookie, as a browser's would. `document` is picture/section. */
export function provider(server: Server, cookie: string, document: string, doc = new Y.Doc()): WebsocketProvider {
  class Socket extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie, origin: server.url } });
    }
  }
  return new WebsocketProvider(`${server.url.replace('http', 'ws')}/yjs`, document, doc, { WebSocketPolyfill: Socket as never, disableBc: true, maxBackoffTime: 500 });
}

export const read = (p: WebsocketProvider) => p.doc.getXmlFragment('default').toString();

/** Adds a block with words at the end of the text. */
export function write(p: WebsocketProvider, text: string, element = 'paragraph'): void {
  const block = new Y.XmlElement(element);
  block.insert(0, [new Y.XmlText(text)]);
  const root = p.doc.getXmlFragment('default');
  root.insert(root.length, [block]);
}
