import { fullWidthToHalf, stripInvisible } from '#shared/lib/text';

/** A living unit of the register. */
export interface UnitNode {
  readonly id: number;
  readonly parentId: number | null;
  readonly name: string;
  readonly shortName: string | null;
  readonly code: string | null;
}

/** Name of a unit as it is compared: half-width, without blanks, dashes and bracket styles. */
export function unitWord(text: string): string {
  return fullWidthToHalf(stripInvisible(text))
    .replace(/[\s\-—–_.,，。、:;"'“”]/g, '')
    .replace(/[【［[]/g, '(')
    .replace(/[】］\]]/g, ')')
    .toUpperCase();
}

/** Endings that name the organs of a place instead of the place: 柳河村村民委员会, 青石镇人民政府. */
const ORGANS =
  /(村民委员会|居民委员会|村委会|居委会|人民政府|政府机关|党支部委员会|党总支委员会|党委会|党支部|党总支|党委|支部|总支|政府|机关|办事处)$/;

/** 柳河村委会 is 柳河村; 青石镇党委 is 青石镇. The 村 that an ending swallowed comes back. */
export function withoutOrgan(word: string): string {
  const short = word.replace(ORGANS, '');
  if (short === word || short.length < 2) return word;
  const ending = word.slice(short.length);
  if (ending === '村委会' && !short.endsWith('村')) return `${short}村`;
  if (ending === '居委会' && !/(居|社区)$/.test(short)) return `${short}社区`;
  if (ending === '办事处' && !short.endsWith('街道')) return word;
  return short;
}

/** All living units with quick ways to find them by what a spreadsheet says. */
export class UnitIndex {
  readonly nodes: ReadonlyMap<number, UnitNode>;
  private readonly byWord = new Map<string, number[]>();
  private readonly byCode = new Map<string, number[]>();
  private readonly children = new Map<number | null, number[]>();
  private longest = 0;

  constructor(nodes: readonly UnitNode[]) {
    this.nodes = new Map(nodes.map((node) => [node.id, node]));
    for (const node of nodes) {
      push(this.children, node.parentId, node.id);
      const code = unitWord(node.code ?? '');
      if (code !== '') push(this.byCode, code, node.id);
      for (const word of this.wordsOf(node)) push(this.byWord, word, node.id);
    }
    for (const word of this.byWord.keys()) this.longest = Math.max(this.longest, word.length);
  }

  /** Its name, its short name, and both behind the names above it: 青石镇柳河村, 清河县青石镇柳河村. */
  private wordsOf(node: UnitNode): Set<string> {
    const own = [unitWord(node.name), unitWord(node.shortName ?? '')].filter((word) => word !== '');
    const words = new Set(own.flatMap((word) => [word, withoutOrgan(word)]));
    const self = unitWord(node.name);
    let front = '';
    let parent = this.parentOf(node);
    for (let depth = 0; parent && depth < 10; depth += 1) {
      front = withoutOrgan(unitWord(parent.name)) + front;
      words.add(front + self);
      parent = this.parentOf(parent);
    }
    return words;
  }

  private parentOf(node: UnitNode): UnitNode | undefined {
    return node.parentId === null ? undefined : this.nodes.get(node.parentId);
  }

  /** Units that carry exactly this word as name, short name or path. */
  named(word: string): readonly number[] {
    return this.byWord.get(word) ?? [];
  }

  coded(word: string): readonly number[] {
    return this.byCode.get(word) ?? [];
  }

  childrenOf(id: number | null): readonly number[] {
    return this.children.get(id) ?? [];
  }

  /** Whether a unit is another one or lies somewhere under it. */
  isUnder(id: number, above: number): boolean {
    let node = this.nodes.get(id);
    for (let depth = 0; node && depth < 20; depth += 1) {
      if (node.id === above) return true;
      node = this.parentOf(node);
    }
    return false;
  }

  /** Everything under a unit, itself left out. */
  under(id: number): number[] {
    const found: number[] = [];
    const open = [...this.childrenOf(id)];
    while (open.length > 0 && found.length < 20_000) {
      const next = open.pop();
      if (next === undefined) break;
      found.push(next);
      open.push(...this.childrenOf(next));
    }
    return found;
  }

  /** How many units stand above it. */
  depthOf(id: number): number {
    return this.pathOf(id).split(' / ').length - 1;
  }

  /** Names from the top down: 清河县 / 青石镇 / 柳河村. */
  pathOf(id: number): string {
    const names: string[] = [];
    let node = this.nodes.get(id);
    for (let depth = 0; node && depth < 20; depth += 1) {
      names.unshift(node.name);
      node = this.parentOf(node);
    }
    return names.join(' / ');
  }

  /** The unit whose name a text begins with, the longest name first: 青石镇党委书记 begins with 青石镇. */
  atStartOf(text: string): number | undefined {
    const word = unitWord(text);
    for (let length = Math.min(this.longest, word.length); length >= 2; length -= 1) {
      const found = this.byWord.get(word.slice(0, length));
      if (found) return found.length === 1 ? found[0] : undefined;
    }
    return undefined;
  }
}

function push<Key>(map: Map<Key, number[]>, key: Key, id: number): void {
  const list = map.get(key);
  if (list) {
    if (!list.includes(id)) list.push(id);
  } else map.set(key, [id]);
}
