namespace Cyclops.Model.Outcomes;

/// <summary>How a step or an observed resource stands: one of these five and nothing else.</summary>
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>It is as wanted and well.</summary>
    /// <param name="Note">What is worth to be put on record. Default: nothing.</param>
    public sealed record Converged(string Note = "") : Outcome
    {
        public static Converged Instance { get; } = new();
    }

    /// <summary>AWS is at it; look again later.</summary>
    /// <param name="Message">What is waited for.</param>
    /// <param name="LookAgainIn">When a look is worth while.</param>
    /// <param name="IsPrepared">Whether the change was only worked out: what is planned for it next makes it.</param>
    public sealed record Progressing(string Reason, string Message, TimeSpan LookAgainIn, bool IsPrepared = false) : Outcome;

    /// <summary>Something it needs has not settled.</summary>
    public sealed record Blocked(ResourceId On, string Message) : Outcome;

    /// <summary>It went wrong and may go right when tried again: backoff.</summary>
    public sealed record Failed(string Reason, string Message) : Outcome;

    /// <summary>It will not go right until someone changes something: the manifest, AWS, an approval.</summary>
    public sealed record Stalled(string Reason, string Message) : Outcome;
}
