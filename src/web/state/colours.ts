/** Colours of charts and pictures; those of the text are in the style sheet. Cells and parts after Okabe and Ito (2008). */
export interface Palette {
  readonly dark: boolean;
  readonly cells: readonly [string, string];
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly paper: string;
  readonly electrolyte: string;
  readonly electrolyteGrain: string;
  readonly liquid: string;
  readonly gap: string;
  readonly interphase: string;
  readonly coating: string;
  readonly dead: string;
  readonly outline: string;
}

export const lightPalette: Palette = {
  dark: false,
  cells: ['#0072b2', '#c2500a'],
  ink: '#1b1f24',
  soft: '#5c6670',
  line: '#d9dee3',
  paper: '#ffffff',
  electrolyte: '#ece3c8',
  electrolyteGrain: '#d8cba3',
  liquid: '#d5e6f2',
  gap: '#ffffff',
  interphase: '#a8326e',
  coating: '#17a7e0',
  dead: '#a9adb2',
  outline: '#15191d',
};

export const darkPalette: Palette = {
  dark: true,
  cells: ['#5ab8ec', '#f2894a'],
  ink: '#e8ebee',
  soft: '#a2abb4',
  line: '#343b43',
  paper: '#171b20',
  electrolyte: '#4a4534',
  electrolyteGrain: '#5d563f',
  liquid: '#2a3d4c',
  gap: '#07090b',
  interphase: '#e26aa6',
  coating: '#62c8f5',
  dead: '#6a7078',
  outline: '#050607',
};
