using Cyclops.Engine.Manifests.Errors;
using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Tables;
using Cyclops.Engine.Manifests.Yaml;
using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Manifests.Checks;

/// <summary>What an app has beside its containers, held against what its environment gives and against its own variables.</summary>
internal static class BackendChecks
{
    /// <param name="spec">The merged spec, each value of it valid by itself.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="context">Where errors go.</param>
    public static void Run(YamlMapping spec, EnvironmentManifest environment, PlatformManifest platform, CheckContext context)
    {
        if (AppFields.Backends.NodeIn(spec) is not YamlMapping backends)
        {
            return;
        }

        context.Push(AppFields.Backends.Name);
        var taken = Variables(spec);
        foreach (var (entry, database) in Entries(BackendFields.Databases, backends, context))
        {
            CheckServer(entry, database, environment, context);
            CheckVariable(AppDatabaseFields.UrlEnv.OrNull(database) ?? AppDatabaseFields.DefaultUrlEnv(entry.Name), $"{BackendFields.Databases.Name}.{entry.Name}", AppDatabaseFields.UrlEnv, entry, taken, context);
            if (AppDatabaseFields.ReadOnlyUrlEnv.OrNull(database) is { } readOnly)
            {
                CheckVariable(readOnly, $"{BackendFields.Databases.Name}.{entry.Name}", AppDatabaseFields.ReadOnlyUrlEnv, entry, taken, context);
            }
        }

        foreach (var (entry, bucket) in Entries(BackendFields.Buckets, backends, context))
        {
            CheckVariable(AppBucketFields.NameEnv.OrNull(bucket) ?? AppBucketFields.DefaultNameEnv(entry.Name), $"{BackendFields.Buckets.Name}.{entry.Name}", AppBucketFields.NameEnv, entry, taken, context);
        }

        foreach (var (entry, search) in Entries(BackendFields.Search, backends, context))
        {
            if (environment.Search is null)
            {
                Missing(entry, $"Environment {Shown.Quote(environment.Name)} has no search server.", "search: {}", environment.Position, context);
            }

            CheckVariable(AppSearchFields.UrlEnv.OrNull(search) ?? AppSearchFields.DefaultUrlEnv(entry.Name), $"{BackendFields.Search.Name}.{entry.Name}", AppSearchFields.UrlEnv, entry, taken, context);
        }

        CheckCache(backends, environment, taken, context);
        CheckEmail(backends, environment, taken, context);
        CheckErrors(backends, platform, taken, context);
        context.Pop();
    }

    private static void CheckCache(YamlMapping backends, EnvironmentManifest environment, Dictionary<string, string> taken, CheckContext context)
    {
        if (BackendFields.Cache.NodeIn(backends) is not YamlMapping cache)
        {
            return;
        }

        var entry = backends.Entries.First(e => e.Value == cache);
        context.Push(entry.Name);
        if (environment.Cache is null)
        {
            Missing(entry, $"Environment {Shown.Quote(environment.Name)} has no cache.", "cache: {}", environment.Position, context);
        }

        CheckVariable(AppCacheFields.UrlEnv.Of(cache), entry.Name, AppCacheFields.UrlEnv, entry, taken, context);
        CheckVariable(AppCacheFields.PrefixEnv.Of(cache), entry.Name, AppCacheFields.PrefixEnv, entry, taken, context);
        context.Pop();
    }

    /// <summary>What a backend's map has; while one is looked at, errors are told at its place.</summary>
    private static IEnumerable<(YamlEntry Entry, YamlMapping Backend)> Entries(Field<EquatableMap<YamlMapping>> map, YamlMapping backends, CheckContext context)
    {
        if (map.NodeIn(backends) is not YamlMapping named)
        {
            yield break;
        }

        context.Push(map.Name);
        foreach (var entry in named.Entries.Where(e => !e.Value.IsNull))
        {
            context.Push(entry.Name);
            yield return (entry, (YamlMapping)entry.Value);
            context.Pop();
        }

        context.Pop();
    }

    private static void CheckServer(YamlEntry entry, YamlMapping database, EnvironmentManifest environment, CheckContext context)
    {
        var servers = environment.Databases.Keys.Order(StringComparer.Ordinal).ToList();
        var node = AppDatabaseFields.On.NodeIn(database);
        if (node is not null && servers.Contains(AppDatabaseFields.On.Of(database), StringComparer.Ordinal))
        {
            return;
        }

        if (node is not null)
        {
            context.Push(AppDatabaseFields.On.Name);
            context.Add(
                ErrorCodes.UnknownDatabase,
                node,
                $"Environment {Shown.Quote(environment.Name)} has no database server {Shown.Quote(AppDatabaseFields.On.Of(database))}.",
                Suggestion.Hint(AppDatabaseFields.On.Of(database), servers) ?? AddOne(environment));
            context.Pop();
        }
        else if (servers.Count == 0)
        {
            context.Add(ErrorCodes.UnknownDatabase, entry.Key, $"Environment {Shown.Quote(environment.Name)} has no database server.", AddOne(environment));
        }
        else if (AppDatabaseFields.DefaultServer(servers) is null)
        {
            context.Add(
                ErrorCodes.UnknownDatabase,
                entry.Key,
                $"Environment {Shown.Quote(environment.Name)} has several database servers ({string.Join(", ", servers)}), and it is not said which one is meant.",
                $"write on: {servers[0]}");
        }
    }

