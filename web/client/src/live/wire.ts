import { DefaultHttpClient, type HttpRequest, type HttpResponse, HttpTransportType, type IHttpConnectionOptions, type IHubProtocol, JsonHubProtocol, LogLevel, NullLogger, TimeoutError } from '@microsoft/signalr';
import { MessagePackHubProtocol } from '@microsoft/signalr-protocol-msgpack';

/** One of the two protocols of the hub, and the roads it can take. */
export interface Wire {
  readonly protocol: IHubProtocol;
  readonly options: IHttpConnectionOptions;
  /** Bytes as an argument of a call. */
  readonly bytes: (bytes: Uint8Array) => unknown;
}

/** How long the server may be silent before it counts as lost, and how often the client makes itself heard. */
export const serverSilenceMs = 7_000;
export const keepAliveMs = 3_000;

/**
 * Polls end by themselves well within the silence that is allowed, so one that hangs says that the server is gone. SignalR would ask again without end;
 * and it waits for the answer to its first question without end too.
 */
class WatchingHttpClient extends DefaultHttpClient {
  constructor() {
    super(NullLogger.instance);
  }

  override async send(request: HttpRequest): Promise<HttpResponse> {
    const watched = request.method === 'GET' || request.url?.includes('/negotiate');
    try {
      return await super.send(watched ? { ...request, timeout: serverSilenceMs } : request);
    } catch (error) {
      throw watched && error instanceof TimeoutError ? new Error('The server is silent.') : error;
    }
  }
}

/** A proxy that neither passes nor refuses WebSockets would keep the other roads waiting. */
const impatient = (Socket: typeof WebSocket) =>
  class extends Socket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      const timer = setTimeout(() => this.readyState === this.CONNECTING && this.close(), serverSilenceMs);
      this.addEventListener('open', () => clearTimeout(timer));
      this.addEventListener('close', () => clearTimeout(timer));
    }
  };

/** MessagePack over WebSockets or long polling; every connection begins with this. */
export const binaryWire = (): Wire => ({
  protocol: new MessagePackHubProtocol(),
  options: {
    logger: LogLevel.None,
    httpClient: new WatchingHttpClient(),
    transport: HttpTransportType.WebSockets | HttpTransportType.LongPolling,
    ...(typeof WebSocket === 'undefined' ? {} : { WebSocket: impatient(WebSocket) }),
  },
  bytes: (bytes) => bytes,
});

/** JSON over server-sent events, which carry no bytes: for who has nothing else. */
export const textWire = (): Wire => ({
  protocol: new JsonHubProtocol(),
  options: { logger: LogLevel.None, httpClient: new WatchingHttpClient(), transport: HttpTransportType.ServerSentEvents },
  bytes: toBase64,
});

/** Bytes from the wire as bytes of one's own: in MessagePack they are a view on the whole frame, in JSON they are base64. */
export function bytesFrom(value: Uint8Array | string | null | undefined): Uint8Array {
  return typeof value === 'string' ? Uint8Array.from(atob(value), (c) => c.charCodeAt(0)) : (value?.slice() ?? new Uint8Array());
}

/** A record with the names of JSON, whichever protocol it came with. */
export function named<T>(record: object): T {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value as unknown])) as T;
}

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}
