using Cyclops.Engine.Manifests.Errors;
using Cyclops.Engine.Manifests.Fields;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>A container registry.</summary>
internal static class RegistryFields
{
    public static readonly TextKind Host = new("the host of a registry, with a port if it has one", "ghcr.io")
    {
        Pattern = "([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z0-9-]+(:[0-9]{1,5})?|localhost(:[0-9]{1,5})?|[a-z0-9-]+:[0-9]{1,5}",
        MinLength = 1,
        MaxLength = 253,
        Code = ErrorCodes.InvalidName,
        HintFor = _ => "write the host as it is in front of images, in lower case and without https://; Docker Hub is docker.io",
    };

    public static readonly Field<string> Secret = Field<string>.Optional(
        "secret",
        new TextKind("the name or ARN of a Secrets Manager secret", "acme/registry")
        {
            Pattern = "arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@-]+|[A-Za-z0-9/_+=.@-]+",
            MinLength = 1,
            MaxLength = 600,
            IsSensitive = true,
            HintFor = _ => "put username and password into Secrets Manager and write the secret's name or ARN here",
        },
        "none: anybody may pull",
        "Secrets Manager secret with `username` and `password` of whoever may pull. ECS pulls with it, and tags are looked up with it. A name is one of the environment's account and region.");

    public static readonly Field<bool> Resolve = Field<bool>.Optional(
        "resolve",
        SharedKinds.Flag,
        "true; false for Amazon ECR",
        "Whether tags are looked up there, so that tasks run the image that the plan showed.");

    public static readonly ObjectKind Kind = new("Registry", "A container registry; see `docs/images.md`.", Secret, Resolve) { MayBeEmpty = true };
}
