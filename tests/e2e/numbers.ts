import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';

const at = (values: readonly number[], share: number): number => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]!;

/** What was measured, in milliseconds. Asserts nothing: it tells. */
export class Numbers {
  private readonly results: Record<string, { bar: string; values: number[] }> = {};
  private readonly load = loadavg()[0]!;

  note(what: string, bar: string, value: number): void {
    (this.results[what] ??= { bar, values: [] }).values.push(value);
  }

  /** A table on the screen, and JSON in tests/out. */
  tell(name: string): void {
    console.log(`| what | bar | median ms | p99 ms | of |\n|---|---|---|---|---|`);
    for (const [what, { bar, values }] of Object.entries(this.results)) console.log(`| ${what} | ${bar} | ${at(values, 0.5).toFixed(0)} | ${at(values, 0.99).toFixed(0)} | ${values.length} |`);
    console.log(`load average at the start ${this.load.toFixed(2)}`);
    mkdirSync('../out', { recursive: true });
    writeFileSync(`../out/${name}.json`, JSON.stringify(this.results));
  }
}
