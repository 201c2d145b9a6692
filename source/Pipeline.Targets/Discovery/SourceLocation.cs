using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Pipeline.Targets;

/// <summary>Finds where a method was written, from the debug symbols beside or inside its assembly.</summary>
internal static class SourceLocation
{
    private static readonly ConcurrentDictionary<MethodBase, string> Known = [];

    /// <summary><c>build/Build.cs:42</c>, relative to the repository's root where it lies below; empty without symbols.</summary>
    public static string Of(MethodInfo method) => Known.GetOrAdd(method, Read);

    private static string Read(MethodBase method)
    {
        var assembly = method.Module.FullyQualifiedName;
        if (!File.Exists(assembly)) return "";

        using var image = new PEReader(File.OpenRead(assembly));
        if (!image.TryOpenAssociatedPortablePdb(assembly, OpenOrNull, out var symbols, out _)) return "";

        using (symbols)
        {
            var reader = symbols!.GetMetadataReader();
            var handle = ((MethodDefinitionHandle)MetadataTokens.Handle(method.MetadataToken)).ToDebugInformationHandle();
            foreach (var point in reader.GetMethodDebugInformation(handle).GetSequencePoints())
                if (!point.IsHidden) return $"{Shorten(reader.GetString(reader.GetDocument(point.Document).Name))}:{point.StartLine}";
        }

        return "";
    }

    /// <summary>Relative to the root. A build on CI maps the repository to <c>/_/</c>, which names no place on this machine.</summary>
    private static string Shorten(string document)
    {
        if (document.StartsWith("/_/", StringComparison.Ordinal)) return document[3..];
        var root = PipelineBuild.RootOrNull;
        if (root is null || !document.StartsWith(root, StringComparison.Ordinal)) return document;
        return document[(root.Length + 1)..].Replace('\\', '/');
    }

    private static FileStream? OpenOrNull(string path) => File.Exists(path) ? File.OpenRead(path) : null;
}
