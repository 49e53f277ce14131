using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using static Cyclops.Aws.Generator.CodeWriter;

namespace Cyclops.Aws.Generator;

/// <summary>Turns expressions of the endpoint rule language into C#. Variables keep their scope by unique names.</summary>
internal sealed class EndpointExpressions
{
    private const string Library = "Amazon.Runtime.Internal.Endpoints.StandardLibrary.Fn.";
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);
    private int _assignments;

    /// <summary>A boolean expression, which may also assign a variable.</summary>
    public string Condition(JsonObject condition)
    {
        var call = Call(condition);
        if (condition.Text("assign") is { } variable)
        {
            var name = variable + "_" + _assignments.ToString(CultureInfo.InvariantCulture);
            _assignments++;
            _variables[variable] = name;
            return $"{call} is {{ }} {name}";
        }

        return condition.Text("fn") is "isSet" or "not" or "booleanEquals" or "stringEquals" ? call : $"EndpointRules.IsTruthy({call})";
    }

    /// <summary>A value: literal, reference, call or template.</summary>
    /// <exception cref="FormatException">The rules use something that is not known here.</exception>
    public string Expression(object? expression) => expression switch
    {
        null => "null",
        bool value => value ? "true" : "false",
        JsonObject reference when reference.Text("ref") is { } name => Variable(name),
        JsonObject call => Call(call),
        string text => text.IndexOf('{') < 0 ? Literal(text) : Template(text),
        _ => throw new FormatException($"endpoint expression \"{expression}\" is not supported"),
    };

    private string Call(JsonObject call)
    {
        var arguments = call.List("argv") ?? [];
        string Argument(int index) => Expression(arguments[index]);
        return call.Text("fn") switch
        {
            "isSet" => Argument(0) + " is not null",
            "not" => $"!({Condition((JsonObject)arguments[0]!)})",
            "booleanEquals" or "stringEquals" => $"Equals({Argument(0)}, {Argument(1)})",
            "getAttr" => $"EndpointRules.Attribute({Argument(0)}, {Argument(1)})",
            "aws.partition" => $"EndpointRules.Partition({Argument(0)})",
            "isValidHostLabel" => $"{Library}IsValidHostLabel((string){Argument(0)}, {Argument(1)})",
            "aws.parseArn" => $"{Library}ParseArn((string){Argument(0)})",
            "parseURL" => $"{Library}ParseURL((string){Argument(0)})",
            var other => throw new FormatException($"endpoint function \"{other}\" is not supported"),
        };
    }

    /// <summary><c>https://ecs.{Region}.{PartitionResult#dnsSuffix}</c> becomes an interpolated string.</summary>
    private string Template(string text)
    {
        var result = new StringBuilder("$\"");
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '{')
            {
                result.Append(text[i]);
                continue;
            }

            var end = text.IndexOf('}', i);
            var parts = text.Substring(i + 1, end - i - 1).Split('#');
            var variable = Variable(parts[0]);
            result.Append('{').Append(parts.Length == 1 ? variable : $"EndpointRules.Attribute({variable}, \"{parts[1]}\")").Append('}');
            i = end;
        }

        return result.Append('"').ToString();
    }

    private string Variable(string name) => _variables.TryGetValue(name, out var unique) ? unique : name;
}
