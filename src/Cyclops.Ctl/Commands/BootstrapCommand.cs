using System.CommandLine;
using Cyclops.Aws;
using Cyclops.Aws.CloudFormation;
using Cyclops.Ctl.Bootstrap;
using Cyclops.Ctl.CommandLine;
using Cyclops.Ctl.Terminal;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Reconcilers;
using Cyclops.Reconcilers.PlatformStack;

namespace Cyclops.Ctl.Commands;

/// <summary><c>cyclops-ctl bootstrap</c>: from credentials and an empty account to a platform's stack and a config repository.</summary>
internal sealed class BootstrapCommand : Command
{
    private readonly CtlContext _context;
    private readonly AwsOptions _aws = new();
    private readonly Option<string> _platform = new("--platform") { Description = "Name of the platform, part of all names. Default: that of the manifests.", HelpName = "name" };
    private readonly Option<string> _folder = new("--repository") { Description = "Folder of the config repository. Default: the current folder.", HelpName = "folder" };
    private readonly Option<string[]> _environments = new("--environment", "-e") { Description = "An environment to begin with, and its domain. May be given several times.", HelpName = "name=domain" };
    private readonly Option<string> _image = new("--image") { Description = "Image of the controller: it becomes a service of the platform's stack. Default: none.", HelpName = "image" };
    private readonly Option<string> _gitUrl = new("--git-url") { Description = "Where the config repository is to be found, for the controller.", HelpName = "url" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Show what would be done, and do nothing." };
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Do not ask." };

    public BootstrapCommand(CtlContext context)
        : base("bootstrap", "Make what a platform needs before its first environment: its own stack, and a config repository with first manifests.")
    {
        _context = context;
        Add(_platform);
        Add(_folder);
        Add(_environments);
        Add(_image);
        Add(_gitUrl);
        _aws.AddTo(this);
        Add(_dryRun);
        Add(_yes);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var (request, console) = (Read(result), _context.Console);
        var folder = new ConfigFolder(request.Folder, _context.Time);
        var there = await folder.ReadAsync(cancellationToken);
        using var aws = AwsConnection.Open(TargetOf(request.Target, there?.Manifests.Platform), _context.Time);
        var planner = new BootstrapPlanner(aws, folder, there, console.Notes);
        var plan = await planner.PlanAsync(request, cancellationToken);
        BootstrapPrinter.Print(plan, request.Folder, console.Out);
        if (plan.Stack is { Step: PlatformStackStep.Stuck, WayOut: var wayOut })
        {
            throw new CtlException(ExitCodes.Differences, $"{plan.Stack.Reason}; nothing was done", wayOut);
        }

        if (result.GetValue(_dryRun))
        {
            return ExitCodes.Ok;
        }

        var outputs = plan.Stack.Found?.Outputs ?? EquatableMap<string>.Empty;
        if (plan.HasWork)
        {
            if (!result.GetValue(_yes))
            {
                Question.Ask(console, "Make");
            }

            await WriteAsync(plan, folder, cancellationToken);
            outputs = (await MakeAsync(plan, aws, cancellationToken)).Outputs;
        }

        NextSteps.Print(plan, request, outputs, await NextSteps.NameServersAsync(plan, aws.Route53, cancellationToken), console.Notes);
        return ExitCodes.Ok;
    }

    private BootstrapRequest Read(ParseResult result)
    {
        var environments = (result.GetValue(_environments) ?? [])
            .Select(e => FirstEnvironment.Parse(e) ?? throw CtlException.BadInput($"--environment: \"{e}\" is not name=domain, such as staging=staging.example.org"))
            .ToList();
        if (environments.GroupBy(e => e.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw CtlException.BadInput($"--environment: {twice.Key} is given twice");
        }

        var (image, url) = (result.GetValue(_image), result.GetValue(_gitUrl));
        if (image is not null && url is null)
        {
            throw CtlException.BadInput("--image: the controller needs to know where the config repository is to be found", "Give its address with --git-url.");
        }

        return new(Path.GetFullPath(result.GetValue(_folder) ?? ".", _context.CurrentFolder), _aws.Read(result), result.GetValue(_platform), environments, image, url);
    }

    /// <summary>The region is that of the manifests, where there are some.</summary>
    private static AwsTarget TargetOf(AwsTarget target, PlatformManifest? known)
    {
        if (target.Region is { } given && known?.Region is { } written && given != written)
        {
            throw CtlException.BadInput($"--region: the manifests say {written}, not {given} ({known.Position})", "Leave --region out: the region of a platform that runs cannot be changed.");
        }

        return target with { Region = target.Region ?? known?.Region };
    }

    private async Task WriteAsync(BootstrapPlan plan, ConfigFolder folder, CancellationToken cancellationToken)
    {
        if (!plan.IsRepository)
        {
            await folder.InitAsync(cancellationToken);
        }

        foreach (var file in plan.NewFiles)
        {
            await folder.WriteAsync(file, cancellationToken);
            _context.Console.Notes.Line(Piece.Good("written "), file.Path);
        }
    }

    private async Task<CloudStack> MakeAsync(BootstrapPlan plan, AwsGateways aws, CancellationToken cancellationToken)
    {
        var notes = _context.Console.Notes;
        var name = plan.Stack.Template.StackName;
        var work = new PlatformStackWork(aws.CloudFormation, aws.Ec2, _context.Time);
        var stack = plan.Stack.Step == PlatformStackStep.None ? plan.Stack.Found! : await work.RunAsync(plan.Stack, Show, cancellationToken);
        var platform = plan.Manifests.Platform!;
        var after = await new PlatformStackPlanner(aws.CloudFormation).PlanAsync(platform, plan.Stack.Template, [stack], cancellationToken);
        if (after.Step == PlatformStackStep.None)
        {
            notes.Line(Piece.Good($"stack {name} is as wanted"));
            return stack;
        }

        throw after.Step == PlatformStackStep.Update && plan.Stack.Step == PlatformStackStep.Wait
            ? new CtlException(ExitCodes.Differences, $"stack {name} was being made from another template; that is done now", "Run this again: it is changed to what is wanted.")
            : new CtlException(ExitCodes.Differences, $"stack {name} is {stack.Status}: {after.Reason ?? "it is not as wanted"}", after.WayOut ?? "Mend that, and run this again.");

        void Show(StackResource resource) => notes.Line(
            resource.Status.EndsWith("_COMPLETE", StringComparison.Ordinal) ? Piece.Good($"{resource.Status,-20}") : resource.Status.EndsWith("_FAILED", StringComparison.Ordinal) ? Piece.Danger($"{resource.Status,-20}") : Piece.Faint($"{resource.Status,-20}"),
            $" {resource.Type} ",
            Piece.Faint(resource.LogicalId));
    }
}
