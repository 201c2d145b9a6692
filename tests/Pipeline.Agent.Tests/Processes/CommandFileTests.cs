namespace Pipeline.Agent.Tests;

public sealed class CommandFileTests : IDisposable
{
    private readonly TemporaryHome home = new();

    public CommandFileTests()
    {
        Directory.CreateDirectory(Path.Combine(home.Directory, "bin"));
        Write("bin/tool", UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Write("bin/notes", UnixFileMode.UserRead);
    }

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData("tool")]
    [InlineData("bin/tool")]
    [InlineData("./bin/../bin/tool")]
    public void A_program_is_found_on_the_path_or_from_the_working_directory(string program) =>
        Find(program, out _).Should().Be(Path.Combine(home.Directory, "bin/tool"));

    [Theory]
    [InlineData("notes", "there is no program 'notes' on the PATH /nowhere:{0}/bin")]
    [InlineData("bin/notes", "{0}/bin/notes is not executable")]
    [InlineData("bin", "there is no program 'bin' on the PATH /nowhere:{0}/bin")]
    [InlineData("./bin", "there is no file {0}/bin")]
    public void What_cannot_be_started_is_explained(string program, string reason)
    {
        Find(program, out var given).Should().BeNull();
        given.Should().Be(string.Format(System.Globalization.CultureInfo.InvariantCulture, reason, home.Directory));
    }

    private string? Find(string program, out string reason) =>
        CommandFile.Find(program, home.Directory, $"/nowhere:{home.Directory}/bin", out reason);

    private void Write(string name, UnixFileMode mode)
    {
        var file = Path.Combine(home.Directory, name);
        File.WriteAllText(file, "");
        File.SetUnixFileMode(file, mode);
    }
}
