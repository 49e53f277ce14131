using System.CommandLine;
using Cyclops.Ctl.CommandLine;
using Cyclops.Ctl.History;
using Cyclops.Ctl.Workspaces;
using Cyclops.Git;
using Cyclops.Model;

namespace Cyclops.Ctl.Commands;

/// <summary><c>cyclops-ctl rollback</c>: a commit that brings an app's files back to an earlier version.</summary>
internal sealed class RollbackCommand : Command
{
    /// <summary>Versions among which <c>--to</c> may be.</summary>
    private const int MostVersions = 200;

    private readonly CtlContext _context;
    private readonly SourceOptions _source = new(revisions: false);
    private readonly Argument<string> _app = new("app") { Description = "The app." };

    private readonly Option<string?> _to = new("--to")
    {
        Description = "The commit to go back to, as history shows it. Default: the version before the newest.",
        HelpName = "commit",
    };

    private readonly Option<string> _reason = new("--reason")
    {
        Description = "Why; it becomes part of the commit.",
        HelpName = "text",
        Required = true,
    };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Say what would be done, and do nothing." };

    public RollbackCommand(CtlContext context)
        : base("rollback", "Commit an app's files as they were before; push it and the controller follows.")
    {
        _context = context;
        _reason.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValue(_reason)))
            {
                result.AddError("--reason: say why in a few words; it is read by whoever looks at the history");
            }
        });
        Add(_app);
        Add(_to);
        Add(_reason);
        Add(_dryRun);
        _source.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var (from, app, to, notes) = (_source.Read(result, _context.CurrentFolder), result.GetValue(_app)!, result.GetValue(_to), _context.Console.Notes);
        var history = await AppHistory.ReadAsync(from, app, to is null ? 1 : MostVersions, _context.Time, cancellationToken);
        var target = Target(history, app, to);
        await CheckCleanAsync(from, history, app, cancellationToken);
        notes.Line($"{app} goes back to {target.Commit.Id.Short} \"{target.Commit.Subject}\": {target.ChangeSince(history.Versions[0])}");
        if (result.GetValue(_dryRun))
        {
            notes.Line("Nothing was done: --dry-run.");
            return ExitCodes.Ok;
        }

        var editor = new WorkTreeEditor(from.Folder, _context.Time);
        await editor.RestoreAsync(history.Folder, target.Commit.Id, cancellationToken);
        await CheckValidAsync(from, history, app, editor, cancellationToken);
        var commit = await editor.CommitAsync(history.Folder, Message(app, target, result.GetValue(_reason)!), cancellationToken);
        notes.Line($"Committed as {commit.Short}. Look at it with cyclops-ctl diff, and push it: git push");
        return ExitCodes.Ok;
    }

    private static string Message(string app, AppVersion target, string reason) => $"""
        {app}: roll back to {target.Commit.Id.Short}

        {reason.Trim()}

        Cyclops-Rollback: {target.Commit.Id.Sha}

        """;

    private static AppVersion Target(AppHistory history, string app, string? to)
    {
        var versions = history.Versions;
        var target = to is null ? versions.ElementAtOrDefault(1)
            : to.Length < 4 ? null
            : versions.FirstOrDefault(v => v.Commit.Id.Sha.StartsWith(to, StringComparison.OrdinalIgnoreCase));
        return target switch
        {
            null when to is null => throw CtlException.BadInput($"{app} has one version only, {versions[0].Commit.Id.Short}", "To take it away, git rm its folder and commit."),
            null => throw CtlException.BadInput($"no commit {to} changed {app}", $"cyclops-ctl history {app} shows which did."),
            { Files.Count: 0 } => throw CtlException.BadInput($"at {target.Commit.Id.Short} there was no {app}", "To take it away, git rm its folder and commit."),
            { Manifest: null } => throw CtlException.BadInput($"the manifest of {app} at {target.Commit.Id.Short} is not valid", $"Go back to another version: cyclops-ctl history {app} shows them."),
            _ when target.Files.Equals(versions[0].Files) => throw CtlException.BadInput($"{app} is as it was at {target.Commit.Id.Short} already"),
            _ => target,
        };
    }

    /// <summary>Work that is in no commit yet is not overwritten.</summary>
    private async Task CheckCleanAsync(SourceArguments from, AppHistory history, string app, CancellationToken cancellationToken)
    {
        var checkout = await ManifestCheckout.ReadAsync(from, _context.Time, cancellationToken);
        var files = checkout.Snapshot.Files.Where(f => f.Path.StartsWith($"{history.Folder}/", StringComparison.Ordinal)).ToEquatableList();
        if (!files.Equals(history.Versions[0].Files))
        {
            throw CtlException.BadInput($"{history.Folder} has changes of {app} that are in no commit", "Commit them, or put them away with git stash.");
        }
    }

    /// <summary>An old version may not go with what the platform and the environments are by now: then all is put back.</summary>
    private async Task CheckValidAsync(SourceArguments from, AppHistory history, string app, WorkTreeEditor editor, CancellationToken cancellationToken)
    {
        var checkout = await ManifestCheckout.ReadAsync(from, _context.Time, cancellationToken);
        if (checkout.Manifests.Apps.ContainsKey(app))
        {
            return;
        }

        await editor.RestoreAsync(history.Folder, history.Head.Id, cancellationToken);
        var errors = checkout.Manifests.Errors.Where(e => e.Position.File.StartsWith($"{history.Folder}/", StringComparison.Ordinal)).ToList();
        ErrorPrinter.Print(errors, _context.Console.Notes);
        throw CtlException.BadInput($"that version of {app} does not go with the platform and environments of today; nothing was changed");
    }
}
