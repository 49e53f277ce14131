using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cyclops.Architecture.Tests;

/// <summary>One C# file, parsed.</summary>
internal sealed record SourceFile(string Path, string[] Lines, CompilationUnitSyntax Syntax)
{
    private static readonly Lazy<IReadOnlyList<SourceFile>> Product = new(() => [.. Repository.Files("src", ".cs").Select(Load)]);

    private static readonly Lazy<IReadOnlyList<SourceFile>> Everything = new(
        () => [.. Product.Value, .. new[] { "tests", "bench", "eng" }.SelectMany(folder => Repository.Files(folder, ".cs")).Select(Load)]);

    /// <summary>The files of src.</summary>
    public static IReadOnlyList<SourceFile> OfProduct => Product.Value;

    /// <summary>The files of src, tests, bench and eng.</summary>
    public static IReadOnlyList<SourceFile> All => Everything.Value;

    /// <summary>Folder of the project: <c>src/Cyclops.Git</c>.</summary>
    public string Project => string.Join('/', Path.Split('/').Take(2));

    /// <summary>Types that are in no other type.</summary>
    public IEnumerable<MemberDeclarationSyntax> TopLevelTypes => Syntax
        .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
        .OfType<MemberDeclarationSyntax>()
        .Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    /// <summary>Line of a node's first token, from 1.</summary>
    public static int LineOf(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    private static SourceFile Load(string path)
    {
        var text = Repository.Read(path);
        var tree = CSharpSyntaxTree.ParseText(text, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview));
        return new SourceFile(path, text.Split('\n'), tree.GetCompilationUnitRoot());
    }
}
