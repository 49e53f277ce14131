namespace Cyclops.LocalCloud.Faults;

/// <summary>A scripted fault of one operation.</summary>
public sealed record Fault
{
    /// <summary><c>service:Operation</c>; <c>*</c> stands for any text, e.g. <c>ecs:*</c>.</summary>
    public required string Operation { get; init; }

    public FaultKind Kind { get; init; } = FaultKind.Error;

    public FaultMoment Moment { get; init; } = FaultMoment.Before;

    /// <summary>The AWS error code of <see cref="FaultKind.Error"/>.</summary>
    public string Code { get; init; } = "InternalFailure";

    /// <summary>Null for a text that names the code.</summary>
    public string? Message { get; init; }

    /// <summary>The HTTP status of <see cref="FaultKind.Error"/>.</summary>
    public int Status { get; init; } = 500;

    /// <summary>How many matching calls pass before the fault strikes.</summary>
    public int Skip { get; init; }

    /// <summary>How many calls it strikes.</summary>
    public int Times { get; init; } = 1;

    public TimeSpan Delay { get; init; }

    /// <summary>Only calls whose body or path contains this text; null for all.</summary>
    public string? Containing { get; init; }

    /// <summary>Only calls that continue a listing: the second page is missing.</summary>
    public bool LaterPages { get; init; }
}
