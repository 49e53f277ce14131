namespace Cyclops.Model;

/// <summary>What the planner may know of a text: nothing is wanted, it is wanted but not known yet, or it is known.</summary>
public readonly record struct Value
{
    private Value(bool isDeclared, string? text) => (IsDeclared, Text) = (isDeclared, text);

    /// <summary>Nothing is wanted: the field is not ours.</summary>
    public static Value Unset => default;

    /// <summary>Known only after another resource was made or changed.</summary>
    public static Value Pending { get; } = new(true, null);

    /// <summary>Whether the field is ours at all.</summary>
    public bool IsDeclared { get; }

    /// <summary>Null while unset or pending.</summary>
    public string? Text { get; }

    public bool IsPending => IsDeclared && Text is null;

    public static Value Known(string text) => new(true, text);

    public override string ToString() => !IsDeclared ? "(unset)" : Text ?? "(known after apply)";
}
