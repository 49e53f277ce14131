using Cyclops.Reconcilers.Diagnosis;

namespace Cyclops.Ctl.Diagnosis;

/// <summary>What came of asking AWS about an app.</summary>
/// <param name="Problem">Why AWS was not asked, or could not be, in one line; null: it was.</param>
/// <param name="Region">Where it was asked; null: nowhere.</param>
/// <param name="Found">What it says; null without a service.</param>
internal sealed record AppView(string? Problem, string? Region, AppDiagnosis? Found);