    private static string AddOne(EnvironmentManifest environment) => $"add databases: {{main: {{}}}} to {environment.Position.File}";

    /// <param name="line">What the other manifest lacks.</param>
    /// <param name="at">Where that manifest is.</param>
    private static void Missing(YamlEntry entry, string message, string line, SourcePosition at, CheckContext context) =>
        context.Add(ErrorCodes.BackendMissing, entry.Key, message, $"add {line} to {at.File}");

    private static void CheckEmail(YamlMapping backends, EnvironmentManifest environment, Dictionary<string, string> taken, CheckContext context)
    {
        if (BackendFields.Email.NodeIn(backends) is not YamlMapping email)
        {
            return;
        }

        var entry = backends.Entries.First(e => e.Value == email);
        context.Push(entry.Name);
        if (environment.Email is not { } sending)
        {
            Missing(entry, $"Environment {Shown.Quote(environment.Name)} sends no mail.", "email: {}", environment.Position, context);
        }
        else if (AppEmailFields.From.NodeIn(email) is { } node)
        {
            CheckSender(node, AppEmailFields.From.Of(email), sending.DomainIn(environment.Domain), context);
        }

        foreach (var variable in AppEmailSpec.Variables.Select(v => $"{AppEmailFields.Prefix.Of(email)}_{v}"))
        {
            if (!taken.TryAdd(variable, "backends.email"))
            {
                context.Add(
                    ErrorCodes.VariableSetTwice,
                    AppEmailFields.Prefix.NodeIn(email) ?? entry.Key,
                    $"The variable {Shown.Quote(variable)} is set here and by {taken[variable]}.",
                    $"give these variables another {AppEmailFields.Prefix.Name}, or take the other one out");
            }
        }

        context.Pop();
    }

    private static void CheckErrors(YamlMapping backends, PlatformManifest platform, Dictionary<string, string> taken, CheckContext context)
    {
        if (BackendFields.Errors.NodeIn(backends) is not YamlMapping errors)
        {
            return;
        }

        var entry = backends.Entries.First(e => e.Value == errors);
        context.Push(entry.Name);
        if (platform.Sentry is null)
        {
            Missing(entry, "The platform has no Sentry.", "sentry: {organization: ..., team: ..., tokenSecret: ...}", platform.Position, context);
        }

        CheckVariable(AppErrorsFields.DsnEnv.Of(errors), entry.Name, AppErrorsFields.DsnEnv, entry, taken, context);
        context.Pop();
    }

    private static void CheckSender(YamlNode node, string from, string domain, CheckContext context)
    {
        var own = from[(from.IndexOf('@', StringComparison.Ordinal) + 1)..];
        if (!own.Equals(domain, StringComparison.OrdinalIgnoreCase) && !own.EndsWith($".{domain}", StringComparison.OrdinalIgnoreCase))
        {
            context.Push(AppEmailFields.From.Name);
            context.Add(
                ErrorCodes.EmailOutsideDomain,
                node,
                $"The address {Shown.Quote(from)} is not within {Shown.Quote(domain)}, which the environment sends mail from.",
                $"write an address like {from[..from.IndexOf('@', StringComparison.Ordinal)]}@{domain}");
            context.Pop();
        }
    }

    /// <param name="backend">What sets it: <c>databases.main</c>.</param>
    private static void CheckVariable(string variable, string backend, Field field, YamlEntry entry, Dictionary<string, string> taken, CheckContext context)
    {
        if (taken.TryAdd(variable, $"backends.{backend}"))
        {
            return;
        }

        context.Push(field.Name);
        context.Add(
            ErrorCodes.VariableSetTwice,
            (entry.Value as YamlMapping)?.Find(field.Name) ?? entry.Key,
            $"The variable {Shown.Quote(variable)} is set here and by {taken[variable]}.",
            $"give it another name with {field.Name}, or take the other one out");
        context.Pop();
    }

    /// <summary>Variables of the main container that are set already, and by what.</summary>
    private static Dictionary<string, string> Variables(YamlMapping spec)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in ContainerFields.Env.Of(spec).Keys)
        {
            taken[name] = ContainerFields.Env.Name;
        }

        foreach (var name in ContainerFields.Secrets.Of(spec).Keys)
        {
            taken[name] = ContainerFields.Secrets.Name;
        }

        return taken;
    }
}
