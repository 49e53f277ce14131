using Cyclops.Ctl.Plans;
using Cyclops.Ctl.Terminal;
using Cyclops.Ctl.Tests.Support;
using Cyclops.Model.Plans;

namespace Cyclops.Ctl.Tests.Plans;

public sealed class PlanPrinterTests
{
    [Fact]
    public void Every_kind_of_step_has_its_line() => Golden.Matches(Print(Reports.Everything()), "plan.txt");

    [Fact]
    public void Colours_are_added_to_the_same_words() =>
        Golden.Matches(Print(Reports.Everything(), hasColor: true).Replace("\e", "<esc>", StringComparison.Ordinal), "plan-color.txt");

    [Fact]
    public void The_json_has_everything_the_text_has() => Golden.Matches(PlanJson.Write(Reports.WithErrors()) + "\n", "plan.json");

    [Fact]
    public void No_differences_is_one_line()
    {
        var text = Print(Reports.Of(new KeyDiff(Some.Plan(Some.Step(Verb.Keep, "EcsService", "web")), "a.yaml")));

        Assert.Equal("No differences: AWS is as the manifests say (1 resource).\n", text);
    }

    [Fact]
    public void Long_values_are_cut_to_where_they_differ()
    {
        var same = new string('a', 300);
        var text = Print(Reports.Of(new KeyDiff(Some.Plan(Some.Step(Verb.Update, "Stack", "main", Some.Change("template", same + "1", same + "2"))), "a.yaml")));

        Assert.Contains("…aaaaaaaaaaaaaaaaaaaaaaaa1 -> …aaaaaaaaaaaaaaaaaaaaaaaa2", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Digests_are_shown_short_beside_their_tags()
    {
        var (one, two) = (new string('1', 64), new string('2', 64));
        var moved = Some.Change("image", $"ckan/x:2@sha256:{one}", $"ckan/x:2@sha256:{two}", ChangeMode.Rollout, ChangeCause.TagMoved);

        var text = Print(Reports.Of(new KeyDiff(Some.Plan(Some.Step(Verb.Update, "TaskDefinition", "main", moved)), "a.yaml")));

        Assert.Contains(
            "image: ckan/x:2 (sha256:111111111111…) -> ckan/x:2 (sha256:222222222222…) (the registry has another image by this tag now)\n",
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Values_cannot_act_on_the_terminal()
    {
        var text = Print(Reports.Of(new KeyDiff(
            Some.Plan(Some.Step(Verb.Update, "Stack", "main", Some.Change("name", "a\e[31mred\e]0;title\a\u202Eb", "c\u009b2Jd"))),
            "a.yaml")));

        Assert.Contains("name: aredb -> cd\n", text, StringComparison.Ordinal);
    }

    private static string Print(DiffReport report, bool hasColor = false)
    {
        using var text = new StringWriter();
        new PlanPrinter(new LineWriter(text, hasColor), Words).Print(report);
        return text.ToString();
    }

    private static string Words(string kind) =>
        string.Concat(kind.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : " ") + char.ToLowerInvariant(c) : c.ToString()));
}
