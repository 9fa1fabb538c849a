import { type HubConnection, HubConnectionBuilder, HubConnectionState, LogLevel, TransferFormat } from '@microsoft/signalr';
import { sessionEnded } from '../shared/api/client';
import type { JoinAnswer, PictureChangeKind, PushAnswer, Refusal, RemoteCaret, SectionKey, ServerMessage } from './protocol';
import type { Transport } from './transport';
import { binaryWire, bytesFrom, keepAliveMs, named, serverSilenceMs, textWire, type Wire } from './wire';

type Bytes = Uint8Array | string;
interface WireAnswer { code: string | null; parameters?: Record<string, string> | null }
interface WireJoin extends WireAnswer { epoch: string; sequence: number; difference: Bytes; stateVector: Bytes; canWrite: boolean; writeCode: string | null; present: object[] | null; schema?: number }
interface WirePush extends WireAnswer { epoch: string; first: number; last: number }
interface WireCaret { connection: string; clientId: number; selection: Bytes | null; personId: string; name: string; partnerId: string }

const refusalOf = (answer: WireAnswer): Refusal | null => (answer.code ? { code: answer.code, parameters: answer.parameters ?? {} } : null);

function caretOf(record: object): RemoteCaret {
  const caret = named<WireCaret>(record);
  return {
    connection: caret.connection,
    client: Number(caret.clientId),
    selection: caret.selection === null ? null : bytesFrom(caret.selection),
    person: caret.personId,
    name: caret.name,
    partner: caret.partnerId,
  };
}

/** The server was reached, and every road of the protocol was closed. */
const noRoad = (error: unknown): boolean => error instanceof Error && 'innerErrors' in error;

export class SignalRTransport implements Transport {
  private wire: Wire = binaryWire();
  private hub: HubConnection;
  private readonly messages = new Set<(message: ServerMessage) => void>();
  private readonly connections = new Set<(connected: boolean) => void>();
  private wanted = false;
  private starting = false;
  private failures = 0;
  private wake: (() => void) | undefined;

  constructor(private readonly url = '/live') {
    this.hub = this.build();
  }

  private build(): HubConnection {
    const hub = new HubConnectionBuilder().withUrl(this.url, this.wire.options).withHubProtocol(this.wire.protocol).configureLogging(LogLevel.None).build();
    hub.serverTimeoutInMilliseconds = serverSilenceMs;
    hub.keepAliveIntervalInMilliseconds = keepAliveMs;
    hub.onclose(() => {
      this.tell(false);
      this.take(binaryWire);
      void this.run();
    });
    const emit = (message: ServerMessage): void => this.messages.forEach((listener) => listener(message));
    hub.on('Updated', (picture: string, section: string, epoch: string, first: number, last: number, update: Bytes) =>
      emit({ type: 'updated', key: { picture, section }, epoch, first: Number(first), last: Number(last), update: bytesFrom(update) }));
    hub.on('Carets', (picture: string, section: string, carets: object[]) => emit({ type: 'carets', key: { picture, section }, carets: carets.map(caretOf) }));
    hub.on('RightsChanged', (picture: string, section: string, canWrite: boolean, code: string | null) => emit({ type: 'rights', key: { picture, section }, canWrite, code }));
    hub.on('Released', (picture: string, section: string, code: string) => emit({ type: 'released', key: { picture, section }, code }));
    hub.on('Rejoin', (picture: string, section: string) => emit({ type: 'rejoin', key: { picture, section } }));
    hub.on('PictureChanged', (picture: string, version: number, kind: PictureChangeKind, section: string | null, people: string[] | null) =>
      emit({ type: 'picture', picture, version: Number(version), kind, section, people: people ?? [] }));
    return hub;
  }

  /** Goes on with this protocol. */
  private take(make: () => Wire): void {
    const wire = make();
    if (wire.protocol.name !== this.wire.protocol.name) {
      this.wire = wire;
      this.hub = this.build();
    }
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
          this.take(noRoad(error) && this.wire.protocol.transferFormat === TransferFormat.Binary ? textWire : binaryWire);
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
    return refusalOf(named(await this.hub.invoke<object>('OpenPicture', picture)));
  }

  closePicture(picture: string): void {
    this.send('ClosePicture', picture);
  }

  async join(key: SectionKey, stateVector: Uint8Array, client: number): Promise<JoinAnswer> {
    const answer = named<WireJoin>(await this.hub.invoke<object>('JoinSection', key.picture, key.section, this.wire.bytes(stateVector), client));
    const refusal = refusalOf(answer);
    if (refusal) {
      return { refusal };
    }
    return {
      refusal: null,
      epoch: answer.epoch,
      sequence: Number(answer.sequence),
      difference: bytesFrom(answer.difference),
      stateVector: bytesFrom(answer.stateVector),
      canWrite: answer.canWrite,
      writeCode: answer.writeCode,
      present: (answer.present ?? []).map(caretOf),
      schema: Number(answer.schema ?? 0),
    };
  }

  leave(key: SectionKey): void {
    this.send('LeaveSection', key.picture, key.section);
  }

  async push(key: SectionKey, update: Uint8Array): Promise<PushAnswer> {
    const answer = named<WirePush>(await this.hub.invoke<object>('Push', key.picture, key.section, this.wire.bytes(update)));
    const refusal = refusalOf(answer);
    return refusal ? { refusal } : { refusal: null, epoch: answer.epoch, first: Number(answer.first), last: Number(answer.last) };
  }

  present(key: SectionKey, client: number, selection: Uint8Array | null): void {
    this.send('Present', key.picture, key.section, client, selection && this.wire.bytes(selection));
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
