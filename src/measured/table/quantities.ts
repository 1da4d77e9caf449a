import { sameDimension } from '../../scenario/quantities/units.js';
import { parseUnit } from '../../scenario/quantities/unitText.js';
import { type ColumnHead, columnHead } from './columnHead.js';

/** What a column of a measured file can be. */
export type Quantity = keyof typeof quantities;

interface QuantityKind {
  /** As the report says it. */
  readonly label: string;
  /** Units it may come in, by dimension; the column is stored in the one that fits. */
  readonly units: readonly [string, ...string[]];
  /** Without a stated unit: what is taken for granted; undefined where one must ask. */
  readonly assumed?: string;
}

/** Everything that is used from a file, and the units it is stored in. */
export const quantities = {
  cycle: { label: 'cycle number', units: ['1'], assumed: '1' },
  step: { label: 'step number', units: ['1'], assumed: '1' },
  direction: { label: 'charge, discharge or rest', units: ['1'], assumed: '1' },
  time: { label: 'time', units: ['s'], assumed: 's' },
  stepTime: { label: 'time in the step', units: ['s'], assumed: 's' },
  date: { label: 'date and time', units: ['s'], assumed: 's' },
  voltage: { label: 'voltage', units: ['V'], assumed: 'V' },
  current: { label: 'current', units: ['A', 'mA/g', 'mA/cm2'] },
  capacity: { label: 'capacity', units: ['mAh', 'mAh/g', 'mAh/cm2'] },
  chargeCapacity: { label: 'charge capacity', units: ['mAh', 'mAh/g', 'mAh/cm2'] },
  dischargeCapacity: { label: 'discharge capacity', units: ['mAh', 'mAh/g', 'mAh/cm2'] },
  netCapacity: { label: 'net charge passed', units: ['mAh', 'mAh/g', 'mAh/cm2'] },
  coulombicEfficiency: { label: 'Coulombic efficiency', units: ['%'] },
  retention: { label: 'capacity retention', units: ['%'] },
  activeMass: { label: 'active share of the CAM', units: ['%'] },
  meanChargeVoltage: { label: 'mean charge voltage', units: ['V'], assumed: 'V' },
  meanDischargeVoltage: { label: 'mean discharge voltage', units: ['V'], assumed: 'V' },
  resistance: { label: 'resistance (not said of what)', units: ['Ohm', 'Ohm cm2'] },
  interfaceResistance: { label: 'resistance of the cathode interface', units: ['Ohm', 'Ohm cm2'] },
  cathodeResistance: { label: 'resistance of the cathode', units: ['Ohm', 'Ohm cm2'] },
  frequency: { label: 'frequency', units: ['Hz'], assumed: 'Hz' },
} as const satisfies Record<string, QuantityKind>;

export const quantityNames = Object.keys(quantities) as readonly Quantity[];

export function quantityKind(quantity: Quantity): QuantityKind {
  return quantities[quantity];
}

/** A head and what it names. Of several columns with the same quantity, the one with the lowest rank is used. */
export interface NamedColumn extends ColumnHead {
  readonly quantity?: Quantity;
  readonly rank: number;
  /** Known, and why it is not used. */
  readonly unneeded?: string;
  /** What the head says of a positive current: that it charges (1) or discharges (-1). */
  readonly positive?: 1 | -1;
}

type Rule = readonly [RegExp, Quantity | { readonly unneeded: string }, rank?: number];

const derived = { unneeded: 'is computed from other columns where it is needed' };
const energy = { unneeded: 'energies are computed from voltage and current' };
const surroundings = { unneeded: 'belongs to the scenario (cell.temperature, cell.pressure)' };
const bookkeeping = { unneeded: 'bookkeeping of the cycler' };

