using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Pipeline.Plans.Tests;

/// <summary>Secrets made to slip through, printed in every encoding by real processes in chunks that fall anywhere.</summary>
public sealed class HostileSecretsTests
{
    private static readonly string[] Characters = [.. "ab01+/=-_'\"\\ $%&?#{}<>;:!*()\n\té€🚀".EnumerateRunes().Select(rune => rune.ToString())];

    private static readonly JsonSerializerOptions FewEscapes = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What programs do with a value that they print.</summary>
    private static readonly Dictionary<string, Func<string, string>> Encodings = new(StringComparer.Ordinal)
    {
        ["raw"] = value => value,
        ["base64"] = Base64,
        ["base64 behind a name"] = value => Base64($"user:{value}"),
        ["base64 between others"] = value => Base64($"u:{value}@host"),
        ["base64 wrapped"] = value => string.Join('\n', Base64(value).Chunk(76).Select(line => new string(line))),
        ["base64 for URLs"] = value => Base64(value).Replace('+', '-').Replace('/', '_').TrimEnd('='),
        ["URL"] = Uri.EscapeDataString,
        ["form"] = System.Net.WebUtility.UrlEncode,
        ["all as percent"] = value => string.Concat(Encoding.UTF8.GetBytes(value).Select(octet => $"%{octet:x2}")),
        ["JSON"] = value => JsonSerializer.Serialize(value),
        ["JSON, few escapes"] = value => JsonSerializer.Serialize(value, FewEscapes),
        ["JSON within JSON"] = value => JsonSerializer.Serialize(JsonSerializer.Serialize(value)),
        ["shell word"] = value => $"'{value.Replace("'", "'\\''", StringComparison.Ordinal)}'",
    };

    private static readonly Gen<string> Secrets = Gen.OneOf(
        Gen.ArrayOf(Gen.Elements(Characters)).Select(string.Concat).Where(HasLongLine),
        from start in Gen.Choose(0, 100_000)
        select string.Concat(Enumerable.Range(start, 2500).Select(index => Characters[index * 7919 % Characters.Length])),
        Gen.ArrayOf(Gen.Elements("QUJD", "REVG", "====", "YWJj")).Where(parts => parts.Length > 1).Select(string.Concat));

    [Fact]
    public void No_encoding_and_no_chunking_lets_a_secret_through()
    {
        var cases = from secret in Secrets from chunk in Gen.Choose(1, 300) select (secret, chunk);
        var property = Prop.ForAll(cases.ToArbitrary(), item =>
        {
            foreach (var (name, encode) in Encodings)
            {
                var redactor = new Redactor();
                redactor.Add(new Secret("prefix", item.secret[..4]));
                redactor.Add(new Secret("secret", item.secret));
                var shown = new List<string>();
                var splitter = new LineSplitter(redactor, (text, _) => shown.Add(redactor.Redact(text)));
                foreach (var bytes in Encoding.UTF8.GetBytes($"before {encode(item.secret)}\nafter\n").Chunk(item.chunk)) splitter.Add(bytes, isLast: false);
                splitter.Add([], isLast: true);
                AssertHidden(item.secret, encode(item.secret), shown, name);
            }
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), property);
    }

    [Fact]
    public async Task Neither_does_a_real_process()
    {
        using var folder = new TemporaryFolder();
        foreach (var secret in Secrets.Sample(10))
        {
            var run = new Run();
            var file = folder.Write("text", string.Join('\n', Encodings.Values.Select(encode => encode(secret))));
            var command = Run.Shell("cat; echo; printenv KEY; dd if=\"$1\" bs=$((${#KEY} % 40 + 1)) status=none; echo; printenv KEY | base64; exit 3", file);
            command = command with { Input = new Secret("input", secret), Secrets = command.Secrets.Add("KEY", new Secret("key", secret)) };
            var running = () => run.ApplyAsync(new RunCommand(command));

            var failure = (await running.Should().ThrowAsync<FailureException>()).Which;

            foreach (var (name, encode) in Encodings)
            {
                AssertHidden(secret, encode(secret), run.Output.All, name);
                AssertHidden(secret, encode(secret), run.Redactor.Redact(failure).Details, name);
            }
        }
    }

    /// <summary>Lines of less than four characters are not redacted.</summary>
    private static bool HasLongLine(string secret) => secret.Split('\n').Any(line => line.Trim().Length >= Secret.MinimumLength);

    private static void AssertHidden(string secret, string encoded, IReadOnlyList<string> shown, string how)
    {
        var text = string.Join('\n', shown);
        string[] wrapped = how == "base64 wrapped" ? encoded.TrimEnd('=').Split('\n') : [encoded];
        foreach (var part in (string[])[secret, .. wrapped.Where(line => line.Length > 4), .. secret.Split('\n').Select(line => line.Trim())])
            if (part.Length >= Secret.MinimumLength && text.Contains(part, StringComparison.Ordinal))
                throw new InvalidOperationException($"{how}: '{part}' of '{secret}' is shown in '{text}'");
    }

    private static string Base64(string value) => Convert.ToBase64String(Encoding.UTF8.GetBytes(value));
}
