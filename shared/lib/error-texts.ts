import type { ErrorData, ErrorParams } from './errors';

type ErrorText = string | ((params: ErrorParams) => string);

/** Every error code of the program and the sentence a clerk reads: what happened and what to do. */
export const errorTexts: Readonly<Record<string, ErrorText>> = {
  ACCESS_DENIED: '当前用户没有这项权限，请联系系统管理员',
  CANCELLED: '已取消，没有改动任何数据',
  INPUT_INVALID: '提交的内容不符合要求，请检查标出的栏目',
  INTERNAL: '程序内部出错，数据没有改动。请记下编号并联系技术支持',
  LOCKED: '档案库已锁定，请先登录',
  NOT_FOUND: '这条记录不存在，可能已被删除',
  VERSION_CONFLICT: '这条记录刚刚被改动过，请重新打开后再修改',
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
