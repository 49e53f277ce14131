using Amazon.EC2;
using Amazon.EC2.Model;

namespace Cyclops.LocalCloud.Ec2;

/// <summary>The machine images and instance types that are always there, and the public parameters that name the images.</summary>
internal static class Images
{
    private const string ParameterPrefix = "/aws/service/ecs/optimized-ami/";

    private static readonly string[] Variants = ["amazon-linux-2", "amazon-linux-2023", "amazon-linux-2023/arm64"];

    private static readonly Dictionary<string, (int Cpus, int MemoryMiB)> Types = new(StringComparer.Ordinal)
    {
        ["t3.micro"] = (2, 1024),
        ["t3.small"] = (2, 2048),
        ["t3.medium"] = (2, 4096),
        ["t3.large"] = (2, 8192),
        ["t3.xlarge"] = (4, 16384),
        ["m5.large"] = (2, 8192),
        ["m5.xlarge"] = (4, 16384),
        ["m6i.large"] = (2, 8192),
        ["c5.large"] = (2, 4096),
        ["r5.large"] = (2, 16384),
        ["t4g.small"] = (2, 2048),
        ["t4g.medium"] = (2, 4096),
    };

    /// <summary>The AMI that a public parameter of ECS names in a region; null for any other parameter.</summary>
    public static string? Parameter(string name) =>
        name.StartsWith(ParameterPrefix, StringComparison.Ordinal) && name.EndsWith("/image_id", StringComparison.Ordinal)
            ? Id(name[ParameterPrefix.Length..^"/recommended/image_id".Length])
            : null;

    public static DescribeImagesResponse DescribeImages(DescribeImagesRequest request, CallContext call)
    {
        Image[] all = [.. Variants.Select(Describe)];
        foreach (var id in (request.ImageIds ?? []).Where(id => !id.StartsWith("ami-", StringComparison.Ordinal)))
        {
            throw AwsErrors.Sender("InvalidAMIID.Malformed", $"Invalid id: \"{id}\" (expecting \"ami-...\")");
        }

        return new DescribeImagesResponse { Images = [.. all.Where(i => request.ImageIds is not { Count: > 0 } ids || ids.Contains(i.ImageId))] };
    }

    public static DescribeInstanceTypesResponse DescribeInstanceTypes(DescribeInstanceTypesRequest request, CallContext call)
    {
        foreach (var type in (request.InstanceTypes ?? []).Where(t => !Types.ContainsKey(t)))
        {
            throw AwsErrors.Sender("InvalidInstanceType", $"The following supplied instance types do not exist here: [{type}]");
        }

        var found = Types.Where(t => request.InstanceTypes is not { Count: > 0 } names || names.Contains(t.Key))
            .OrderBy(t => t.Key, StringComparer.Ordinal)
            .Select(t => new InstanceTypeInfo
            {
                InstanceType = InstanceType.FindValue(t.Key),
                CurrentGeneration = true,
                VCpuInfo = new VCpuInfo { DefaultVCpus = t.Value.Cpus },
                MemoryInfo = new MemoryInfo { SizeInMiB = t.Value.MemoryMiB },
            });
        return new DescribeInstanceTypesResponse { InstanceTypes = [.. found] };
    }

    /// <summary>Processor units (1024 per core) and MiB of a type; the smallest common size for one that is not listed.</summary>
    public static (int Cpu, int MemoryMiB) Size(string? type)
    {
        var (cpus, memory) = Types.GetValueOrDefault(type ?? "", (2, 4096));
        return (cpus * 1024, memory);
    }

    private static Image Describe(string variant) => new()
    {
        ImageId = Id(variant),
        Name = $"amzn-ecs-{variant.Replace('/', '-')}-local",
        Description = "ECS-optimised image of the local cloud",
        Architecture = ArchitectureValues.FindValue(variant.EndsWith("arm64", StringComparison.Ordinal) ? "arm64" : "x86_64"),
        ImageOwnerAlias = "amazon",
        OwnerId = "591542846629",
        Public = true,
        State = ImageState.Available,
        RootDeviceName = "/dev/xvda",
        RootDeviceType = DeviceType.Ebs,
        VirtualizationType = VirtualizationType.Hvm,
        CreationDate = "2026-01-01T00:00:00.000Z",
    };

    /// <summary>Stable for a variant, so a template that names the parameter sees no change from one day to the next.</summary>
    private static string Id(string variant)
    {
        var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(variant));
        return "ami-" + Convert.ToHexStringLower(hash)[..17];
    }
}
