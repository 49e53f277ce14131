using System;
using System.Collections.Generic;
using System.Linq;

namespace Cyclops.Aws.Generator;

/// <summary>Writes the <c>ConstantClass</c> of each enum.</summary>
internal static class EnumEmitter
{
    public static string Emit(ServiceModel service)
    {
        var code = new CodeWriter();
        code.Open("namespace " + service.Namespace);
        foreach (var shape in service.ShapeNames.Where(service.IsEnum))
        {
            var name = service.ClassName(shape);
            code.Open($"public class {name} : ConstantClass");
            var fields = new HashSet<string>(StringComparer.Ordinal);
            foreach (var value in service.Shape(shape).Texts("enum"))
            {
                var field = Naming.EnumField(value);
                if (fields.Add(field))
                {
                    code.Line($"public static readonly {name} {field} = new {name}({CodeWriter.Literal(value)});");
                }
            }

            code.Line($"public {name}(string value) : base(value) {{ }}");
            code.Line($"public static {name} FindValue(string value) => FindValue<{name}>(value);");
            code.Line($"public static implicit operator {name}(string value) => FindValue(value);");
            code.Close();
            code.Line();
        }

        code.Close();
        return code.ToString();
    }
}
