namespace Pipeline.Lab;

/// <summary>A temporary folder of one server. Its path is short: Unix sockets have at most 107 characters.</summary>
internal sealed class LabFolder : IDisposable
{
    public LabFolder(string name) => Path = Directory.CreateTempSubdirectory($"lab-{name}-").FullName;

    public string Path { get; }

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    /// <summary>Writes a file that the assembly carries.</summary>
    public string WriteResource(string resource)
    {
        Write(resource, LabResource.Read(resource));
        File.SetUnixFileMode(this[resource], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        return this[resource];
    }

    /// <summary>Removes the folder; by <c>rm</c>, because images contain links and files of other users that .NET stumbles over.</summary>
    public void Dispose() => LabCommand.Run("/bin/rm", "-rf", "--one-file-system", Path).AllowFailure();
}
