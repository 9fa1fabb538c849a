import { HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection } from '@microsoft/signalr';
import { MessagePackHubProtocol } from '@microsoft/signalr-protocol-msgpack';
import { sessionEnded } from '../shared/api/client';
import type { JoinAnswer, PictureChangeKind, PushAnswer, Refusal, RemoteCaret, SectionKey, ServerMessage } from './protocol';
import type { Transport } from './transport';

/** Shapes on the wire: MessagePack keeps the names of the server's records. */
interface WireAnswer { Code: string | null; Parameters?: Record<string, string> | null }
interface WireJoin extends WireAnswer { Epoch: string; Sequence: number; Difference: Uint8Array; StateVector: Uint8Array; CanWrite: boolean; WriteCode: string | null; Present: WireCaret[] | null }
interface WirePush extends WireAnswer { Epoch: string; First: number; Last: number }
interface WireCaret { Connection: string; ClientId: number; Selection: Uint8Array | null; PersonId: string; Name: string; PartnerId: string }

const refusalOf = (answer: WireAnswer): Refusal | null => (answer.Code ? { code: answer.Code, parameters: answer.Parameters ?? {} } : null);

/** Bytes from the wire are a view on the whole frame: copy them before they are kept. */
const own = (bytes: Uint8Array | null | undefined): Uint8Array => (bytes ? bytes.slice() : new Uint8Array());

const caretOf = (caret: WireCaret): RemoteCaret => ({
  connection: caret.Connection,
  client: Number(caret.ClientId),
  selection: caret.Selection ? own(caret.Selection) : null,
  person: caret.PersonId,
  name: caret.Name,
  partner: caret.PartnerId,
});

/** How long the server may be silent before it counts as lost, and how often the client makes itself heard. */
const serverSilenceMs = 8_000;
const keepAliveMs = 3_000;

export class SignalRTransport implements Transport {
  private readonly hub: HubConnection;
  private readonly messages = new Set<(message: ServerMessage) => void>();
  private readonly connections = new Set<(connected: boolean) => void>();
  private wanted = false;
  private starting = false;
  private failures = 0;
  private wake: (() => void) | undefined;

  constructor(url = '/live') {
    this.hub = new HubConnectionBuilder().withUrl(url).withHubProtocol(new MessagePackHubProtocol()).configureLogging(LogLevel.None).build();
    this.hub.serverTimeoutInMilliseconds = serverSilenceMs;
    this.hub.keepAliveIntervalInMilliseconds = keepAliveMs;
    this.hub.onclose(() => {
      this.tell(false);
      void this.run();
    });
    const emit = (message: ServerMessage): void => this.messages.forEach((listener) => listener(message));
    this.hub.on('Updated', (picture: string, section: string, epoch: string, first: number, last: number, update: Uint8Array) =>
      emit({ type: 'updated', key: { picture, section }, epoch, first: Number(first), last: Number(last), update: own(update) }));
    this.hub.on('Carets', (picture: string, section: string, carets: WireCaret[]) => emit({ type: 'carets', key: { picture, section }, carets: carets.map(caretOf) }));
    this.hub.on('RightsChanged', (picture: string, section: string, canWrite: boolean, code: string | null) => emit({ type: 'rights', key: { picture, section }, canWrite, code }));
    this.hub.on('Released', (picture: string, section: string, code: string) => emit({ type: 'released', key: { picture, section }, code }));
    this.hub.on('Rejoin', (picture: string, section: string) => emit({ type: 'rejoin', key: { picture, section } }));
    this.hub.on('PictureChanged', (picture: string, version: number, kind: PictureChangeKind, section: string | null, people: string[] | null) =>
      emit({ type: 'picture', picture, version: Number(version), kind, section, people: people ?? [] }));
  }

  get connected(): boolean {
    return this.hub.state === HubConnectionState.Connected;
  }

  start(): void {
    if (this.wanted) {
      return;
    }
    this.wanted = true;
    window.addEventListener('online', this.hurry);
    document.addEventListener('visibilitychange', this.hurryWhenVisible);
    void this.run();
  }

  async stop(): Promise<void> {
    this.wanted = false;
    window.removeEventListener('online', this.hurry);
    document.removeEventListener('visibilitychange', this.hurryWhenVisible);
    this.wake?.();
    await this.hub.stop();
  }

  /** Tries now instead of waiting out the pause. */
  readonly hurry = (): void => {
    this.failures = 0;
    this.wake?.();
  };

  private readonly hurryWhenVisible = (): void => {
    if (document.visibilityState === 'visible') {
      this.hurry();
    }
  };

  /** The only way to a connection: keeps trying with a growing, jittered pause, also after the server has sent us away. */
  private async run(): Promise<void> {
    if (this.starting) {
      return;
    }
    this.starting = true;
    try {
      while (this.wanted && this.hub.state === HubConnectionState.Disconnected) {
        try {
          await this.hub.start();
          this.failures = 0;
        } catch (error) {
          if (error instanceof Error && error.message.includes("'401'")) {
            sessionEnded();
          }
          await this.rest(Math.min(400 * 2 ** this.failures, 15_000) * (0.75 + Math.random() / 2));
          this.failures = Math.min(this.failures + 1, 10);
        }
      }
    } finally {
      this.starting = false;
    }
    if (this.connected) {
      this.tell(true);
    }
  }

  private rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.wake = undefined;
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.wake = done;
    });
  }

  private tell(connected: boolean): void {
    this.connections.forEach((listener) => listener(connected));
  }

  async openPicture(picture: string): Promise<Refusal | null> {
    return refusalOf(await this.hub.invoke<WireAnswer>('OpenPicture', picture));
  }

  closePicture(picture: string): void {
    this.send('ClosePicture', picture);
  }

  async join(key: SectionKey, stateVector: Uint8Array, client: number): Promise<JoinAnswer> {
    const answer = await this.hub.invoke<WireJoin>('JoinSection', key.picture, key.section, stateVector, client);
    const refusal = refusalOf(answer);
    if (refusal) {
      return { refusal };
    }
    return {
      refusal: null,
      epoch: answer.Epoch,
      sequence: Number(answer.Sequence),
      difference: own(answer.Difference),
      stateVector: own(answer.StateVector),
      canWrite: answer.CanWrite,
      writeCode: answer.WriteCode,
      present: (answer.Present ?? []).map(caretOf),
    };
  }

  leave(key: SectionKey): void {
    this.send('LeaveSection', key.picture, key.section);
  }

  async push(key: SectionKey, update: Uint8Array): Promise<PushAnswer> {
    const answer = await this.hub.invoke<WirePush>('Push', key.picture, key.section, update);
    const refusal = refusalOf(answer);
    return refusal ? { refusal } : { refusal: null, epoch: answer.Epoch, first: Number(answer.First), last: Number(answer.Last) };
  }

  present(key: SectionKey, client: number, selection: Uint8Array | null): void {
    this.send('Present', key.picture, key.section, client, selection);
  }

  /** For calls without an answer: when the connection is gone, so is the reason for the call. */
  private send(method: string, ...args: unknown[]): void {
    if (this.connected) {
      this.hub.send(method, ...args).catch(() => undefined);
    }
  }

  onMessage(listener: (message: ServerMessage) => void): () => void {
    this.messages.add(listener);
    return () => this.messages.delete(listener);
  }

  onConnection(listener: (connected: boolean) => void): () => void {
    this.connections.add(listener);
    return () => this.connections.delete(listener);
  }
}
