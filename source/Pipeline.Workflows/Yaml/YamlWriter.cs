using System.Text;

namespace Pipeline.Workflows;

/// <summary>Writes YAML that is the same everywhere: two spaces, line feeds, quotes only where they are needed.</summary>
internal sealed class YamlWriter
{
    private readonly StringBuilder text = new();

    private YamlWriter() { }

    /// <summary>A document whose first lines are comments.</summary>
    public static string Write(YamlMap document, params IEnumerable<string> comments)
    {
        var writer = new YamlWriter();
        foreach (var comment in comments) writer.text.Append("# ").Append(comment).Append('\n');
        writer.Entries(document, 0, continuesLine: false);
        return writer.text.ToString();
    }

    private void Entries(YamlMap map, int indent, bool continuesLine)
    {
        var isFirst = true;
        foreach (var (key, value) in map.Entries.All)
        {
            if (map.IsSpacious && (!isFirst || indent == 0)) text.Append('\n');
            if (!continuesLine || !isFirst) text.Append(' ', indent);
            isFirst = false;
            text.Append(YamlScalar.Key(key)).Append(':');
            Value(value, indent);
        }
    }

    /// <summary>What follows a key: on its line, or below it.</summary>
    private void Value(YamlValue value, int indent)
    {
        switch (value)
        {
            case YamlMap { Count: > 0 } map:
                text.Append('\n');
                Entries(map, indent + 2, continuesLine: false);
                break;
            case YamlList { Items.Count: > 0 } list:
                text.Append('\n');
                Items(list, indent + 2);
                break;
            case YamlLines lines:
                text.Append(" |\n");
                foreach (var line in lines.Lines) text.Append(' ', indent + 2).Append(line).Append('\n');
                break;
            default:
                text.Append(' ');
                OnOneLine(value);
                text.Append('\n');
                break;
        }
    }

    private void Items(YamlList list, int indent)
    {
        foreach (var item in list.Items)
        {
            text.Append(' ', indent).Append("- ");
            if (item is YamlMap { Count: > 0 } map)
            {
                Entries(map, indent + 2, continuesLine: true);
                continue;
            }

            OnOneLine(item);
            text.Append('\n');
        }
    }

    private void OnOneLine(YamlValue value)
    {
        switch (value)
        {
            case YamlPlain plain: text.Append(plain.Value); break;
            case YamlText scalar:
                text.Append(YamlScalar.Text(scalar.Value));
                if (scalar.Comment is { } comment) text.Append(" # ").Append(comment);
                break;
            case YamlRow row: text.Append('[').AppendJoin(", ", row.Items.Select(YamlScalar.InRow)).Append(']'); break;
            case YamlMap: text.Append("{}"); break;
            default: text.Append("[]"); break;
        }
    }
}
