/** A sentence in two parts. */
interface CheckWords {
  readonly message: string;
  /** '' where the sentence names none. */
  readonly remedy: string;
}

/**
 * What is said about something that cannot be read, as the check of files says it: nothing is read in there, so the words
 * “没有读入” go, and what to do stands by itself.
 * @param sentence as the import says it: “火星族”没有读入：不是可以识别的民族。请填汉族
 */
export function checkWords(sentence: string): CheckWords {
  const [, said = sentence, remedy = ''] = /^(.*?)。(请.*)$/s.exec(sentence) ?? [];
  return { message: said.replace(/(?<=”)没有读入：|，(为安全起见)?没有读入$/, ''), remedy };
}
