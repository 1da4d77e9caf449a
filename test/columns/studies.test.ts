import { expect, test } from 'vitest';
import { attributionJson, attributionText } from '../../src/output/attribution/attributionText.js';
import { calibrationJson, calibrationText } from '../../src/output/fit/calibrationText.js';
import { lawComparisonJson, lawComparisonText } from '../../src/output/fit/lawComparisonText.js';
import { suggestionJson, suggestionText } from '../../src/output/fit/suggestText.js';
import { validationJson, validationText } from '../../src/output/validation/validationText.js';
import { attribution, calibration, laws, suggestions, validation } from './studyResults.js';

test('why: losses with their share, gains with a plus, differences by cause', () => {
  expect(attributionText(attribution)).toBe(`Bare and coated

bare                   mAh/g  share
-----------------------------------
discharge in cycle 3   182.3
  interphase           -25.1   78 %
  contact loss          -8.3   26 %
  cracks                +1.2   -4 %
  without ageing         0.0    0 %
discharge in cycle 50  150.2
Between cycles 3 and 50, bare lost 32.1 mAh/g: 25.1 interphase, 8.3 contact loss; against it 1.2 cracks.

coated                 mAh/g  share
-----------------------------------
discharge in cycle 3   188.7
  interphase            +1.2  100 %
discharge in cycle 50  189.9
Between cycles 3 and 50, coated gained 1.2 mAh/g.

idle                   mAh/g  share
-----------------------------------
discharge in cycle 3   170.0
  without ageing         0.0
discharge in cycle 50  170.0
Between cycles 3 and 50, idle lost nothing.

coated against bare   mAh/g
---------------------------
  in cycle 3 already   +6.4
    interphase         +6.5
    without ageing     -0.1
  interphase          +26.3
  contact loss         +8.3
  cracks               -1.2
in cycle 50           +39.7
Of the 39.7 mAh/g that coated has more than bare in cycle 50, 26.3 are interphase, 8.3 are contact loss, 6.4 were there in cycle 3 already; against it 1.2 cracks.

idle against bare     mAh/g
---------------------------
  in cycle 3 already  -12.3
    without ageing    -12.3
in cycle 3            -12.3
Of the 12.3 mAh/g that idle has less than bare in cycle 3, 12.3 were there in cycle 3 already.
`);
});

test('why: a loss counts from half a tenth on', () => {
  const [bare] = attribution.variants;
  const said = (total: number) =>
    attributionText({ ...attribution, variants: [{ ...bare, total }], differences: [] })
      .trim()
      .split('\n')
      .at(-1);
  expect(said(0.05)).toMatch(/^Between cycles 3 and 50, bare lost 0\.1 mAh\/g: /);
  expect(said(0.049)).toBe('Between cycles 3 and 50, bare lost nothing.');
});

test('why --json: the same unrounded', () => {
  const json = JSON.parse(JSON.stringify(attributionJson(attribution)));
  const [bare] = attribution.variants;
  expect(Object.keys(json.variants)).toEqual(['bare', 'coated', 'idle']);
  expect(json.variants.bare).toEqual({
    from: 3,
    to: 50,
    capacityFrom: 182.34,
    capacityTo: 150.2,
    total: 32.14,
    parts: [...bare.parts],
  });
  expect(json.differences).toEqual(JSON.parse(JSON.stringify(attribution.differences)));
});

test('calibrate: numbers with errors and bounds, data with what they are off by', () => {
  expect(calibrationText(calibration)).toBe(
    `ma: 3 data, 3 free numbers, 2 combinations of them determined. Converged. Cost 12.35 after 87 evaluations.

number                                   value    std. error  unit        from     to
---------------------------------------------------------------------------------------------------------
mechanisms.interphase.parabolicRate  3.142e-22       4.2e-23  m2/s       1e-25  1e-20
cell.extraResistance                        60                Ohm cm2        0     60  at its upper bound
mechanisms.isolation.rate             0.001235  undetermined           0.00001    0.1

Strongest correlations
  -0.88  cell.extraResistance, mechanisms.isolation.rate

scenario   variant  quantity           cycle  published  simulated  unit     off by
-----------------------------------------------------------------------------------
cell.yaml  bare     dischargeCapacity     20        140      143.3  mAh/g      +0.7
cell.yaml  ZrO2     dischargeCapacity     1C      165.5      160.1  mAh/g      -1.1
eis.yaml   ZrO2     resistance                       31      31.00  Ohm cm2     0.0
Off by: simulated minus published, in tolerances.
`,
  );
});

