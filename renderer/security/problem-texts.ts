/** What can be done about a problem from its own page. */
export type ProblemAction = 'retry' | 'locate' | 'restore' | 'quit';

export interface ProblemText {
  /** What is wrong, in one sentence. */
  readonly title: string;
  /** What to do, one after the other. */
  readonly steps: readonly string[];
  /** From left to right; the last one is the one to try first. */
  readonly actions: readonly ProblemAction[];
}

const keepFile = '请不要删除或改动这个文件，数据可能还能找回';
const restoreStep = '选“从备份恢复”，用最近一次备份恢复；现在的文件会先另外保存，恢复后还可以撤销';
const supportStep = '仍不能解决的，请联系技术支持，并告知本页的标题和位置';

/** Every problem with the archive that closes it, by its code. */
const texts: Readonly<Record<string, ProblemText>> = {
  ARCHIVE_MISSING: {
    title: '找不到档案库',
    steps: [
      '数据放在U盘或移动硬盘上的，请插好后选“重试”',
      '文件夹被移走或改名的，请放回原处，或选“打开其他位置”指给程序',
      '文件已丢失的，选“从备份恢复”',
    ],
    actions: ['restore', 'locate', 'retry'],
  },
  ARCHIVE_DAMAGED: {
    title: '档案库文件已损坏',
    steps: [keepFile, restoreStep, supportStep],
    actions: ['retry', 'locate', 'restore'],
  },
  ARCHIVE_TRUNCATED: {
    title: '档案库文件不完整',
    steps: ['刚复制或移动过文件的，请重新完整复制一次，再选“重试”', keepFile, restoreStep],
    actions: ['retry', 'locate', 'restore'],
  },
  ARCHIVE_NOT_A_DATABASE: {
    title: '这个文件不是档案库',
    steps: ['可能被同名的其他文件覆盖了：请把原来的文件放回，再选“重试”', restoreStep],
    actions: ['retry', 'locate', 'restore'],
  },
  ARCHIVE_NOT_ENCRYPTED: {
    title: '这个文件没有加密，不是本程序建立的',
    steps: ['可能被同名的其他文件替换了：请把原来的文件放回，再选“重试”', restoreStep],
    actions: ['retry', 'locate', 'restore'],
  },
  ARCHIVE_WRONG_KEY: {
    title: '密钥文件与档案库不配套',
    steps: [
      'archive.db 和 keys.json 要成对存放：只换过其中一个的，请把原来的一对放回，再选“重试”',
      restoreStep,
    ],
    actions: ['retry', 'locate', 'restore'],
  },
  ARCHIVE_NEWER: {
    title: '这个档案库由更新版本的程序建立',
    steps: ['本机程序的版本较旧，不能打开它；数据没有改动', '请安装新版程序后再打开'],
    actions: ['quit'],
  },
  ARCHIVE_READ_ONLY: {
    title: '没有写入权限',
    steps: [
      '请电脑管理员为当前登录的系统用户开放这个文件夹的“修改”权限',
      'U盘有写保护开关的，请关闭写保护',
      '安全软件拦截了写入的，请把本程序加入信任名单',
    ],
    actions: ['locate', 'retry'],
  },
  ARCHIVE_DISK_FULL: {
    title: '磁盘已满',
    steps: [
      '已保存的数据没有丢失',
      '请清空回收站，或移走这个磁盘上不用的大文件',
      '腾出至少 200 MB 后选“重试”',
    ],
    actions: ['locate', 'retry'],
  },
  ARCHIVE_IN_USE: {
    title: '档案库正被另一个程序或另一个用户使用',
    steps: [
      '同一档案库一次只能由一个程序打开',
      '请关闭另一个窗口，或请另一位系统用户注销后，再选“重试”',
      '正在备份或杀毒的，请等它完成',
    ],
    actions: ['locate', 'retry'],
  },
  ARCHIVE_ON_NETWORK: {
    title: '档案库不能放在网络磁盘上',
    steps: [
      '网络磁盘不能保证写入完整，断网会损坏数据',
      '请关闭程序，把整个文件夹复制到本机磁盘，再选“打开其他位置”',
    ],
    actions: ['retry', 'locate'],
  },
  ARCHIVE_IO: {
    title: '读写磁盘时出错',
    steps: [
      '请检查硬盘或U盘是否接好，再选“重试”',
      '反复出现的，磁盘可能有故障：请尽快把整个文件夹复制到另一个磁盘，再选“打开其他位置”',
    ],
    actions: ['restore', 'locate', 'retry'],
  },
  ARCHIVE_MIGRATION_FAILED: {
    title: '档案库升级没有成功',
    steps: [
      '数据保持升级前的样子，升级前的备份在上面的位置',
      '请确认磁盘有足够空间，再选“重试”',
      '仍不成功的，请暂用旧版程序，并联系技术支持',
    ],
    actions: ['retry', 'quit'],
  },
  KEYS_MISSING: {
    title: '找不到密钥文件',
    steps: [
      '没有 keys.json，任何密码都打不开档案库',
      '请从原来的文件夹或备份中找到它，放回上面的位置，再选“重试”',
      '找不到的，选“从备份恢复”，用备份当时的密码',
    ],
    actions: ['locate', 'restore', 'retry'],
  },
  KEYS_DAMAGED: {
    title: '密钥文件已损坏',
    steps: [keepFile, '选“从备份恢复”，用备份当时的密码', supportStep],
    actions: ['retry', 'locate', 'restore'],
  },
};

const unknown: ProblemText = {
  title: '档案库没有打开',
  steps: ['请选“重试”', supportStep],
  actions: ['locate', 'retry'],
};

/** The page of a problem; one that this version does not know has a general page. */
export function problemText(code: string): ProblemText {
  return texts[code] ?? unknown;
}

/** The codes that have a page of their own. */
export const problemCodes: readonly string[] = Object.keys(texts);
