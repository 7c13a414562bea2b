// Where the official template has the boxes of 干部任免审批表, worked out by hand from its twips (1440 to 25.4 mm): these numbers
// know nothing of the program's own.

/** A box on A4: mm. On the front y counts from the grid's first row, on the back from the upper edge of the paper. */
export type Expected = readonly (readonly [
  name: string,
  x: number,
  y: number,
  width: number,
  height: number,
])[];

/** The front from the first row of the grid: rows of 12.51, 12.21, 11.99, 12.51, 4 × 6.10 mm, then the posts. */
const frontCommon: Expected = [
  ['label:XingMing', 22.0, 0, 17.99, 12.51],
  ['XingMing', 39.99, 0, 23.02, 12.51],
  ['label:XingBie', 63.01, 0, 18.75, 12.51],
  ['XingBie', 81.76, 0, 22.97, 12.51],
  ['label:ChuShengNianYue', 104.72, 0, 23.2, 12.51],
  ['ChuShengNianYue', 127.92, 0, 23.46, 12.51],
  ['ZhaoPian', 151.38, 0, 36.3, 49.21],
  ['MinZu', 39.99, 12.51, 23.02, 12.21],
  ['JiGuan', 81.76, 12.51, 22.97, 12.21],
  ['ChuShengDi', 127.92, 12.51, 23.46, 12.21],
  ['RuDangShiJian', 39.99, 24.71, 23.02, 11.99],
  ['CanJiaGongZuoShiJian', 81.76, 24.71, 22.97, 11.99],
  ['label:XueLiXueWei', 22.0, 49.21, 17.99, 24.41],
  ['label:QuanRiZhiJiaoYu', 39.99, 49.21, 23.02, 12.21],
  ['QuanRiZhiJiaoYu_XueLi', 63.01, 49.21, 41.72, 6.1],
  ['QuanRiZhiJiaoYu_XueWei', 63.01, 55.32, 41.72, 6.1],
  ['label:QuanRiZhiJiaoYu_BiYeYuanXiaoXi', 104.72, 49.21, 23.2, 12.21],
  ['QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi', 127.92, 49.21, 59.76, 12.21],
  ['ZaiZhiJiaoYu_XueLi', 63.01, 61.42, 41.72, 12.21],
  ['label:XianRenZhiWu', 22.0, 73.62, 41.01, 11.98],
  ['XianRenZhiWu', 63.01, 73.62, 124.67, 11.98],
  ['label:JianLi', 22.0, 109.56, 13.83, 125.82],
  ['JianLi', 35.82, 109.56, 151.85, 125.82],
];
export const front3: Expected = [
  ...frontCommon,
  ['JianKangZhuangKuang', 127.92, 24.71, 23.46, 11.99],
  ['ZhuanYeJiShuZhiWu', 39.99, 36.71, 41.77, 12.51],
  ['ShuXiZhuanYeYouHeZhuanChang', 104.72, 36.71, 46.66, 12.51],
];
/** 现任职务 has 709 twips instead of 679: half a millimetre more for all that follows. */
export const front4: Expected = [
  ...frontCommon.map(([name, x, y, width, height]) => {
    if (name.endsWith('XianRenZhiWu')) return [name, x, y, width, 12.51] as const;
    return [name, x, y > 100 ? 110.08 : y, width, height] as const;
  }),
  ['DaoLingNianYue', 127.92, 24.71, 23.46, 11.99],
  ['JianKangZhuangKuang', 39.99, 36.71, 23.02, 12.51],
  ['ZhuanYeJiShuZhiWu', 81.76, 36.71, 22.97, 12.51],
  ['ShuXiZhuanYeYouHeZhuanChang', 127.92, 36.71, 23.46, 12.51],
];

/** The back of 3.x; 4.0 lies 0.79 mm higher and 1.50 mm further to the right. */
export const back3: Expected = [
  ['label:JiangChengQingKuang', 21.01, 28.59, 13.09, 25.01],
  ['JiangChengQingKuang', 34.1, 28.59, 153.09, 25.01],
  ['NianDuKaoHeJieGuo', 34.1, 53.6, 153.09, 18.01],
  ['RenMianLiYou', 34.1, 71.61, 153.09, 24.01],
  ['label:JiaTingChengYuan', 21.01, 95.62, 13.09, 97.45],
  ['label:family:ChengWei', 34.1, 95.62, 19.26, 11.39],
  ['family:0:ChengWei', 34.1, 107.02, 19.26, 12.29],
  ['family:0:XingMing', 53.36, 107.02, 22.47, 12.29],
  ['family:0:ChuShengRiQi', 75.83, 107.02, 10.12, 12.29],
  ['family:0:ZhengZhiMianMao', 85.95, 107.02, 19.51, 12.29],
  ['family:0:GongZuoDanWeiJiZhiWu', 105.46, 107.02, 81.72, 12.29],
  ['family:6:ChengWei', 34.1, 180.78, 19.26, 12.29],
  ['label:ChengBaoDanWei', 21.01, 193.08, 13.09, 36.49],
  ['ChengBaoDanWei', 34.1, 193.08, 153.09, 23.49],
  ['TianBiaoShiJian', 34.1, 216.57, 153.09, 13.0],
  ['ShenPiJiGuanYiJian', 34.1, 229.57, 71.37, 35.61],
  ['label:XingZhengJiGuanYiJian', 105.46, 229.57, 13.83, 35.61],
  ['XingZhengJiGuanYiJian', 119.29, 229.57, 67.89, 35.61],
];
export const back4: Expected = back3.map(([name, x, y, width, height]) => [
  name,
  x + 1.5,
  y - 0.79,
  width,
  height,
]);
