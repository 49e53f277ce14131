using Amazon.Runtime;
using Amazon.SecretsManager;
using Cyclops.Scenarios.Support;
using Cyclops.Testing;

namespace Cyclops.Scenarios;

/// <summary>Images of a private registry, the one that Debian ships.</summary>
public sealed class ImageTests
{
    [Fact]
    public async Task Tags_of_a_private_registry_are_pinned_and_a_missing_and_a_moved_one_are_told()
    {
        Assert.SkipUnless(RegistryProcess.IsInstalled, RegistryProcess.Missing);
        using var registry = await RegistryProcess.StartAsync(isPrivate: true);
        await using var world = await ScenarioWorld.StartAsync();
        var (image, digest) = ($"{registry.Host}/acme/web", await registry.PushAsync("acme/web", "1", "one"));
        await StoreSecretAsync(world);
        NameRegistry(world, registry.Host);
        Write(world, $"{image}:1");
        world.Repository.Commit("an app of a private registry");

        await world.AnswersAsync("jaffa.staging.localhost", $"{image}@{digest}");
        await world.SettledAsync();
        var same = await CtlRun.DiffAsync(world, "jaffa");
        Write(world, $"{image}:2");
        var missing = await CtlRun.DiffAsync(world, "jaffa");
        Write(world, $"{image}:1");
        await registry.PushAsync("acme/web", "1", "another");
        var moved = await CtlRun.DiffAsync(world, "jaffa");

        Assert.Equal(0, same.ExitCode);
        Assert.Equal(1, missing.ExitCode);
        Assert.Contains($"ImageMissing: manifests/apps/jaffa/app.yaml:4:15: image {image}:2 is not in {registry.Host}: push it, or correct the tag; the nearest of its tags there: 1", missing.Output, StringComparison.Ordinal);
        Assert.Contains("0 to create, 0 to update, 0 to delete", missing.Output, StringComparison.Ordinal);
        Assert.Equal(1, moved.ExitCode);
        Assert.Contains($"containers.jaffa.image: {image}:1 (sha256:{digest[7..19]}…) -> {image}:1 (sha256:", moved.Output, StringComparison.Ordinal);
        Assert.Contains("(the registry has another image by this tag now)", moved.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(RegistryProcess.Password, $"{same}{missing}{moved}", StringComparison.Ordinal);
    }

    private static void NameRegistry(ScenarioWorld world, string host)
    {
        var platform = File.ReadAllText(Path.Combine(world.Repository.Path, "manifests", "platform.yaml"));
        world.Repository.Write("manifests/platform.yaml", platform.Replace("spec:\n", $"spec:\n  registries: {{'{host}': {{secret: sample/registry}}}}\n", StringComparison.Ordinal));
    }

    private static void Write(ScenarioWorld world, string image) => world.Repository.Write(
        "manifests/apps/jaffa/app.yaml",
        $"apiVersion: cyclops/v1\nkind: App\nmetadata: {{name: jaffa}}\nspec: {{image: '{image}', environments: {{staging: {{}}}}}}\n");

    private static async Task StoreSecretAsync(ScenarioWorld world)
    {
        using var secrets = new AmazonSecretsManagerClient(
            new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "not-a-secret"),
            new AmazonSecretsManagerConfig { ServiceURL = world.Cloud.Endpoint.ToString(), AuthenticationRegion = "eu-west-1" });
        await secrets.CreateSecretAsync(new() { Name = "sample/registry", SecretString = $$"""{"username": "{{RegistryProcess.User}}", "password": "{{RegistryProcess.Password}}"}""" });
    }
}
