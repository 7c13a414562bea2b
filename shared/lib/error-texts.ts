import type { ErrorData, ErrorParams } from './errors';

type ErrorText = string | ((params: ErrorParams) => string);

/** Every error code of the program and the sentence a clerk reads: what happened and what to do. */
export const errorTexts: Readonly<Record<string, ErrorText>> = {
  ACCESS_DENIED: '当前用户没有这项权限，请联系系统管理员',
  APPOINTMENT_BLOCKED: ({ count, first }) => `还有 ${count} 处错误，不能完成：${first}`,
  APPOINTMENT_CANCELLED: '这个批次已经撤销，不能改动',
  APPOINTMENT_DONE: '这个批次已经完成，不能改动；需要改动的，先撤回完成',
  APPOINTMENT_EMPTY: '批次中没有可以办理的人员',
  APPOINTMENT_INCOMPLETE: '请填写批次名称',
  APPOINTMENT_NOT_DONE: '这个批次没有完成',
  APPOINTMENT_PERSON_CHANGED: ({ names }) => `${names}的信息刚刚被改动过，没有完成。请核对后再完成`,
  APPOINTMENT_UNDO_CHANGED: ({ names }) => `${names}的任免信息在完成之后又有改动，不能撤回。请在人员页改正`,
  APPOINTMENT_UNIT_UNKNOWN: '所选单位不存在，请重新选择',
  ARCHIVE_CLOSED: '档案库正在关闭，这次操作没有执行',
  ARCHIVE_DAMAGED: ({ path }) => `档案库文件已损坏：${path}。请不要删除它，用最近的备份恢复`,
  ARCHIVE_DISK_FULL: ({ path }) => `磁盘已满，数据没有改动：${path}。请先腾出空间再试`,
  ARCHIVE_EXISTS: ({ path }) => `这个文件夹里已有档案库：${path}。请打开它，或另选一个文件夹`,
  ARCHIVE_IN_PROGRAM: ({ path }) =>
    `不能把档案库放在程序的安装文件夹里：${path}。升级或卸载会连同数据一起删除，请另选一个文件夹`,
  ARCHIVE_IN_USE: ({ path }) => `档案库正被另一个程序或另一个用户使用：${path}。请关闭那一个后再打开`,
  ARCHIVE_IO: ({ path }) => `读写磁盘时出错：${path}。请检查磁盘或U盘是否接好，再重新打开`,
  ARCHIVE_MIGRATION_FAILED: ({ backup }) =>
    `档案库升级没有成功，数据保持升级前的样子。升级前的备份在：${backup}。请联系技术支持`,
  ARCHIVE_MISSING: ({ path }) =>
    `找不到档案库：${path}。文件可能被移走，或U盘没有插好；请放回原处，或用备份恢复`,
  ARCHIVE_NEWER: '这个档案库由更新版本的程序建立，当前版本不能打开。请安装新版程序',
  ARCHIVE_NOT_A_DATABASE: ({ path }) => `这个文件不是档案库：${path}。请检查是否被别的文件覆盖，或用备份恢复`,
  ARCHIVE_NOT_ENCRYPTED: ({ path }) =>
    `这个文件没有加密，不是本程序建立的档案库：${path}。请把原来的档案库放回，或用备份恢复`,
  ARCHIVE_ON_NETWORK: ({ path }) => `档案库不能放在网络磁盘上：${path}。请选本机磁盘上的文件夹`,
  ARCHIVE_READ_ONLY: ({ path }) => `没有写入权限：${path}。请联系系统管理员开放这个文件夹的写入权限`,
  ARCHIVE_TRUNCATED: ({ path }) =>
    `档案库文件不完整：${path}。可能是复制时中断；请不要删除它，用最近的备份恢复`,
  ARCHIVE_WRONG_KEY: ({ path }) =>
    `密钥文件与档案库不配套：${path}。可能只换了其中一个文件，或文件开头已损坏；请把两个文件一起放回，或用备份恢复`,
  ATTACHMENT_TOO_LARGE: ({ name, limit }) =>
    `“${name}”超过 ${limit} MB，没有存入。请降低扫描分辨率，或拆成几个文件`,
  ATTACHMENT_TWICE: ({ name }) => `“${name}”与此人已有的一件扫描件内容完全相同，没有存入`,
  ATTACHMENT_TYPE: ({ name }) => `“${name}”不是 PDF、JPG、PNG 或 TIF 文件，没有存入`,
  ATTACHMENT_UNREADABLE: ({ name }) => `读不出“${name}”，没有存入。文件可能已被移走或正被别的程序占用`,
  BACKUP_FOLDER: ({ path }) => `不能写入备份文件夹：${path}。请检查U盘是否插好、是否写保护，或另选一个文件夹`,
  BACKUP_MISSING: ({ path }) => `这个文件夹里没有完整的备份：${path}。请另选一个`,
  BACKUP_OTHER_KEY: ({ path }) => `这个备份属于另一个档案库：${path}。要使用它，请用那一天的密码或恢复码打开`,
  BACKUP_UNSOUND: ({ path }) => `备份没有通过检查，已放弃：${path}。原有的备份没有改动`,
  BATCH_INVALID: ({ field }) => `“${field}”填写的内容不符合要求，请检查`,
  BULK_ALREADY_UNDONE: '这次批量操作已经撤销过',
  CANCELLED: '已取消，没有改动任何数据',
  CHECK_RULE_UNKNOWN: ({ rule }) => `没有编号为 ${rule} 的核查规则，请重新打开“核查规则”`,
  CONDITION_INVALID: ({ field }) => `查询条件“${field}”无效，请重新设置`,
  CONDITION_TOO_DEEP: ({ depth }) => `查询条件嵌套不能超过 ${depth} 层`,
  CONDITION_TOO_LARGE: ({ most }) => `查询条件不能超过 ${most} 项`,
  FILE_EXISTS: ({ name }) => `那个文件夹里已有“${name}”，没有写入，也没有覆盖它`,
  FILE_NOT_WRITTEN: ({ name }) => `“${name}”没有写成。它可能正被别的程序打开，或磁盘已满、没有写入权限`,
  FILE_TOKEN_UNKNOWN: '请重新选择文件',
  FOLDER_NOT_ABSOLUTE: '请选择完整的文件夹位置，如 D:\\干部档案库',
  FORM_EMPTY: '没有要写入的内容：没有一处选择以文件为准，也没有定好单位的新增人员',
  FORM_EXPORT_EXISTS: ({ files, name }) =>
    `文件夹里已有 ${files} 个同名文件（如 ${name}），没有导出。请选择替换，或另存为编号的文件`,
  FORM_EXPORT_FOLDER: ({ path }) => `打不开文件夹：${path}。请检查U盘是否插好，或另选一个文件夹`,
  FORM_EXPORT_PATTERN: ({ problem }) => `文件名不能这样写：${problem}`,
  FORM_FILE_EMPTY: '文件是空的，没有读入。请重新拷贝一份',
  FORM_FILE_ENCODING: '看不出文件的文字编码，没有读入。请用任免表编辑器打开后重新保存',
  FORM_FILE_LARGE: ({ limit }) => `文件超过 ${limit} MB，没有读入。请先把照片缩小到 5 MB 以内`,
  FORM_FILE_MISSING: '文件打不开，没有读入。它可能已被移走，或正被别的程序占用',
  FORM_FILE_UNKNOWN: '这不是任免表文件（.lrmx 或 .lrm），没有读入',
  FORM_FOLDER_SAME: '不能写到原文件所在的文件夹，原文件不会被覆盖。请另选一个文件夹',
  FORM_FOLDER_UNREADABLE: ({ name }) => `不能打开文件夹“${name}”。请检查权限，或U盘是否接好`,
  FORM_NO_NAME: '文件里没有姓名，不知道是谁的任免表',
  FORM_NONE: ({ name }) => `“${name}”和它下面一级文件夹里没有 .lrmx 或 .lrm 文件，请另选一个文件夹`,
  FORM_SESSION_GONE: '读取的内容已失效，请重新选择文件',
  FORM_STALE: '比较之后名册有改动，请先重新比较；已作的选择会保留',
  FORM_TOO_MUCH: '一次读入的照片太多，这个文件没有读。请分几批导入',
  IMPORT_ALREADY_UNDONE: '这次导入已经撤销',
  IMPORT_EMPTY: '没有要写入的内容，请至少保留一行新增或修改',
  IMPORT_NO_NAME: '没有“姓名”（单位表为“单位名称”）一列，请指定哪一列是姓名',
  IMPORT_NOTHING: '这个文件里没有内容',
  IMPORT_PARENT_LEFT_OUT: ({ row }) => `第 ${row} 行的上级单位没有选入，请一并选入，或取消这一行`,
  IMPORT_PLAN_GONE: '核对结果已失效，请重新核对',
  IMPORT_SHEET_MISSING: ({ sheet }) => `文件里没有“${sheet}”这张表，请重新选择`,
  IMPORT_STALE: '核对之后名册有改动，请重新核对后再导入',
  INPUT_INVALID: '提交的内容不符合要求，请检查标出的栏目',
  INTERNAL: '程序内部出错，数据没有改动。请记下编号并联系技术支持',
  JOB_CRASHED: '处理中断，没有改动任何数据，请重试',
  KEYS_DAMAGED: ({ path }) => `密钥文件已损坏：${path}。请不要删除它，用最近的备份恢复`,
  KEYS_MISSING: ({ path }) => `找不到密钥文件：${path}。没有它不能打开档案库；请放回原处，或用备份恢复`,
  KEY_LOCKED: ({ minutes }) => `密码连续输错，请在 ${minutes} 分钟后再试，或用恢复码重设密码`,
  KEY_USER_UNKNOWN: ({ name }) => `没有名为 ${name} 的用户`,
  KEY_WRONG: ({ left }) => `用户名或密码不正确，再输错 ${left} 次将暂时锁定`,
  LOCKED: '档案库已锁定，请先登录',
  LRM_NOT_A_FORM: '这个文件不是任免表（.lrm），没有读入。请选择任免表编辑器保存的文件',
  LRMX_NOT_A_FORM: '这个文件里没有任免表的内容（Person），没有读入。请选择任免表编辑器保存的 .lrmx 文件',
  NOT_FOUND: '这条记录不存在，可能已被删除',
  ORGANIZATION_CYCLE: '不能把单位移到或并入它自己的下级',
  ORGANIZATION_ENDED: '这个单位已经撤销',
  ORGANIZATION_IN_USE: ({ people, units }) =>
    `这个单位还有 ${people} 人、${units} 个下级单位，请先调走，或改用“并入其他单位”`,
  ORGANIZATION_NOT_ENDED: '这个单位没有撤销',
  ORGANIZATION_INCOMPLETE: '请填写单位名称',
  ORGANIZATION_PARENT_ENDED: '上级单位已经撤销，请先恢复上级单位，或另选上级单位',
  PASSWORD_WEAK: '密码不符合要求，请按页面所列规则重设',
  PERSON_IN_BIN: '此人在回收站里，照片和扫描件不能改动。请先还原此人',
  PERSON_UNIT_ENDED: ({ name, unit }) => `${name}原来所在的${unit}已经撤销，请先恢复这个单位，再还原人员`,
  PERSON_UNIT_UNKNOWN: '所选单位不存在，请重新选择',
  PERSON_INCOMPLETE: '姓名和所在单位必须填写',
  PHOTO_RATIO: '照片的宽高比应为 4:5，请重新裁剪',
  PHOTO_TOO_LARGE: ({ limit }) => `照片超过 ${limit} MB，请换一张较小的`,
  PHOTO_UNREADABLE: '这张照片读不出来，请换一张 JPG 或 PNG 图片',
  PAPERS_DOCX_TOO_MANY: ({ count, limit }) =>
    `一个 Word 文档最多放 ${limit} 人的材料，现选了 ${count} 人，请改为每人一个文档`,
  PAPERS_FOLDER_FAILED: ({ name, files }) =>
    `“${name}”没有写成，它之前的 ${files} 个文件已经写好。磁盘可能已满，或没有写入权限；请换一个文件夹再试`,
  PAPERS_NOT_PEOPLE: '只有人员材料能导出采集表',
  PRINT_FOLDER_FAILED: ({ name, files }) =>
    `“${name}”没有写成，它之前的 ${files} 个文件已经写好。磁盘可能已满，或没有写入权限；请换一个文件夹再试`,
  PRINT_LAYOUT_FAILED: '排版没有完成，请重试',
  PRINT_NOTHING: '所选材料没有内容，没有可以打印的页',
  PRINT_REFUSED: ({ printer }) => `打印机“${printer}”没有接收。请检查它是否开机、联机、有纸，再打印一次`,
  PRINT_TOO_LONG: ({ pages, limit }) =>
    `一次最多 ${limit} 页，现有 ${pages} 页。请填写页码范围，分几次打印；全部人员宜导出 Excel`,
  QUERY_NAME_TAKEN: ({ name }) => `已有名为“${name}”的常用查询，请换一个名称`,
  RECOVERY_CODE_BESIDE: '恢复码不能与档案库存放在同一个文件夹。请存到U盘，或打印后交专人保管',
  RECOVERY_CODE_TYPO: ({ groups }) => `恢复码第 ${groups} 组输入有误，请对照打印件核对`,
  RECOVERY_CODE_WRONG: '这个恢复码不属于本档案库，或已被新的恢复码取代',
  RESTORE_NOTHING: '没有可以撤销的恢复',
  RESTORE_RUNNING: '正在恢复档案库，请等它完成',
  REGISTER_NOT_EMPTY: '名册中已有单位或人员，示范数据只能载入空的名册',
  ROSTER_GONE: '这份名册的预览已失效，请关闭后重新打开',
  TAG_IN_USE: ({ name, people }) => `“${name}”还有 ${people} 人在用，不能删除，可以停用或并入其他标签`,
  TAG_TAKEN: ({ name }) => `已有标签“${name}”。要合在一起，请用“合并”`,
  VERSION_CONFLICT: '这条记录刚刚被改动过，请重新打开后再修改',
  WORKBOOK_BOMB: '这个文件解压后大得不正常，可能是恶意文件，没有读取',
  WORKBOOK_CELL_TOO_LONG: ({ sheet, address, limit }) =>
    `“${sheet}”表 ${address} 的文字超过 ${limit} 字，Excel 单元格放不下。请缩短后再导出`,
  WORKBOOK_DAMAGED: ({ part }) =>
    `文件已损坏（${part}），读不出来。请用 Excel 或 WPS 打开检查，另存为 .xlsx 后再试`,
  WORKBOOK_DISK_FULL: ({ path }) => `磁盘已满，没有写成：${path}。请清理磁盘或换一个位置`,
  WORKBOOK_EMPTY_FILE: '这是一个空文件，请重新选择',
  WORKBOOK_ENCRYPTED: '文件设有打开密码。请在 Excel 或 WPS 中取消密码，保存后再试',
  WORKBOOK_ET: '这是 WPS 的 .et 表格。请用 WPS 打开，另存为 .xlsx 后再试',
  WORKBOOK_HTML: '这个文件其实是网页或 XML 表格，只是改了名。请用 Excel 或 WPS 打开，另存为 .xlsx 后再试',
  WORKBOOK_IN_USE: '文件正被其他程序占用。请关闭 Excel 或 WPS 后再试',
  WORKBOOK_MISSING: '找不到这个文件，可能已被移动或改名',
  WORKBOOK_NOT_A_WORKBOOK: ({ found }) =>
    `这不是 Excel 工作簿，而是${found}。请选择 .xlsx 文件；若单位装有文件加密软件，请先解密`,
  WORKBOOK_NO_SHEET: '工作簿里没有可读的工作表',
  WORKBOOK_ODS: '这是 .ods 表格。请打开后另存为 .xlsx 再试',
  WORKBOOK_OLD_XLS: '这是旧版 .xls 表格。请用 Excel 或 WPS 打开，另存为 .xlsx 后再试',
  WORKBOOK_TARGET_DENIED: ({ path }) => `不能写入：${path}。请换一个有权限的文件夹`,
  WORKBOOK_TARGET_IN_USE: ({ path }) => `不能写入：${path}。该文件可能正用 Excel 或 WPS 打开，请关闭后再导出`,
  WORKBOOK_TARGET_MISSING: ({ path }) => `找不到要写入的文件夹：${path}。请重新选择位置`,
  WORKBOOK_TEXT_UNREADABLE: '看不出这个文本文件的编码。请用 Excel 或 WPS 打开，另存为 .xlsx 后再试',
  WORKBOOK_TOO_LARGE: ({ limit }) => `文件超过 ${limit} MB。请删去图片和不用的工作表，或拆成几个文件`,
  WORKBOOK_TOO_MANY_CELLS: ({ limit }) =>
    `工作簿的内容超过 ${limit} 个单元格。请删去不用的工作表，或拆成几个文件`,
  WORKBOOK_TOO_MANY_ROWS: ({ sheet, limit }) => `“${sheet}”表的内容超过 ${limit} 行。请拆成几个文件`,
  WORKBOOK_TOO_MANY_SHEETS: ({ limit }) => `工作簿有 ${limit} 张以上的工作表。请删去不用的`,
  WORKBOOK_TOO_MUCH_TEXT: '工作簿的文字太多，一次读不完。请拆成几个文件',
  WORKBOOK_TOO_WIDE: ({ sheet, address, limit }) =>
    `“${sheet}”表在 ${address} 还有内容，已超过 ${limit} 列。请删去表格右侧多余的内容`,
  WORKBOOK_UNREADABLE: ({ reason }) => `文件不能打开（${reason}）。请检查权限，或复制到本机后再试`,
  WORKBOOK_XLSB: '这是 .xlsb 二进制工作簿。请用 Excel 打开，另存为 .xlsx 后再试',
  XML_DAMAGED: ({ line }) =>
    `文件不完整或已损坏（第 ${line} 行读不下去），没有读入。请重新拷贝或重新导出一份`,
  XML_DECLARES_TYPE: '文件里夹带了类型声明（DOCTYPE），正常的任免表不会有，为安全起见没有读入',
  XML_ENTITY: ({ name }) => `文件里有读不懂的符号“${name}”，没有读入。请用任免表编辑器打开后重新保存`,
  XML_INSTRUCTION: '文件里夹带了处理指令，正常的任免表不会有，为安全起见没有读入',
  XML_TOO_DEEP: ({ most }) => `文件的层次超过 ${most} 层，不是正常的任免表，没有读入`,
  XML_TOO_LARGE: ({ limit }) => `文件超过 ${limit} MB，没有读入。请先把照片缩小到 5 MB 以内`,
  XML_TOO_MANY_TAGS: ({ most }) => `文件里的标记超过 ${most} 个，不是正常的任免表，没有读入`,
};

/**
 * The Chinese sentence for an error.
 * @param error what a call answered; an unknown code reads as INTERNAL
 */
export function errorText(error: Pick<ErrorData, 'code' | 'params' | 'id'>): string {
  const text = errorTexts[error.code] ?? errorTexts['INTERNAL'] ?? error.code;
  const sentence = typeof text === 'function' ? text(error.params) : text;
  return error.id ? `${sentence}（编号 ${error.id}）` : sentence;
}
