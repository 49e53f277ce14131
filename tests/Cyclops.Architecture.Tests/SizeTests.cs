using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cyclops.Architecture.Tests;

/// <summary>Small on purpose: nobody finds their way in long files and methods.</summary>
public sealed class SizeTests
{
    private const int MaxFileLines = 400;
    private const int MaxMethodLines = 60;
    private const int MaxConstructorParameters = 7;

    [Fact]
    public void No_file_is_longer_than_400_lines() => Repository.AssertNone(
        $"Split by meaning what is longer than {MaxFileLines} lines:",
        SourceFile.All.Where(file => Length(file) > MaxFileLines).Select(file => $"{file.Path}: {Length(file)} lines"));

    [Fact]
    public void No_method_is_longer_than_60_lines() => Repository.AssertNone(
        $"Split what is longer than {MaxMethodLines} lines:",
        from file in SourceFile.All
        from method in file.Syntax.DescendantNodes().Where(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax)
        let lines = Length(method)
        where lines > MaxMethodLines
        select $"{file.Path}:{SourceFile.LineOf(method)}: {lines} lines");

    [Fact]
    public void No_class_is_made_of_more_than_7_things() => Repository.AssertNone(
        $"More than {MaxConstructorParameters} constructor parameters mean that a concept is missing:",
        from file in SourceFile.OfProduct
        from type in file.Syntax.DescendantNodes().OfType<ClassDeclarationSyntax>()
        let parameters = type.Members.OfType<ConstructorDeclarationSyntax>().Select(constructor => constructor.ParameterList)
            .Append(type.ParameterList)
            .Max(list => list?.Parameters.Count ?? 0)
        where parameters > MaxConstructorParameters
        select $"{file.Path}:{SourceFile.LineOf(type)}: {type.Identifier} takes {parameters}");

    private static int Length(SourceFile file) => file.Lines is [.., ""] ? file.Lines.Length - 1 : file.Lines.Length;

    /// <summary>Lines from the signature to the end; comments and attributes, which hold a test's data, do not count.</summary>
    private static int Length(SyntaxNode node)
    {
        var attributes = node.ChildNodes().OfType<AttributeListSyntax>().LastOrDefault();
        var first = attributes?.GetLastToken().GetNextToken() ?? node.GetFirstToken();
        return node.GetLocation().GetLineSpan().EndLinePosition.Line - first.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
    }
}
