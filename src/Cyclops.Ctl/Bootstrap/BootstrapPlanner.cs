using Cyclops.Aws;
using Cyclops.Ctl.Terminal;
using Cyclops.Ctl.Workspaces;
using Cyclops.Model.Manifests;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers.PlatformStack;

namespace Cyclops.Ctl.Bootstrap;

/// <summary>Looks at the folder and at AWS, and says what is to be done. Changes nothing.</summary>
internal sealed class BootstrapPlanner(AwsGateways aws, ConfigFolder folder, ManifestCheckout? there, LineWriter notes)
{
    /// <exception cref="CtlException">The account, the manifests or the request are wrong.</exception>
    public async Task<BootstrapPlan> PlanAsync(BootstrapRequest request, CancellationToken cancellationToken)
    {
        var known = there?.Manifests.Platform;
        var name = NameOf(request, known);
        var account = (await aws.Sts.WhoAsync(cancellationToken)).Account;
        var home = new PlatformHome(
            account,
            AccountName(known, account),
            aws.Region,
            PlatformStackNames.Bucket(name, account, aws.Region),
            PlatformStackNames.StackRole(name));
        var files = FilesOf(request, name, home);
        var manifests = ConfigFolder.Combine(there, files);
        if (manifests.Errors.Count > 0 || manifests.Platform is not { } platform)
        {
            ErrorPrinter.Print(manifests.Errors, notes);
            throw CtlException.BadInput(
                there is null ? "the manifests would not be valid; nothing was done" : "the manifests are not valid; nothing was done",
                "Check --platform and --environment, or mend the files that are there.");
        }

        var stacks = await aws.CloudFormation.ListAsync(cancellationToken);
        var template = PlatformStackTemplate.Of(platform, manifests.Environments.Values);
        var stack = await StackAsync(platform, template, stacks, cancellationToken);
        return new(home, manifests, stack, files, stacks, await folder.IsRepositoryAsync(cancellationToken));
    }

    private static string NameOf(BootstrapRequest request, PlatformManifest? known) => (request.Platform, known?.Name) switch
    {
        (null, null) => throw CtlException.BadInput($"there is no platform yet in {request.Folder}: give its name with --platform", "Two to 16 of a-z, 0-9 and hyphens: the name of the organisation, or of the service."),
        ({ } given, { } written) when given != written => throw CtlException.BadInput($"--platform: the manifests are those of platform {written}, not of {given} ({known!.Position})", "Leave --platform out, or give another folder with --repository."),
        var (given, written) => (given ?? written)!,
    };

    /// <summary>What the manifests call the account; null when they name none.</summary>
    private static string? AccountName(PlatformManifest? known, string account)
    {
        if (known is null)
        {
            return "main";
        }

        if (known.Accounts.Count == 0)
        {
            return null;
        }

        foreach (var (name, spec) in known.Accounts)
        {
            if (spec.Id == account)
            {
                return name;
            }
        }

        var named = string.Join(", ", known.Accounts.Select(a => $"{a.Value.Id} ({a.Key}, {a.Value.Position})"));
        throw CtlException.BadInput($"the credentials are of account {account}, and the manifests name {named}; nothing was done", "Name the profile of that account with --profile, or give another folder with --repository.");
    }

    private static IReadOnlyList<FirstFile> FilesOf(BootstrapRequest request, string name, PlatformHome home) =>
    [
        FirstFile.Of(request.Folder, FirstManifests.PlatformPath, FirstManifests.Platform(name, home, request)),
        .. request.Environments.Select(e => FirstFile.Of(request.Folder, FirstManifests.EnvironmentPath(e.Name), FirstManifests.Environment(e, home.AccountName))),
        FirstFile.Of(request.Folder, FirstManifests.ReadmePath, FirstManifests.Readme(name)),
    ];

    private async Task<PlatformStackPlan> StackAsync(
        PlatformManifest platform,
        PlatformStackTemplate template,
        IReadOnlyList<Cyclops.Aws.CloudFormation.CloudStack> stacks,
        CancellationToken cancellationToken)
    {
        try
        {
            return await new PlatformStackPlanner(aws.CloudFormation).PlanAsync(platform, template, stacks, cancellationToken);
        }
        catch (CloudFault fault) when (fault.Code == "NotOurs")
        {
            throw CtlException.BadInput(fault.Message, inner: fault);
        }
    }
}
