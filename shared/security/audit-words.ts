/** Kinds of operations in the order in which the log offers them. */
export const auditKinds = [
  'person',
  'organization',
  'appointment',
  'import',
  'batch',
  'output',
  'check',
  'archive',
  'account',
  'other',
] as const;
export type AuditKind = (typeof auditKinds)[number];

export const auditKindTexts: Readonly<Record<AuditKind, string>> = {
  person: '人员',
  organization: '单位',
  appointment: '任免动议',
  import: '导入',
  batch: '批量操作、回收站',
  output: '打印、导出',
  check: '核查',
  archive: '档案库',
  account: '登录和密码',
  other: '其他',
};

interface Operation {
  readonly kind: AuditKind;
  readonly text: string;
}

function of(kind: AuditKind, texts: Readonly<Record<string, string>>): [string, Operation][] {
  return Object.entries(texts).map(([channel, text]) => [channel, { kind, text }]);
}

const operations: ReadonlyMap<string, Operation> = new Map([
  ...of('person', {
    'person.save': '保存人员信息',
    'person.remove': '移入回收站',
    'person.restore': '从回收站还原',
    'person.setPhoto': '更换照片',
    'attachment.add': '存入扫描件',
    'attachment.update': '修改扫描件说明',
    'attachment.arrange': '整理扫描件顺序',
    'attachment.remove': '移除扫描件',
    'attachment.restore': '还原扫描件',
  }),
  ...of('organization', {
    'organization.save': '保存单位信息',
    'organization.move': '移动单位',
    'organization.merge': '并入其他单位',
    'organization.abolish': '撤销单位',
    'organization.reinstate': '恢复单位',
  }),
  ...of('appointment', {
    'appointment.save': '保存任免动议',
    'appointment.addPeople': '列入任免动议',
    'appointment.writeForms': '写入任免审批表',
    'appointment.complete': '完成任免',
    'appointment.undoCompletion': '撤回任免的完成',
    'appointment.cancel': '撤销任免动议',
    'appointment.resume': '恢复任免动议',
    'appointment.remove': '删除任免动议',
    'appointment.restore': '还原任免动议',
    'appointment.decideTrial': '记录试用期满决定',
    'appointment.saveSettings': '修改任免设置',
  }),
  ...of('import', {
    'import.apply': '导入表格',
    'import.undo': '撤销导入',
    'form.apply': '导入任免表文件',
    'demo.load': '载入示范县',
  }),
  ...of('batch', {
    'tag.rename': '来源标签改名、合并',
    'batch.apply': '批量修改',
    'batch.remove': '批量移入回收站',
    'batch.undo': '撤销批量操作',
    'recycle.purge': '彻底删除',
  }),
  ...of('output', {
    'roster.export': '导出名册',
    'table.export': '导出列表',
    'extraction.export': '导出信息提取表',
    'template.export': '导出采集模板',
    'attachment.export': '导出扫描件',
    'form.export': '导出任免表文件',
    'check.export': '导出核查结果',
    'print.toPdf': '存为 PDF',
    'papers.toDocx': '导出可编辑的材料',
    'papers.toWorkbook': '导出信息采集表',
    'print.toFolder': '每人存为一个 PDF',
    'print.toPrinter': '打印',
  }),
  ...of('check', {
    'check.register': '名册核查',
    'check.saveSettings': '修改核查规则',
  }),
  ...of('archive', {
    'archive.create': '建立档案库',
    'archive.restore': '恢复备份',
    'archive.undoRestore': '撤销恢复',
  }),
  ...of('account', {
    'archive.unlock': '登录',
    'archive.changePassword': '修改密码',
    'archive.renewRecoveryCode': '更换恢复码',
    'security.saveSettings': '修改安全设置',
    'print.saveSettings': '修改打印设置',
  }),
  ...of('other', {
    'tag.save': '调整来源标签',
    'query.save': '保存查询',
    'query.remove': '删除查询',
  }),
]);

/** What a command did, in words; a channel of a later version stands by its own name. */
export function auditText(channel: string): string {
  return operations.get(channel)?.text ?? channel;
}

/** Whether the log has words for this channel. */
export function hasAuditText(channel: string): boolean {
  return operations.has(channel);
}

/** The channels of a kind. */
export function channelsOfKind(kind: AuditKind): string[] {
  return [...operations].filter(([, operation]) => operation.kind === kind).map(([channel]) => channel);
}

/** The channels of every kind but `other`: what is not among them counts as that. */
export function channelsWithKind(): string[] {
  return auditKinds.filter((kind) => kind !== 'other').flatMap(channelsOfKind);
}
