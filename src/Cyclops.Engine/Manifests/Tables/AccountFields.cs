using Cyclops.Engine.Manifests.Fields;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>An AWS account.</summary>
internal static class AccountFields
{
    public static readonly Field<string> Id = Field<string>.Required(
        "id", new TextKind("twelve digits, in quotes", "\"123456789012\"") { Pattern = "[0-9]{12}", MaxLength = 12 }, "Twelve digits, in quotes. Credentials of another account are refused before anything is read or changed.");

    public static readonly Field<string> Role = Field<string>.Optional(
        "role",
        RoleName("cyclops"),
        "none: the controller's own credentials",
        "Name of the role to assume there.");

    public static readonly Field<string> StackRole = Field<string>.Optional(
        "stackRole",
        RoleName("cyclops-acme-cloudformation"),
        "none: the rights of whoever asks it to",
        "Name of the role that CloudFormation makes stacks with there; `cyclops-ctl bootstrap` makes one.");

    public static readonly ObjectKind Kind = new("Account", "An AWS account that environments live in.", Id, Role, StackRole) { Planned = ["externalId"] };

    private static TextKind RoleName(string example) => new("the name of an IAM role", example) { Pattern = "[A-Za-z0-9_+=,.@-]+", MinLength = 1, MaxLength = 64 };
}
