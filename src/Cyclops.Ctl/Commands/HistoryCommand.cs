using System.CommandLine;
using System.Globalization;
using Cyclops.Ctl.CommandLine;
using Cyclops.Ctl.History;
using Cyclops.Ctl.Json;
using Cyclops.Ctl.Terminal;

namespace Cyclops.Ctl.Commands;

/// <summary><c>cyclops-ctl history</c>: who changed an app, when, and to which image.</summary>
internal sealed class HistoryCommand : Command
{
    private readonly CtlContext _context;
    private readonly SourceOptions _source = new();
    private readonly OutputOption _output = new();
    private readonly Argument<string> _app = new("app") { Description = "The app." };

    private readonly Option<int> _count = new("--count", "-n")
    {
        Description = "So many of the newest changes.",
        HelpName = "number",
        DefaultValueFactory = _ => 10,
    };

    public HistoryCommand(CtlContext context)
        : base("history", "Show the commits that changed an app, and what they changed.")
    {
        _context = context;
        _count.Validators.Add(result =>
        {
            if (result.GetValue(_count) is < 1 or > 1000)
            {
                result.AddError("--count: a number from 1 to 1000");
            }
        });
        Add(_app);
        Add(_count);
        _source.AddTo(this);
        Add(_output);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var count = result.GetValue(_count);
        var history = await AppHistory.ReadAsync(_source.Read(result, _context.CurrentFolder), result.GetValue(_app)!, count, _context.Time, cancellationToken);
        var versions = history.Versions.Take(count).Select((v, i) => (Version: v, Change: v.ChangeSince(history.Versions.ElementAtOrDefault(i + 1)))).ToList();
        if (_output.Read(result) == OutputFormat.Json)
        {
            _context.Console.Out.Raw(Json(versions));
            return ExitCodes.Ok;
        }

        var table = new TextTable("COMMIT", "WHEN (UTC)", "AUTHOR", "SUBJECT", "CHANGE");
        foreach (var (version, change) in versions)
        {
            var (commit, author) = (version.Commit, version.Commit.Author);
            table.Add(
                commit.Id.Short,
                commit.CommittedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                author.IndexOf(" <", StringComparison.Ordinal) is > 0 and var end ? author[..end] : author,
                commit.Subject,
                change);
        }

        table.WriteTo(_context.Console.Out);
        return ExitCodes.Ok;
    }

    private static string Json(IEnumerable<(AppVersion Version, string Change)> versions) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("versions");
        foreach (var (version, change) in versions)
        {
            json.WriteStartObject();
            json.WriteString("commit", version.Commit.Id.Sha);
            json.WriteString("committedAt", version.Commit.CommittedAt);
            json.WriteString("author", version.Commit.Author);
            json.WriteString("subject", version.Commit.Subject);
            json.WriteString("change", change);
            json.WriteStartObject("images");
            foreach (var (environment, image) in version.Images)
            {
                json.WriteString(environment, image);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
