/** Words of instruments that write in other scripts, in English. Of two that fit, the longer one counts. */
const words: readonly (readonly [english: string, foreign: string])[] = [
  ['record', '记录序号 数据序号 记录号 序号 記錄序號 序號 データ番号 データNo データ点 기록번호 데이터번호'],
  [
    'cycle number',
    '循环序号 循环次数 循环号 循环数 循环 循環序號 循環次數 循環號 循環 サイクル番号 サイクル数 サイクルNo サイクル 사이클번호 사이클',
  ],
  ['step time', '工步时间 步骤时间 步时间 步驟時間 工步時間 ステップ時間 ステップ経過時間 工程時間 스텝시간'],
  [
    'step type',
    '工步类型 工步名称 工步状态 步骤名称 步骤类型 工作模式 工作状态 工步類型 状态 狀態 ステップ種類 モード 状態 상태',
  ],
  ['step', '工步序号 工步号 工步 步骤序号 步骤号 步骤 步次 步驟 ステップ番号 ステップNo ステップ 工程 스텝번호 스텝'],
  [
    'total time',
    '总时间 测试时间 运行时间 累计时间 總時間 測試時間 総時間 総経過時間 試験時間 経過時間 積算時間 총시간 시험시간',
  ],
  ['date time', '系统时间 绝对时间 日期时间 记录时间 日期 系統時間 絕對時間 記録日時 日付時刻 日時 日付 날짜'],
  ['time', '时间 時間 時刻 시간'],
  ['specific charge capacity', '充电比容量 充電比容量'],
  ['specific discharge capacity', '放电比容量 放電比容量'],
  ['charge capacity', '充电容量 充電容量 充電電気量 충전용량'],
  ['discharge capacity', '放电容量 放電容量 放電電気量 방전용량'],
  ['specific capacity', '比容量'],
  ['capacity', '容量 電気量 용량'],
  [
    'coulombic efficiency',
    '充放电效率 库伦效率 库仑效率 充放電效率 庫侖效率 充放電効率 クーロン効率 쿨롱효율 효율 效率 効率',
  ],
  ['retention', '容量保持率 保持率 容量維持率 維持率'],
  ['charge energy', '充电能量 充電能量 充電電力量'],
  ['discharge energy', '放电能量 放電能量 放電電力量'],
  ['energy', '比能量 能量 電力量 에너지'],
  ['median voltage', '中值电压 平均电压 中值電壓 平均電圧'],
  ['start voltage', '起始电压 初始电压 开始电压'],
  ['end voltage', '终止电压 截止电压 结束电压 終止電圧'],
  ['voltage', '电压 電壓 電圧 전압'],
  ['current', '电流 電流 전류'],
  ['power', '功率 電力 전력'],
  ['temperature', '温度 溫度 온도'],
  ['resistance', '内阻 电阻 直流内阻 內阻 内部抵抗 抵抗 저항'],
  ['charge', '充电 充電 충전'],
  ['discharge', '放电 放電 방전'],
  ['rest', '静置 搁置 休眠 静止 靜置 擱置 休止 レスト 휴지'],
  ['pause', '暂停 暫停 一時停止'],
];

const english = new Map(words.flatMap(([word, foreign]) => foreign.split(' ').map((text) => [text, word] as const)));
const known = new RegExp([...english.keys()].sort((a, b) => b.length - a.length).join('|'), 'g');

/** A text with the words of Chinese, Japanese and Korean instruments in English; wide signs become narrow ones. */
export function inEnglish(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: plain ASCII needs nothing.
  if (/^[\u0000-\u02ff]*$/.test(text)) return text;
  if (!/[\u1100-\u11ff\u3040-\u9fff\uac00-\ud7af\uff00-\uffef]/.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(known, (word) => ` ${english.get(word)} `)
    .replace(/\s+([)\]/])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** How many words of the heads and steps of instruments a text holds. */
export function wordsIn(text: string): number {
  return text.match(known)?.length ?? 0;
}
