using Cyclops.Aws.Ecs;
using Cyclops.Engine.Kinds;
using Cyclops.Engine.Manifests;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Reconcilers.Bucket;
using Cyclops.Reconcilers.Database;
using Cyclops.Reconcilers.EnvironmentStack;
using Cyclops.Reconcilers.ErrorProject;
using Cyclops.Reconcilers.Image;
using Cyclops.Reconcilers.LogGroup;
using Cyclops.Reconcilers.SearchCore;
using Cyclops.Reconcilers.SecretReference;
using Cyclops.Reconcilers.SmtpUser;
using Cyclops.Reconcilers.TaskRole;

namespace Cyclops.Reconcilers.TaskDefinition;

/// <summary>Manifest to task definition.</summary>
internal static class TaskDefinitionExpansion
{
    private const string Bridge = "bridge";
    private const string AwsVpc = "awsvpc";

    public static TaskDefinitionSpec Expand(AppScope scope, ImageRegistries registries, string region)
    {
        var isFargate = scope.Environment.Cluster is ClusterSpec.Fargate;
        var spec = scope.Spec;
        var containers = spec.Containers.Select(c => Container(c.Key, c.Value, isWeb: false, scope))
            .Append(Container(scope.App.Name, spec.Web, isWeb: true, scope))
            .OrderBy(c => c.Name, StringComparer.Ordinal)
            .ToEquatableList();
        var size = isFargate ? FargateSize.Smallest(containers.Sum(c => c.Cpu), containers.Sum(c => c.Memory ?? 0)) : null;
        return new(
            $"{scope.Platform.Name}-{scope.Environment.Name}-{scope.App.Name}-",
            isFargate ? AwsVpc : Bridge,
            size?.Cpu,
            size?.Memory,
            EnvironmentInputs.ExecutionRoleArn(scope.Environment),
            spec.Backends.Buckets.Count > 0 ? Input.Output(TaskRoleKind.IdFor(scope.Key), TaskRoleKind.ArnOutput) : null,
            Input.Output(LogGroupKind.IdFor(scope.Key), LogGroupKind.NameOutput),
            containers,
            new(containers.Select(c => KeyValuePair.Create(c.Name, ImageKind.InputFor(scope, c.Image, registries)))),
            new(spec.Containers
                .Select(c => KeyValuePair.Create(c.Key, Secrets(c.Value, scope)))
                .Append(KeyValuePair.Create(scope.App.Name, new EquatableMap<Input>(Secrets(spec.Web, scope).Concat(BackendSecrets(scope)))))
                .Where(c => c.Value.Count > 0)),
            BackendVariables(scope, region) is { Count: > 0 } variables ? new([KeyValuePair.Create(scope.App.Name, new EquatableMap<Input>(variables))]) : EquatableMap<EquatableMap<Input>>.Empty,
            spec.Release is not null);
    }

    private static EquatableMap<Input> Secrets(ContainerSpec container, AppScope scope) =>
        new(container.Secrets.Select(s => KeyValuePair.Create(s.Key, SecretReferenceKind.InputFor(scope.Key, s.Value))));

    private static Dictionary<string, Input> BackendSecrets(AppScope scope)
    {
        var secrets = new Dictionary<string, Input>(StringComparer.Ordinal);
        foreach (var (name, database) in scope.Spec.Backends.Databases)
        {
            var id = DatabaseKind.IdFor(scope.Key, name);
            secrets[database.UrlEnv] = Input.Output(id, DatabaseKind.UrlOutput);
            if (database.ReadOnlyUrlEnv is { } readOnly)
            {
                secrets[readOnly] = Input.Output(id, DatabaseKind.ReadOnlyUrlOutput);
            }
        }

        if (scope.Spec.Backends.Email is { } email)
        {
            secrets[email.Variable(AppEmailSpec.User)] = Input.Output(SmtpUserKind.IdFor(scope.Key), SmtpUserKind.UserOutput);
            secrets[email.Variable(AppEmailSpec.Password)] = Input.Output(SmtpUserKind.IdFor(scope.Key), SmtpUserKind.PasswordOutput);
        }

        if (scope.Spec.Backends.Errors is { } errors)
        {
            secrets[errors.DsnEnv] = Input.Output(ErrorProjectKind.IdFor(scope.Key), ErrorProjectKind.DsnOutput);
        }

        return secrets;
    }

    private static Dictionary<string, Input> BackendVariables(AppScope scope, string region)
    {
        var variables = new Dictionary<string, Input>(StringComparer.Ordinal);
        foreach (var (name, bucket) in scope.Spec.Backends.Buckets)
        {
            // Known before there is the bucket.
            variables[bucket.NameEnv] = Input.Of(BucketKind.NameFor(scope.Platform.Name, scope.Key, name));
        }

        foreach (var (name, core) in scope.Spec.Backends.Search)
        {
            variables[core.UrlEnv] = Input.Output(SearchCoreKind.IdFor(scope.Key, name), SearchCoreKind.UrlOutput);
        }

        if (scope.Spec.Backends.Cache is { } cache && scope.Environment.Cache is { } store)
        {
            variables[cache.UrlEnv] = EnvironmentInputs.CacheUrl(scope.Environment, store, cache.Database);
            // Environments and platforms may share an existing store.
            variables[cache.PrefixEnv] = Input.Of($"{scope.Platform.Name}:{scope.Environment.Name}:{scope.App.Name}:");
        }

        if (scope.Spec.Backends.Email is { } email)
        {
            variables[email.Variable(AppEmailSpec.Host)] = Input.Of(SmtpUserKind.HostIn(region));
            variables[email.Variable(AppEmailSpec.Port)] = Input.Of(SmtpUserKind.Port);
            variables[email.Variable(AppEmailSpec.Sender)] = Input.Of(email.From);
        }

        return variables;
    }

    /// <summary>The main container reaches the linked ones by name in bridge networking; in awsvpc they share localhost.</summary>
    private static EcsContainer Container(string name, ContainerSpec c, bool isWeb, AppScope scope)
    {
        var isBridge = scope.Environment.Cluster is not ClusterSpec.Fargate;
        return new(
            name,
            c.Image,
            c.Cpu,
            c.Memory,
            // ECS takes a soft limit only below the hard one; equal means the same as none.
            c.MemoryReservation < c.Memory ? c.MemoryReservation : null,
            c.Essential,
            c.EntryPoint,
            c.Command,
            c.Env,
            EquatableMap<string>.Empty,
            (isWeb ? c.Ports.Append(scope.Spec.Port) : c.Ports).Distinct().Order().ToEquatableList(),
            (isWeb ? c.DependsOn.Concat(isBridge ? scope.Spec.Containers.Keys : []) : c.DependsOn).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToEquatableList(),
            isWeb && isBridge ? scope.Spec.Containers.Keys.ToEquatableList() : [],
            LogGroup: null)
        {
            RepositoryCredentials = ImageRegistries.SecretOf(scope.Platform, c.Image),
        };
    }
}
