import { secondmentLaw } from './sources';
import type { ItemRule } from './scene';
import { isSecondment } from './secondment';

/** Rules about secondments (ZB13: 37). */
export const secondmentRules: readonly ItemRule[] = [
  {
    id: 'batch.secondmentLeaves',
    level: 'error',
    title: '挂职不免去原任职务',
    source: secondmentLaw,
    remedy: '去掉这项拟免职务；同时调动的，变动类别不选“挂职”',
    check: ({ item, leaves, name }) =>
      isSecondment(item.fields)
        ? leaves
            .filter(({ row }) => row !== undefined && !isSecondment(row))
            .map(({ leave, path }) => ({
              message: `${name}挂职，不能免去${leave.post ?? '原任职务'}`,
              fields: [path],
            }))
        : [],
  },
  {
    id: 'batch.secondmentTrial',
    level: 'hint',
    title: '挂职没有任职试用期',
    source: secondmentLaw,
    remedy: '清空“试用期至”',
    check: ({ item, name, path }) =>
      isSecondment(item.fields) && item.fields.probationUntil !== null
        ? [{ message: `${name}挂职，填写了试用期`, fields: [path('probationUntil')] }]
        : [],
  },
];
