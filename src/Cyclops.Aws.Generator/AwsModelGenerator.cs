using System;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Cyclops.Aws.Generator;

/// <summary>
/// Generates a client for each additional file named <c>*.awsmodel.json</c>. Its item metadata <c>AwsParts</c>
/// (a <see cref="Parts"/> value, default All) says what of it.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class AwsModelGenerator : IIncrementalGenerator
{
    private const string Suffix = ".awsmodel.json";
    private const string PartsOption = "build_metadata.AdditionalFiles.AwsParts";

    private static readonly DiagnosticDescriptor Unusable = new(
        "AWSGEN001",
        "AWS model not usable",
        "{0} cannot be used: {1}. Run eng/trim-aws-models.sh to make it anew.",
        "Cyclops.Aws.Generator",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var models = context.AdditionalTextsProvider
            .Where(static file => file.Path.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase))
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, cancellation) => (
                pair.Left.Path,
                Text: pair.Left.GetText(cancellation)?.ToString() ?? "",
                Parts: ReadParts(pair.Right.GetOptions(pair.Left))));
        context.RegisterSourceOutput(models, static (output, model) => Generate(output, model.Path, model.Text, model.Parts));
    }

    private static string ReadParts(AnalyzerConfigOptions options) =>
        options.TryGetValue(PartsOption, out var text) && text.Length > 0 ? text : nameof(Parts.All);

    private static void Generate(SourceProductionContext output, string path, string text, string partsText)
    {
        try
        {
            if (!Enum.TryParse<Parts>(partsText, out var parts))
            {
                throw new FormatException($"AwsParts=\"{partsText}\" is not one of Models, Schema, Client, All");
            }

            foreach (var file in ServiceEmitter.Emit(text, parts))
            {
                output.AddSource(file.Name, SourceText.From(file.Text, Encoding.UTF8));
            }
        }
        catch (FormatException e)
        {
            output.ReportDiagnostic(Diagnostic.Create(Unusable, Location.None, path, e.Message));
        }
    }
}
