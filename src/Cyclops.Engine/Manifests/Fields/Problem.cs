using Cyclops.Engine.Manifests.Errors;

namespace Cyclops.Engine.Manifests.Fields;

/// <summary>Why a value cannot be read.</summary>
/// <param name="Message">Never holds the value of a sensitive field.</param>
internal sealed record Problem(string Code, string Message, string? Hint = null)
{
    public static Problem Invalid(string message, string? hint = null) => new(ErrorCodes.InvalidValue, message, hint);

    public static Problem OutOfRange(string message, string? hint = null) => new(ErrorCodes.OutOfRange, message, hint);

    public static Problem WrongType(string message, string? hint = null) => new(ErrorCodes.WrongType, message, hint);
}
