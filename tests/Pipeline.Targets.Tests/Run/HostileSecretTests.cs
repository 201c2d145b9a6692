using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Targets.Tests;

/// <summary>Secrets that are made to slip through, on every way that text takes out of a run.</summary>
public sealed class HostileSecretTests
{
    private static readonly string Long =
        string.Concat(Enumerable.Range(0, 128).Select(i => $"{i * 7919 % 99991:x8}long-secret-of-4kB-{i:00}"));

    public static TheoryData<string> Secrets => new(
        "hunter22",
        "with \"quotes\" and 'apostrophes'",
        "two\nlines of a key\nand more",
        "$HOME `id` $(id) %PATH% !x",
        "100%25+%2B&a=b c",
        "c2VjcmV0LWluLWJhc2U2NA==",
        "ünïcödé-пароль-密码",
        "back\\slash\\n and \ttab",
        Long);

    [Theory, MemberData(nameof(Secrets))]
    public void Nothing_shows_them(string secret)
    {
        foreach (var host in (string[])["pipe", "terminal"])
        {
            var build = new RunOf<Leaking> { Repository = new TestRepository().Committed() };
            build.Repository.Variables["API_KEY"] = secret;
            // The second begins like the first.
            build.Repository.Variables["LONGER_KEY"] = $"{secret}-and-more";

            var run = build.Run("All", "--host", host);
            var dry = build.Run("All", "--host", host, "--dry-run");

            run.ExitCode.Should().Be(1, run.Output + run.Errors);
            dry.ExitCode.Should().Be(0, dry.Output + dry.Errors);
            run.Output.Should().Contain("***").And.NotContain("The process list shows a secret.");
            string[] texts = [run.Output, run.Errors, dry.Output, dry.Errors, .. Left(build.Repository)];
            foreach (var text in texts) ShouldNotShow(text, secret);
        }
    }

    [Fact]
    public void GitHub_gets_them_only_to_mask_them()
    {
        var build = new RunOf<Leaking>();
        build.Repository.Variables["API_KEY"] = "hunter22";
        build.Repository.Variables["LONGER_KEY"] = "hunter22-and-more";

        var run = build.Run("All", "--host", "github");

        var masks = run.Output.Split('\n').TakeWhile(line => line.StartsWith("::add-mask::", StringComparison.Ordinal)).ToList();
        masks.Should().BeEquivalentTo("::add-mask::hunter22", "::add-mask::hunter22-and-more");
        ShouldNotShow(string.Join('\n', run.Output.Split('\n').Skip(masks.Count)), "hunter22");
    }

    /// <summary>Everything that the run has written to disk, which is below <c>.nuke/temp</c>.</summary>
    private static IEnumerable<string> Left(TestRepository repository)
    {
        var files = Directory.GetFiles(Path.Combine(repository.Root, ".nuke", "temp"), "*", SearchOption.AllDirectories);
        files.Select(Path.GetExtension).Should().Contain([".jsonl", ".json"]);
        return files.Select(File.ReadAllText);
    }

    private static void ShouldNotShow(string text, string secret)
    {
        foreach (var part in Parts(secret))
            foreach (var form in Forms(part))
                text.Contains(form, StringComparison.Ordinal).Should().BeFalse("'{0}' shows a secret:\n{1}", form, text);
    }

    /// <summary>The secret and each of its lines that is long enough to be told from other text.</summary>
    private static IEnumerable<string> Parts(string secret) =>
        secret.Split('\n').Append(secret).Distinct(StringComparer.Ordinal).Where(part => part.Length >= Secret.MinimumLength);

    private static IEnumerable<string> Forms(string secret) =>
    [
        secret,
        Convert.ToBase64String(Encoding.UTF8.GetBytes(secret))[..^3],
        Uri.EscapeDataString(secret),
        JsonSerializer.Serialize(secret)[1..^1],
        JsonEncodedText.Encode(secret, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
    ];

    private sealed class Leaking : PipelineBuild
    {
        private static readonly Output<string> Url = new(nameof(Leak), "url");

        [Parameter, Secret] private string ApiKey { get; } = null!;

        [Parameter, Secret] private string LongerKey { get; } = null!;

        /// <summary>Tells every secret to whoever looks.</summary>
        public Target Code => _ => _.ProceedAfterFailure().Executes(() =>
        {
            foreach (var key in (string[])[ApiKey, LongerKey])
            {
                Console.WriteLine(key);
                Console.Error.WriteLine($"in a line: {key}!");
                foreach (var character in key) Console.Write(character);
                Console.WriteLine();
                Console.WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes(key)));
                Console.WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes($"u:{key}")));
                Console.WriteLine(Uri.EscapeDataString(key));
                Console.WriteLine(JsonSerializer.Serialize(new { key }));
            }

            throw new FailureException($"{ApiKey} was refused.") { Details = [$"sent {LongerKey}"], NextSteps = [$"curl -u {ApiKey}"] };
        });

        public Target Crash => _ => _.ProceedAfterFailure()
            .Executes(() => throw new InvalidOperationException($"{ApiKey} is wrong, so is {LongerKey}"));

        /// <summary>A command that prints its environment and input, while the process list is watched, and then a failure.</summary>
        public Target Leak => _ => _.ProceedAfterFailure().Plans(context =>
        {
            var key = context.Secret("API_KEY")!;
            context.Note($"{key} is {key.Reveal()}");
            context.Publish(Url, "https://example.org");
            var print = Print(key, context.Secret("LONGER_KEY")!);
            var watch = new RunCode("here", () => WatchAsync(key));
            return Plan.Sequence(
                ("at-once", Plan.Parallel(("print", print), ("watch", watch))),
                ("fail", new RunCommand(new Command("sh", "-c", "exit 7"))));
        });

        public Target All => _ => _.DependsOn(Code, Crash, Leak);

        private static RunCommand Print(Secret key, Secret input) => new(
            new Command("sh", "-c", "printf '%s' \"$KEY\"; echo; cat; echo; printf '%s' \"$KEY\" | base64 -w 0; echo; sleep 0.2")
            {
                Secrets = ImmutableSortedDictionary<string, Secret>.Empty.Add("KEY", key),
                Input = input,
            });

        /// <summary>Looks at the arguments of every process while the command runs.</summary>
        private static async Task WatchAsync(Secret key)
        {
            for (var i = 0; i < 5; i++)
            {
                var processes = Directory.GetDirectories("/proc").Where(path => char.IsAsciiDigit(path[^1]));
                if (processes.Any(process => Arguments(process).Contains(key.Reveal(), StringComparison.Ordinal)))
                    throw new FailureException("The process list shows a secret.");
                await Task.Delay(20);
            }
        }

        private static string Arguments(string process)
        {
            try
            {
                return File.ReadAllText($"{process}/cmdline");
            }
            catch (IOException)
            {
                return "it has ended";
            }
        }
    }
}
