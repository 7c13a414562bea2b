import { inflateSync } from 'node:zlib';
import type { MediaType } from '#shared/register/person/attachment';

/** More are taken for a damaged or hostile file. */
const MOST_PAGES = 5000;

/** A dictionary that matters is no longer. */
const longestHead = 20_000;
/** Of all object streams together, unpacked. */
const mostUnpacked = 64 * 1024 * 1024;

/** Dictionaries of objects by number; where a file was changed and saved again, the last one counts. */
function pdfObjects(content: Buffer, text: string): Map<number, string> {
  const objects = new Map<number, string>();
  let budget = mostUnpacked;
  const begins = [...text.matchAll(/(?<![0-9])(\d{1,8})\s{1,4}\d{1,5}\s{1,4}obj\b/g)];
  begins.forEach((match, index) => {
    const from = match.index + match[0].length;
    // No dictionary reaches into the next object, so that all of them together are no longer than the file.
    const body = text.slice(from, Math.min(begins[index + 1]?.index ?? text.length, from + longestHead));
    const stream = body.search(/stream\r?\n/);
    const head = stream === -1 ? body.split('endobj', 1).join('') : body.slice(0, stream);
    objects.set(Number(match[1]), head);
    if (stream === -1 || budget <= 0 || !/\/Type\s*\/ObjStm\b/.test(head)) return;
    const data = from + stream + (body.startsWith('stream\r', stream) ? 8 : 7);
    const packed = unpacked(head, content.subarray(data), budget);
    budget -= Math.max(packed.length, 1024);
    for (const [number, inner] of packedObjects(head, packed)) objects.set(number, inner);
  });
  return objects;
}

/** The text of an object stream (PDF 1.5); '' where it is encrypted, damaged or packed otherwise. */
function unpacked(head: string, data: Buffer, limit: number): string {
  try {
    const bytes = head.includes('/FlateDecode') ? inflateSync(data, { maxOutputLength: limit }) : data;
    return bytes.toString('latin1');
  } catch {
    return '';
  }
}

/** The objects within an object stream: pairs of number and place stand before them. */
function packedObjects(head: string, text: string): [number, string][] {
  const first = Number(/\/First\s+(\d+)/.exec(head)?.[1] ?? text.length);
  const pairs = (text.slice(0, first).match(/\d+/g) ?? []).map(Number);
  const found: [number, string][] = [];
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    const from = first + (pairs[at + 1] ?? 0);
    const to = first + (pairs[at + 3] ?? text.length);
    found.push([pairs[at] ?? 0, text.slice(from, Math.min(to, from + longestHead))]);
  }
  return found;
}

/** The count that the root of the page tree declares, found from the catalogue as a reader finds it. */
function pdfPages(content: Buffer): number | null {
  const text = content.toString('latin1');
  const objects = pdfObjects(content, text);
  const roots = [...text.matchAll(/\/Root\s+(\d+)\s+\d+\s+R/g)].map(([, number]) => Number(number));
  const catalogue = objects.get(roots.at(-1) ?? -1) ?? '';
  const tree = objects.get(Number(/\/Pages\s+(\d+)\s+\d+\s+R/.exec(catalogue)?.[1] ?? -1)) ?? '';
  const count = Number(/\/Count\s+(\d+)(?!\s+\d+\s+R)/.exec(tree)?.[1] ?? 0);
  if (count > 0) return count;
  const leaves = [...objects.values()].filter((object) => /\/Type\s*\/Page(?![A-Za-z])/.test(object));
  return leaves.length > 0 ? leaves.length : null;
}

/** Pictures of a TIFF: its directories are a chain. */
function tiffPages(content: Buffer): number | null {
  const little = content[0] === 0x49;
  const short = (at: number): number => (little ? content.readUInt16LE(at) : content.readUInt16BE(at));
  const long = (at: number): number => (little ? content.readUInt32LE(at) : content.readUInt32BE(at));
  const seen = new Set<number>();
  try {
    for (let at = long(4); at !== 0; at = long(at + 2 + short(at) * 12)) {
      if (seen.has(at)) return null;
      seen.add(at);
    }
  } catch {
    return seen.size > 0 ? seen.size : null;
  }
  return seen.size > 0 ? seen.size : null;
}

/**
 * How many pages a scanned file has, whatever its list says; null where they cannot be counted (damaged, encrypted).
 * Reads the file's structure only, draws nothing; never throws.
 */
export function countScanPages(mediaType: MediaType, content: Buffer): number | null {
  if (mediaType === 'image/jpeg' || mediaType === 'image/png') return 1;
  const pages = mediaType === 'application/pdf' ? pdfPages(content) : tiffPages(content);
  return pages !== null && pages <= MOST_PAGES ? pages : null;
}
