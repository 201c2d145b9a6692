namespace Pipeline.EndToEnd.Tests;

[Collection(ScriptTests.Name)]
public sealed class CompilationTests(SampleRepository repository)
{
    private const string Part = "internal class NewPart; // ";

    [Fact]
    public async Task Two_runs_at_once_compile_once()
    {
        await repository.Run();
        _ = repository.Compilations;
        using var source = repository.Add(Part + "twice");

        using var first = repository.Start(_ => { });
        using var second = repository.Start(_ => { });

        (await first.Result()).Lines.Should().Contain("parts NewPart");
        (await second.Result()).Lines.Should().Contain("parts NewPart");
        repository.Compilations.Should().Be(1);
    }

    [Fact]
    public async Task Compiler_errors_are_printed_bare_and_the_next_good_state_runs()
    {
        using (repository.Add("class Broken { int x = \"a\"; Missing y; }"))
        {
            var run = await repository.Run();

            run.ExitCode.Should().Be(2);
            run.Output.Should().BeEmpty();
            run.Error.Should().Be("""
                build.sh: the build program does not compile:
                build/Added.cs(1,29): error CS0246: The type or namespace name 'Missing' could not be found (are you missing a using directive or an assembly reference?)
                """ + "\n");
        }

        (await repository.Run()).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task A_killed_compilation_leaves_nothing_that_is_used()
    {
        await repository.Run();
        var programs = repository.Programs;
        using (await repository.StartStuck())
        {
            // Disposing it kills it with all its processes.
        }
        repository.Programs.Should().Equal(programs);

        using var source = repository.Add(Part + "after the kill");
        (await repository.Run()).Lines.Should().Contain("parts NewPart");
    }

    [Fact]
    public async Task A_run_that_waits_says_so_and_goes_on_when_the_other_is_ended()
    {
        using var stuck = await repository.StartStuck();
        using var source = repository.Add(Part + "after the wait");
        using var waiting = repository.Start(_ => { });
        await Eventually.IsTrue(() => waiting.Error.Length > 0, "it waits");

        stuck.Signal("TERM");

        (await stuck.Result()).ExitCode.Should().Be(143);
        (await waiting.Result()).Should().BeEquivalentTo(
            new { ExitCode = 0, Error = "build.sh: waiting for another run that compiles the build program …\n" });
    }

    [Fact]
    public async Task Programs_not_used_for_a_day_are_removed_but_for_the_newest()
    {
        await repository.Run();
        foreach (var name in new[] { "aaaa", "bbbb", "cccc", "dddd" })
        {
            repository.Write($".nuke/temp/build/{name}/_build.dll", "");
            repository.Write($".nuke/temp/build/used/{name}", "");
            File.SetLastWriteTimeUtc(repository.PathTo($".nuke/temp/build/used/{name}"), DateTime.UtcNow.AddDays(-10 + name[0] - 'a'));
        }

        using var source = repository.Add(Part + "prune");
        await repository.Run();

        repository.Programs.Should().NotContain(["aaaa", "bbbb", "cccc"]);
    }
}
