import { readFileSync, writeSync } from 'node:fs';

/** What a child says when its work is done. */
export interface ChildReport {
  readonly ms: number;
  /** Processor time, which other programs on the machine disturb less. */
  readonly cpu: number;
  /** The most memory it ever held, in megabytes. */
  readonly peak: number;
  readonly rows: number;
}

/**
 * The highest resident set of this program. maxRSS would count what the parent held when it forked, so on Linux the
 * program's own high water mark is read.
 */
function peakMegabytes(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS / 1024;
  const mark = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return Number(mark) / 1024;
}

/** Times the work of a child process and reports it as its only output; loading the program is not counted. */
export async function reported(work: () => Promise<number> | number): Promise<void> {
  const began = performance.now();
  const used = process.cpuUsage();
  const rows = await work();
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(used);
  const report: ChildReport = { ms, cpu: (user + system) / 1000, peak: peakMegabytes(), rows };
  writeSync(1, `${JSON.stringify(report)}\n`);
}
