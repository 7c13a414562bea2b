import { endedUnits } from '#shared/register/checks/ended-units';
import { add, change, clear, set, type Case } from './case';

/** Two units of which one has been merged and one abolished. */
const ended = endedUnits([
  { id: 1, name: '雁阵镇', abolished: true, mergedInto: 2 },
  { id: 2, name: '清水镇', abolished: false, mergedInto: null },
  { id: 3, name: '农机站', abolished: true, mergedInto: null },
]);

export const serviceCases: readonly Case[] = [
  [
    'appointment.unitEnded',
    change('appointments', 0, {}),
    '副镇长在任，任职机构“雁阵镇”已并入清水镇',
    ['children.appointments.0.organizationId', 'children.appointments.0.state'],
    { endedUnits: ended },
  ],
  [
    'management.unitEnded',
    set({ organizationId: 3 }),
    '所在单位“农机站”已撤销',
    ['fields.organizationId'],
    { endedUnits: ended },
  ],
  // Management.
  [
    'management.registeredBeforeEntry',
    set({ civilServantRegistered: '2007-07' }),
    '公务员登记时间 2007.07 早于录用时间 2007.08',
    ['fields.civilServantRegistered', 'fields.recruited'],
  ],
  [
    'management.registeredTooEarly',
    set({ civilServantRegistered: '2006-06', recruited: '2006-05' }),
    '公务员登记时间 2006.06 早于 2006.07',
    ['fields.civilServantRegistered'],
  ],
  [
    'management.recruitedMissing',
    set({ recruited: null }),
    '考录人员没有录用时间',
    ['fields.recruited', 'fields.civilServiceExam'],
  ],
  [
    'management.selectionMissing',
    set({ selectedGraduate: true }),
    '选调生没有进入时间',
    ['fields.enteredSelection', 'fields.selectedGraduate'],
  ],
  [
    'management.rankSince',
    set({ rankSince: null }),
    '现职级为四级主任科员，任现职级时间未填写',
    ['fields.rankSince'],
  ],
  [
    'management.staffing',
    set({ staffing: '3' }),
    '人员类别为综合管理类公务员，编制类型为事业编制',
    ['fields.staffing', 'fields.personnelCategory'],
  ],
  [
    'management.leftInOffice',
    set({ managementStatus: '2' }),
    '管理状态为离退人员，副镇长仍在任',
    ['children.appointments.0.state', 'fields.managementStatus'],
  ],
  [
    'management.retirementPassed',
    // A man born 1965-03: 60 in 2025-03, the first four months of the reform, one month more.
    set({ birthDate: '1965-03', idNumber: null }),
    '1965.03 出生，到龄年月 2025.04，已超过',
    ['fields.birthDate', 'fields.managementStatus'],
  ],
  [
    'management.retirementNear',
    // 60 in 2025-07: two months more.
    set({ birthDate: '1965-07', idNumber: null }),
    '1965.07 出生，2025.09 到龄',
    ['fields.birthDate'],
  ],
  [
    'management.retirementMonth',
    // 60 in 2045-03: beyond the end of the rise, 36 months more.
    set({ retirementMonth: '2045-03' }),
    '到龄年月填 2045.03，按规定应为 2048.03',
    ['fields.retirementMonth', 'fields.birthDate'],
  ],
  // Appointments.
  [
    'appointment.unit',
    change('appointments', 0, { organizationId: null }),
    '职务第 1 行：副镇长没有任职机构',
    ['children.appointments.0.organizationId'],
  ],
  [
    'appointment.tier',
    change('appointments', 0, { tier: null }),
    '职务第 1 行：副镇长没有职务层次',
    ['children.appointments.0.tier'],
  ],
  [
    'appointment.started',
    change('appointments', 0, { started: null }),
    '职务第 1 行：副镇长没有任职时间',
    ['children.appointments.0.started'],
  ],
  [
    'appointment.beforeWork',
    add('appointments', {
      organizationName: '雁阵农业大学',
      post: '学生会主席',
      tier: '0199',
      started: '2005-09',
      ended: '2007-06',
      state: '0',
    }),
    '职务第 2 行：学生会主席的任职时间 2005.09 早于参加工作时间 2007.08',
    ['children.appointments.1.started'],
  ],
  [
    'appointment.endMissing',
    add('appointments', { organizationId: 1, post: '科员', tier: '0150', started: '2007-08', state: '0' }),
    '职务第 2 行：科员已免，没有免职时间',
    ['children.appointments.1.ended'],
  ],
  [
    'appointment.endBeforeStart',
    change('appointments', 0, { state: '0', ended: '2021-04' }),
    '职务第 1 行：副镇长的免职时间 2021.04 早于任职时间 2021.05',
    ['children.appointments.0.ended', 'children.appointments.0.started'],
  ],
  [
    'appointment.endInOffice',
    change('appointments', 0, { ended: '2024-01' }),
    '职务第 1 行：副镇长在任，却填了免职时间 2024.01',
    ['children.appointments.0.state', 'children.appointments.0.ended'],
  ],
  [
    'appointment.endAhead',
    change('appointments', 0, { state: '0', ended: '2025-07' }),
    '职务第 1 行：免职时间 2025.07 晚于今天',
    ['children.appointments.0.ended'],
  ],
  [
    'appointment.none',
    clear('appointments'),
    '现任职务“雁阵镇党委委员、副镇长”没有对应的在任职务',
    ['children.appointments'],
  ],
  [
    'appointment.primary',
    add('appointments', {
      organizationId: 1,
      post: '党委委员',
      tier: '0142',
      started: '2021-05',
      state: '1',
      primary: true,
    }),
    '有 2 个主职务：副镇长、党委委员',
    ['children.appointments.0.primary', 'children.appointments.1.primary'],
  ],
  [
    'appointment.sinceDiffers',
    set({ currentPostSince: '2022-05' }),
    '任现职时间 2022.05 与主职务的任职时间 2021.05 不一致',
    ['fields.currentPostSince', 'children.appointments.0.started'],
  ],
  [
    'appointment.tierSince',
    set({ postTierSince: null }),
    '现职务层次为乡科级副职，任现职务层次时间未填写',
    ['fields.postTierSince'],
  ],
  [
    'appointment.tierSinceLate',
    set({ postTierSince: '2021-06' }),
    '任现职务层次时间 2021.06 晚于任现职时间 2021.05',
    ['fields.postTierSince', 'fields.currentPostSince'],
  ],
  [
    'appointment.tierAboveUnit',
    set({ postTier: '0132' }),
    '现职务层次县处级副职高于单位级别乡科级',
    ['fields.postTier'],
  ],
  // Resume.
  ['resume.empty', clear('resume'), '简历未填写', ['children.resume']],
  [
    'resume.workStarted',
    set({ workStarted: '2007-07' }),
    '简历中没有参加工作时间 2007.07',
    ['children.resume', 'fields.workStarted'],
  ],
  [
    'resume.appointments',
    change('resume', 2, { started: '2021-06' }),
    '简历中没有副镇长的任职时间 2021.05',
    ['children.resume', 'children.appointments.0.started'],
  ],
  [
    'resume.lineIncomplete',
    change('resume', 1, { started: null }),
    '简历第 2 行：没有起始时间',
    ['children.resume.1.started'],
  ],
  [
    'resume.endBeforeStart',
    change('resume', 1, { ended: '2007-07' }),
    '简历第 2 行：2007.08--2007.07 止早于起',
    ['children.resume.1.ended', 'children.resume.1.started'],
  ],
  [
    'resume.endAhead',
    change('resume', 2, { ended: '2026-01' }),
    '简历第 3 行：终止时间 2026.01 晚于今天',
    ['children.resume.2.ended'],
  ],
  [
    'resume.gap',
    change('resume', 1, { ended: '2021-03' }),
    '简历第 3 行：2021.03 至 2021.05 之间间断 2 个月',
    ['children.resume.1.ended', 'children.resume.2.started'],
  ],
  [
    'resume.overlap',
    change('resume', 1, { ended: '2021-06' }),
    '简历第 3 行：起始时间 2021.05 早于上一段的终止时间 2021.06',
    ['children.resume.1.ended', 'children.resume.2.started'],
  ],
  [
    'resume.order',
    change('resume', 0, { started: '2007-09', ended: null }),
    '简历第 2 行：起始时间 2007.08 早于上一段的起始时间 2007.09',
    ['children.resume.1.started'],
  ],
  [
    'resume.openLine',
    change('resume', 1, { ended: null }),
    '简历第 2 行：2007.08 起的一段没有终止时间',
    ['children.resume.1.ended'],
  ],
  [
    'resume.lastClosed',
    change('resume', 2, { ended: '2025-01' }),
    '简历第 3 行：简历只写到 2025.01',
    ['children.resume.2.ended'],
  ],
];
