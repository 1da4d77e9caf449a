import type { SpectrumAnalysis } from '../../measure/spectrum/spectrumAnalysis.js';
import type { SpectrumFile } from '../../measure/spectrum/spectrumFile.js';
import type { Estimate, SpectrumFit } from '../../measure/spectrum/spectrumFit.js';
import { type Json, plain } from '../../results/plain.js';
import { renderSvg } from '../chart/drawing/svg.js';
import { bodeChart, nyquistChart, relaxationChart } from '../chart/spectrumCharts.js';
import type { RunFile } from '../run/runFiles.js';

type JsonObject = { readonly [key: string]: Json };

/**
 * The object that `analyse --json` prints: `parameters` of the circuit, or else of the line, or else of the diffusion fit, each
 * with value, error, unit and whether the spectrum determines it, and one further key for every analysis.
 */
export function analysisJson({ column, issues }: SpectrumFile, analysis: SpectrumAnalysis): JsonObject {
  const { spectrum, kramersKronig: check, relaxationTimes: times, line, circuit, diffusionLength: length } = analysis;
  const ofLine = line && { ...line.parameters, R_cathode: line.cathode, R_geometric: line.geometricMean };
  const ofLength = length && { ...length.parameters, L_diff: length.length };
  return {
    parameters: estimates(circuit?.parameters ?? ofLine ?? ofLength ?? {}),
    imaginaryColumn: column,
    points: spectrum.frequency.length,
    ...(analysis.thinned ? { thinned: analysis.thinned } : {}),
    ...(circuit ? { circuit: { text: circuit.text, ...fitRecord(circuit) } } : {}),
    ...(line && ofLine ? { line: { ...fitRecord(line), parameters: estimates(ofLine) } } : {}),
    ...(length && ofLength ? { diffusionLength: { ...fitRecord(length), parameters: estimates(ofLength) } } : {}),
    ...(check
      ? {
          kramersKronig: {
            consistent: check.consistent,
            largest: plain(check.largest),
            deviation: plain(check.deviation),
            suspicious: plain(check.suspicious),
            elements: check.elements,
            mu: plain(check.mu),
          },
        }
      : {}),
    ...(times
      ? {
          drt: {
            usable: times.usable,
            remarks: plain(times.remarks),
            lambda: plain(times.lambda),
            ohmic: plain(times.ohmic),
            ohmicInterval: plain(times.ohmicInterval),
            polarisation: plain(times.polarisation),
            polarisationInterval: plain(times.polarisationInterval),
            faster: plain(times.faster),
            slower: plain(times.slower),
            inductance: plain(times.inductance),
            tail: times.tail ? plain(times.tail) : null,
            capacitance: times.tail?.exponent === 1 ? plain(times.tail.Q) : null,
            deviation: plain(times.deviation),
            peaks: plain(times.peaks),
            tau: plain(times.tau),
            gamma: plain(times.gamma),
            gammaLow: plain(times.gammaLow),
            gammaHigh: plain(times.gammaHigh),
          },
        }
      : {}),
    ...(analysis.suggestedCircuit === undefined ? {} : { suggestedCircuit: analysis.suggestedCircuit }),
    issues: plain(issues),
  };
}

/** Charts and data of an analysis. */
export function analysisFiles(file: SpectrumFile, analysis: SpectrumAnalysis, name: string): readonly RunFile[] {
  const { spectrum, relaxationTimes: times } = analysis;
  const fitted = (analysis.circuit ?? analysis.line ?? analysis.diffusionLength ?? times)?.fitted;
  const drawn = [{ name, spectrum, ...(fitted ? { fitted } : {}) }];
  const charts = [
    ['nyquist.svg', nyquistChart(drawn)],
    ['bode.svg', bodeChart(drawn)],
    // A picture of what must not be used would be used.
    ['drt.svg', times?.usable && relaxationChart([{ name, times }])],
  ] as const;
  return [
    ...charts.flatMap(([file, option]) => (option ? [{ name: file, content: `${renderSvg(option)}\n` }] : [])),
    { name: 'analysis.json', content: `${JSON.stringify(analysisJson(file, analysis), null, 1)}\n` },
  ];
}

function fitRecord({ converged, usable, message, deviation, remarks }: SpectrumFit): { readonly [key: string]: Json } {
  return { converged, usable, message, deviation: plain(deviation), remark: remarks.join(' ') || null };
}

function estimates(parameters: Readonly<Record<string, Estimate>>): Json {
  return Object.fromEntries(Object.entries(parameters).map(([name, estimate]) => [name, plain(estimate)]));
}