/** In this order; the first rule that fits counts. Names as `columnHead` writes them. */
const rules: readonly Rule[] = [
  [
    /^(?:rec|record|data ?point|datapoint|data ?set|point|index|no|nr|#)\b ?(?:#|id|index|number|no)?$|^rec#$/,
    bookkeeping,
  ],
  [/^variant$/, { unneeded: 'tells whose rows these are' }],
  [/^programme$/, bookkeeping],
  [/\bd?q ?m? ?\/ ?dv|^dv ?\/ ?d|^di ?\/ ?d|^d[qv]d?[vt]?$|^dq\b/, derived],
  [/energy|engy|watt-?hr|cmpeng|^wh(?:cha|dch|step|accu)|^m?wh$/, energy],
  [/temp(?:erature)?\b|^t\d$|^tenv|celsius|^(?:min|max|avg)-t$|pressure/, surroundings],
  [
    /power|^p$|^pwe$|^ox\/red$|capacitance (?:charge|discharge)$|channel|error|flag|control|counter|range|^es$|changes/,
    bookkeeping,
  ],
  [/^(?:end|oneset|onset|start|min|max|median)\b.*volt/, derived],
  [
    /(?:mean|average|avg|medium).*(?:dis|dch).*volt|(?:dis|dch).*(?:mean|average|avg|medium).*volt/,
    'meanDischargeVoltage',
  ],
  [/(?:mean|average|avg|medium).*(?:ch).*volt|(?:charge|chg).*(?:mean|average|avg|medium).*volt/, 'meanChargeVoltage'],
  [/\b(?:med|mid) ?volt/, { unneeded: 'the voltage at half the capacity is not the mean voltage' }],
  [/^(?:cumulative|accumulated) (?:time|duration)$/, 'time', 0],
  [/cumulati|accumul|throughput|(?:capacity|cap) ?(?:loss|fade)/, derived],
  [/retention|^soh$|state of health/, 'retention'],
  [/eff(?:iciency)?\b|\bce$|^c e$|wirkungsgrad/, 'coulombicEfficiency'],
  [/^interface resistance at x/, { unneeded: 'is that of one lithium content, which no spectrum tells' }],
  [/active ?mass|connected|active material|active fraction/, 'activeMass'],
  [/interfac|charge transfer|^r ?(?:ct|cam(?: ?\/? ?se)?)$/, 'interfaceResistance'],
  [/(?:resist.*cathode|cathode.*resist|^r ?(?:cathode|cat|composite)$)/, 'cathodeResistance'],
  [/contact resist/, bookkeeping],
  [/resist|^dcir|^dcr|^acr|acimp|^r(?: ?(?:int|cell|tot|total|dc|ac))?$|widerstand/, 'resistance'],
  [/^freq(?:uency)?$|^f$|frequenz/, 'frequency'],
  [
    /^(?:date|date ?time|date ?and ?time|dpt[ -]?time|real ?time|timestamp|time ?stamp|zeitstempel|date ?stamp|datum|datum ?\/? ?uhrzeit|unix[ -]?time|epoch|abs(?:olute)?[ -]?time|date time iso string|sys(?:tem)?[ -]?time|wall[ -]?time|record time)$/,
    'date',
  ],
  [/^(?:step|relative|rel|schritt|loop|sub ?step|seg(?:ment)?)[ -]?(?:time|duration|zeit|dauer)$|^t-set$/, 'stepTime'],
  [
    /^(?:test|total|elapsed|run|running|~|experiment|exp|overall|cell|test ?zeit|gesamt)[ -]?(?:time|duration|zeit|dauer)$|^~?(?:test|lauf|versuchs|gesamt)zeit$/,
    'time',
    0,
  ],
  [/^(?:program|programme|prog|programm) ?(?:duration|time|dauer|zeit)$/, 'time', 0],
  [/^(?:time|t|zeit|duration|temps|tiempo|tempo)$/, 'time', 1],
  // "Test" in PEC is the number of a test.
  [/^(?:test|cell|channel|chan|kanal|rack|shelf|position)$/, bookkeeping],
  [
    /^(?:total ?)?(?:cycle|cyc|cycles|zyklus|zyklen|zykluszahl|zyklusnummer|ciclo)[ -]?(?:index|no|nr|num|number|count|id|#|c)?$|^n[° ]? ?cycles?$|^# ?cycle$|^cyc#$|^(?:number|no|nr) of cycles?$/,
    'cycle',
    0,
  ],
  [/^cycle p$|^half ?cycle|^loop/, bookkeeping],
  [/^(?:step|schritt) ?(?:count|number|no|nr|#)$/, 'step', 0],
  [/^(?:step|schritt|ns|line)$/, 'step', 1],
  [/^step[ -]?(?:index|id|position)$/, 'step', 2],
  [/^(?:step ?type|step ?name|state|md|mode|status|action)$/, 'direction'],
  [
    /^(?:cell |full cell |battery |terminal |measured )?(?:voltage|volts?|potential|spannung|klemmenspannung|tension|voltaje|tensione)(?: ?measured)?$|^(?:v|u|e) ?(?:cell|meas)?$|^u$/,
    'voltage',
    0,
  ],
  [/^<?ecell>?$|^<?ewe ?-? ?ece>?$/, 'voltage', 0],
  [/^ewe$/, 'voltage', 1],
  [/^<ewe>$/, 'voltage', 2],
  [
    /^(?:cell |battery |measured )?(?:current|cur|curr|strom|stromstarke|courant|corriente|corrente|i|i cell|i meas)(?: ?(?:density|measured))?$|^specific current$/,
    'current',
    0,
  ],
  [/^<i>$/, 'current', 1],
];

const capacityLike =
  /capaci|^s?capa? ?[cd]$|\bcap\b|kapazitat|^q\b|^q[cd]$|^m?ah(?:\b|cha|dch|accu|lad|ela|akku)|^\(q-q[o0]\)$|^(?:dis)?charge$|amp-?hr|^(?:spezifische )?(?:ent)?lade/;
const discharging = /dis ?-?ch|dch|entlade|ahela|^qd$|\bdis\b|^s?capa? ?d$|^ah-?out$/;
const charging = /ahlad|\bch\b|\bcha|chg|ahcha|lade|^qc$|charg|^s?capa? ?c$|^ah-?in$/;

/** What the head of a column names; undefined quantity when it is not known or not needed. */
export function namedColumn(text: string): NamedColumn {
  const head = columnHead(text);
  const { name, unit } = head;
  // "Step (Sec)" is a time, "Step" a number; "Test (Sec)" a time, "Test" the number of a test.
  if (isTime(unit) && /^step$/.test(name)) return { ...head, quantity: 'stepTime', rank: 0 };
  if (isTime(unit) && /^(?:test|total|elapsed|run|running|experiment|~)$/.test(name))
    return { ...head, quantity: 'time', rank: 0 };
  const states = statedSign(name);
  if (states !== undefined) return { ...head, quantity: 'current', rank: 0, positive: states };
  if (unitFits(unit, 'Wh') || unitFits(unit, 'Wh/kg')) return { ...head, rank: 0, ...energy };
  for (const [pattern, what, rank = 0] of rules) {
    if (!pattern.test(name)) continue;
    if (typeof what !== 'string') return { ...head, rank, unneeded: what.unneeded };
    return { ...head, quantity: what, rank };
  }
  if (capacityLike.test(name)) {
    const quantity = capacityOf(name);
    // Maccor counts what goes in and out in Ah and writes it in the name only.
    const named =
      unit === undefined && /^m?ah\b|^m?ah(?=cha|dch|accu|lad|ela|akku)/.test(name)
        ? { unit: /^m/.test(name) ? 'mAh' : 'Ah' }
        : {};
    // Totals before values per gram: those were computed with a mass that is not known here.
    return { ...head, ...named, quantity, rank: unit !== undefined && /g|cm|m2/.test(unit) ? 1 : 0 };
  }
  return { ...head, rank: 0 };
}

function capacityOf(name: string): Quantity {
  if (/q-q[o0]|\bnet\b|charge ?\/ ?discharge|ahaccu|ahakku/.test(name)) return 'netCapacity';
  if (discharging.test(name)) return 'dischargeCapacity';
  return charging.test(name.replace(/capaci\w*/g, '')) ? 'chargeCapacity' : 'capacity';
}

const currentWords = '(?:current|cur|i|strom)';
const dischargeWords = '(?:discharge|discharging|dischg|dchg|dch|entlade)';
const chargeWords = '(?:charge|charging|chg|lade)';

/** "Discharge current", "Current (discharge positive)", "I, positive on charge": 1 where plus is charge, -1 where it is discharge. */
function statedSign(name: string): 1 | -1 | undefined {
  const says = (words: string): boolean =>
    new RegExp(
      `^${words} ?${currentWords}$|^${currentWords} ?(?:of|on|in|during)? ?${words}$|^${currentWords}\\b.*(?:${words} ?(?:is |= ?)?(?:positive|pos|\\+)|(?:positive|pos) ?(?:on|for|is|=|in|during|when)? ?${words})`,
    ).test(
      name
        .replace(/[()[\],;]/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    );
  if (says(dischargeWords)) return -1;
  return says(chargeWords) ? 1 : undefined;
}

function isTime(unit: string | undefined): boolean {
  return unit === 'clock' || unitFits(unit, 's');
}

/** The unit among those of the quantity that a stated unit can be converted to. */
export function storedUnit(quantity: Quantity, unit: string): string | undefined {
  return quantityKind(quantity).units.find((candidate) => unitFits(unit, candidate));
}

export function unitFits(unit: string | undefined, other: string): boolean {
  if (unit === undefined) return false;
  const [a, b] = [parseUnit(unit), parseUnit(other)];
  return !('error' in a) && !('error' in b) && sameDimension(a.dimension, b.dimension);
}
