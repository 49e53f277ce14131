using System;
using System.Collections.Generic;

namespace Cyclops.Aws.Generator;

/// <summary>Turns a trimmed service model into C# source.</summary>
public static class ServiceEmitter
{
    /// <summary>The files of one service; the same model gives the same bytes.</summary>
    /// <exception cref="FormatException">The model cannot be used; the message says where.</exception>
    public static IReadOnlyList<SourceFile> Emit(string json, Parts parts)
    {
        var service = ServiceModel.Parse(json);
        var files = new List<SourceFile>();
        void Add(string what, string text) => files.Add(new SourceFile($"{service.BaseName}.{what}.g.cs", text));

        if (parts.HasFlag(Parts.Models))
        {
            Add("Model", ModelEmitter.Emit(service));
            Add("Enums", EnumEmitter.Emit(service));
            Add("Exceptions", ExceptionEmitter.Emit(service));
        }

        if (parts.HasFlag(Parts.Schema))
        {
            Add("Schema", SchemaEmitter.Emit(service));
        }

        if (parts.HasFlag(Parts.Client))
        {
            var pages = Pagination.Of(service);
            Add("Client", ClientEmitter.Emit(service, hasPaginators: pages.Count > 0));
            Add("Config", ConfigEmitter.Emit(service));
            Add("Endpoints", EndpointEmitter.Emit(service));
            if (pages.Count > 0)
            {
                Add("Paginators", PaginatorEmitter.Emit(service, pages));
            }
        }

        return files;
    }
}
