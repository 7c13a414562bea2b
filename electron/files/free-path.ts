import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileNameSafe } from '#shared/lib/text';

/**
 * A path in a folder that nothing stands at: 张三.pdf, 张三（2）.pdf.
 * @param ending without the dot
 */
export function freePath(folder: string, label: string, ending: string): string {
  const name = fileNameSafe(label);
  for (let number = 1; ; number += 1) {
    const file = path.join(folder, number === 1 ? `${name}.${ending}` : `${name}（${number}）.${ending}`);
    if (!existsSync(file)) return file;
  }
}
