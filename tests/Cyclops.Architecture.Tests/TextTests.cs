using System.Text.RegularExpressions;

namespace Cyclops.Architecture.Tests;

public sealed partial class TextTests
{
    [Fact]
    public void Nothing_is_left_for_later() => Repository.AssertNone(
        "Do it, or leave it out:",
        from file in SourceFile.OfProduct
        from line in file.Lines.Index()
        where ForLater().IsMatch(line.Item)
        select $"{file.Path}:{line.Index + 1}: {line.Item.Trim()}");

    [Fact]
    public void Whoever_silences_an_analyzer_says_why() => Repository.AssertNone(
        "Give the reason as a comment behind the directive, or on the line before or after it:",
        from file in SourceFile.All
        from line in file.Lines.Index()
        where line.Item.TrimStart().StartsWith("#pragma warning disable", StringComparison.Ordinal)
        where !line.Item.Contains("//", StringComparison.Ordinal) && !IsComment(file, line.Index - 1) && !IsComment(file, line.Index + 1)
        select $"{file.Path}:{line.Index + 1}: {line.Item.Trim()}");

    [Fact]
    public void Source_has_no_regions() => Repository.AssertNone(
        "Split the file instead of folding it:",
        from file in SourceFile.All
        from line in file.Lines.Index()
        where line.Item.TrimStart().StartsWith("#region", StringComparison.Ordinal)
        select $"{file.Path}:{line.Index + 1}");

    private static bool IsComment(SourceFile file, int index) =>
        index >= 0 && index < file.Lines.Length && file.Lines[index].TrimStart().StartsWith("//", StringComparison.Ordinal);

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException", RegexOptions.CultureInvariant)]
    private static partial Regex ForLater();
}
