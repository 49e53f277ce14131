using System.Text.Json;
using Cyclops.LocalCloud.Ec2;
using Cyclops.LocalCloud.Protocol;
using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.Ssm;

/// <summary>The public parameters that name the newest ECS-optimised images. There are no others here.</summary>
internal sealed class SsmService : ILocalService
{
    public string Name => "ssm";

    public void Register(OperationTable operations) => operations
        .Add(Name, [SsmShapes.GetParameter], "ValidationException")
        .On<BagRequest, BagResponse>(SsmShapes.GetParameter, GetParameter);

    public void WriteState(Utf8JsonWriter json) => json.WriteNullValue();

    public void Reset()
    {
        // Nothing is kept here.
    }

    private static BagResponse GetParameter(BagRequest request, CallContext call)
    {
        var name = request.Text("Name") ?? "";
        var value = Images.Parameter(name) ?? throw AwsErrors.Sender("ParameterNotFound", $"The local cloud has no parameter '{name}'.");
        return new BagResponse
        {
            Values = new()
            {
                ["Parameter"] = new Bag
                {
                    Values = new()
                    {
                        ["Name"] = name,
                        ["Type"] = "String",
                        ["Value"] = value,
                        ["Version"] = 1L,
                        ["ARN"] = $"arn:aws:ssm:{call.Region}::parameter{name}",
                        ["DataType"] = "aws:ec2:image",
                    },
                },
            },
        };
    }
}