test('fit.json of a calibration: every number under its name, null for what is none', () => {
  const json = JSON.parse(JSON.stringify(calibrationJson(calibration, '1.2.3')));
  expect(json).toMatchObject({
    study: 'ma',
    version: '1.2.3',
    data: 3,
    free: 3,
    determined: 2,
    cost: 12.3456,
    evaluations: 87,
    converged: true,
    message: 'Converged.',
    settings: ['mechanisms.contactLoss.law=film'],
    correlations: [{ a: 'cell.extraResistance', b: 'mechanisms.isolation.rate', value: -0.876 }],
  });
  expect(json.parameters).toEqual([
    {
      path: 'mechanisms.interphase.parabolicRate',
      also: ['variants.liquid.mechanisms.interphase.parabolicRate'],
      value: 3.142e-22,
      standardError: 4.2e-23,
      unit: 'm2/s',
      from: 1e-25,
      to: 1e-20,
      scale: 'log',
      atBound: null,
    },
    {
      path: 'cell.extraResistance',
      value: 60,
      standardError: null,
      unit: 'Ohm cm2',
      from: 0,
      to: 60,
      scale: 'linear',
      atBound: 'upper',
    },
    {
      path: 'mechanisms.isolation.rate',
      value: 0.001235,
      standardError: null,
      unit: '',
      from: 1e-5,
      to: 0.1,
      scale: 'log',
      atBound: null,
    },
  ]);
  expect(json.rows[1]).toEqual({
    scenario: 'cell.yaml',
    variant: 'ZrO2',
    quantity: 'dischargeCapacity',
    rate: 1,
    unit: 'mAh/g',
    published: 165.5,
    simulated: 160.123,
    residual: -1.075,
  });
});

test('compare-laws: both criteria, what was left out, and the spread of the predictions', () => {
  expect(lawComparisonText(laws)).toBe(`ma: Ma et al.

                          delta AICc    delta AICc           left out:
law     data  free  cost      on all  without late   BIC  median error
----------------------------------------------------------------------
film      31     6  12.3         0.0           1.2  30.1      0.8 tol.
charge    31     7  12.3         3.8           0.0  34.4      2.2 tol.

Predicted without late; from and to over the laws that fit the rest about equally well

variant  quantity           cycle  published  predicted   from     to  unit
------------------------------------------------------------------------------
bare     dischargeCapacity    100      150.1      148.9  141.2  152.3  mAh/g
ZrO2     retention                        91      95.50  93.25  96.00  %
ZrO2     resistance            20         40      31.25  30.00  33.10  Ohm cm2
1 of 3 published values lie in that spread.

film fits as well and predicts better.
`);
  const [first] = laws.predictions;
  const edges = [first.low, first.high, first.low - 1, first.high + 1].map((published) => ({ ...first, published }));
  expect(lawComparisonText({ ...laws, predictions: edges })).toContain('\n2 of 4 published values lie in that spread.');
  const [film, charge] = laws.laws;
  const unknown = { ...laws, laws: [film, { ...charge, heldOut: Number.NaN }] };
  expect(lawComparisonText(unknown)).toMatch(/34\.4 +–\n/);
});

test('compare-laws --json: every law with its cost and both sets of numbers', () => {
  const json = JSON.parse(JSON.stringify(lawComparisonJson(laws)));
  expect(json.laws[1]).toEqual({
    law: 'charge',
    meaning: 'what charge means',
    free: 7,
    data: 31,
    aic: 22.9,
    aicc: 27.2,
    bic: 34.35,
    delta: 3.8,
    deltaBefore: 0,
    heldOut: 2.16,
    predicted: [150.1],
    cost: 12.3456,
    parameters: calibration.parameters.map(({ path, value, error, unit }) => ({
      path,
      value,
      error: Number.isFinite(error) ? error : null,
      unit,
    })),
    parametersBefore: [{ path: 'mechanisms.interphase.parabolicRate', value: 2.5e-22, error: 4.25e-23, unit: 'm2/s' }],
  });
  expect(json.predictions).toEqual(JSON.parse(JSON.stringify(laws.predictions)));
  expect(json).toMatchObject({ study: 'ma', criterion: 'AICc', recommended: 'film', leftOut: 'late' });
});

