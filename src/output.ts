// Results as text, tables, files, reports and charts: without Node, and without a browser.

// Runs: report, files, tables, comparison with published values, losses by mechanism.

export { attributionFiles } from './output/attribution/attributionFiles.js';
export { attributionJson, attributionText } from './output/attribution/attributionText.js';
export { mechanismText } from './output/attribution/mechanismText.js';
export { addReportChart } from './output/report/charts/list.js';
export type { Figure, ReportChart } from './output/report/charts/reportChart.js';
export { reportHtml } from './output/report/report.js';
export type { ReportOptions } from './output/report/reportOptions.js';
export { bdfCsv } from './output/run/bdf.js';
export { cellTable } from './output/run/cellTable.js';
export { checkJson, checkText } from './output/run/check.js';
export { type ComparisonCell, type ComparisonRow, comparison } from './output/run/comparison.js';
export { discretisationText } from './output/run/discretisationText.js';
export { labLink } from './output/run/labLink.js';
export { seriesParquet } from './output/run/parquet.js';
export { type Progress, progressText } from './output/run/progressText.js';
export { cyclesCsv, seriesCsv } from './output/run/runCsv.js';
export { type RunFile, runFiles } from './output/run/runFiles.js';
export { identityDifference, runIdentity } from './output/run/runIdentity.js';
export { issuesJson, type RunRecordOptions, runJson, runRecord } from './output/run/runJson.js';
export { runMessages, runText } from './output/run/runText.js';
export { analysedCsv, gittCsv, spectraCsv } from './output/run/spectraCsv.js';
export { recipeSensitivityFiles } from './output/sensitivity/recipeSensitivityFiles.js';
export {
  recipeSensitivityCsv,
  recipeSensitivityJson,
  recipeSensitivityText,
} from './output/sensitivity/recipeSensitivityText.js';
export type { Json } from './results/plain.js';

// Fits and studies.

export { calibrationJson, calibrationText } from './output/fit/calibrationText.js';
export { type FitFileOptions, fitFiles } from './output/fit/fitFiles.js';
export { fitJson } from './output/fit/fitJson.js';
export { type FitStatus, fitProgressText } from './output/fit/fitProgressText.js';
export { type FitReportOptions, fitReport } from './output/fit/fitReport.js';
export { type FitTextOptions, fitText } from './output/fit/fitText.js';
export { growthText } from './output/fit/growthText.js';
export { lawComparisonJson, lawComparisonText } from './output/fit/lawComparisonText.js';
export { type SuggestionSheet, suggestionJson, suggestionText } from './output/fit/suggestText.js';
export { probesJson, probesSummary, probesText } from './output/validation/probesText.js';
export { validationReport } from './output/validation/validationReport.js';
export { validationJson, validationText } from './output/validation/validationText.js';

// Predictions with bands.

export { blindJson, blindText } from './output/prediction/blindText.js';
export { populationFitText } from './output/prediction/populationFitText.js';
export { populationReport } from './output/prediction/populationReport.js';
export { populationJson, populationText } from './output/prediction/populationText.js';
export { predictionReport } from './output/prediction/predictionReport.js';
export { predictionJson, predictionText } from './output/prediction/predictionText.js';

// Measured data and their analysis.

export { analysisFiles, analysisJson } from './output/measured/analysisJson.js';
export { analysisText, parametersText, type SpectrumName } from './output/measured/analysisText.js';
export { type FolderEntry, folderJson, folderText } from './output/measured/folderText.js';
export { dataYaml, type MeasuredFileOptions, measuredFiles, measuredJson } from './output/measured/measuredFiles.js';
export { measuredText } from './output/measured/measuredText.js';

// Materials, and particles resolved in two dimensions.

export { materialList, materialSheet } from './output/materialText.js';
export { particleFiles } from './output/particle/particleFiles.js';
export { particleJson, particleText } from './output/particle/particleText.js';

// Words and tables.

export { issuesText } from './output/text/issueText.js';
export { comparisonTable, cycleTable, formatTable } from './output/text/table.js';

// Charts as echarts options; renderSvg draws them, and a page may.

export { bandChart } from './output/chart/bandChart.js';
export { capacityChart } from './output/chart/capacityChart.js';
export { concentrationChart } from './output/chart/concentrationChart.js';
export { concentrationMap } from './output/chart/concentrationMap.js';
export { differentialCapacityChart } from './output/chart/differentialCapacityChart.js';
export type { ChartOption } from './output/chart/drawing/option.js';
export { renderSvg, type SvgOptions } from './output/chart/drawing/svg.js';
export { correlationChart, correlationSize } from './output/chart/fit/correlationChart.js';
export { fitChart, fittedQuantities } from './output/chart/fit/fitChart.js';
export { fitCurveChart, fitSpectrumChart } from './output/chart/fit/fitCurveCharts.js';
export { type ParityGroup, parityChart } from './output/chart/fit/parityChart.js';
export { profileChart, profileSize } from './output/chart/fit/profileChart.js';
export { residualChart, residualHeight } from './output/chart/fit/residualChart.js';
export { startsChart } from './output/chart/fit/startsChart.js';
export { suggestionChart, suggestionHeight } from './output/chart/fit/suggestionChart.js';
export { particleMap, particleMapSize } from './output/chart/particleMap.js';
export { polarisationChart } from './output/chart/polarisationChart.js';
export { polarisationSplitChart } from './output/chart/polarisationSplitChart.js';
export { rateChart } from './output/chart/rateChart.js';
export { bodeChart, type NamedSpectrum, nyquistChart, relaxationChart } from './output/chart/spectrumCharts.js';
export { voltageChart } from './output/chart/voltageChart.js';
export { differenceChart, waterfallChart, waterfallHeight } from './output/chart/waterfallChart.js';

// Studies.

export { queryTable } from './output/sweep/queryTable.js';
export { runsParquet } from './output/sweep/runsParquet.js';
export { sensitivityJson, sensitivityText } from './output/sweep/sensitivityText.js';
export { type SlurmArray, slurmScript } from './output/sweep/slurmScript.js';
export { type SweepFindings, sweepReport } from './output/sweep/sweepReport.js';
export {
  type SweepEnd,
  type SweepProgress,
  sweepEndJson,
  sweepEndText,
  sweepProgressText,
} from './output/sweep/sweepText.js';
export { csv, field } from './output/text/csv.js';
