using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Manifests.Errors;

/// <summary>Collects the errors of one file. Bounded, so that a hostile file cannot fill a report.</summary>
internal sealed class ErrorList(string file)
{
    private const int Limit = 100;

    private readonly List<ManifestError> _errors = [];

    public string File { get; } = file;

    public int Count => _errors.Count;

    public bool IsFull => _errors.Count >= Limit;

    public IReadOnlyList<ManifestError> Errors => _errors;

    public void Add(ManifestError error)
    {
        if (_errors.Count < Limit - 1)
        {
            _errors.Add(error);
        }
        else if (_errors.Count == Limit - 1)
        {
            _errors.Add(new(ErrorCodes.TooManyErrors, error.Position, "", "More errors in this file are not shown.", "mend those above first"));
        }
    }

    public void Add(string code, int line, int column, string message, string? hint = null) =>
        Add(new(code, new SourcePosition(File, line, column), "", message, hint));
}
