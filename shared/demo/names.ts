import type { Random } from './random';

// Common surnames, the most common ones several times; no real person is meant by any combination.
const surnames = [
  ...'王李张刘陈杨黄赵吴周王李张刘陈杨黄王李张刘',
  ...'徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴莫孔向汤',
  '欧阳',
  '上官',
];
const male = [
  ...'伟强军勇杰涛斌辉刚健明亮建国华平志文武海波峰磊鹏飞超毅宏春光荣德福生林友清忠义永胜旺兴和祥松柏江河山川东南振宇浩然俊凯旭阳泽民安学良世昌',
];
const female = [
  ...'芳娟敏静丽艳秀英玲桂兰梅红霞燕萍莉娜洁琴云莲玉凤珍珠春香月娥彩菊慧颖雪倩琳璐婷瑶怡佳欣悦晓雅思琪梦雨彤淑贞惠美',
];
const middle = [...'建国志永文德光明春晓小家宗世立正新长金忠少天子海先继仁孝国庆大方友廷开登绍远宜先正'];
const middleFemale = [...'秀玉桂春晓小红美丽金月冬素彩翠爱雪思雨梦佳雅慧淑文海云'];

/** A surname. */
export function surnameOf(random: Random): string {
  return random.pick(surnames);
}

/** Given name of one or two characters; one character was the custom of those born around 1975 to 1995. */
function givenName(random: Random, sex: '1' | '2', birthYear: number): string {
  const last = random.pick(sex === '1' ? male : female);
  const single = birthYear > 1974 && birthYear < 1996 ? 0.28 : 0.08;
  if (random.chance(single)) return last;
  const first = random.pick(sex === '1' ? middle : middleFemale);
  return first === last ? last : first + last;
}

/** An invented name with a given surname. */
export function nameWith(surname: string, random: Random, sex: '1' | '2', birthYear: number): string {
  return surname + givenName(random, sex, birthYear);
}
