using System;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Cyclops.Aws.Generator
{
    [Generator(LanguageNames.CSharp)]
    public sealed class AwsModelGenerator : IIncrementalGenerator
    {
        private static readonly DiagnosticDescriptor Failed = new DiagnosticDescriptor("AWSGEN001", "AWS model not usable", "{0}: {1}", "Cyclops.Aws.Generator", DiagnosticSeverity.Error, true);

        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            var models = context.AdditionalTextsProvider
                .Where(static t => t.Path.EndsWith(".awsmodel.json", StringComparison.OrdinalIgnoreCase))
                .Select(static (t, ct) => (t.Path, Text: t.GetText(ct)?.ToString() ?? ""));
            context.RegisterSourceOutput(models, static (spc, m) =>
            {
                try { foreach (var f in Emitter.Run(m.Text)) spc.AddSource(f.Name, SourceText.From(f.Text, Encoding.UTF8)); }
                catch (Exception e) { spc.ReportDiagnostic(Diagnostic.Create(Failed, Location.None, m.Path, e.Message)); }
            });
        }
    }
}
