using Cyclops.Controller.Hosting;
using Cyclops.Model;

namespace Cyclops.Controller.Http;

/// <summary>The controller's web addresses. All of them only read.</summary>
internal static class StatusEndpoints
{
    public static void Map(WebApplication app, CyclopsController controller)
    {
        var reports = new StatusReports(controller);
        app.MapGet("/healthz", () => Problems(reports.HealthProblems(), "ok"));
        app.MapGet("/readyz", () => Problems(reports.ReadyProblems(), "ready"));
        app.MapGet("/status", () => Results.Json(reports.Status(), StatusJson.Indented.StatusDocument));
        app.MapGet("/status/{environment}", (string environment) => One(reports, ObjectKey.ForEnvironment(environment)));
        app.MapGet("/status/{environment}/{app}", (string environment, string app) => One(reports, new(environment, app)));
    }

    private static IResult Problems(IReadOnlyList<string> problems, string fine) => Results.Json(
        new ProblemDocument(problems.Count == 0 ? fine : "failing", problems),
        StatusJson.Indented.ProblemDocument,
        statusCode: problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);

    private static IResult One(StatusReports reports, ObjectKey key) => reports.Find(key) is { } document
        ? Results.Json(document, StatusJson.Indented.ObjectDocument)
        : Results.Json(
            new ProblemDocument("notFound", [$"nothing is known of {key}; /status lists what is"]),
            StatusJson.Indented.ProblemDocument,
            statusCode: StatusCodes.Status404NotFound);
}
