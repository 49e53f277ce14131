using System;

namespace Cyclops.Aws.Generator;

/// <summary>What to generate for a service.</summary>
[Flags]
public enum Parts
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Requests, responses, structures, enums and exceptions.</summary>
    Models = 1,

    /// <summary>The schema that codecs and servers read. It needs the models, generated or official.</summary>
    Schema = 2,

    /// <summary>Client, configuration, endpoint rules and paginators.</summary>
    Client = 4,

    /// <summary>A whole replacement of the official package.</summary>
    All = Models | Schema | Client,
}
