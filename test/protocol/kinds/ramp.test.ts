import { describe, expect, it } from 'vitest';
import { parseStep } from '../../../src/protocol/programme/parse.js';
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