test('suggest: widths of all and of the best, with the number that gains', () => {
  const sheet = { title: 'Cells', basis: 'At the fitted numbers.', suggestions };
  expect(suggestionText(sheet)).toBe(`Cells
At the fitted numbers.

measurement                    error     all  best  of
------------------------------------------------------------------------
Impedance of bare at cycle 50  10 %     0.42  0.21  cell.extraResistance
A second rate on coated        1 mAh/g  0.73
Width of the intervals with it over without: geometric mean of all, and of the number that gains
most.

  It halves the intervals.
  It helps a little.
`);
  expect(suggestionText({ ...sheet, suggestions: [] })).toBe(
    'Cells\nAt the fitted numbers.\n\nNo further measurement would narrow the intervals by much.\n',
  );
  expect(suggestionJson(sheet)).toEqual(JSON.parse(JSON.stringify(sheet)));
});

test('validate: every number beside its paper, orderings, and the sums', () => {
  expect(validationText(validation)).toBe(`ma: Ma et al.

test  variant  quantity             cycle  published  simulated  unit       error  role        verdict
-------------------------------------------------------------------------------------------------------------
cell  bare     dischargeCapacity        1        188      190.5  mAh/g     +1.3 %  calibrated  ok
cell  ZrO2     dischargeCapacity       1C      165.5      150.0  mAh/g     -9.4 %  predicted   missed
cell  bare     retention              100       91.2      95.55  %        +4.4 pp  calibrated  missed (known)
cell  bare     interfaceResistance                30          –  Ohm cm2           calibrated  missed

Orderings
  ok (was missed) ZrO2 keeps more than bare
  missed          bare resists more
                  simulated: bare 20.10, ZrO2 31.25 Ohm cm2

       calibrated  predicted     free     within  orderings  median error
study          on             numbers  tolerance                      all  capacities  %-values  resistances
------------------------------------------------------------------------------------------------------------
ma              3          1        7        1/4        1/2         4.6 %       5.3 %    4.1 pp

Missed and not marked as missed: 2 values and 1 ordering.
One value that is marked as missed is met now: take the mark away.
`);
});

test('validate: what is left out, and what is all met', () => {
  expect(validationText({ ...validation, leftOut: 'late' })).toContain('of predictions\n');
  const met = {
    ...validation,
    studies: validation.studies.map((study) => ({ ...study, rows: study.rows.slice(0, 1), orderings: [] })),
  };
  expect(validationText(met)).toMatch(/1\/1 +0\/0 .*\n\nEverything that is not marked as missed is met\.\n$/);
});

test('validate --json: the same unrounded', () => {
  const json = JSON.parse(JSON.stringify(validationJson(validation)));
  expect(json.rows.map((row: object) => Object.values(row))).toEqual([
    ['ma', 'bare', 'dischargeCapacity', 1, 188, 190.456, 'mAh/g', 1.3064, 'calibrated', 'ok'],
    ['ma', 'ZrO2', 'dischargeCapacity', 7, 165.5, 150.0049, 'mAh/g', -9.363, 'predicted', 'missed'],
    ['ma', 'bare', 'retention', 100, 91.2, 95.55, '%', 4.36, 'calibrated', 'missed'],
    ['ma', 'bare', 'interfaceResistance', null, 30, null, 'Ohm cm2', null, 'calibrated', 'missed'],
  ]);
  expect(Object.keys(json.rows[0])).toEqual(
    'study variant quantity cycle published simulated unit error role verdict'.split(' '),
  );
  expect(json.orderings).toEqual([
    { study: 'ma', statement: 'ZrO2 keeps more than bare', verdict: 'ok' },
    { study: 'ma', statement: 'bare resists more', verdict: 'missed' },
  ]);
});
