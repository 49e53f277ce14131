using System.Text.RegularExpressions;
using Amazon.ECS;
using Amazon.ECS.Model;
using KeyValuePair = System.Collections.Generic.KeyValuePair;

namespace Cyclops.LocalCloud.Ecs.Clusters;

/// <summary>Capacity providers on Auto Scaling groups.</summary>
internal sealed partial class ProviderOperations(RegionalState<EcsRegion> regions, EcsTags tags)
{
    public CreateCapacityProviderResponse Create(CreateCapacityProviderRequest request, CallContext call)
    {
        var region = regions[call];
        if (!ProviderName().IsMatch(request.Name))
        {
            throw new InvalidParameterException($"The capacity provider name '{request.Name}' is not valid: up to 255 letters, digits, hyphens and underscores, not beginning with aws, ecs or fargate.");
        }

        if (region.Providers.ContainsKey(request.Name))
        {
            throw new InvalidParameterException($"A capacity provider with the name '{request.Name}' already exists.");
        }

        if (request.AutoScalingGroupProvider is not { } group || !GroupArn().IsMatch(group.AutoScalingGroupArn))
        {
            throw new ClientException("The specified Auto Scaling group ARN is not valid. Specify a valid ARN and try again.");
        }

        var provider = new HeldProvider(
            new CapacityProvider
            {
                CapacityProviderArn = call.Arn("ecs", "capacity-provider/" + request.Name),
                Name = request.Name,
                Status = CapacityProviderStatus.ACTIVE,
                AutoScalingGroupProvider = Fill(group),
            },
            tags.Create(request.Tags));
        region.Providers.Add(request.Name, provider);
        return new CreateCapacityProviderResponse { CapacityProvider = Answer(provider, true) };
    }

    public DescribeCapacityProvidersResponse Describe(DescribeCapacityProvidersRequest request, CallContext call)
    {
        var region = regions[call];
        var withTags = request.Include?.Contains("TAGS") == true;
        if (request.CapacityProviders is not { Count: > 0 } names)
        {
            var own = Providers.OfAws.Select(n => KeyValuePair.Create(n, Fargate(n, call)));
            var all = region.Providers.Select(p => KeyValuePair.Create(p.Key, Answer(p.Value, withTags))).Concat(own).OrderBy(p => p.Key, StringComparer.Ordinal);
            var page = EcsPages.Cut(all, request.NextToken, request.MaxResults);
            return new DescribeCapacityProvidersResponse { CapacityProviders = [.. page.Items.Select(p => p.Value)], NextToken = page.Next, Failures = [] };
        }

        var response = new DescribeCapacityProvidersResponse { CapacityProviders = [], Failures = [] };
        foreach (var name in names.Select(EcsArns.LastPart))
        {
            if (Providers.IsFargate(name))
            {
                response.CapacityProviders.Add(Fargate(name, call));
            }
            else if (region.Providers.GetValueOrDefault(name) is { } provider)
            {
                response.CapacityProviders.Add(Answer(provider, withTags));
            }
            else
            {
                response.Failures.Add(new Failure { Arn = call.Arn("ecs", "capacity-provider/" + name), Reason = "MISSING" });
            }
        }

        return response;
    }

    public UpdateCapacityProviderResponse Update(UpdateCapacityProviderRequest request, CallContext call)
    {
        var provider = Find(regions[call], request.Name);
        var held = provider.Model.AutoScalingGroupProvider;
        var change = request.AutoScalingGroupProvider;
        held.ManagedScaling = change?.ManagedScaling is { } scaling ? Fill(scaling) : held.ManagedScaling;
        held.ManagedTerminationProtection = change?.ManagedTerminationProtection ?? held.ManagedTerminationProtection;
        held.ManagedDraining = change?.ManagedDraining ?? held.ManagedDraining;
        provider.Model.UpdateStatus = CapacityProviderUpdateStatus.UPDATE_COMPLETE;
        return new UpdateCapacityProviderResponse { CapacityProvider = Answer(provider, true) };
    }

    public DeleteCapacityProviderResponse Delete(DeleteCapacityProviderRequest request, CallContext call)
    {
        var region = regions[call];
        var provider = Find(region, request.CapacityProvider);
        if (region.Clusters.Values.Any(c => c.Active && c.Model.CapacityProviders.Exists(p => EcsArns.LastPart(p) == provider.Model.Name)))
        {
            throw new ClientException("The capacity provider cannot be deleted because it is associated with a cluster. Remove the capacity provider from the cluster and try again.");
        }

        region.Providers.Remove(provider.Model.Name);
        provider.Model.Status = CapacityProviderStatus.INACTIVE;
        provider.Model.UpdateStatus = CapacityProviderUpdateStatus.DELETE_COMPLETE;
        return new DeleteCapacityProviderResponse { CapacityProvider = Answer(provider, true) };
    }

    private static HeldProvider Find(EcsRegion region, string reference) =>
        region.Providers.GetValueOrDefault(EcsArns.LastPart(reference)) ?? throw new ClientException("The specified capacity provider does not exist. Specify a valid name or ARN and try again.");

    /// <summary>Defaults of https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ManagedScaling.html and API_AutoScalingGroupProvider.html.</summary>
    private static AutoScalingGroupProvider Fill(AutoScalingGroupProvider given) => new()
    {
        AutoScalingGroupArn = given.AutoScalingGroupArn,
        ManagedScaling = Fill(given.ManagedScaling ?? new ManagedScaling { Status = ManagedScalingStatus.DISABLED }),
        ManagedTerminationProtection = given.ManagedTerminationProtection ?? ManagedTerminationProtection.DISABLED,
        ManagedDraining = given.ManagedDraining ?? ManagedDraining.ENABLED,
    };

    private static ManagedScaling Fill(ManagedScaling given) => new()
    {
        Status = given.Status ?? ManagedScalingStatus.ENABLED,
        TargetCapacity = given.TargetCapacity ?? 100,
        MinimumScalingStepSize = given.MinimumScalingStepSize ?? 1,
        MaximumScalingStepSize = given.MaximumScalingStepSize ?? 10_000,
        InstanceWarmupPeriod = given.InstanceWarmupPeriod ?? 300,
    };

    private static CapacityProvider Fargate(string name, CallContext call) => new()
    {
        CapacityProviderArn = call.Arn("ecs", "capacity-provider/" + name),
        Name = name,
        Status = CapacityProviderStatus.ACTIVE,
        Tags = [],
    };

    private static CapacityProvider Answer(HeldProvider provider, bool withTags)
    {
        provider.Model.Tags = withTags ? EcsTags.Answer(provider.Tags) : [];
        return provider.Model;
    }

    [GeneratedRegex("^(?!aws|ecs|fargate)[A-Za-z0-9_-]{1,255}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ProviderName();

    [GeneratedRegex(@"^arn:[a-z-]+:autoscaling:[a-z0-9-]+:\d{12}:autoScalingGroup:[^:]+:autoScalingGroupName/.+$", RegexOptions.CultureInvariant)]
    private static partial Regex GroupArn();
}
