using Cyclops.Model;

namespace Cyclops.Ctl.Verifying;

/// <summary>What was looked at for an app or an environment.</summary>
/// <param name="Name"><c>staging/tel-aviv</c>, or <c>tel-aviv</c> alone while its manifest does not say where it runs.</param>
internal sealed record Checklist(string Name, EquatableList<Check> Checks)
{
    /// <summary>The worst of its checks.</summary>
    public CheckStatus Status => Checks.Select(c => c.Status).DefaultIfEmpty(CheckStatus.Ok).Max();
}
