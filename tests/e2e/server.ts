import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const program = process.env.SAMENBEELD_WEB ?? join(root, 'web/bin/Release/net10.0/Workspace.Web.dll');

const freePort = () =>
  new Promise<number>((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });

/** The real program on a free loopback port with a data folder of its own, which outlives kills and restarts. */
export class Server {
  readonly data = mkdtempSync(join(tmpdir(), 'samenbeeld-e2e-'));
  url = '';
  log = '';
  private port = 0;
  private process?: ChildProcess;

  /** @param settings configuration beside the usual, as environment variables */
  constructor(private readonly settings: Readonly<Record<string, string>> = {}) {}

  async start(): Promise<void> {
    this.port ||= await freePort();
    this.url = `http://127.0.0.1:${this.port}`;
    const child = spawn('dotnet', [program], {
      cwd: join(root, 'web'),
      env: { ...process.env, ASPNETCORE_URLS: this.url, ASPNETCORE_ENVIRONMENT: 'Production', Workspace__DataDirectory: this.data, ...this.settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process = child;
    const take = (chunk: Buffer) => (this.log = (this.log + chunk.toString()).slice(-20_000));
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    await this.ready(child);
  }

  /** Power off: nothing is flushed, nothing is said. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Stands still without a word: connections stay open, nothing answers. */
  freeze(): void {
    this.process?.kill('SIGSTOP');
  }

  thaw(): void {
    this.process?.kill('SIGCONT');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
    rmSync(this.data, { recursive: true, force: true });
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.process;
    this.process = undefined;
    if (!child || child.exitCode !== null) return;
    const gone = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    await gone;
  }

  /** Ready means: pages are served and the fictional dossier is in. */
  private async ready(child: ChildProcess): Promise<void> {
    const deadline = Date.now() + 60_000;
    while (Date.now() < deadline) {
      if (child.exitCode !== null) throw new Error(`The server stopped with ${child.exitCode}:\n${this.log}`);
      try {
        const answer = await fetch(`${this.url}/health/ready`);
        if (answer.ok && (await this.seeded())) return;
      } catch {
        // not listening yet
      }
      await new Promise((next) => setTimeout(next, 100));
    }
    throw new Error(`The server was not ready within a minute:\n${this.log}`);
  }

  private async seeded(): Promise<boolean> {
    const signIn = await fetch(`${this.url}/api/demo/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.url },
      body: JSON.stringify({ person: 'noor-verhagen' }),
    });
    if (!signIn.ok) return false;
    const cookie = signIn.headers.getSetCookie().map((c) => c.split(';')[0]).join('; ');
    const pictures = await fetch(`${this.url}/api/pictures`, { headers: { cookie } });
    return pictures.ok && JSON.stringify(await pictures.json()).includes('Veldermeer');
  }
}
