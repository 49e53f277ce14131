using System.Text.Json;
using Cyclops.Aws.Generator;
using Cyclops.Aws.ModelTrimmer;

// trim BOTOCORE_DATA SERVICES_JSON OUT: cut public service models down to what services.json lists.
// dump MODELS OUT [Models|Schema|Client|All]: write what the compiler would generate, to read or to diff.
try
{
    switch (args)
    {
        case ["trim", var data, var services, var output]:
            TrimCommand.Run(data, services, output);
            return 0;
        case ["dump", var models, var output]:
            DumpCommand.Run(models, output, Parts.All);
            return 0;
        case ["dump", var models, var output, var parts] when Enum.TryParse<Parts>(parts, out var wanted):
            DumpCommand.Run(models, output, wanted);
            return 0;
        default:
            Console.Error.WriteLine("usage: trim BOTOCORE_DATA SERVICES_JSON OUT | dump MODELS OUT [Models|Schema|Client|All]");
            return 2;
    }
}
catch (Exception e) when (e is IOException or FormatException or JsonException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
