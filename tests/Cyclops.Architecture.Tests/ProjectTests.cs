namespace Cyclops.Architecture.Tests;

/// <summary>Who may reference whom, and where packages live: section 2 of the design.</summary>
public sealed class ProjectTests
{
    private const string Model = "Cyclops.Model";
    private const string Engine = "Cyclops.Engine";
    private const string Wire = "Cyclops.Aws.Wire";
    private const string Generator = "Cyclops.Aws.Generator";
    private const string Clients = "Cyclops.Aws.Clients";
    private const string Aws = "Cyclops.Aws";
    private const string Reconcilers = "Cyclops.Reconcilers";
    private const string Http = "Cyclops.Http";
    private const string Git = "Cyclops.Git";
    private const string Registries = "Cyclops.Registries";
    private const string Sentry = "Cyclops.Sentry";
    private const string Solr = "Cyclops.Solr";
    private const string Postgres = "Cyclops.Postgres";
    private const string LocalCloud = "Cyclops.LocalCloud";
    private const string Controller = "Cyclops.Controller";
    private const string Ctl = "Cyclops.Ctl";

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        [Model] = [],
        [Engine] = [Model],
        [Wire] = [],
        [Generator] = [],
        [Clients] = [Wire, Generator],
        [Aws] = [Model, Wire, Clients],
        [Reconcilers] = [Model, Engine, Aws, Http, Postgres, Registries, Sentry, Solr],
        [Git] = [Model],
        [Http] = [Model],
        [Registries] = [Model, Http],
        [Sentry] = [Model, Http],
        [Solr] = [Model, Http],
        [Postgres] = [Model],
        [LocalCloud] = [Wire, Clients],
        [Controller] = [Model, Engine, Wire, Clients, Aws, Reconcilers, Git, Http, Postgres, Registries, Sentry, Solr, LocalCloud],
        [Ctl] = [Model, Engine, Wire, Clients, Aws, Reconcilers, Git, Http, Postgres, Registries, Sentry, Solr, LocalCloud, Controller],
    };

    /// <summary>Packages by the beginning of their names, and the projects they may be in; the longest match counts.</summary>
    private static readonly (string Package, string[] Homes)[] Homes =
    [
        ("AWSSDK.", [Wire, Clients, Aws]),
        ("YamlDotNet", [Engine]),
        ("Npgsql", [Postgres]),
        ("Microsoft.Data.Sqlite", [Controller]),
        ("SQLitePCLRaw.", [Controller]),
        ("Microsoft.CodeAnalysis.", [Generator]),
        ("System.CommandLine", [Ctl]),
        ("Spectre.Console", [Ctl]),
        ("Microsoft.Extensions.", [Aws, Reconcilers, LocalCloud, Controller, Ctl]),
    ];

    private static readonly string[] AspNetHomes = [LocalCloud, Controller, Ctl];

    [Fact]
    public void Projects_reference_only_what_the_design_allows() => Repository.AssertNone(
        "A project references another that it may not know (design, section 2):",
        from project in ProjectFile.In("src")
        from reference in project.Projects
        where !Allowed.GetValueOrDefault(project.Name, []).Contains(reference)
        select $"{project.Name} -> {reference}");

    [Fact]
    public void Every_project_of_the_product_has_its_place() => Repository.AssertNone(
        "A project is not in the table of allowed references:",
        ProjectFile.In("src").Where(project => !Allowed.ContainsKey(project.Name)).Select(project => project.Path));

    [Fact]
    public void Nothing_references_a_test() => Repository.AssertNone(
        "Code outside tests/ references a test project:",
        from project in ProjectFile.In("src").Concat(ProjectFile.In("bench")).Concat(ProjectFile.In("eng"))
        from reference in project.Projects
        where reference.EndsWith(".Tests", StringComparison.Ordinal)
        select $"{project.Path} -> {reference}");

    [Fact]
    public void Packages_stay_at_home() => Repository.AssertNone(
        "A package is used outside the projects it may be in:",
        from project in ProjectFile.In("src")
        from package in project.Packages
        where !MayUse(project.Name, package)
        select $"{project.Name} uses {package}");

    [Fact]
    public void Asp_net_serves_only_where_something_listens() => Repository.AssertNone(
        "ASP.NET is used outside the projects that listen:",
        ProjectFile.In("src").Where(project => project.UsesAspNet && !AspNetHomes.Contains(project.Name)).Select(project => project.Name));

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Read("Cyclops.sln").Replace('\\', '/');

        Repository.AssertNone(
            "A project is missing in Cyclops.sln:",
            new[] { "src", "tests", "bench", "eng" }
                .SelectMany(ProjectFile.In)
                .Where(project => !solution.Contains($"\"{project.Path}\"", StringComparison.Ordinal))
                .Select(project => project.Path));
    }

    [Fact]
    public void Every_project_pins_what_it_restores() => Repository.AssertNone(
        "A project has no packages.lock.json:",
        new[] { "src", "tests", "bench", "eng" }
            .SelectMany(ProjectFile.In)
            .Where(project => !File.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(project.Path)!, "packages.lock.json")))
            .Select(project => project.Path));

    private static bool MayUse(string project, string package) =>
        Homes.Where(home => package.StartsWith(home.Package, StringComparison.Ordinal)).SelectMany(home => home.Homes).Contains(project);
}
