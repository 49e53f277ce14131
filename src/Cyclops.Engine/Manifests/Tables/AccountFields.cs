using Cyclops.Engine.Manifests.Fields;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>An AWS account.</summary>
internal static class AccountFields
{
    public static readonly Field<string> Id = Field<string>.Required(
        "id", new TextKind("twelve digits, in quotes", "\"123456789012\"") { Pattern = "[0-9]{12}", MaxLength = 12 }, "Twelve digits, in quotes.");

    public static readonly Field<string> Role = Field<string>.Optional(
        "role",
        new TextKind("the name of an IAM role", "cyclops") { Pattern = "[A-Za-z0-9_+=,.@-]+", MinLength = 1, MaxLength = 64 },
        "none: the controller's own credentials",
        "Name of the role to assume there.");

    public static readonly ObjectKind Kind = new("Account", "An AWS account that environments live in.", Id, Role) { Planned = ["externalId"] };
}
