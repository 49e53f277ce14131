using System.Globalization;
using System.Text;
using Cyclops.Git.Processes;

namespace Cyclops.Git.Reading;

/// <summary>Reads the output of <c>git cat-file --batch</c>.</summary>
internal static class BlobBatch
{
    /// <summary>The blobs in the order they were asked for, each checked against its name.</summary>
    /// <exception cref="UnreadableRepositoryException">One is missing, cut or not what its name says.</exception>
    public static IEnumerable<(string Id, ReadOnlyMemory<byte> Content)> Parse(ReadOnlyMemory<byte> output, IReadOnlyList<string> blobIds)
    {
        foreach (var id in blobIds)
        {
            var end = output.Span.IndexOf((byte)'\n');
            var header = end < 0 ? [] : Encoding.ASCII.GetString(output.Span[..end]).Split(' ');
            if (header is not [var name, "blob", var size]
                || name != id
                || !int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
                || output.Length < end + length + 2)
            {
                throw new UnreadableRepositoryException($"object {id} is missing or damaged");
            }

            var content = output.Slice(end + 1, length).ToArray();
            if (ObjectName.OfBlob(content, isSha256: id.Length == 64) != id)
            {
                throw new UnreadableRepositoryException($"object {id} is damaged: its content does not have this name");
            }

            yield return (id, content);
            output = output[(end + length + 2)..];
        }
    }
}
