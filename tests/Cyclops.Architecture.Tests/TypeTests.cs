using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cyclops.Architecture.Tests;

public sealed class TypeTests
{
    [Fact]
    public void A_file_holds_one_top_level_type() => Repository.AssertNone(
        "Give each type a file of its own:",
        from file in SourceFile.All
        let names = file.TopLevelTypes.Select(NameOf).Distinct().ToArray()
        where names.Length > 1
        select $"{file.Path}: {string.Join(", ", names)}");

    [Fact]
    public void A_file_has_the_name_of_its_type() => Repository.AssertNone(
        "Name the file Type.cs, Type.Part.cs for a part of it, TypeOf.cs for Type<T> beside a Type:",
        from file in SourceFile.All
        let type = file.TopLevelTypes.FirstOrDefault()
        where type is not null && !IsNamedAfter(Path.GetFileName(file.Path), type)
        select $"{file.Path}: {NameOf(type)}");

    [Fact]
    public void A_class_is_sealed_abstract_or_static() => Repository.AssertNone(
        "Say what a class is for: sealed, abstract or static:",
        from file in SourceFile.All
        from type in file.Syntax.DescendantNodes().OfType<TypeDeclarationSyntax>()
        where type is ClassDeclarationSyntax or RecordDeclarationSyntax { ClassOrStructKeyword.RawKind: not (int)SyntaxKind.StructKeyword }
        group (File: file, Type: type) by (file.Project, Name: FullName(type)) into parts
        where !parts.Any(part => part.Type.Modifiers.Any(IsDecided) || IsPartOfGenerated(part.File, part.Type) || HasBenchmarks(part.Type))
        select $"{parts.First().File.Path}:{SourceFile.LineOf(parts.First().Type)}: {parts.Key.Name}");

    [Fact]
    public void A_record_of_the_model_holds_no_bare_collection() => Repository.AssertNone(
        "Records compare by content: use EquatableList or EquatableMap:",
        from file in SourceFile.OfProduct
        where file.Project == "src/Cyclops.Model"
        from record in file.Syntax.DescendantNodes().OfType<RecordDeclarationSyntax>()
        let parameters = record.ParameterList?.Parameters.Select(parameter => (parameter.Type, Name: parameter.Identifier.Text)) ?? []
        let properties = record.Members.OfType<PropertyDeclarationSyntax>()
            .Where(property => property.ExpressionBody is null && !property.Modifiers.Any(SyntaxKind.StaticKeyword))
            .Select(property => ((TypeSyntax?)property.Type, Name: property.Identifier.Text))
        from member in parameters.Concat(properties)
        where member.Item1 is { } type && IsBareCollection(type)
        select $"{file.Path}: {record.Identifier}.{member.Name}");

    private static bool IsNamedAfter(string file, MemberDeclarationSyntax type) =>
        file.StartsWith($"{NameOf(type)}.", StringComparison.Ordinal)
        || (type is TypeDeclarationSyntax { TypeParameterList: not null } && file == $"{NameOf(type)}Of.cs");

    /// <summary>BenchmarkDotNet derives from a class with benchmarks.</summary>
    private static bool HasBenchmarks(TypeDeclarationSyntax type) =>
        type.Members.Any(member => member.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() == "Benchmark"));

    /// <summary>The generated clients are open as the official ones are.</summary>
    private static bool IsPartOfGenerated(SourceFile file, TypeDeclarationSyntax type) =>
        file.Project == "src/Cyclops.Aws.Clients" && type.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static bool IsDecided(SyntaxToken modifier) =>
        modifier.Kind() is SyntaxKind.SealedKeyword or SyntaxKind.AbstractKeyword or SyntaxKind.StaticKeyword;

    private static bool IsBareCollection(TypeSyntax type)
    {
        var text = type.ToString();
        return text.Contains("[]", StringComparison.Ordinal)
            || new[] { "List<", "IReadOnlyList<", "IList<", "Dictionary<", "IReadOnlyDictionary<", "ImmutableArray<", "ImmutableList<", "ImmutableDictionary<", "IEnumerable<", "HashSet<" }
                .Any(name => text.StartsWith(name, StringComparison.Ordinal));
    }

    private static string NameOf(MemberDeclarationSyntax type) => type switch
    {
        BaseTypeDeclarationSyntax declaration => declaration.Identifier.Text,
        DelegateDeclarationSyntax declaration => declaration.Identifier.Text,
        _ => "",
    };

    private static string FullName(SyntaxNode type) => string.Join('.', type.AncestorsAndSelf().Reverse().Select(node => node switch
    {
        BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
        TypeDeclarationSyntax declaration => $"{declaration.Identifier}`{declaration.TypeParameterList?.Parameters.Count ?? 0}",
        _ => "",
    }).Where(name => name.Length > 0));
}
