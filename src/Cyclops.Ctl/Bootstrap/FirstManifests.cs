using System.Globalization;
using System.Text;

namespace Cyclops.Ctl.Bootstrap;

/// <summary>Texts of the first files of a config repository.</summary>
internal static class FirstManifests
{
    public const string PlatformPath = "manifests/platform.yaml";
    public const string ReadmePath = "README.md";

    public static string EnvironmentPath(string name) => $"manifests/environments/{name}/environment.yaml";

    /// <param name="name">Of the platform.</param>
    /// <param name="home">Where its stack is, and what of it the manifests name.</param>
    /// <param name="request">Image and address of the controller.</param>
    public static string Platform(string name, PlatformHome home, BootstrapRequest request)
    {
        var text = new StringBuilder($"""
            # What holds for all environments. All fields: cyclops-ctl schema platform
            apiVersion: cyclops/v1
            kind: Platform
            metadata:
              name: {name}
            spec:
              region: {home.Region}
              # Templates that are too long for one call.
              configBucket: {home.Bucket}
              accounts:
                {home.AccountName}:
                  # Credentials of any other account are refused.
                  id: "{home.AccountId}"
                  # CloudFormation makes the stacks with this role.
                  stackRole: {home.StackRole}

            """);
        if (request is { Image: { } image, GitUrl: { } url })
        {
            text.Append(CultureInfo.InvariantCulture, $"""
                  # The controller's own service, in the platform's stack: bootstrap again after a change.
                  controller:
                    image: {image}
                    repository: {url}

                """);
        }

        return text.ToString();
    }

    /// <param name="account">Name of the account in <c>platform.yaml</c>; null: the controller's own.</param>
    public static string Environment(FirstEnvironment environment, string? account)
    {
        var text = new StringBuilder($"""
            # What apps are deployed into. All fields: cyclops-ctl schema environment
            apiVersion: cyclops/v1
            kind: Environment
            metadata:
              name: {environment.Name}
            spec:
              # An app's host is <app>.{environment.Domain} unless it lists its own.
              domain: {environment.Domain}

            """);
        if (account is not null)
        {
            text.Append("  account: ").Append(account).Append('\n');
        }

        if (!environment.IsLocal)
        {
            text.Append("""
                  # A certificate for all hosts of the domain, issued once the domain is delegated.
                  loadBalancers:
                    tls: managed

                """);
        }

        text.Append("""
              # A PostgreSQL server for the apps, with everything at its defaults.
              databases:
                main: {}

            """);
        return text.ToString();
    }

    public static string Readme(string platform) => $"""
        # {platform}

        What runs on the platform {platform}, as Cyclops keeps it: the files in `manifests/` are what is wanted.

        - `manifests/platform.yaml`: accounts, region, limits
        - `manifests/environments/<env>/environment.yaml`: what apps are deployed into
        - `manifests/apps/<app>/app.yaml`: an app

        Before a commit: `cyclops-ctl validate` and `cyclops-ctl diff`. A commit on the branch that the controller follows is deployed.

        """;
}
