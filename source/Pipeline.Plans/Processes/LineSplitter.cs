using System.Text;

namespace Pipeline.Plans;

/// <summary>
/// Makes lines of the bytes that a process writes, whatever the chunks they come in. A line ends with <c>\n</c>, <c>\r\n</c> or, as
/// progress displays write it, with <c>\r</c> alone; an empty line between two <c>\r</c> is none. A line without end is delivered
/// in pieces that do not cut a secret in two.
/// </summary>
/// <param name="redactor">Knows where a line must not be cut.</param>
/// <param name="take">Gets the text, and whether it ends its line.</param>
internal sealed class LineSplitter(Redactor redactor, Action<string, bool> take)
{
    /// <summary>The least length of a piece, in characters.</summary>
    internal const int Piece = 64 * 1024;

    private readonly Decoder decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetDecoder();
    private readonly StringBuilder line = new();
    private bool isAfterReturn;

    /// <summary>From this length on an unfinished line is looked at for a place to cut it; grows while there is none.</summary>
    private int enough;

    /// <param name="bytes">The next bytes of the stream, UTF-8; what is not valid becomes U+FFFD.</param>
    /// <param name="isLast">The stream has ended: delivers an unfinished line.</param>
    public void Add(ReadOnlySpan<byte> bytes, bool isLast)
    {
        var characters = new char[decoder.GetCharCount(bytes, isLast)];
        decoder.GetChars(bytes, characters, isLast);
        Split(characters);
        if (isLast && line.Length > 0) Deliver();
    }

    private void Split(ReadOnlySpan<char> text)
    {
        while (true)
        {
            var end = text.IndexOfAny('\r', '\n');
            var part = end < 0 ? text : text[..end];
            if (part.Length > 0) isAfterReturn = false;
            line.Append(part);
            if (end < 0) break;
            End(text[end]);
            text = text[(end + 1)..];
        }

        while (line.Length >= Math.Max(enough, Piece + redactor.Reach)) DeliverPiece();
    }

    private void End(char lineBreak)
    {
        if (lineBreak == '\r' && line.Length > 0)
        {
            Deliver();
            isAfterReturn = true;
        }
        else if (lineBreak == '\n')
        {
            if (!isAfterReturn) Deliver();
            isAfterReturn = false;
        }
    }

    private void Deliver()
    {
        take(line.ToString(), true);
        line.Clear();
    }

    private void DeliverPiece()
    {
        var text = line.ToString();
        var cut = redactor.Cut(text, Piece);
        enough = cut > 0 ? 0 : 2 * text.Length;
        if (cut == 0) return;

        if (char.IsHighSurrogate(text[cut - 1])) cut--;
        take(text[..cut], false);
        line.Remove(0, cut);
    }
}
