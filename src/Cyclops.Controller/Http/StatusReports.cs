using System.Reflection;
using Cyclops.Controller.Hosting;
using Cyclops.Controller.Sources;
using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Controller.Http;

/// <summary>What the controller says of itself. Reads memory only: a slow reader holds nobody up.</summary>
internal sealed class StatusReports(CyclopsController controller)
{
    private static readonly TimeSpan PollAllowance = TimeSpan.FromMinutes(5);

    private static readonly string Version =
        typeof(StatusReports).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    public StatusDocument Status()
    {
        var statuses = controller.Board.All;
        return new(
            Version,
            Of(controller.Source.View),
            [.. statuses.Where(s => s.Key.IsEnvironment).Select(ObjectDocuments.Of)],
            [.. statuses.Where(s => !s.Key.IsEnvironment).Select(ObjectDocuments.Of)],
            new(controller.Queue.Waiting, controller.Queue.InFlight));
    }

    /// <summary>Null when nothing is known of it.</summary>
    public ObjectDocument? Find(ObjectKey key) => controller.Board.Find(key) is { } status ? ObjectDocuments.Of(status) : null;

    /// <summary>Why the process should be started anew; empty when it is well.</summary>
    public IReadOnlyList<string> HealthProblems()
    {
        var settings = controller.Settings;
        return controller.Health.Problems(
            (settings.Repository.PollInterval * 5) + PollAllowance,
            controller.Source.Accepted?.Keys.Any() == true ? (settings.ResyncInterval * 3) + Loop.ReconcileWorker.Deadline : null);
    }

    /// <summary>Why what status says is not complete yet; empty when it is.</summary>
    public IReadOnlyList<string> ReadyProblems()
    {
        if (controller.Source.View is not { Accepted: { } accepted } view)
        {
            return controller.Source.View.Hold is { } hold
                ? [$"no head was accepted yet: {hold.Why.Reason}: {hold.Why.Message}"]
                : ["no head was accepted yet"];
        }

        return view.Accepted.Manifests.Platform is null
            ? []
            : [.. accepted.Manifests.Environments.Keys.Where(e => !controller.Worlds.WasObserved(e)).Select(e => $"environment {e} was not observed yet")];
    }

    private static ManifestErrorDocument Of(ManifestError error) => new(
        error.Code,
        error.Position.File,
        error.Position.Line,
        error.Position.Column,
        error.FieldPath,
        error.Message,
        error.Hint);

    private SourceDocument Of(SourceView view)
    {
        var repository = controller.Settings.Repository;
        return new(
            repository.PublicUrl,
            repository.Branch,
            repository.Path,
            view.Head?.Id.Sha,
            view.Accepted?.Commit.Id.Sha,
            view.LastFetch,
            view.Hold is { } hold ? new(hold.Why.Reason, hold.Why.Message, hold.Since) : null,
            [.. view.Accepted?.Manifests.Errors.Select(Of) ?? []]);
    }
}
