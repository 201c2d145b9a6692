namespace Pipeline.EndToEnd.Tests;

[Collection(ScriptTests.Name)]
public sealed class StartTests(SampleRepository repository)
{
    [Fact]
    public async Task Arguments_and_exit_code_pass_unchanged()
    {
        string[] arguments = ["two words", "", "*", "$HOME", "it's \"quoted\"", @"back\slash", "--", "--param=a;b", "line\nbreak", "ü"];

        var run = await repository.Run(arguments);

        run.Output.Should().EndWith(string.Concat(arguments.Select(a => $"<{a}>\n")));
        run.ExitCode.Should().Be(arguments.Length);
    }

    [Fact]
    public async Task The_program_runs_in_the_callers_folder()
    {
        var elsewhere = Directory.CreateDirectory(repository.PathTo("some where")).FullName;

        var run = await repository.Run(start => start.WorkingDirectory = elsewhere);

        run.Lines.Should().Contain("in " + elsewhere);
    }

    [Theory]
    [InlineData("..", "../build.sh")]
    [InlineData(".", "build.sh")]
    [InlineData("link", "./build.sh")]
    public async Task One_program_serves_every_path_to_the_script(string folder, string script)
    {
        await repository.Run();
        _ = repository.Compilations;
        var link = repository.PathTo("link");
        File.Delete(link);
        File.CreateSymbolicLink(link, repository.Root);

        var run = await repository.Run(start =>
        {
            start.FileName = "bash";
            start.ArgumentList.Insert(0, script);
            start.WorkingDirectory = folder switch { ".." => repository.PathTo("build"), "." => repository.Root, _ => link };
        });

        run.ExitCode.Should().Be(0, run.Error);
        repository.Compilations.Should().Be(0);
    }

    [Fact]
    public async Task A_signal_reaches_the_program()
    {
        File.Delete(repository.PathTo("waiting"));
        using var run = repository.Start(_ => { }, "wait");
        await Eventually.Exists(repository.PathTo("waiting"));

        run.Signal("TERM");

        (await run.Result()).ExitCode.Should().Be(42);
    }

    [Fact]
    public async Task Without_the_SDK_it_says_what_to_install()
    {
        var onlyBash = Directory.CreateDirectory(repository.PathTo("only bash")).FullName;
        if (!File.Exists(Path.Combine(onlyBash, "bash")))
            File.CreateSymbolicLink(Path.Combine(onlyBash, "bash"), "/bin/bash");

        var run = await repository.Run(start => start.Environment["PATH"] = onlyBash);

        run.Error.Should().Be("build.sh: the .NET SDK is not on PATH. Install the latest: https://dot.net/download\n");
        run.ExitCode.Should().Be(2);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named()
    {
        var store = repository.PathTo("elsewhere/.nuke");
        repository.Write("elsewhere/build/_build.csproj", "<Project/>");
        repository.Write("elsewhere/.nuke", "a file where the folder should be");
        File.Copy(repository.PathTo("build.sh"), repository.PathTo("elsewhere/build.sh"), overwrite: true);

        var run = await repository.Run(start => start.FileName = repository.PathTo("elsewhere/build.sh"));

        run.Error.Should().Be($"build.sh: cannot write to {store}/temp/build. Make it writable.\n");
        run.ExitCode.Should().Be(2);
    }
}
