namespace Cyclops.Ctl.Verifying;

/// <summary>One line of a checklist.</summary>
/// <param name="Name">What it is about: <c>image</c>.</param>
/// <param name="Status">How it came out.</param>
/// <param name="LookedAt">What was looked at.</param>
/// <param name="Message">What was found; where it is not as it should be, with what to do.</param>
internal sealed record Check(string Name, CheckStatus Status, string LookedAt, string Message)
{
    /// <summary>As it is written: <c>?</c> for what could not be known.</summary>
    public string Word => WordOf(Status);

    public static string WordOf(CheckStatus status) => status switch
    {
        CheckStatus.Ok => "ok",
        CheckStatus.Warn => "warn",
        CheckStatus.Fail => "fail",
        _ => "?",
    };
}
