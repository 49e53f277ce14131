using System.Text;

namespace Cyclops.Aws.Generator;

/// <summary>How the official .NET SDK turns model names into C# names.</summary>
internal static class Naming
{
    /// <summary>First letter in upper case.</summary>
    public static string Capital(string name) =>
        char.IsUpper(name[0]) ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary>Enum value to field name: every run of other characters ends a word, each word starts upper case.</summary>
    public static string EnumField(string value)
    {
        var field = new StringBuilder();
        var startsWord = true;
        foreach (var character in value)
        {
            var belongs = char.IsLetterOrDigit(character) || character == '_';
            if (belongs)
            {
                field.Append(startsWord ? char.ToUpperInvariant(character) : character);
            }

            startsWord = !belongs;
        }

        if (field.Length == 0)
        {
            return "Empty";
        }

        return char.IsDigit(field[0]) ? "_" + field : field.ToString();
    }

    /// <summary>Class of an error: <c>XException</c> stays, <c>XFault</c> becomes <c>XException</c>, else it is appended.</summary>
    public static string ExceptionClass(string name)
    {
        const string exception = "Exception", fault = "Fault";
        if (name.EndsWith(exception, System.StringComparison.Ordinal))
        {
            return name;
        }

        return name.EndsWith(fault, System.StringComparison.Ordinal)
            ? name.Substring(0, name.Length - fault.Length) + exception
            : name + exception;
    }
}
