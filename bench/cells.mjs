import { buildMechanisms } from '../dist/degradation/build.js';
import { CellModel } from '../dist/model/cellModel.js';
import { prepare } from '../dist/prepare.js';

const limits = ['1.35 V vs LTO', '2.75 V vs LTO'];

/**
 * NCM85 with a ZrO2 coating in Li6PS5Cl at 45 degC after Ma et al. (2022): two patches, growing films, D(x), all ageing.
 * Cold and coarse powder is the harder case: the content falls steeply at the surface.
 * @param {{ cycles?: number, throughNodes?: number, sizeClasses?: number, numerics?: object, temperature?: string, d50?: string }} options
 */
export function agedCell({
  cycles = 1,
  throughNodes = 4,
  sizeClasses = 3,
  numerics = {},
  temperature = '45 degC',
  d50 = '3 um',
} = {}) {
  return JSON.stringify({
    title: 'ZrO2-coated NCM85, 1C at 45 degC',
    cell: {
      temperature,
      pressure: '81 MPa',
      diameter: '10 mm',
      oneC: '190 mA/g',
      cathode: {
        activeMaterial: 'NCM85',
        weightRatio: { cam: 69.3, electrolyte: 29.7, carbon: 1 },
        electrolyte: 'Li6PS5Cl',
        carbon: 'Super C65',
        loading: '11 mg/cm2',
        particles: { d50, spread: sizeClasses === 1 ? 0 : 0.45 },
        coating: { material: 'ZrO2', thickness: '4.5 nm', coverage: '95 %' },
      },
      separator: { electrolyte: 'Li6PS5Cl', mass: '100 mg' },
      anode: { material: 'LTO', mass: '65 mg' },
    },
    mechanisms: {
      interphase: true,
      carbonOxidation: true,
      oxygenRelease: true,
      contactLoss: true,
      isolation: true,
      cracking: true,
    },
    numerics: { throughNodes, sizeClasses, ...numerics },
    protocol: [{ cycling: { cycles, charge: '1C', discharge: '1C', window: limits } }],
    output: { series: 'none', profiles: 'none' },
  });
}

/** A half cell without films: one class, constant diffusivity, ideal anode; `throughNodes` 1 makes it a single particle. */
export function halfCell(numerics) {
  return JSON.stringify({
    title: 'half cell, 1C discharge',
    cell: {
      raw: {
        temperature: '298.15 K',
        area: '100 cm2',
        separator: { thickness: '20 um', ionicConductivity: '0.1 S/m' },
        cathode: {
          thickness: '60 um',
          activeVolumeFraction: 0.55,
          ionicConductivity: '0.020706279240848655 S/m',
          electronicConductivity: '10 S/m',
          maximumConcentration: '63104 mol/m3',
          openCircuitVoltage: 'chen2020-nmc811',
          diffusivity: '4e-15 m2/s',
          exchangeCurrentDensity: '3.4123455 A/m2',
          particles: [{ radius: '3 um' }],
        },
        anode: { type: 'ideal' },
      },
      initial: { x: 0.27 },
    },
    numerics,
    protocol: ['Discharge at 35.161725050236534 A/m2 until 3.42 V'],
  });
}

/** Cell and model of a scenario text. */
export function modelOf(text) {
  const { variants, issues } = prepare(text);
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  const [{ scenario, cell, numerics }] = variants;
  const { slow: _, ...laws } = buildMechanisms(scenario.mechanisms, cell);
  return { cell, model: new CellModel(cell, { ...numerics, ...laws }) };
}
