using System.Text;

namespace Pipeline.Plans.Tests;

public sealed class RedactorTests
{
    private readonly Redactor redactor = new();

    [Fact]
    public void Without_secrets_text_passes_as_it_is()
    {
        const string text = "nothing to hide";

        redactor.Redact(text).Should().BeSameAs(text);
    }

    [Fact]
    public void A_secret_is_replaced_wherever_it_stands()
    {
        Add("hunter22");

        redactor.Redact("hunter22 and xhunter22x").Should().Be("*** and x***x");
    }

    [Fact]
    public void A_secret_that_another_begins_with_leaves_no_tail()
    {
        Add("hunter22");
        Add("hunter22-production");

        redactor.Redact("hunter22-production hunter22").Should().Be("*** ***");
    }

    [Fact]
    public void Secrets_that_overlap_are_replaced_together()
    {
        Add("abcdef");
        Add("defghi");

        redactor.Redact("-abcdefghi-").Should().Be("-***-");
    }

    [Fact]
    public void Every_line_of_a_secret_with_several_is_one()
    {
        Add("-----BEGIN KEY-----\r\n  MIIEvQ==\nab\n-----END KEY-----\n");

        redactor.Redact("MIIEvQ==").Should().Be("***");
        redactor.Redact("-----END KEY-----").Should().Be("***");
        redactor.Redact("tab").Should().Be("tab", "lines of less than four characters would redact half of every text");
    }

    [Fact]
    public void Blanks_around_a_secret_need_not_be_shown_for_it_to_be_recognized()
    {
        Add("hunter22\n");

        redactor.Redact("password=hunter22;").Should().Be("password=***;");
    }

    [Theory]
    [InlineData("\"p\\\"a\\\\s\\ns\\u00e9\"", "\"***\"")]
    [InlineData("p\\u0022a\\u005Cs\\u000as\\u00E9", "***")]
    [InlineData("{\\\"key\\\":\\\"p\\\\\\\"a\\\\\\\\s\\\\ns\\\\u00e9\\\"}", "{\\\"key\\\":\\\"***\\\"}")]
    [InlineData("?key=p%22a%5Cs%0As%C3%A9&x=1", "?key=***&x=1")]
    [InlineData("?key=p%22a%5cs%0as%c3%a9&x=1", "?key=***&x=1")]
    [InlineData("next=%3Fkey%3Dp%2522a%255Cs%250As%25C3%25A9", "next=%3Fkey%3D***")]
    public void Escapes_hide_nothing(string shown, string expected)
    {
        Add("p\"a\\s\nsé");

        redactor.Redact(shown).Should().Be(expected);
    }

    [Theory]
    [InlineData("it%27s%20me%2B%26%20you", "***")]
    [InlineData("it's+me%2B%26+you", "***")]
    [InlineData("it%27s+me%2b%26+you", "***")]
    [InlineData("+ echo 'it'\\''s me+& you'", "+ echo '***'")]
    [InlineData("'it'\"'\"'s me+& you'", "'***'")]
    [InlineData("it\\'s\\ me+\\&\\ you", "***")]
    public void Neither_do_forms_and_shells(string shown, string expected)
    {
        Add("it's me+& you");

        redactor.Redact(shown).Should().Be(expected);
    }

    [Fact]
    public void Base64_hides_nothing_at_any_alignment()
    {
        Add("hunter22!");
        foreach (var before in (string[])["", "u", "us", "use", "user:"])
            foreach (var after in (string[])["", "\n", "@x", "@ho", "@host"])
            {
                var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(before + "hunter22!" + after));

                var shown = redactor.Redact($"{encoded} ");

                var around = Encoding.UTF8.GetByteCount(before + after);
                shown.Should().Contain("***");
                shown.Length.Should().BeLessThan(3 + around * 4 / 3 + 6, "only what encodes {0} and {1} may be left", before, after);
            }
    }

    [Fact]
    public void Neither_does_base64_for_URLs()
    {
        Add("~~~???>>>key");
        var encoded = Convert.ToBase64String("~~~???>>>key"u8).Replace('+', '-').Replace('/', '_');

        redactor.Redact($"token={encoded}").Should().Be("token=***");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(58)]
    [InlineData(59)]
    [InlineData(200)]
    [InlineData(4096)]
    public void Base64_that_is_wrapped_hides_nothing(int length)
    {
        var random = new Random(length);
        var secret = string.Concat(Enumerable.Range(0, length + 3).Select(_ => (char)random.Next(33, 127)));
        Add(secret);
        foreach (var before in (string[])["", "u", "us", "user:"])
        {
            var lines = Convert.ToBase64String(Encoding.UTF8.GetBytes(before + secret + "\n")).Chunk(76).Select(line => new string(line)).ToList();

            var shown = string.Concat(lines.Select(redactor.Redact)).Replace("***", "", StringComparison.Ordinal);

            shown.Length.Should().BeLessThan(16, "only what stands before and after the secret, and less than four digits at a line's end, may be left");
        }
    }

    [Fact]
    public void Text_that_only_looks_like_it_stays()
    {
        Add("hunter22");

        foreach (var text in (string[])["hunter2", "hunter 22", "aHVudA==", "100%", "%zz", "\\u12", "a+b", "\\"])
            redactor.Redact(text).Should().Be(text);
    }

    [Fact]
    public void A_failure_is_redacted_in_all_its_parts()
    {
        Add("hunter22");
        var failure = new FailureException("login with hunter22 failed")
        {
            IsFinal = true,
            Details = ["401 for hunter22"],
            NextSteps = ["psql postgres://app:hunter22@db"],
        };

        var clean = redactor.Redact(failure);

        clean.Message.Should().Be("login with *** failed");
        clean.Details.Should().Equal("401 for ***");
        clean.NextSteps.Should().Equal("psql postgres://app:***@db");
        clean.IsFinal.Should().BeTrue();
    }

    [Fact]
    public void A_failure_without_secrets_stays_the_same()
    {
        Add("hunter22");
        var failure = new FailureException("the disk is full") { Details = ["/var"] };

        redactor.Redact(failure).Should().BeSameAs(failure);
    }

    [Fact]
    public async Task Secrets_may_be_added_while_others_are_redacted()
    {
        Add("secret-0000");
        var adding = Task.Run(() =>
        {
            for (var number = 1; number <= 200; number++) Add($"secret-{number:0000}");
        });
        while (!adding.IsCompleted) redactor.Redact("secret-0000").Should().Be("***");

        await adding;
        redactor.Redact("secret-0200").Should().Be("***");
    }

    [Fact]
    public void Output_passes_through_it()
    {
        Add("hunter22");
        var lines = new Lines();

        new RedactingOutput(lines, redactor).Line("password hunter22");

        lines.All.Should().Equal("password ***");
    }

    private void Add(string value) => redactor.Add(new Secret("test", value));
}
