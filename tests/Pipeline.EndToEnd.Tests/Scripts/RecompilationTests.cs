namespace Pipeline.EndToEnd.Tests;

[Collection(ScriptTests.Name)]
public sealed class RecompilationTests(SampleRepository repository)
{
    [Fact]
    public async Task Touched_files_and_an_earlier_state_compile_nothing()
    {
        await CurrentState();
        foreach (var file in Directory.EnumerateFiles(repository.PathTo("build")))
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow);
        repository.Write("build/.Build.cs.swp", "what an open editor leaves");

        (await repository.Run()).ExitCode.Should().Be(0);

        repository.Compilations.Should().Be(0);
    }

    [Fact]
    public async Task An_added_a_renamed_and_a_deleted_source_are_noticed()
    {
        await CurrentState();
        repository.Write("build/Added.cs", "internal class AddedPart;");

        (await repository.Run()).Lines.Should().Contain("parts AddedPart");
        repository.Compilations.Should().Be(1);

        File.Move(repository.PathTo("build/Added.cs"), repository.PathTo("build/Renamed.cs"));
        (await repository.Run()).Lines.Should().Contain("parts AddedPart");
        repository.Compilations.Should().Be(1, "the name of a file is in what is compiled");

        File.Delete(repository.PathTo("build/Renamed.cs"));
        (await repository.Run()).Lines.Should().Contain("parts ");
        repository.Compilations.Should().Be(0, "the program of that state is still there");
    }

    [Fact]
    public async Task An_edit_of_referenced_code_is_noticed_whatever_its_time()
    {
        const string Before = "library one, shared one";
        (await CurrentState()).Lines.Should().Contain(Before);
        foreach (var file in (string[])["library/Library.cs", "shared/code/Shared.cs"]) repository.Edit(file, "one", "two");
        try
        {
            (await repository.Run()).Lines.Should().Contain("library two, shared two");
        }
        finally
        {
            foreach (var file in (string[])["library/Library.cs", "shared/code/Shared.cs"]) repository.Edit(file, "two", "one");
        }
        (await repository.Run()).Lines.Should().Contain(Before);
        repository.Compilations.Should().Be(1);
    }

    [Fact]
    public async Task Settings_in_a_folder_above_are_noticed()
    {
        await CurrentState();
        repository.Write("Directory.Build.props", """<Project><PropertyGroup><AssemblyTitle>changed</AssemblyTitle></PropertyGroup></Project>""");
        try
        {
            (await repository.Run()).Lines.Should().Contain("title changed");
        }
        finally
        {
            File.Delete(repository.PathTo("Directory.Build.props"));
        }
        (await repository.Run()).Lines.Should().Contain("title _build");
        repository.Compilations.Should().Be(1);
    }

    [Fact]
    public async Task Another_version_in_global_json_is_noticed()
    {
        await CurrentState();
        repository.Write("global.json", """{ "sdk": { "version": "99.0.100" } }""");
        try
        {
            var run = await repository.Run();

            run.Error.Should().Match($"""
                build.sh: no installed .NET SDK will do. Install version 99.0.100 (see {repository.PathTo("global.json")}): https://dot.net/download
                Installed: *.*
                """ + "\n");
            run.ExitCode.Should().Be(2);
        }
        finally
        {
            File.Delete(repository.PathTo("global.json"));
        }
    }

    [Fact]
    public async Task Another_SDK_on_PATH_is_noticed()
    {
        await CurrentState();
        var folder = Directory.CreateDirectory(repository.PathTo("another dotnet")).FullName;
        var path = Environment.GetEnvironmentVariable("PATH")!;
        var dotnet = path.Split(':').Select(f => Path.Combine(f, "dotnet")).First(File.Exists);
        File.CreateSymbolicLink(Path.Combine(folder, "dotnet"), dotnet);

        (await repository.Run(start => start.Environment["PATH"] = $"{folder}:{path}")).ExitCode.Should().Be(0);

        repository.Compilations.Should().Be(1);
    }

    private async Task<ScriptResult> CurrentState()
    {
        var run = await repository.Run();
        run.ExitCode.Should().Be(0, run.Error);
        _ = repository.Compilations;
        return run;
    }
}
