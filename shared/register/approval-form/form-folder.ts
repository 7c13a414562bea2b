/** So many files are read at a time. */
export const mostForms = 500;

/** A larger file is no approval form, in bytes. */
export const formFileLimit = 16 * 1024 * 1024;

/** Whether a name is that of an approval form; a photo beside an older form belongs to that. */
export function isFormName(name: string): boolean {
  return /\.lrmx?$/i.test(name);
}

/** Whether a name is that of the photo beside an older form. */
export function isPictureName(name: string): boolean {
  return /\.pic$/i.test(name);
}

/** What other systems leave behind is hidden; a "~$" file is one that is open in an editor. */
export function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$');
}

interface Named {
  readonly name: string;
}

/** The order in which people see the files of a folder. */
export function byName(a: Named, b: Named): number {
  return a.name.localeCompare(b.name, 'zh-CN', { numeric: true });
}

/** What there was besides the forms that are read. */
export interface LeftOut {
  /** Forms, those beyond `mostForms` too. */
  readonly forms: number;
  /** Folders deeper than one level. */
  readonly deeper: number;
  /** Files that are no forms. */
  readonly others: number;
}

/** Sentences about what was left out. */
export function leftOutNotes({ forms, deeper, others }: LeftOut): string[] {
  return [
    forms > mostForms ? `一次最多读 ${mostForms} 个文件，后面的 ${forms - mostForms} 个没有读` : '',
    deeper > 0 ? `只读所选文件夹和它下面一级，更深的 ${deeper} 个文件夹没有读` : '',
    others > 0 ? `${others} 个不是任免表的文件没有读` : '',
  ].filter((note) => note !== '');
}
