using Cyclops.LocalCloud.Authorization.Actions;
using Cyclops.LocalCloud.CloudFormation.Stacks;
using Cyclops.LocalCloud.Protocol;
using Cyclops.LocalCloud.Tagging;

namespace Cyclops.LocalCloud.Authorization;

/// <summary>What each call must be allowed to do: one table a service.</summary>
/// <remarks>Source: the Service Authorization Reference, https://docs.aws.amazon.com/service-authorization/latest/reference/.</remarks>
internal sealed class ActionCatalog(LocalServices services)
{
    private readonly TagSources _tags = new(services);

    /// <summary>All that a call takes; a call that names nothing, though it could, is judged at any resource.</summary>
    public IReadOnlyList<RequiredAction> Of(DecodedCall decoded, CallContext call)
    {
        var signing = decoded.Operation.Shape.Service.SigningName;
        var input = new CallInput(decoded, call, Prefix(signing), arn => _tags.Find(arn, call));
        var required = Of(signing, input, call).ToList();
        return required.Count > 0 || IamActions.IsFree(decoded.Operation.Key) ? required : [input.On("*")];
    }

    private IEnumerable<RequiredAction> Of(string signing, CallInput input, CallContext call) => signing switch
    {
        "ecs" => EcsActions.Of(input),
        "elasticloadbalancing" => LoadBalancingActions.Of(input),
        "logs" => LogsActions.Of(input),
        "route53" => Route53Actions.Of(input),
        "cloudformation" => CloudFormationActions.Of(input, Find),
        "ec2" => Ec2Actions.Of(input),
        "iam" => IamActions.Of(input, services.Iam.Accounts[call]),
        "sts" => IamActions.OfSts(input),
        "acm" => OtherActions.OfCertificates(input),
        "secretsmanager" => OtherActions.OfSecrets(input, (id, c) => services.Secrets.Regions[c].Find(id)?.Arn),
        "autoscaling" => OtherActions.OfAutoScaling(input),
        "application-autoscaling" => ScalingActions.Of(input, id => services.Scaling.Regions[call].Targets.GetValueOrDefault(id)?.Model.ScalableTargetARN),
        "scheduler" => SchedulerActions.Of(input),
        "s3" => S3Actions.Of(input),
        "ssm" => OtherActions.OfParameters(input),
        _ => OtherActions.Of(input),
    };

    /// <summary>IAM's names of services are those of the signature, but for these.</summary>
    private static string Prefix(string signing) => signing switch
    {
        "monitoring" => "cloudwatch",
        "tagging" => "tag",
        _ => signing,
    };

    private StackState? Find(string stack, CallContext call) => services.CloudFormation.Living(call).FirstOrDefault(s => s.Name == stack || s.Id == stack);
}
