import { describe, expect, it } from 'vitest';
import { parseStep, parseSteps } from '../../../src/protocol/programme/parse.js';
import { lab, ran } from '../labScenario.js';
import { integrate, resistance, runOhmic } from './ohmicCell.js';

describe('a ramp of the voltage', () => {
  it('is read and printed', () => {
    expect(parseStep('ramp from 2 V up to 3.7 V at 0.1 mV/s')).toEqual({
      step: {
        text: 'Ramp from 2 V to 3.7 V at 0.1 mV/s',
        direction: 'charge',
        control: {
          kind: 'ramp',
          from: { value: 2, reference: 'cell' },
          to: { value: 3.7, reference: 'cell' },
          rate: expect.closeTo(1e-4, 15),
        },
        until: [],
      },
    });
    expect(parseStep('Sweep 3.7 V vs Li to 2 V vs Li at 36 mV/h')).toMatchObject({
      step: { text: 'Ramp from 3.7 V vs Li to 2 V vs Li at 0.01 mV/s', direction: 'discharge' },
    });
  });

  it('is refused without a rate, between other things than voltages, and between electrodes', () => {
    const messages = (text: string) => {
      const read = parseStep(text);
      return 'issues' in read ? read.issues.map(({ message }) => message) : [];
    };
    expect(messages('Ramp to 3 V')).toEqual(['A ramp goes from one voltage to another at a scan rate.']);
    expect(messages('Ramp from 2 V to 3 V at 1 h')).toEqual(['This is no scan rate.']);
    expect(messages('Ramp from 2 h to 3 V at 1 mV/s')).toEqual(['A ramp goes between voltages.']);
    const between = 'A ramp goes between two different voltages against the same electrode.';
    expect(messages('Ramp from 2 V vs Li to 3 V at 1 mV/s')).toEqual([between]);
    expect(messages('Ramp from 2 V to 2 V at 1 mV/s')).toEqual([between]);
  });

  it('ends at a voltage on its way, and says so of one that it does not pass', () => {
    expect(parseStep('Ramp from 2 V to 3.7 V at 0.1 mV/s until 3 V')).toMatchObject({
      step: {
        text: 'Ramp from 2 V to 3.7 V at 0.1 mV/s until 3 V',
        until: [{ kind: 'voltage', voltage: { value: 3, reference: 'cell' } }],
      },
    });
    for (const [ramp, end] of [
      ['2 V to 3.7 V', '2 V'],
      ['2 V to 3.7 V', '3.8 V'],
      ['3.7 V to 2 V', '1.9 V'],
    ])
      expect(parseStep(`Ramp from ${ramp} at 0.1 mV/s until ${end}`)).toEqual({
        issues: [
          {
            message: 'The ramp does not pass the voltage that is to end it.',
            got: end,
            allowed: `a voltage after ${ramp.replace(' to ', ', up to ')}`,
            hint: `without it the ramp ends at ${ramp.split(' to ')[1]}`,
          },
        ],
      });
    const { steps, series } = runOhmic(['Ramp from 4.2 V to 3.6 V at 0.5 mV/s until 3.9 V']);
    expect(steps).toMatchObject([{ endedBy: '3.900 V', duration: expect.closeTo(600, 3) }]);
    expect(series?.voltage.at(-1)).toBeCloseTo(3.9, 6);
  });

  it('ends after a time or a capacity; of a current it says that it cannot', () => {
    const step = 'Ramp from 4.2 V to 3.6 V at 0.5 mV/s';
    expect(runOhmic([`${step} for 5 min`]).steps).toMatchObject([{ endedBy: 'time', duration: 300 }]);
    expect(runOhmic([`${step} until 0.01 mAh`]).steps).toMatchObject([{ endedBy: 'capacity' }]);
    expect(parseStep(`${step} until C/20`)).toMatchObject({
      issues: [
        {
          message: 'A discharge step goes to its last voltage; a current cannot end it.',
          got: 'C/20',
          hint: 'a current ends for example "Hold at 4.3 V vs Li until C/20"',
        },
      ],
    });
  });

  it('leaves the cell at the voltage that ends it, which a hold goes on with', () => {
    expect(parseSteps('Ramp from 2 V to 3.7 V at 0.1 mV/s until 3 V, then hold until C/20')).toMatchObject({
      steps: [{}, { text: 'Hold at 3 V until 0.05C' }],
    });
  });

  it('follows x by dx/dt = (U - V(t))/(Q R)', () => {
    const { series, cycles, cell, steps } = runOhmic(['Ramp from 4.2 V to 3.6 V at 0.5 mV/s']);
    const exact = integrate((open, time) => (4.2 - 5e-4 * time - open) / resistance, 2000, 1200);
    expect(steps).toMatchObject([{ endedBy: 'end of the ramp', duration: expect.closeTo(1200, 9) }]);
    expect(series?.voltage.at(-1)).toBeCloseTo(3.6, 9);
    expect(Math.abs((series?.current.at(-1) ?? 0) / 0.01 / exact.current - 1)).toBeLessThan(2e-5);
    const [{ chargeEnergy, dischargeEnergy }] = cycles;
    const energy = ((chargeEnergy || 0) - dischargeEnergy) * 3600 * cell.activeMass;
    expect(Math.abs(energy / exact.energy - 1)).toBeLessThan(2e-5);
    series?.voltage.forEach((voltage, i) => {
      expect(Math.abs(voltage - (4.2 - 5e-4 * series.time[i]))).toBeLessThan(1e-6);
    });
  });

  it('makes half cycles of a voltammogram', () => {
    const steps = [
      'Ramp from 3.6 V vs Li to 4.3 V vs Li at 0.2 mV/s',
      'Ramp from 4.3 V vs Li to 3.6 V vs Li at 0.2 mV/s',
    ];
    const protocol = [{ repeat: 2, steps }];
    expect(lab(protocol).issues).toEqual([]);
    const { cycles, status } = ran(protocol);
    expect(status.code).toBe('completed');
    expect(cycles).toHaveLength(2);
    for (const { chargeCapacity, dischargeCapacity } of cycles) {
      expect(chargeCapacity).toBeGreaterThan(50);
      expect(dischargeCapacity).toBeGreaterThan(50);
    }
  });
});
