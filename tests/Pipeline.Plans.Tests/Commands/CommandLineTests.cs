namespace Pipeline.Plans.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("plain-1.0/a:b=c@d,e+f%g_", "plain-1.0/a:b=c@d,e+f%g_")]
    [InlineData("", "''")]
    [InlineData("two words", "'two words'")]
    [InlineData("it's", "'it'\\''s'")]
    [InlineData("$HOME *.cs", "'$HOME *.cs'")]
    [InlineData("a\nb\t'c'\\\u001b", "$'a\\nb\\t\\'c\\'\\\\\\033'")]
    [InlineData("‹digest: known after Push›", "‹digest: known after Push›")]
    [InlineData("registry/api@‹digest: known after Push›", "registry/api@‹digest: known after Push›")]
    [InlineData("{\"digest\":\"‹digest: known after Push›\"}", "'{\"digest\":\"‹digest: known after Push›\"}'")]
    public void A_word_is_quoted_where_a_shell_would_read_it_otherwise(string word, string expected) => CommandLine.Quote(word).Should().Be(expected);

    [Theory]
    [InlineData("plain")]
    [InlineData("it's $HOME *\t\"quoted\" \\ back\nline\r\u0007 ü")]
    [InlineData("")]
    public async Task What_is_shown_can_be_pasted(string argument)
    {
        var run = new Run();
        var shown = new Command("printf", "[%s]", argument).Describe(new Values());

        await run.ApplyAsync(new RunCommand(new Command("bash", "-c", shown)));
        await run.ApplyAsync(new RunCommand(new Command("printf", "[%s]\n", argument)));

        var lines = run.Output.All;
        lines.Take(lines.Count / 2).Should().Equal(lines.Skip(lines.Count / 2));
    }

    [Fact]
    public void A_command_shows_where_and_with_what_it_runs()
    {
        var digest = Value.Promise<string>("digest", "Push");
        var command = new Command("docker", "run", digest.Map(value => $"registry/api@{value}"))
        {
            WorkingDirectory = "/srv/my shop",
            Input = new Secret("password", "hunter22"),
        };
        command = command with { Environment = command.Environment.Add("B", "2 3").Add("A", "1"), Secrets = command.Secrets.Add("TOKEN", new Secret("token", "hunter22")) };

        command.Describe(new Values()).Should().Be("cd '/srv/my shop' && A=1 B='2 3' TOKEN=*** docker run ‹digest: known after Push› <<< ***");
    }

    [Fact]
    public async Task Where_wraps_what_runs_and_what_is_shown()
    {
        var run = new Run();
        var command = new Command("echo", "hello") { Where = new Niced() };

        await run.ApplyAsync(new RunCommand(command));

        command.Describe(run.Values).Should().Be("nice -n 5 echo hello");
        run.Output.All.Should().Equal("hello");
    }

    private sealed record Niced : Where
    {
        public override Command Wrap(Command command) => new("nice", ["-n", "5", command.Program, .. command.Arguments]);
    }
}
